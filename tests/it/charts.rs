//! Charts of a report and the page that tells its year at a glance: what they draw, and that nothing of them is read back.
//!
//! `UPDATE=1 cargo test` writes the golden drawings anew.

use crate::support::{Room, correct, root, spoilt};

/// A room with this year's report, which names last year's. Their figures are those of the form's year, a few of last year's
/// changed: a draft, for the prose tells of another year.
fn two_years(more: &str) -> Room {
    let room = Room::new();
    let last = correct()
        .replace(
            "[27,    3,       0,       0,           1,           0,   31]",
            "[40, 0, 0, 2, 1, 0, 43]",
        )
        .replace(
            "[16,    2,       0,       0,           0,           0,   18]",
            "[28, 0, 0, 2, 0, 0, 30]",
        );
    room.put("b.yaml", last);
    room.put(
        "a.yaml",
        spoilt("年度: 2021\n", &format!("年度: 2022\n上年报告: b.yaml\n{more}")),
    );
    room
}

/// The drawings of a page.
fn drawings(page: &str) -> String {
    page.split("<svg ")
        .skip(1)
        .filter_map(|rest| Some(format!("<svg {}</svg>\n", rest.split_once("</svg>")?.0)))
        .collect()
}

#[test]
fn the_year_beside_the_last_is_drawn_as_the_golden_has_it() {
    let room = two_years("图表: 是\n");
    room.run(&["build", "--draft", "--to", "html,infographic", "a.yaml"])
        .is(1, &[]);
    let drawn = drawings(&room.text("a.html"));
    assert_eq!(drawn, drawings(&room.text("a.infographic.html")));
    let golden = root().join("tests/golden/charts.svg.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &drawn).unwrap();
    }
    assert_eq!(drawn, std::fs::read_to_string(golden).unwrap_or_default());
}

#[test]
fn charts_stand_behind_table_three_where_they_are_asked_for_and_are_not_read_back() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.put("c.yaml", spoilt("年度: 2021\n", "图表: 是\n年度: 2021\n"));
    room.run(&["build", "--to", "html", "a.yaml", "-o", "plain.html"])
        .is(0, &[]);
    room.run(&["build", "--charts", "a.yaml", "-o", "asked.html"])
        .is(0, &[]);
    room.run(&["build", "c.yaml", "-o", "own.html"]).is(0, &[]);
    let (plain, own) = (room.text("plain.html"), room.text("own.html"));
    assert_eq!(own, room.text("asked.html"));
    assert!(!plain.contains("<svg"));
    // Of one year alone what was received and done is not compared with anything.
    assert_eq!(own.matches("<svg ").count(), 2);
    let (before, behind) = own.split_once("<div class=\"charts\">").unwrap();
    assert!(before.contains("<h2>三、") && !before.contains("<h2>四、") && behind.contains("<h2>四、"));
    assert!(behind.contains("无法提供：2021年 21件") && !behind.contains("部分公开：2021年 0件"));
    // Read back it is the same report without a word more.
    room.run(&["import", "plain.html", "-o", "plain.yaml"]).is(0, &[]);
    let said = room.run(&["import", "own.html", "-o", "read.yaml"]);
    said.is(0, &[]);
    assert!(!said.err.contains("矢量图"), "{}", said.err);
    assert_eq!(room.text("read.yaml"), room.text("plain.yaml"));
    room.run(&["check", "own.html", "--against", "c.yaml"]).is(0, &[]);
    // The key stays in the file, and moves to the next year's.
    room.run(&["next", "c.yaml", "-o", "next.yaml"]);
    assert!(room.text("next.yaml").contains("图表: 是\n"));
}

#[test]
fn nothing_is_charted_without_applications_or_with_figures_that_are_none() {
    let room = Room::new();
    room.run(&[
        "new",
        "--year",
        "2025",
        "--agency",
        "甲县乙局",
        "--zeros",
        "-o",
        "zero.yaml",
    ])
    .is(0, &[]);
    room.run(&["build", "--draft", "--charts", "--to", "html", "zero.yaml"])
        .is(1, &["zero.yaml：本年没有申请", "没有可画的图表"]);
    assert!(!room.text("zero.html").contains("<svg"));
    room.put("hole.yaml", spoilt("0,   18]", "0,   ~]"));
    room.run(&["build", "--draft", "--charts", "--to", "html", "hole.yaml"])
        .is(1, &["“申请的办理结果”没有画"]);
    assert_eq!(room.text("hole.html").matches("<svg ").count(), 1);
    // Word files have none yet, and the program says so.
    room.put("a.yaml", correct());
    room.run(&["build", "--charts", "a.yaml"])
        .is(0, &["图表只画在网页（html）里"]);
}

#[test]
fn an_infographic_is_no_report() {
    let room = two_years("");
    room.run(&["build", "--draft", "--to", "infographic", "a.yaml"])
        .is(1, &[]);
    let page = room.text("a.infographic.html");
    for words in ["一图读懂", "上年 43", "<b>31</b>件", "以报告全文为准"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("<script") && !page.contains("http-equiv") && !page.contains("src="));
    let said = room.run_in_vain(&["check", "a.infographic.html"]);
    said.is(1, &["图解（一图读懂），不是报告", "请读报告全文"]);
    room.run(&["build", "--draft", "a.yaml", "-o", "x.infographic.html"])
        .is(1, &[]);
    room.run(&[
        "build",
        "--draft",
        "--to",
        "infographic",
        "a.yaml",
        "-o",
        "图解.html",
    ])
    .is(1, &[]);
    assert_eq!(page, room.text("x.infographic.html"));
    assert_eq!(page, room.text("图解.html"));
    room.run_in_vain(&[
        "build",
        "--draft",
        "--to",
        "infographic",
        "a.yaml",
        "-o",
        "a.docx",
    ])
    .is(2, &["不一致"]);
}
