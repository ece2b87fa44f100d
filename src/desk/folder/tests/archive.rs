//! All reports in one archive.

use super::{RIGHT, Trial, WRONG, report};
use crate::format;
use crate::pipeline::{Nothing, read};

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
