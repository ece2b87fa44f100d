//! Charts of a report and the page that tells its year at a glance: what they draw, and that nothing of them is read back.
//!
//! `UPDATE=1 cargo test` writes the golden drawings anew.

use crate::support::{Room, correct, part, parts, root, spoilt};

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
    // What has no place for charts is told.
    room.put("a.yaml", correct());
    room.run(&["build", "--charts", "--to", "md", "a.yaml"])
        .is(0, &["图表画在 Word 文档、网页、PDF 和图解里"]);
    let said = room.run(&["build", "--charts", "--to", "md,docx", "a.yaml"]);
    said.is(0, &[]);
    assert!(!said.err.contains("图表画在"), "{}", said.err);
    room.run(&[
        "build",
        "--charts",
        "--template",
        "a.docx",
        "a.yaml",
        "-o",
        "b.docx",
    ])
    .is(0, &["图表不填进模板"]);
}

/// The parts of a Word file that draw charts, tag by tag.
fn charts_of(docx: &[u8]) -> String {
    let names = parts(docx);
    let names = names
        .iter()
        .filter(|name| name.starts_with("word/charts/") && !name.contains("_rels"));
    names
        .map(|name| part(docx, name).replace("><", ">\n<") + "\n")
        .collect()
}

#[test]
fn word_draws_charts_that_can_be_edited_and_are_not_read_back() {
    let room = two_years("图表: 是\n");
    room.run(&["build", "--draft", "a.yaml", "-o", "a.docx"])
        .is(1, &[]);
    let docx = room.bytes("a.docx");
    let drawn = charts_of(&docx);
    let golden = root().join("tests/golden/charts.docx.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &drawn).unwrap();
    }
    assert_eq!(drawn, std::fs::read_to_string(golden).unwrap_or_default());
    let types = part(&docx, "[Content_Types].xml");
    let text = part(&docx, "word/document.xml");
    let links = part(&docx, "word/_rels/document.xml.rels");
    for number in 1..=3 {
        assert!(
            types.contains(&format!("\"/word/charts/chart{number}.xml\"")),
            "{types}"
        );
        assert!(text.contains(&format!("r:id=\"chart{number}\"/>")));
        assert!(
            links.contains(&format!("Target=\"charts/chart{number}.xml\"")),
            "{links}"
        );
        let own = part(&docx, &format!("word/charts/_rels/chart{number}.xml.rels"));
        assert!(
            own.contains(&format!("../embeddings/chart{number}.xlsx")),
            "{own}"
        );
    }
    assert!(types.contains("Extension=\"xlsx\""), "{types}");
    assert!(text.contains("descr=\"图表：申请的收到和办理（单位：件）。本年新收：2022年 31件，2021年 43件"));
    // Its workbook has the figures, and is one that every program opens.
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut workbook = Vec::new();
    let mut entry = archive.by_name("word/embeddings/chart1.xlsx").unwrap();
    std::io::Read::read_to_end(&mut entry, &mut workbook).unwrap();
    let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<t>本年新收</t></is></c><c r=\"B2\"><v>31</v></c><c r=\"C2\"><v>43</v></c>"),
        "{sheet}"
    );
    // Read back it is the same report without a word more.
    room.put("plain.yaml", room.text("a.yaml").replace("图表: 是\n", ""));
    room.run(&["build", "--draft", "plain.yaml"]).is(1, &[]);
    let said = room.run(&["import", "a.docx", "-o", "read.yaml"]);
    said.is(0, &[]);
    assert!(!said.err.contains("一张图表"), "{}", said.err);
    room.run(&["import", "plain.docx", "-o", "plain-read.yaml"])
        .is(0, &[]);
    assert_eq!(room.text("read.yaml"), room.text("plain-read.yaml"));
    // LibreOffice leaves the words out: the title of the chart itself says whose it is.
    let mut wordless = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in parts(&room.bytes("a.docx"))
        .iter()
        .filter(|name| !name.ends_with(".xlsx"))
    {
        let text = part(&room.bytes("a.docx"), name).replace("descr=", "title=");
        wordless
            .start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut wordless, text.as_bytes()).unwrap();
    }
    room.put("wordless.docx", wordless.finish().unwrap().into_inner());
    let said = room.run(&["import", "wordless.docx", "-o", "wordless.yaml"]);
    said.is(0, &[]);
    assert!(!said.err.contains("一张图表"), "{}", said.err);
    assert_eq!(room.text("wordless.yaml"), room.text("plain-read.yaml"));
}

#[test]
fn charts_stand_in_a_letterhead_that_has_charts_itself() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["build", "--charts", "a.yaml"]).is(0, &[]);
    let own = room.bytes("a.docx");
    room.run(&[
        "build",
        "--charts",
        "--reference",
        "a.docx",
        "a.yaml",
        "-o",
        "b.docx",
    ])
    .is(0, &[]);
    let docx = room.bytes("b.docx");
    let named = |name: &str| part(&docx, name);
    let (text, links) = (named("word/document.xml"), named("word/_rels/document.xml.rels"));
    for (number, name) in [(1, "report"), (2, "report2")] {
        assert_eq!(
            named(&format!("word/charts/chart{number}.xml")),
            part(&own, &format!("word/charts/chart{number}.xml"))
        );
        assert_eq!(
            named(&format!("word/charts/{name}.xml")),
            part(&own, &format!("word/charts/chart{number}.xml"))
        );
        let target = format!("Target=\"charts/{name}.xml\"");
        let link = links
            .split("<Relationship ")
            .find(|link| link.contains(&target))
            .unwrap();
        let id = link.split('"').nth(1).unwrap();
        assert!(text.contains(&format!("r:id=\"{id}\"/>")), "{id}");
        assert!(
            named(&format!("word/charts/_rels/{name}.xml.rels"))
                .contains(&format!("/word/embeddings/{name}.xlsx\""))
        );
    }
    assert!(!text.contains("r:id=\"chart"));
}

#[test]
fn a_fragment_has_charts_as_pictures_that_are_not_read_back() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["build", "--charts", "--fragment", "--to", "html", "a.yaml"])
        .is(0, &[]);
    let page = room.text("a.html");
    assert!(!page.contains("<svg") && page.matches("data:image/svg+xml;base64,").count() == 2);
    assert!(page.contains("alt=\"图表：申请的办理结果（单位：件）。予以公开：2021年 6件；"));
    room.run(&[
        "build",
        "--fragment",
        "--to",
        "html",
        "a.yaml",
        "-o",
        "plain.html",
    ])
    .is(0, &[]);
    let said = room.run(&["import", "a.html", "-o", "read.yaml"]);
    said.is(0, &[]);
    assert!(!said.err.contains("图片"), "{}", said.err);
    room.run(&["import", "plain.html", "-o", "plain.yaml"]).is(0, &[]);
    assert_eq!(room.text("read.yaml"), room.text("plain.yaml"));
    // A site that keeps the picture as a file of its own has no other report.
    let kept = page.split("data:image").next().unwrap().to_owned()
        + "/upload/1.svg"
        + page
            .split_once("\" alt=\"图表")
            .map(|(_, rest)| format!("\" alt=\"图表{rest}"))
            .unwrap()
            .as_str();
    room.put("kept.html", kept);
    let said = room.run(&["import", "kept.html", "-o", "kept.yaml"]);
    assert!(!said.err.contains("图片"), "{}", said.err);
    assert_eq!(room.text("kept.yaml"), room.text("plain.yaml"));
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
