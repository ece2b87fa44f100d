//! When files are judged, and what stands of those that cannot be.

use super::{FILE, RIGHT, Trial, WRONG, county, report};
use crate::desk::http::{Method, encoded};

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
fn a_fault_of_the_program_at_one_file_keeps_no_other_from_its_turn() {
    let mut trial = county();
    trial.files.faulty = Some("03.yaml");
    let lines = trial.lines("");
    let (_, line) = lines.iter().find(|(name, _)| name == "03.yaml").unwrap();
    assert!(line.contains("程序出了错"));
    assert_eq!(
        lines
            .iter()
            .filter(|(_, html)| html.contains("可以发布</b>"))
            .count(),
        29
    );
}
