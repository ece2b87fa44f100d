//! The folder of a county's office.

use std::io::{Cursor, Read};

use serde_json::Value;

use super::row::Row;
use super::units::Units;
use crate::desk::files::{Day, FileError, Files, Listed, Memory, Stamp};
use crate::desk::handle::{Desk, handle};
use crate::desk::http::{Method, Request, Response, encoded};
use crate::format;
use crate::pipeline::{Nothing, Surroundings, read};

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");

/// A folder in memory that counts what is read of it.
struct Counted {
    files: Memory,
    reads: Vec<String>,
    /// A file that the system refuses to read.
    refused: Option<&'static str>,
}

impl Files for Counted {
    fn folder(&self) -> String {
        "全县<年报>".to_owned()
    }

    fn list(&mut self) -> Result<Vec<Listed>, FileError> {
        self.files.list()
    }

    fn stamp(&mut self, name: &str) -> Option<Stamp> {
        self.files.stamp(name)
    }

    fn read(&mut self, name: &str) -> Result<(Vec<u8>, Stamp), FileError> {
        self.reads.push(name.to_owned());
        if self.refused == Some(name) {
            return Err(FileError::Failed("读取失败：没有权限".to_owned()));
        }
        self.files.read(name)
    }

    fn replace(&mut self, name: &str, known: Stamp, bytes: &[u8]) -> Result<Stamp, FileError> {
        self.files.replace(name, known, bytes)
    }

    fn create(&mut self, name: &str, bytes: &[u8]) -> Result<Stamp, FileError> {
        self.files.create(name, bytes)
    }

    fn surroundings(&mut self, name: &str) -> Box<dyn Surroundings + '_> {
        self.files.surroundings(name)
    }

    fn today(&self) -> Day {
        self.files.today()
    }
}

struct Trial {
    desk: Desk,
    files: Counted,
}

impl Trial {
    fn new() -> Self {
        Self {
            desk: Desk::default(),
            files: Counted {
                files: Memory::new(Day {
                    year: 2022,
                    month: 1,
                    day: 12,
                }),
                reads: Vec::new(),
                refused: None,
            },
        }
    }

    fn put(&mut self, name: &str, text: &str) {
        self.files.files.put(name, text.as_bytes());
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
        let answer = self.send(Method::Get, target, b"");
        assert_eq!(answer.status, 200, "{target}");
        String::from_utf8(answer.body).unwrap()
    }

    /// What the page shows when all is judged: the lines without their groups.
    fn lines(&mut self, query: &str) -> Vec<(String, String)> {
        self.live(query)
            .into_iter()
            .filter_map(|(key, html)| Some((key.strip_prefix("file ")?.to_owned(), html)))
            .collect()
    }

    /// The lines with their groups.
    fn live(&mut self, query: &str) -> Vec<(String, String)> {
        loop {
            let live: Value = serde_json::from_str(&self.get(&format!("/folder.json?{query}"))).unwrap();
            if live["waiting"] == 0 {
                let rows = live["rows"].as_array().unwrap();
                let words = |value: &Value| value.as_str().unwrap().to_owned();
                return rows.iter().map(|row| (words(&row[0]), words(&row[1]))).collect();
            }
        }
    }

    fn names(&mut self, query: &str) -> Vec<String> {
        self.lines(query).into_iter().map(|(name, _)| name).collect()
    }

    /// The files of the archive, with what they hold.
    fn archive(&mut self, query: &str) -> Vec<(String, Vec<u8>)> {
        let answer = self.send(Method::Get, &format!("/download.zip?{query}"), b"");
        assert_eq!(answer.status, 200);
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.body)).unwrap();
        let mut out = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT));
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            out.push((file.name().unwrap().into_owned(), bytes));
        }
        out
    }
}

/// The example as the report of an agency for a year, with some words of it replaced.
fn report(agency: &str, year: i32, change: (&str, &str)) -> String {
    assert!(FILE.contains(change.0));
    let text = FILE.replacen(change.0, change.1, 1);
    let lines = text.lines().filter(|line| !line.starts_with("标题:"));
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    text.replacen("名称: 北仑区人民政府办公室", &format!("名称: {agency}"), 1)
        .replacen("年度: 2021", &format!("年度: {year}"), 1)
}

/// Nothing replaced.
const RIGHT: (&str, &str) = ("版式", "版式");
/// A slip: one error.
const WRONG: (&str, &str) = ("[6,     0,       0,", "[9,     0,       0,");

/// A folder of forty units, every fourth with an error.
fn county() -> Trial {
    let mut trial = Trial::new();
    for unit in 0..40 {
        let change = if unit % 4 == 0 { WRONG } else { RIGHT };
        trial.put(
            &format!("{unit:02}.yaml"),
            &report(&format!("某县第{unit}局"), 2021, change),
        );
    }
    trial
}

#[test]
fn forty_units_are_judged_by_and_by_and_only_what_changes_again() {
    let mut trial = county();
    let page = trial.get("/");
    assert!(
        page.contains("共 40 个文件") && page.contains("还没核对") && page.contains("全县&#60;年报&#62;")
    );
    assert!(trial.files.reads.len() <= 8);
    let lines = trial.lines("");
    assert_eq!((lines.len(), trial.files.reads.len()), (40, 40));
    // What is worst comes first.
    let wrong = |(_, html): &(String, String)| html.contains("必须改正</b>");
    assert!(lines[..10].iter().all(wrong) && !lines[10..].iter().any(wrong));
    trial.files.reads.clear();
    let page = trial.get("/");
    assert!(page.contains("必须改正 10，可以发布 30") && trial.files.reads.is_empty());
    trial.put("07.yaml", &report("某县第7局", 2021, WRONG));
    trial.put("40.yaml", &report("某县第40局", 2021, RIGHT));
    assert_eq!(trial.names("").len(), 41);
    trial.files.reads.sort();
    assert_eq!(trial.files.reads, ["07.yaml", "40.yaml"]);
    // All again.
    trial.files.reads.clear();
    assert_eq!(trial.send(Method::Post, "/check", b"").status, 303);
    trial.lines("");
    assert_eq!(trial.files.reads.len(), 41);
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let mut trial = county();
    trial.lines("");
    let answer = trial.send(Method::Get, "/folder.json?", b"");
    let tag = answer.headers.iter().find(|(name, _)| *name == "etag").unwrap();
    let same = format!("/folder.json?shown={}", tag.1.trim_matches('"'));
    assert_eq!(trial.send(Method::Get, &same, b"").status, 204);
    trial.put("00.yaml", &report("某县第0局", 2021, RIGHT));
    assert_eq!(trial.send(Method::Get, &same, b"").status, 200);
}

#[test]
fn a_report_is_judged_again_when_last_years_changes() {
    let mut trial = Trial::new();
    let this = report("某局", 2022, ("标题:", "上年报告: 去年.yaml\n标题:"));
    trial.put("下/今年.yaml", &this);
    trial.lines("");
    trial.files.reads.clear();
    trial.put("下/去年.yaml", &report("某局", 2021, RIGHT));
    trial.lines("");
    trial.files.reads.sort();
    assert_eq!(trial.files.reads, ["下/今年.yaml", "下/去年.yaml"]);
}

#[test]
fn what_cannot_be_read_is_listed_with_why_and_blocks_nothing() {
    let mut trial = Trial::new();
    trial.put("甲.yaml", &report("某局", 2021, RIGHT));
    trial.put("通知.txt", "关于召开会议的通知\n");
    trial.put("坏.yaml", "年度: [2021\n");
    trial.put("<script>alert(1)</script>.md", "x");
    trial.put("锁.yaml", "");
    trial.files.refused = Some("锁.yaml");
    trial.files.files.put(
        "旧.doc",
        &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 2000]].concat(),
    );
    trial.files.files.put("大.docx", &vec![0; 33 * 1024 * 1024]);
    let (gbk, ..) = encoding_rs::GBK.encode(FILE);
    trial.files.files.put("国标.yaml", &gbk);
    for name in ["~$甲.docx", ".甲.yaml", "图.png", "甲", "甲.schema.json"] {
        trial.put(name, "x");
    }
    let lines = trial.lines("");
    assert_eq!(lines.len(), 8);
    let line = |name: &str| &lines.iter().find(|(own, _)| own == name).unwrap().1;
    for (name, words) in [
        ("甲.yaml", "可以发布"),
        ("通知.txt", "不是政府信息公开工作年度报告"),
        ("坏.yaml", "必须改正"),
        ("锁.yaml", "没有权限"),
        ("旧.doc", "不能直接读取"),
        ("大.docx", "超过 32 MB"),
        ("国标.yaml", "必须改正"),
    ] {
        assert!(line(name).contains(words), "{name}: {}", line(name));
    }
    assert!(!trial.files.reads.contains(&"大.docx".to_owned()));
    assert_eq!(trial.get("/").matches("<script").count(), 1);
    // A document is compared with what is read of it, a file that is filled is filled.
    assert!(line("旧.doc").contains(&format!("/read/{}/", encoded("旧.doc"))));
    assert!(line("国标.yaml").contains(&format!("/read/{}/", encoded("国标.yaml"))));
    assert!(line("甲.yaml").contains(&format!("/report/{}/", encoded("甲.yaml"))));
}

#[test]
fn lines_are_filtered_sorted_and_grouped() {
    let mut trial = Trial::new();
    trial.put("a.yaml", &report("乙局", 2021, RIGHT));
    trial.put("b.yaml", &report("甲局", 2021, WRONG));
    trial.put("c.yaml", &report("甲局", 2022, RIGHT));
    trial.put("d.txt", "通知");
    let keys: Vec<String> = trial.live("").into_iter().map(|(key, _)| key).collect();
    let expected = [
        "year 2022",
        "file c.yaml",
        "year 2021",
        "file b.yaml",
        "file a.yaml",
        "year",
        "file d.txt",
    ];
    assert_eq!(keys, expected);
    for (query, names) in [
        ("sort=agency", vec!["d.txt", "a.yaml", "c.yaml", "b.yaml"]),
        ("sort=state", vec!["d.txt", "b.yaml"]),
        ("sort=changed", vec!["d.txt", "b.yaml"]),
        ("words=%E7%94%B2", vec!["c.yaml", "b.yaml"]),
        ("words=A.YAML", vec!["a.yaml"]),
        ("year=2021", vec!["b.yaml", "a.yaml"]),
        ("state=unread", vec!["d.txt"]),
        ("state=error&year=2022", vec![]),
        (
            "sort=nonsense&year=x&state=%FF",
            vec!["c.yaml", "b.yaml", "a.yaml", "d.txt"],
        ),
    ] {
        let own = trial.names(query);
        assert!(
            own.starts_with(&names.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "{query}: {own:?}"
        );
    }
    let forth = trial.names("sort=agency");
    let mut back = trial.names("sort=agency&reversed=1");
    back.reverse();
    assert_eq!(forth, back);
    let page = trial.get("/?sort=agency&words=%3Cb%3E");
    assert!(page.contains("aria-sort=\"ascending\"") && page.contains("value=\"&#60;b&#62;\""));
    assert_eq!(page.matches("aria-sort").count(), 1);
}

#[test]
fn the_archive_has_what_build_makes_and_says_what_it_lacks() {
    let mut trial = Trial::new();
    let right = report("甲局", 2021, RIGHT);
    trial.put("甲.yaml", &right);
    trial.put("乙.yaml", &report("乙局", 2021, WRONG));
    trial.put("下/甲.yaml", &report("丙局", 2022, RIGHT));
    trial.put("通知.txt", "通知");
    let word = |text: &str, draft| {
        let judged = read("a.yaml", text.as_bytes().to_vec(), &mut Nothing);
        judged
            .write(format::by_name("docx").unwrap(), draft)
            .unwrap()
            .unwrap()
    };
    // What was built of a report beside it is not built again; what came in as a document is.
    trial.files.files.put("甲.docx", &word(&right, false));
    trial
        .files
        .files
        .put("丁.docx", &word(&report("丁局", 2021, RIGHT), false));
    let all = trial.archive("");
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["丁.docx", "下/甲.docx", "甲.docx", "说明.txt"]);
    assert_eq!(all[2].1, word(&right, false));
    let note = String::from_utf8(all[3].1.clone()).unwrap();
    for words in [
        "放进来的 3 份",
        "没有放进来的 3 个",
        "乙.yaml：还有必须改正的问题",
        "通知.txt：没有找到",
        "甲.docx：旁边有同名的填报文件",
    ] {
        assert!(note.contains(words), "{words}: {note}");
    }
    let drafts = trial.archive("docx=1&html=1&draft=1&year=2021");
    let names: Vec<&str> = drafts.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "丁.docx",
        "丁.html",
        "乙.docx",
        "乙.html",
        "甲.docx",
        "甲.html",
        "说明.txt",
    ];
    assert_eq!(names, expected);
    assert_eq!(drafts[2].1, word(&report("乙局", 2021, WRONG), true));
    let note = String::from_utf8(drafts.last().unwrap().1.clone()).unwrap();
    assert!(note.contains("乙.html（草稿"), "{note}");
    assert_eq!(trial.archive(""), all);
    // Two sources of one name.
    trial.put("丁.md", "# 丁局2021年政府信息公开工作年度报告\n");
    let bytes = read("a.yaml", right.into_bytes(), &mut Nothing).write(format::by_name("md").unwrap(), false);
    trial.files.files.put("丁.md", &bytes.unwrap().unwrap());
    let names: Vec<String> = trial.archive("").into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"丁.docx".to_owned()) && names.contains(&"丁-2.docx".to_owned()));
}

#[test]
fn units_without_a_report_are_named_and_near_names_proposed() {
    let mut trial = Trial::new();
    trial.put("a.yaml", &report("某县教育局", 2021, RIGHT));
    trial.put("b.yaml", &report("某县城关镇人民政府", 2021, RIGHT));
    trial.put("c.yaml", &report("某县河东街道办事处", 2021, RIGHT));
    trial.put("d.yaml", &report("某县水力局", 2021, RIGHT));
    trial.put("e.yaml", &report("某县财政局", 2020, RIGHT));
    trial.put("f.txt", "通知");
    trial.put("g.yaml", &report("某县工业和信息化局", 2021, RIGHT));
    trial.lines("");
    let list = "序号\t单位\n1\t某县教育局\n2、 某县城关镇政府\r\n３．某县河东街道\n4,某县水利局,王某\n5 \n某县财政局\n某县工信局\n110指挥中心\n\n某县教育局\n";
    let body = format!("list={}&year=", encoded(list));
    let answer = trial.send(Method::Post, "/units", body.as_bytes());
    assert_eq!(answer.status, 303);
    let page = trial.get("/");
    let missing = page.split("id=\"missing\"").nth(1).unwrap();
    for words in [
        "名单上 8 个单位，2021 年度：3 个有报告",
        "<li>某县水利局<small>名称相近的：",
        "某县水力局",
        "<li>某县财政局</li>",
        "<li>某县工信局<small>名称相近的：",
        "某县工业和信息化局",
        "<li>110指挥中心",
        "不在名单上的报告",
        "f.txt",
    ] {
        assert!(missing.contains(words), "{words}: {missing}");
    }
    assert!(!missing.contains("<li>某县教育局"));
    // Another year; and no list any more.
    let body = format!("list={}&year=2020", encoded("某县财政局\n<b>"));
    trial.send(Method::Post, "/units", body.as_bytes());
    let page = trial.get("/");
    assert!(page.contains("名单上 2 个单位，2020 年度：1 个有报告") && page.contains("<li>&#60;b&#62;"));
    trial.send(Method::Post, "/units", b"list=");
    assert!(!trial.get("/").contains("名单上"));
}

#[test]
fn a_unit_with_several_reports_is_named() {
    let rows: Vec<Row> = ["a.yaml", "b.docx"]
        .map(|name| {
            let listed = Listed {
                name: name.to_owned(),
                stamp: Stamp::default(),
            };
            let found = super::ledger::Found {
                agency: "某局".to_owned(),
                year: Some(2021),
                ..Default::default()
            };
            Row::new(&listed, Some(&found))
        })
        .into();
    let units = Units::new("某局", None);
    let found = units.compare(&rows);
    assert_eq!((found.there, found.several[0].1.len()), (1, 2));
}

#[test]
fn a_sheet_of_each_file_can_be_had() {
    let mut trial = Trial::new();
    trial.put("甲.yaml", &report("甲局", 2021, WRONG));
    let answer = trial.send(Method::Get, &format!("/sheet/{}", encoded("甲.yaml")), b"");
    assert_eq!(answer.status, 200);
    assert!(
        String::from_utf8(answer.body)
            .unwrap()
            .contains("有 1 处必须改正")
    );
    assert_eq!(trial.send(Method::Get, "/sheet/nothing.yaml", b"").status, 404);
}

#[test]
fn an_empty_folder_and_hostile_requests_are_answered() {
    let mut trial = Trial::new();
    let page = trial.get("/");
    assert!(page.contains("还没有报告") && page.contains("value=\"2021\""));
    for target in [
        "/?sort=%",
        "/?words=%FF",
        "/folder.json?shown=",
        "/?year=99999999999999999999",
    ] {
        assert_eq!(trial.send(Method::Get, target, b"").status, 200, "{target}");
    }
    for (method, target) in [
        (Method::Post, "/"),
        (Method::Get, "/check"),
        (Method::Get, "/new"),
        (Method::Get, "/upload"),
        (Method::Post, "/download.zip"),
        (Method::Other, "/"),
        (Method::Get, "/sheet/%FF"),
    ] {
        assert_eq!(trial.send(method, target, b"").status, 404, "{target}");
    }
    assert_eq!(trial.send(Method::Post, "/new", b"\xff\xfe").status, 409);
}
