//! Documents that ask for more than a report can hold, and documents that are no such report: each is read or refused within
//! the memory of one report, and what is said is something to act on. No time is asserted; the inputs are so large that what
//! takes the square of their length would be noticed by whoever runs the tests.

use std::io::{Cursor, Read as _, Write as _};
use std::process::{Command, Output};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Room, correct, part, sized};

/// The memory that a run may take, in kB of address space: what it uses is less.
const MEMORY: u32 = 200 * 1024;
/// The seconds of a processor after which the system ends a run that does not end by itself: it would take a few at most.
const SECONDS: u32 = 1200;

/// Runs the program within these bounds. The system ends a run that goes beyond them.
fn bounded(room: &Room, arguments: &[&str]) -> Output {
    Command::new("sh")
        .arg("-c")
        .arg(format!(
            "ulimit -v {MEMORY} && ulimit -t {SECONDS} && exec \"$0\" \"$@\""
        ))
        .arg(env!("CARGO_BIN_EXE_nianbao"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .current_dir(room.path(""))
        .output()
        .unwrap()
}

/// Checks and imports a file: status 0 or 1 alike in both, and where something must be corrected, what to do about it.
/// Gives what `check` said.
#[track_caller]
fn taken(name: &str, bytes: &[u8]) -> String {
    let room = Room::new();
    room.put(name, bytes);
    let mut out = String::new();
    for arguments in [
        &["import", name][..],
        &["next", name, "-o", "n.yaml"],
        &["check", name],
    ] {
        let said = bounded(&room, arguments);
        out = String::from_utf8(said.stderr).unwrap();
        let status = said.status.code();
        assert!(
            matches!(status, Some(0 | 1)),
            "{arguments:?}: {} {out}",
            said.status
        );
        assert!(!out.contains("panicked"), "{arguments:?}: {out}");
        if status == Some(1) {
            assert!(
                out.contains("错误[") && out.contains("办法"),
                "{arguments:?}: {out}"
            );
        }
    }
    out
}

/// The same, where it is refused with these words and nothing is made of it.
#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &[&str]) {
    let said = taken(name, bytes);
    for word in words {
        assert!(said.contains(word), "no {word} in {said}");
    }
    let room = Room::new();
    room.put(name, bytes);
    let said = bounded(&room, &["import", name, "-o", "a.yaml"]);
    assert_eq!(said.status.code(), Some(1));
    assert!(!room.path("a.yaml").exists(), "{name}");
}

/// The correct report as a file of this format, from this text.
fn built(text: &str, format: &str) -> Vec<u8> {
    let room = Room::new();
    room.put("a.yaml", text);
    room.run(&["build", "--to", format, "a.yaml"]).is(0, &[]);
    room.bytes(&format!("a.{format}"))
}

fn page() -> String {
    String::from_utf8(built(&correct(), "html")).unwrap()
}

/// The Word file of the correct report with another text.
fn word(change: &dyn Fn(&str) -> String) -> Vec<u8> {
    let docx = built(&correct(), "docx");
    let body = change(&part(&docx, "word/document.xml"));
    with_part(&docx, "word/document.xml", body.as_bytes())
}

/// A Word file with a part replaced or added.
fn with_part(docx: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = old.file_names().map(|name| name.unwrap().into_owned()).collect();
    for other in names.iter().filter(|other| *other != name) {
        let mut content = Vec::new();
        old.by_name(other).unwrap().read_to_end(&mut content).unwrap();
        new.start_file(other.as_str(), SimpleFileOptions::default())
            .unwrap();
        new.write_all(&content).unwrap();
    }
    new.start_file(name, SimpleFileOptions::default()).unwrap();
    new.write_all(bytes).unwrap();
    new.finish().unwrap().into_inner()
}

/// Words put where the body of a Word text begins.
fn at_body(xml: &str, words: &str) -> String {
    xml.replacen("<w:body>", &format!("<w:body>{words}"), 1)
}

/// Words put where the body of a page ends.
fn at_end(page: &str, words: &str) -> String {
    page.replacen("</body>", &format!("{words}</body>"), 1)
}

#[test]
fn damaged_word_files_are_read_or_refused() {
    let docx = built(&correct(), "docx");
    for at in 0..12 {
        let mut bytes = docx.clone();
        let from = bytes.len() * at / 12;
        for byte in bytes.iter_mut().skip(from).take(40) {
            *byte ^= 0x55;
        }
        taken("a.docx", &bytes);
    }
}

#[test]
fn bombs_are_not_unpacked() {
    let docx = built(&correct(), "docx");
    let blank = vec![b' '; 40 << 20];
    refused("a.docx", &with_part(&docx, "word/document.xml", &blank), &["MB"]);
    // By the sum of its parts, where each is within bounds.
    let mut many = docx;
    let styles = vec![b' '; 12 << 20];
    for name in [
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/media/image1.png",
    ] {
        many = with_part(&many, name, &styles);
    }
    taken("a.docx", &many);
}

#[test]
fn tables_in_tables_without_end_are_refused() {
    const DEEP: usize = 5000;
    let open = "<w:tbl><w:tr><w:tc>".repeat(DEEP);
    let close = "<w:p/></w:tc></w:tr></w:tbl>".repeat(DEEP);
    refused(
        "a.docx",
        &word(&|xml| at_body(xml, &format!("{open}{close}"))),
        &["层"],
    );
    let open = "<table><tr><td>".repeat(DEEP);
    let close = "</td></tr></table>".repeat(DEEP);
    refused(
        "a.html",
        at_end(&page(), &format!("{open}{close}")).as_bytes(),
        &["层"],
    );
}

#[test]
fn pages_a_hundred_thousand_deep_are_refused() {
    for tag in ["div", "b", "ul", "blockquote", "font", "span"] {
        let deep = format!("<{tag}>").repeat(100_000);
        refused("a.html", at_end(&page(), &deep).as_bytes(), &[]);
    }
    refused("a.md", format!("{} 一", ">".repeat(100_000)).as_bytes(), &[]);
}

#[test]
fn absurd_spans_are_no_trouble() {
    for span in ["0", "-1", "1000000000", "99999999999999999999", "x", ""] {
        let spanned = word(&|xml| {
            let (before, behind) = xml.split_once("<w:gridSpan w:val=\"").unwrap();
            let (_, behind) = behind.split_once('"').unwrap();
            format!("{before}<w:gridSpan w:val=\"{span}\"{behind}")
        });
        taken("a.docx", &spanned);
        for kind in ["colspan", "rowspan"] {
            let wide = format!("<table><tr><td {kind}=\"{span}\">甲<td>乙<tr><td>丙</table>");
            taken("a.html", at_end(&page(), &wide).as_bytes());
            let spoilt = page().replace(&format!("{kind}=\""), &format!("{kind}=\"{span}\" was=\""));
            taken("a.html", spoilt.as_bytes());
        }
        let all = format!("<td colspan=\"{span}\" rowspan=\"{span}\">甲").repeat(sized(2000, 250));
        taken(
            "a.html",
            at_end(&page(), &format!("<table><tr>{all}</table>")).as_bytes(),
        );
    }
    let loose = word(&|xml| xml.replace("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>"));
    assert_ne!(loose, built(&correct(), "docx"));
    taken("a.docx", &loose);
}

#[test]
fn a_report_with_a_table_of_two_thousand_rows_is_read() {
    let count = sized(1999, 600);
    let rows: String = (0..count).map(|n| format!("    | 栏目{n} | {n} |\n")).collect();
    let text = correct().replace(
        "申请:\n",
        &format!("  附注: |\n    前一段。\n    | 栏目 | 数量 |\n{rows}申请:\n"),
    );
    for format in ["docx", "html", "md", "txt"] {
        let file = built(&text, format);
        taken(&format!("a.{format}"), &file);
        let room = Room::new();
        room.put("a", &file);
        let said = bounded(&room, &["import", "a"]);
        let written = String::from_utf8(said.stdout).unwrap();
        assert!(written.contains(&format!("栏目{}", count - 1)), "{format}");
    }
}

#[test]
fn entities_of_a_file_are_not_expanded() {
    let doctype = "<!DOCTYPE d [<!ENTITY a \"笑\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let laughing = word(&|xml| {
        let (head, body) = xml.split_once("<w:document").unwrap();
        format!(
            "{head}{doctype}<w:document{}",
            body.replacen("<w:t>", "<w:t>&b;", 1)
        )
    });
    refused("a.docx", &laughing, &["DOCTYPE"]);
    let page = at_end(&page(), "<p>&b;&nosuch;&#1114112;&#0;</p>").replace("<!DOCTYPE html>", doctype);
    assert!(page.contains("ENTITY"), "{page}");
    taken("a.html", page.as_bytes());
    let room = Room::new();
    room.put("a.html", &page);
    let said = String::from_utf8(bounded(&room, &["import", "a.html"]).stdout).unwrap();
    assert!(said.contains("&b;") && !said.contains("笑笑"), "{said}");
}

#[test]
fn a_page_of_two_hundred_megabytes_is_not_read() {
    let room = Room::new();
    room.put("a.html", "<!DOCTYPE html><html>");
    let file = std::fs::OpenOptions::new()
        .write(true)
        .open(room.path("a.html"))
        .unwrap();
    file.set_len(200 << 20).unwrap();
    for arguments in [["check", "a.html"], ["import", "a.html"]] {
        let said = bounded(&room, &arguments);
        assert_eq!(said.status.code(), Some(1));
        assert!(
            String::from_utf8(said.stderr)
                .unwrap()
                .contains("错误[file-too-large]")
        );
    }
    // Larger than a page may be, smaller than a text may be.
    let long = at_end(&page(), &"<p>一段话。</p>\n".repeat((9 << 20) / 20));
    refused("a.html", long.as_bytes(), &["错误[file-too-large]", "8 MB"]);
}

#[test]
fn a_report_without_any_table_lacks_all_three() {
    let text = String::from_utf8(built(&correct(), "txt")).unwrap();
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with(['+', '|']))
        .map(|line| format!("{line}\n"))
        .collect();
    let said = taken("a.txt", without.as_bytes());
    for table in ["缺少表二", "缺少表三", "缺少表四"] {
        assert!(said.contains(table), "{said}");
    }
}

#[test]
fn of_three_copies_of_a_table_it_is_said_which_counts() {
    let page = page();
    let from = page.match_indices("<table").nth(1).unwrap().0;
    let to = from + page[from..].find("</table>").unwrap() + "</table>".len();
    let table = &page[from..to];
    let other = table.replacen(">27<", ">28<", 1);
    assert_ne!(other, table);
    let three = format!(
        "{}{table}<p>又一张：</p>{other}<p>再一张：</p>{table}{}",
        &page[..from],
        &page[to..]
    );
    let said = taken("a.html", three.as_bytes());
    for words in [
        "警告[duplicate-table]",
        "出现了 3 次",
        "以填得最全的第 1 张为准",
        "第 2 张有 1 格不同",
    ] {
        assert!(said.contains(words), "no {words} in {said}");
    }
}

#[test]
fn a_report_of_another_kind_is_said_to_be_none() {
    let lines =
        "甲局2021年财务工作报告\n\n一、收入情况\n全年收入12万元。\n\n二、支出情况\n全年支出11万元。\n";
    refused(
        "a.txt",
        lines.as_bytes(),
        &["错误[not-a-report]", "不是政府信息公开工作年度报告", "甲局"],
    );
    let page = "<h1>通知</h1><table><tr><td>项目<td>数量<tr><td>会议<td>3</table>";
    refused(
        "a.html",
        page.as_bytes(),
        &["错误[not-a-report]", "检查是否选错了文件"],
    );
    let other = word(&|xml| {
        let (head, _) = xml.split_once("<w:body>").unwrap();
        format!("{head}<w:body><w:p><w:r><w:t>请柬</w:t></w:r></w:p></w:body></w:document>")
    });
    refused("a.docx", &other, &["错误[not-a-report]", "请柬"]);
}

/// A text that begins as the correct report does and goes on with these words, up to so many bytes.
fn going_on(words: &str, bytes: usize) -> String {
    let text = String::from_utf8(built(&correct(), "txt")).unwrap();
    format!("{text}\n\n{}\n", words.repeat(bytes / words.len()))
}

/// What takes the square of its length would go on for minutes.
#[test]
fn long_lines_that_only_begin_like_something_are_read_once() {
    for words in [
        "20",
        "2021年",
        "[bookmark:",
        "地址：甲，电话：1，",
        "地址：",
        "（",
        "{{",
        "《",
        "1月1日",
        "请与",
        "| ",
        "条 ",
    ] {
        taken("a.txt", going_on(words, sized(2 << 20, 1 << 15)).as_bytes());
    }
}

#[test]
fn lines_that_are_much_like_headings_are_not_all_compared() {
    let line = |n: usize| {
        let part = ["一", "二", "三", "四", "五", "六"][n % 6];
        format!("<p>{part}、主动公开政务信息情况和{n}</p><p>{part}、总体情况</p>")
    };
    let lines: String = (0..sized(60_000, 4000)).map(line).collect();
    taken("a.html", at_end(&page(), &lines).as_bytes());
}
