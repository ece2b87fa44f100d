//! Words that are markup elsewhere, and characters that no published file may hold.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;

use crate::support::{Room, correct, part, parts, png};

const ALL: &[&str] = &["build", "--draft", "--to", "docx,html,md,txt", "a.yaml"];

/// The report with these words wherever it takes words.
fn saying(words: &str) -> String {
    let quoted = serde_json::to_string(words).unwrap();
    let mut text = correct();
    for (from, to) in [
        ("名称: 北仑区人民政府办公室", format!("名称: {quoted}")),
        (
            "电话: 0574-89285667",
            format!("电话: {quoted}\n  电子邮箱: {quoted}"),
        ),
        (
            "标题: 北仑区人民政府办公室2021年度政府信息公开工作年度报告",
            format!("标题: {quoted}"),
        ),
        (
            "行政许可:       0 ",
            format!("行政许可: {{值: 0, 注: {quoted}}} "),
        ),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, &to, 1);
    }
    let lines = ["", "（一）", "1.", "（1）"].map(|number| format!("{number}{words}"));
    let after = format!("{}。之后", lines[1]);
    let table = format!(
        "表：{words}\n| {words} | 二 |\n| ^ | {words} |",
        words = words.replace('|', "\\|")
    );
    let picture = format!("![{words}](x.png)");
    let prose = [
        lines.join("\n"),
        after,
        table,
        picture,
        "{{机关.名称}}".to_owned(),
    ]
    .join("\n");
    let prose = serde_json::to_string(&prose).unwrap();
    let (before, rest) = text.split_once("问题及改进: |\n").unwrap();
    let (_, behind) = rest.split_once("其他事项:").unwrap();
    format!("{before}问题及改进: {prose}\n其他事项:{behind}落款:\n  署名: {quoted}\n  日期: 2022-01-20\n")
}

/// The report in every format.
fn built(words: &str) -> Room {
    let room = Room::new();
    room.put("x.png", png());
    room.put("a.yaml", saying(words));
    let said = room.run(ALL);
    assert!((0..=1).contains(&said.status), "{}", said.err);
    room
}

/// The words of an XML file; panics where it is none.
fn words_of(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut out = String::new();
    let mut depth = 0_i32;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Xml::Start(_) => depth += 1,
            Xml::End(_) => depth -= 1,
            Xml::Text(text) => out += &text,
            Xml::GeneralRef(entity) => out.push(match &*entity {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => entity
                    .resolve_char_ref()
                    .unwrap()
                    .expect("a character by its number"),
            }),
            Xml::CData(_) | Xml::DocType(_) => panic!("neither stands in a part"),
            Xml::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    out
}

const NASTY: [&str; 9] = [
    "<script>alert(1)</script>",
    "]]> & &amp; &#60; &lt;b&gt; \" ' ><",
    "</table></td></w:t></w:p><!-- x --> <?xml?> <![CDATA[",
    "<img src=x onerror=alert(1)>\" onmouseover=\"alert(1)",
    "*a* _b_ `c` **d** ~~e~~ [x](javascript:alert) <http://a.b> # g",
    "# 一级 - 项 > 引 1) 数 +--+ | 表 ===",
    "{{ x }} {% if %} {# #} $(id) `id` \\n \\",
    "a|b\\|c",
    "&nbsp;&copy;&#x202e;",
];

#[test]
fn words_are_words_in_every_format() {
    for words in NASTY {
        let room = built(words);
        let docx = room.bytes("a.docx");
        for name in parts(&docx)
            .iter()
            .filter(|name| name.ends_with(".xml") || name.ends_with(".rels"))
        {
            let said = words_of(&part(&docx, name));
            if name == "word/document.xml" && !words.contains("{{") {
                // Title, name, phone, headings, table, caption, signature and more.
                assert!(said.matches(words).count() >= 10, "{words}\n{said}");
            }
        }
        let html = room.text("a.html");
        assert_eq!(html.matches("<script").count(), 0, "{words}");
        for tag in html.split('<').skip(1).map(|tag| tag.split_once('>').unwrap().0) {
            // Outside of quotation marks, that is.
            let bare: String = tag.split('"').step_by(2).collect();
            assert!(
                !bare.contains("onerror") && !bare.contains("onmouseover"),
                "{tag}"
            );
        }
        for (open, close) in [
            ("<table", "</table>"),
            ("<p", "</p>"),
            ("<td", "</td>"),
            ("<h1", "</h1>"),
        ] {
            let count = html.matches(&format!("{open}>")).count() + html.matches(&format!("{open} ")).count();
            assert_eq!(count, html.matches(close).count(), "{words}: {open}");
        }
        markdown_says(&room.text("a.md"), words);
        if !words.contains("{{") {
            assert!(room.text("a.txt").matches(words).count() >= 8, "{words}");
        }
    }
}

/// No emphasis, link, code or heading but the report's own; no HTML but its tables.
fn markdown_says(text: &str, words: &str) {
    let allowed = ["table", "thead", "tbody", "tr", "th", "td", "br"];
    let mut paragraphs: Vec<String> = vec![String::new()];
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                for tag in html.split('<').skip(1) {
                    let name = tag
                        .trim_start_matches('/')
                        .split(|c: char| !c.is_ascii_alphanumeric())
                        .next()
                        .unwrap();
                    assert!(allowed.contains(&name), "{words}: <{tag}");
                }
            }
            Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::Strikethrough | Tag::CodeBlock(_))
            | Event::Code(_) => {
                panic!("{words}: markup in {text}");
            }
            Event::Text(text) => paragraphs.last_mut().unwrap().push_str(&text),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => paragraphs.push(String::new()),
            _ => {}
        }
    }
    if !words.contains("{{") {
        assert!(
            paragraphs.iter().any(|p| p.trim() == words.trim()),
            "{words}: {paragraphs:#?}"
        );
    }
}

/// Forbidden in XML and HTML: told with its place, and in no file even of a draft.
#[test]
fn forbidden_characters_reach_no_file() {
    for c in [
        '\u{1}', '\u{8}', '\u{b}', '\u{c}', '\u{1b}', '\u{1f}', '\u{7f}', '\u{85}', '\u{9b}', '\u{fffe}',
        '\u{ffff}', '\0',
    ] {
        let room = Room::new();
        let escaped = format!("\\U{:08x}", u32::from(c));
        room.put("x.png", png());
        room.put("a.yaml", saying("控制§字符").replace('§', &escaped));
        let said = room.run_in_vain(&["check", "a.yaml"]);
        said.is(1, &["错误[control-character]", "a.yaml:"]);
        room.run_in_vain(&["build", "a.yaml"]).is(1, &["没有生成"]);
        room.run(ALL).is(1, &["错误[control-character]"]);
        let docx = room.bytes("a.docx");
        let xml = parts(&docx)
            .into_iter()
            .filter(|name| name.ends_with(".xml"))
            .map(|name| part(&docx, &name));
        for text in xml.chain(["a.html", "a.md", "a.txt"].map(|name| room.text(name))) {
            assert!(!text.contains(c), "U+{:04X}", u32::from(c));
            let hex = format!("&#x{:x};", u32::from(c));
            assert!(!text.to_lowercase().contains(&hex) && !text.contains(&format!("&#{};", u32::from(c))));
        }
        // A terminal takes some of them for commands.
        assert!(!said.err.contains(c), "U+{:04X} in {:?}", u32::from(c), said.err);
    }
}

/// What the file says is quoted in findings; it must not command the terminal that they are shown on.
#[test]
fn findings_hold_no_command_for_the_terminal() {
    let room = Room::new();
    let odd = "\\e[2J\\x9b31m";
    room.put(
        "a.yaml",
        format!(
            "\"键{odd}\": 1\n\"机关{odd}\": 2\n{}",
            correct()
                .replace("[27,    3, ", &format!("[\"二{odd}\",    3, "))
                .replace("类别: 部门", &format!("类别: \"{odd}\""))
        ),
    );
    // JSON and SARIF are read by programs, and hold what the file holds.
    for format in ["human", "concise"] {
        let said = room.run(&["check", "--format", format, "a.yaml"]);
        assert_eq!(said.status, 1);
        let odd = said
            .err
            .chars()
            .chain(said.out.chars())
            .find(|c| c.is_control() && *c != '\n');
        assert_eq!(odd, None, "{format}: {}{}", said.err, said.out);
    }
    // Raw in the file, where YAML lets them stand.
    room.put(
        "b.yaml",
        correct()
            .replace("（二）依申请", "\u{9b}2J（二）依申请")
            .replace("类别: 部门", "类别: 部\u{85}门"),
    );
    let said = room.run(&["check", "b.yaml"]);
    assert_eq!(said.status, 1);
    assert_eq!(
        said.err.chars().find(|c| c.is_control() && *c != '\n'),
        None,
        "{}",
        said.err
    );
}
