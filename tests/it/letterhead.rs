//! `build --reference`, `build --template`, `reference`: reports in the agency's own Word files.

use std::path::Path;

use crate::support::{Room, examples, part, parts, sized};

/// What is said of the figures and words of a Word file that are not as its source has them.
fn differing(room: &Room, word: &str, source: &str) -> String {
    let said = room.run(&["check", word, "--against", source, "--format", "concise"]);
    let lines = said
        .out
        .lines()
        .filter(|line| line.contains("differs-from-source"));
    lines.collect::<Vec<_>>().join("\n")
}

fn name(example: &Path) -> String {
    example.file_name().unwrap().to_str().unwrap().to_owned()
}

/// A Word file with other words in its text.
fn replaced(docx: &[u8], pairs: &[(&str, &str)]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut text = part(docx, "word/document.xml");
    for (from, to) in pairs {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).unwrap();
        if entry.name().unwrap() == "word/document.xml" {
            out.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
                .unwrap();
            out.write_all(text.as_bytes()).unwrap();
        } else {
            out.raw_copy_file(entry).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

/// Two files that differ in their text only.
fn assert_other_parts_same(one: &[u8], other: &[u8]) {
    assert_eq!(parts(one), parts(other));
    for name in parts(one) {
        if name != "word/document.xml" && name.ends_with("xml") {
            assert_eq!(part(one, &name), part(other, &name), "{name}");
        }
    }
}

#[test]
fn a_report_in_a_letterhead_says_the_same() {
    let room = Room::new();
    room.run(&["reference", "-o", "office.docx"]).is(0, &[]);
    for example in examples() {
        let source = name(&example);
        room.put(&source, std::fs::read(&example).unwrap());
        room.run(&["build", &source, "--reference", "office.docx", "-o", "a.docx"])
            .is(0, &[]);
        assert_eq!(differing(&room, "a.docx", &source), "", "{source}");
        std::fs::remove_file(room.path("a.docx")).unwrap();
    }
    room.run_in_vain(&["reference", "-o", "office.docx"])
        .is(2, &["已经有", "--force"]);
    room.run_in_vain(&["reference", "-o", "office.doc"])
        .is(2, &[".docx"]);
}

#[test]
fn last_years_file_is_filled_with_another_report() {
    let room = Room::new();
    let count = sized(80, 12).to_string();
    let wanted = [
        "sample",
        "--count",
        &count,
        "--seed",
        "5",
        "--to",
        "yaml,docx",
        "-d",
        ".",
    ];
    room.run(&wanted).is(0, &[]);
    let all = room.all();
    let text = |name: &str| String::from_utf8_lossy(&all[name]).into_owned();
    let mut filled = 0;
    let sources: Vec<&String> = all.keys().filter(|name| name.ends_with(".yaml")).collect();
    let edition = |name: &str| {
        let text = text(name);
        text.lines()
            .find(|line| line.starts_with("版式"))
            .map(str::to_owned)
    };
    for pair in sources.windows(2) {
        let [template, source] = pair else { continue };
        let template_docx = template.replace(".yaml", ".docx");
        if edition(template) != edition(source) || !all.contains_key(&template_docx) {
            continue;
        }
        let said = room.run(&["build", source, "--template", &template_docx, "-o", "out.docx"]);
        if said.status != 0 {
            // What has no place is told, and nothing is written.
            assert!(said.err.contains("没有生成任何文件"), "{}", said.err);
            assert!(!room.path("out.docx").exists());
            continue;
        }
        assert_eq!(
            differing(&room, "out.docx", source),
            "",
            "{source} in {template_docx}"
        );
        assert_other_parts_same(&all[&template_docx], &room.bytes("out.docx"));
        std::fs::remove_file(room.path("out.docx")).unwrap();
        filled += 1;
    }
    assert!(filled > 2, "{filled}");
}

/// A room with an example and the Word file that it makes, in which these words are others.
fn with_template(pairs: &[(&str, &str)]) -> Room {
    let room = Room::new();
    room.put("a.yaml", crate::support::correct());
    room.run(&["build", "a.yaml", "-o", "plain.docx"]).is(0, &[]);
    room.put("office.docx", replaced(&room.bytes("plain.docx"), pairs));
    room
}

#[test]
fn a_template_without_a_table_is_not_filled() {
    let room = with_template(&[]);
    let text = part(&room.bytes("plain.docx"), "word/document.xml");
    let start = text.rfind("<w:tbl>").unwrap();
    let end = text.rfind("</w:tbl>").unwrap() + "</w:tbl>".len();
    room.put(
        "office.docx",
        replaced(&room.bytes("plain.docx"), &[(&text[start..end], "<w:p/>")]),
    );
    room.run_in_vain(&["build", "a.yaml", "--template", "office.docx", "-o", "b.docx"])
        .is(1, &["四、政府信息公开行政复议、行政诉讼情况", "的表"]);
}

const SPLIT: &str = "</w:t></w:r><w:r><w:t>";

#[test]
fn placeholders_are_filled_however_they_are_divided() {
    let divided = format!(">{{{SPLIT}{{机关.{SPLIT}名称}}}}（关于）</w:t>");
    let room = with_template(&[(">北仑区人民政府办公室</w:t>", &divided)]);
    let fill = ["build", "a.yaml", "--template", "office.docx", "-o", "b.docx"];
    // Its title has a placeholder, so what else stands there is the agency's own.
    room.run(&fill).is(0, &["已生成"]);
    let text = part(&room.bytes("b.docx"), "word/document.xml");
    assert!(
        text.contains("北仑区人民政府办公室</w:t>") && text.contains("（关于）") && !text.contains("机关."),
        "{text}"
    );
    assert_other_parts_same(&room.bytes("office.docx"), &room.bytes("b.docx"));
}

#[test]
fn words_of_the_template_that_name_its_own_year_are_told() {
    let line = "<w:body><w:p><w:r><w:t>某某局文件（2021年第3号）</w:t></w:r></w:p>";
    let room = with_template(&[("<w:body>", line)]);
    let next = crate::support::correct().replace("年度: 2021", "年度: 2022");
    let next = next.replace("2021年", "2022年");
    room.put("b.yaml", next);
    let said = room.run(&["build", "b.yaml", "--template", "office.docx", "-o", "b.docx"]);
    said.is(0, &["正文里模板自己的文字还写着2021年", "2021年第3号"]);
}

/// A figure's cell of the plain report with other content: that of 总计 in its table 3's first row.
fn with_cell(content: &str) -> Room {
    let room = with_template(&[]);
    let plain = room.bytes("office.docx");
    let text = part(&plain, "word/document.xml");
    let row = text.find("本年新收政府信息公开申请数量").unwrap();
    let end = row + text[row..].find("</w:tr>").unwrap();
    let from = text[..end].rfind("<w:r>").unwrap();
    let to = from + text[from..].find("</w:p>").unwrap();
    let old = &text[row..to];
    let new = format!("{}{content}", &text[row..from]);
    room.put("office.docx", replaced(&plain, &[(old, &new)]));
    room
}

#[test]
fn a_prompt_in_a_cell_is_filled_and_another_stays() {
    let prompt = "<w:sdt><w:sdtPr><w:id w:val=\"7\"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val=\"P\"/></w:rPr><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt>";
    let room = with_cell(prompt);
    let office = room.bytes("office.docx");
    let line = format!("<w:body><w:p><w:r><w:t>经办人：</w:t></w:r>{prompt}</w:p>");
    room.put("office.docx", replaced(&office, &[("<w:body>", &line)]));
    let said = room.run(&["build", "a.yaml", "--template", "office.docx", "-o", "b.docx"]);
    said.is(0, &[]);
    assert!(!said.err.contains("格里原来写的"), "{}", said.err);
    assert_eq!(differing(&room, "b.docx", "a.yaml"), "");
    let text = part(&room.bytes("b.docx"), "word/document.xml");
    assert_eq!(text.matches("<w:showingPlcHdr/>").count(), 1);
    assert_eq!(text.matches("<w:rStyle w:val=\"P\"/>").count(), 1);
    assert_eq!(text.matches("单击此处输入").count(), 1);
    assert!(text.contains(&line), "the other stays as it is");
    assert_other_parts_same(&room.bytes("b.docx"), &room.bytes("office.docx"));
}

#[test]
fn a_remark_that_goes_and_changes_that_wait_are_told() {
    for (content, told) in [
        ("<w:r><w:t>22①</w:t></w:r>", "格里原来写的是“22①”"),
        (
            "<w:ins w:id=\"1\" w:author=\"a\"><w:r><w:t>7</w:t></w:r></w:ins><w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>8</w:delText></w:r></w:del>",
            "模板里有 2 处没有接受也没有拒绝的修订",
        ),
        (
            "<w:fldSimple w:instr=\" =SUM(LEFT) \"><w:r><w:t>7</w:t></w:r></w:fldSimple>",
            "模板里有 1 处公式",
        ),
    ] {
        let room = with_cell(content);
        let said = room.run(&["build", "a.yaml", "--template", "office.docx", "-o", "b.docx"]);
        said.is(0, &[told]);
        assert_eq!(differing(&room, "b.docx", "a.yaml"), "");
    }
    let room = with_template(&[]);
    let said = room.run(&["build", "a.yaml", "--template", "office.docx", "-o", "b.docx"]);
    said.is(0, &[]);
    assert!(
        !said.err.contains("模板里有") && !said.err.contains("格里"),
        "{}",
        said.err
    );
}

#[test]
fn a_second_title_is_told() {
    let room = with_template(&[(
        "<w:body>",
        "<w:body><w:p><w:r><w:t>某某局2020年政府信息公开工作年度报告</w:t></w:r></w:p>",
    )]);
    room.run_in_vain(&["build", "a.yaml", "--template", "office.docx", "-o", "b.docx"])
        .is(1, &["标题有两处", "{{标题}}"]);
}

/// What is other in a template, and what is said of it.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

#[test]
fn what_has_no_place_is_told_before_anything_is_written() {
    let fill = ["build", "a.yaml", "--template", "office.docx", "-o", "b.docx"];
    let cases: [Case; 4] = [
        (
            &[("北仑区人民政府办公室", "{{机关.名子}}")],
            &["没有名为“机关.名子”的数", "是不是“机关.名称”"],
        ),
        (
            &[("北仑区人民政府办公室", "{{其他事项}}")],
            &["“其他事项”", "单独的一段"],
        ),
        (
            &[("六、其他需要报告的事项", "别的话")],
            &["报告的“其他事项”在模板里没有位置"],
        ),
        (
            &[("六、其他需要报告的事项", "五、存在的主要问题及改进情况")],
            &["标题有两处"],
        ),
    ];
    for (pairs, words) in cases {
        let room = with_template(pairs);
        let said = room.run_in_vain(&fill);
        said.is(1, &["office.docx", "没有生成任何文件"]);
        said.is(1, words);
    }
}

#[test]
fn letterhead_and_template_are_for_word_alone() {
    let room = with_template(&[]);
    for option in ["--reference", "--template"] {
        let other = [
            "build",
            "a.yaml",
            option,
            "office.docx",
            "--to",
            "docx,html",
            "-d",
            "out",
        ];
        room.run_in_vain(&other).is(2, &[option, "只用于 Word 文档"]);
        let over = ["build", "a.yaml", option, "office.docx", "-o", "office.docx"];
        room.run_in_vain(&over).is(2, &["是要读取的文件"]);
        room.run_in_vain(&["build", "a.yaml", option, "nowhere.docx", "-o", "b.docx"])
            .is(3, &["nowhere.docx", "没有这个文件"]);
        room.run_in_vain(&["build", "a.yaml", option, "a.yaml", "-o", "b.docx"])
            .is(3, &["不是 Word 文档"]);
    }
    let both = [
        "build",
        "a.yaml",
        "--reference",
        "office.docx",
        "--template",
        "office.docx",
    ];
    room.run_in_vain(&both).is(2, &[]);
    let draft = ["build", "a.yaml", "--template", "office.docx", "--draft"];
    room.run_in_vain(&draft).is(2, &[]);
}
