//! What a report begins with: a new one, one that was dropped on the page, one that lies in the folder.

use super::name::{free, suggested, yaml_name};
use crate::desk::files::{Day, Files, Memory};
use crate::desk::handle::{Desk, handle};
use crate::desk::http::{Method, Request, Response, encoded};
use crate::format;
use crate::next::next;
use crate::pipeline::{Nothing, read};

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");
const NEXT: &str = "北仑区人民政府办公室-2022.yaml";

struct Trial {
    desk: Desk,
    files: Memory,
}

impl Trial {
    fn new() -> Self {
        Self {
            desk: Desk::default(),
            files: Memory::new(Day {
                year: 2026,
                month: 1,
                day: 12,
            }),
        }
    }

    fn send(&mut self, method: Method, target: &str, body: &[u8]) -> Response {
        let asked = Request {
            method,
            target,
            host: None,
            origin: None,
            cookie: None,
            body,
        };
        handle(&mut self.desk, &asked, &mut self.files)
    }

    fn get(&mut self, target: &str) -> String {
        String::from_utf8(self.send(Method::Get, target, b"").body).unwrap()
    }

    fn post(&mut self, target: &str, fields: &[(&str, &str)]) -> Response {
        let pairs = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.send(Method::Post, target, body.as_bytes())
    }

    /// Drops a file on the page; its address.
    fn drop(&mut self, name: &str, bytes: &[u8]) -> String {
        let answer = self.send(Method::Post, &format!("/upload?name={}", encoded(name)), bytes);
        assert_eq!(answer.status, 200);
        String::from_utf8(answer.body).unwrap()
    }

    fn text(&self, name: &str) -> &str {
        let bytes = self.files.bytes(name).unwrap_or_else(|| panic!("no {name}"));
        std::str::from_utf8(bytes).unwrap()
    }

    fn names(&mut self) -> Vec<String> {
        let listed = self.files.list().unwrap();
        listed.into_iter().map(|file| file.name).collect()
    }
}

/// Where a response leads.
fn place(response: &Response) -> String {
    let found = response.headers.iter().find(|(name, _)| *name == "location");
    found.map_or_else(String::new, |(_, place)| place.clone())
}

fn words(response: Response) -> String {
    String::from_utf8(response.body).unwrap()
}

/// The example as a file of a format.
fn written(name: &str) -> Vec<u8> {
    let judged = read("a.yaml", FILE.as_bytes().to_vec(), &mut Nothing);
    judged
        .write(format::by_name(name).unwrap(), false)
        .unwrap()
        .unwrap()
}

#[test]
fn names_are_what_every_system_takes() {
    for (typed, name) in [
        ("年报", Ok("年报.yaml")),
        (" 年报.yml ", Ok("年报.yml")),
        ("a.YAML", Ok("a.YAML")),
        ("a.docx", Ok("a.docx.yaml")),
        ("", Err("要写")),
        ("a/b", Err("字符")),
        ("..\\b", Err("字符")),
        ("a\nb", Err("字符")),
        (".yaml", Err("开头")),
        ("~$a", Err("开头")),
        ("con", Err("Windows")),
        ("LPT1.yaml", Err("Windows")),
    ] {
        match (yaml_name(typed), name) {
            (Ok(own), Ok(name)) => assert_eq!(own, name),
            (Err(why), Err(part)) => assert!(why.contains(part), "{typed}: {why}"),
            other => panic!("{typed}: {other:?}"),
        }
    }
    assert!(yaml_name(&"局".repeat(90)).is_err());
    assert_eq!(suggested("某县/某局 ", Some(2025)), "某县某局-2025.yaml");
    assert_eq!(suggested("", None), "年报.yaml");
    assert_eq!(suggested("...", Some(2025)), "年报-2025.yaml");
    assert!(yaml_name(&suggested(&"局".repeat(900), Some(2025))).is_ok());
    let mut trial = Trial::new();
    trial.files.put("a-2025.yaml", b"");
    trial.files.put("a-2025-2.yaml", b"");
    assert_eq!(free("a-2025.yaml", &mut trial.files), "a-2025-3.yaml");
}

#[test]
fn a_new_report_is_what_the_program_writes_and_replaces_nothing() {
    let mut trial = Trial::new();
    let fields = [
        ("year", "2025"),
        ("agency", "某县水利局"),
        ("kind", ""),
        ("file", ""),
    ];
    let made = trial.post("/new", &fields);
    assert_eq!(made.status, 303);
    let name = "某县水利局-2025.yaml";
    assert_eq!(place(&made), format!("/report/{}/", encoded(name)));
    let edition = crate::form::Edition::of_year(2025).unwrap();
    let report = crate::file::new::new(edition, 2025, "某县水利局", None);
    assert_eq!(trial.text(name), crate::file::write::write(&report, None));
    // Again: refused, what was typed is kept, and nothing is lost.
    trial.files.put(name, b"mine");
    let refused = trial.post("/new", &fields);
    assert_eq!(refused.status, 409);
    let page = words(refused);
    assert!(page.contains("已经有 某县水利局-2025.yaml，没有覆盖") && page.contains("value=\"某县水利局\""));
    assert_eq!(trial.text(name), "mine");
    let zeros = [
        ("year", "2025"),
        ("agency", "某县水利局"),
        ("file", "乙"),
        ("zeros", "1"),
    ];
    assert_eq!(trial.post("/new", &zeros).status, 303);
    assert!(trial.text("乙.yaml").contains("[0,"));
    for (fields, part) in [
        ([("year", "2018"), ("agency", "某局")], "年度不能是 2018"),
        ([("year", "今年"), ("agency", "某局")], "年度要写四位数字"),
        ([("year", "2025"), ("agency", " ")], "要写机关名称，一行文字"),
        ([("year", "2025"), ("agency", "某\n局")], "要写机关名称，一行文字"),
    ] {
        let refused = trial.post("/new", &fields);
        assert_eq!(refused.status, 409, "{fields:?}");
        let page = words(refused);
        assert!(page.contains(part), "{fields:?}");
    }
    assert_eq!(trial.names().len(), 2);
}

#[test]
fn last_years_document_becomes_this_years_draft_with_itself_beside_it() {
    for format in ["docx", "html", "md", "txt"] {
        let mut trial = Trial::new();
        let name = format!("上年.{format}");
        let at = trial.drop(&name, &written(format));
        let page = trial.get(&at);
        assert!(
            page.contains("开始 2022 年度的报告") && page.contains(NEXT),
            "{format}"
        );
        assert!(trial.names().is_empty());
        let made = trial.post(&format!("{at}next"), &[("file", ""), ("companion", "")]);
        assert_eq!(place(&made), format!("/report/{}/", encoded(NEXT)), "{format}");
        assert_eq!(trial.names(), ["上年-2021.yaml", NEXT]);
        // Just what the program's commands make of it.
        let given = read(&name, written(format), &mut Nothing);
        let last = given.report.unwrap();
        let draft = next(&last, Some("上年-2021.yaml"));
        let text = crate::file::write::with_remarks(&draft.report, None, &draft.remarks);
        assert_eq!(trial.text(NEXT), text, "{format}");
        assert!(trial.get(&place(&made)).contains("data-path"));
    }
}

#[test]
fn nothing_is_replaced_and_another_name_helps() {
    let mut trial = Trial::new();
    let at = trial.drop("上年.docx", &written("docx"));
    let next = format!("{at}next");
    trial.files.put(NEXT, b"mine");
    trial.files.put("上年-2021.yaml", b"mine too");
    let refused = trial.post(&next, &[("file", NEXT), ("companion", "上年-2021.yaml")]);
    assert_eq!(refused.status, 409);
    assert!(words(refused).contains("已经有 北仑区人民政府办公室-2022.yaml"));
    let refused = trial.post(
        &next,
        &[("file", "今年"), ("companion", "上年-2021.yaml"), ("zeros", "1")],
    );
    let page = words(refused);
    assert!(page.contains("已经有 上年-2021.yaml") && page.contains("id=\"next-companion-wrong\""));
    assert!(page.contains("value=\"今年\"") && page.contains(" checked"));
    assert_eq!(trial.names().len(), 2);
    let refused = trial.post(&next, &[("file", "同名"), ("companion", "同名.yaml")]);
    assert!(words(refused).contains("草稿请用别的名字"));
    let refused = trial.post(&next, &[("file", "../外面"), ("companion", "b")]);
    assert!(words(refused).contains("这些字符"));
    let made = trial.post(&next, &[("file", "今年"), ("companion", "去年")]);
    assert_eq!(made.status, 303);
    assert!(trial.text("今年.yaml").contains("上年报告: 去年.yaml"));
    assert_eq!(
        (trial.text(NEXT), trial.text("上年-2021.yaml")),
        ("mine", "mine too")
    );
    // What is offered then is free.
    assert!(trial.get(&at).contains("北仑区人民政府办公室-2022-2.yaml"));
    // The same report beside it may be there already.
    let made = trial.post(&next, &[("file", "又一份"), ("companion", "去年")]);
    assert_eq!(made.status, 303);
}

#[test]
fn a_file_that_is_filled_is_the_draft_s_last_year_where_it_lies() {
    let mut trial = Trial::new();
    trial.files.put("2021/甲.yaml", FILE.as_bytes());
    let at = format!("/read/{}/", encoded("2021/甲.yaml"));
    assert!(trial.get(&at).contains("这份报告就在文件夹里"));
    let made = trial.post(&format!("{at}next"), &[("file", "")]);
    assert_eq!(made.status, 303);
    assert!(trial.text(NEXT).contains("上年报告: 2021/甲.yaml"));
    assert_eq!(trial.names().len(), 2);
    // From elsewhere it is put beside the draft.
    let mut trial = Trial::new();
    let at = trial.drop("甲.yaml", FILE.as_bytes());
    assert_eq!(trial.post(&format!("{at}next"), &[]).status, 303);
    assert_eq!(trial.text("甲.yaml"), FILE);
    assert!(trial.text(NEXT).contains("上年报告: 甲.yaml"));
}

#[test]
fn a_finished_report_can_be_filled_further() {
    let mut trial = Trial::new();
    let at = trial.drop("年报.docx", &written("docx"));
    let made = trial.post(&format!("{at}import"), &[]);
    assert_eq!(made.status, 303);
    let report = read("年报.docx", written("docx"), &mut Nothing).report.unwrap();
    let text = crate::file::write::with_remarks(&report, None, &[]);
    assert_eq!(trial.text("北仑区人民政府办公室-2021.yaml"), text);
    // A file of another encoding becomes one of ours, word for word.
    let (bytes, ..) = encoding_rs::GBK.encode(FILE);
    let at = trial.drop("甲.yaml", &bytes);
    assert_eq!(trial.post(&format!("{at}import"), &[]).status, 303);
    assert_eq!(trial.text("甲.yaml"), FILE);
    // Of one that lies in the folder too.
    trial.files.put("国标.yaml", &bytes);
    let at = format!("/read/{}/", encoded("国标.yaml"));
    assert!(trial.get(&at).contains("国标-2.yaml"));
    assert_eq!(trial.post(&format!("{at}import"), &[]).status, 303);
    assert_eq!(trial.text("国标-2.yaml"), FILE);
    assert_eq!(
        trial
            .post(&format!("{at}next"), &[("companion", "国标-2")])
            .status,
        303
    );
    assert!(trial.text(NEXT).contains("上年报告: 国标-2.yaml"));
}

#[test]
fn what_was_read_stands_beside_the_original_and_doubts_lead_to_their_place() {
    let html = String::from_utf8(written("html")).unwrap();
    // A figure that is none, and words that no part has.
    let html = html.replacen(">31<", ">约31<", 1);
    assert!(html.contains(">约31<"));
    let mut trial = Trial::new();
    let at = trial.drop("年报.html", html.as_bytes());
    let page = trial.get(&at);
    let doubts: Vec<&str> = page
        .split("href=\"#o-")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(!doubts.is_empty());
    for id in doubts {
        assert_eq!(page.matches(&format!("id=\"o-{id}\"")).count(), 1, "{id}");
    }
    for id in page
        .split("href=\"#r-")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
    {
        assert_eq!(page.matches(&format!("id=\"r-{id}\"")).count(), 1, "{id}");
    }
    let marked = page
        .split("<td id=\"o-")
        .skip(1)
        .find(|cell| cell.contains(">约31<"))
        .unwrap();
    assert!(
        marked.starts_with(|c: char| c.is_ascii_digit())
            && !marked.split('>').next().unwrap().contains("class=\"\""),
        "{}",
        &marked[..80]
    );
}

#[test]
fn what_is_no_report_is_shown_with_why_and_begins_nothing() {
    let mut trial = Trial::new();
    for (name, bytes) in [
        (
            "通知.txt",
            "关于召开会议的通知\n请准时参加。\n".as_bytes().to_vec(),
        ),
        ("坏.docx", b"PK\x03\x04broken".to_vec()),
        (
            "旧.doc",
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 2000]].concat(),
        ),
        ("<script>alert(1)</script>.txt", b"<script>".to_vec()),
        ("坏.yaml", "年度: [2021\n".as_bytes().to_vec()),
    ] {
        let at = trial.drop(name, &bytes);
        let page = trial.get(&at);
        assert!(page.contains("没有读出年度报告"), "{name}");
        assert_eq!(page.matches("<script").count(), 1, "{name}");
        let refused = trial.post(&format!("{at}next"), &[]);
        assert_eq!(refused.status, 409, "{name}");
    }
    assert!(trial.names().is_empty());
    assert_eq!(trial.send(Method::Post, "/upload?name=a.docx", b"").status, 400);
    assert_eq!(trial.send(Method::Get, "/upload/99/", b"").status, 404);
    assert_eq!(trial.send(Method::Get, "/read/nothing.docx/", b"").status, 404);
    assert_eq!(trial.send(Method::Get, "/read/%FF/", b"").status, 404);
}

#[test]
fn only_the_last_files_are_kept() {
    let mut trial = Trial::new();
    let first = trial.drop("1.txt", b"x");
    for _ in 0..8 {
        trial.drop("2.txt", b"x");
    }
    assert_eq!(trial.send(Method::Get, &first, b"").status, 404);
}

/// A picture of one grey point, as PNG.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

#[test]
fn pictures_come_along_and_over_nothing() {
    let png = data_encoding::BASE64.decode(PNG.as_bytes()).unwrap();
    let text = FILE.replacen("总体情况: |\n", "总体情况: |\n  ![现场](图/a.png)\n", 1);
    let mut trial = Trial::new();
    trial.files.put("旧/甲.yaml", text.as_bytes());
    trial.files.put("旧/图/a.png", &png);
    let word = {
        let around = &mut *trial.files.surroundings("旧/甲.yaml");
        let judged = read("旧/甲.yaml", text.as_bytes().to_vec(), around);
        let docx = format::by_name("docx").unwrap();
        judged.write(docx, true).unwrap().unwrap()
    };
    let at = format!("/read/{}/", encoded("旧/甲.yaml"));
    assert_eq!(trial.post(&format!("{at}next"), &[]).status, 303);
    assert_eq!(trial.files.bytes("图/a.png"), Some(png.as_slice()));
    // The same again lies there already; another picture of its name stays.
    assert_eq!(trial.post(&format!("{at}next"), &[("file", "二")]).status, 303);
    trial.files.put("图/a.png", b"mine");
    let refused = trial.post(&format!("{at}next"), &[("file", "三")]);
    assert_eq!(refused.status, 409);
    assert!(words(refused).contains("图/a.png，和报告里的这张图片不同"));
    assert!(trial.files.bytes("三.yaml").is_none());
    // Those of a Word file are named after it.
    let mut trial = Trial::new();
    let at = trial.drop("上年.docx", &word);
    assert_eq!(trial.post(&format!("{at}import"), &[]).status, 303);
    let names = trial.names();
    let pictures: Vec<&String> = names.iter().filter(|name| name.contains("png")).collect();
    assert_eq!(pictures.len(), 1, "{names:?}");
    assert!(pictures[0].contains("上年") && trial.files.bytes(pictures[0]) == Some(png.as_slice()));
}
