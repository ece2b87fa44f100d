//! A list of units held against the reports.

use super::{RIGHT, Trial, report};
use crate::desk::files::{Listed, Stamp};
use crate::desk::folder::ledger::Found;
use crate::desk::folder::row::Row;
use crate::desk::folder::units::Units;
use crate::desk::http::{Method, encoded};

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
            let found = Found {
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
