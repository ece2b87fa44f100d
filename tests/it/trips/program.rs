//! The same by the program itself: built, imported, exported, and held against the file that it was built from.

use crate::support::{Room, correct, examples, root};

const FORMATS: [&str; 4] = ["docx", "html", "md", "txt"];

/// The one object that `export` prints of a file.
fn exported(room: &Room, file: &str) -> serde_json::Value {
    let said = room.run(&["export", "--to", "jsonl", file]);
    let mut object: serde_json::Value =
        serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{file}: {e} {}", said.err));
    object["path"].take();
    object
}

/// A room with an example in every format, built as a draft where it has errors.
fn built(text: &str, correct: bool) -> Room {
    let room = Room::new();
    room.put("a.yaml", text);
    let to = FORMATS.join(",");
    let mut arguments = vec!["build", "--to", &to, "a.yaml"];
    if !correct {
        arguments.push("--draft");
    }
    room.run(&arguments).is(i32::from(!correct), &[]);
    room
}

#[test]
fn what_is_built_and_imported_exports_the_same_figures() {
    let faulty = root().join("examples/faulty/zhanqi-2020.yaml");
    let all = examples().into_iter().map(|path| (path, true));
    for (path, right) in all.chain([(faulty, false)]) {
        let room = built(&std::fs::read_to_string(&path).unwrap(), right);
        let wanted = exported(&room, "a.yaml");
        assert!(wanted["facts"].is_object(), "{wanted}");
        for format in FORMATS {
            let file = format!("a.{format}");
            let said = room.run(&["import", &file, "-o", "b.yaml", "--force"]);
            assert_eq!(
                said.status,
                i32::from(!right),
                "{} {format}\n{}",
                path.display(),
                said.err
            );
            assert_eq!(exported(&room, "b.yaml"), wanted, "{} {format}", path.display());
        }
    }
}

#[test]
fn what_is_built_is_not_different_from_its_source() {
    for path in examples() {
        let room = built(&std::fs::read_to_string(&path).unwrap(), true);
        for format in FORMATS {
            let file = format!("a.{format}");
            let said = room.run(&[
                "check",
                "--only",
                "differs-from-source",
                "--against",
                "a.yaml",
                &file,
            ]);
            said.is(0, &["没有发现问题"]);
        }
    }
}

/// The findings of a document against its source, a line each.
fn differences(room: &Room, file: &str) -> Vec<String> {
    let arguments = [
        "check",
        "--only",
        "differs-from-source",
        "--format",
        "concise",
        "--against",
        "a.yaml",
        file,
    ];
    let said = room.run(&arguments);
    assert_eq!(said.status, 1, "{}{}", said.out, said.err);
    said.out.lines().map(str::to_owned).collect()
}

#[test]
fn one_figure_that_was_changed_is_the_one_that_is_named() {
    let room = built(&correct(), true);
    for format in ["txt", "html", "md"] {
        let text = room.text(&format!("a.{format}"));
        // 现行有效件数, the only 203 in a cell: elsewhere it stands in a sentence.
        let cell = match format {
            "txt" => "203 ",
            _ => ">203<",
        };
        assert_eq!(text.matches(cell).count(), 1, "{format}");
        let file = format!("b.{format}");
        room.put(&file, text.replace(cell, &cell.replace("203", "204")));
        let found = differences(&room, &file);
        assert_eq!(found.len(), 1, "{format}: {found:?}");
        for words in ["行政规范性文件", "现行有效件数", "204", "203"] {
            assert!(found[0].contains(words), "{format}: {found:?}");
        }
    }
}

#[test]
fn one_paragraph_that_was_changed_added_or_taken_out_is_the_one_that_is_named() {
    let room = built(&correct(), true);
    let changes = [
        ("编制政府公报", "编印政府公报", "总体情况"),
        ("公开渠道还不够多样", "公开渠道不够多样", "问题及改进"),
        ("对报告内容有疑问的", "对报告内容有不明的", "引言"),
    ];
    for format in ["txt", "html", "md"] {
        // The text is broken into lines, which a person who changes it does not mind.
        let text = room.text(&format!("a.{format}"));
        for (from, to, part) in changes {
            if !text.contains(from) {
                assert_eq!(format, "txt", "{from}");
                continue;
            }
            let file = format!("b.{format}");
            room.put(&file, text.replace(from, to));
            let found = differences(&room, &file);
            assert_eq!(found.len(), 1, "{format} {from}: {found:?}");
            assert!(found[0].contains(&format!("“{part}”")), "{format}: {found:?}");
            assert!(found[0].contains("有一段与源文件不同"), "{format}: {found:?}");
        }
    }
    let text = room.text("a.html");
    let paragraph = "<p>多出来的一段。</p>";
    let at = text.rfind("<p").unwrap();
    room.put("b.html", format!("{}{paragraph}{}", &text[..at], &text[at..]));
    let found = differences(&room, "b.html");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("多出一段") && found[0].contains("多出来的一段"),
        "{found:?}"
    );
}
