//! Files as Windows saves them.

use encoding_rs::GB18030;

use crate::support::{Room, correct, spoilt};

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
        .collect()
}

/// The text in every other encoding that is read.
fn encoded(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let (gb, _, lost) = GB18030.encode(text);
    assert!(!lost);
    vec![
        ("GB18030", gb.into_owned()),
        ("UTF-16", utf16(text, false)),
        ("UTF-16", utf16(text, true)),
        ("UTF-16", utf16(&format!("\u{feff}{text}"), false)),
        ("UTF-16", utf16(&format!("\u{feff}{text}"), true)),
    ]
}

#[test]
fn other_encodings_are_read_told_and_converted() {
    for text in [correct(), correct().replace('\n', "\r\n")] {
        for (name, bytes) in encoded(&text) {
            let room = Room::new();
            room.put("a.yaml", &bytes);
            room.run_in_vain(&["check", "a.yaml"])
                .is(0, &["警告[wrong-encoding]", name, "另存为", "UTF-8", "--fix"]);
            room.run(&["build", "--to", "txt", "a.yaml"])
                .is(0, &["警告[wrong-encoding]", "已生成 a.txt"]);
            let built = room.bytes("a.txt");
            room.run(&["check", "--fix", "a.yaml"]).is(0, &["已转换为 UTF-8"]);
            assert!(
                room.text("a.yaml") == text,
                "{name}: not the text, or other line ends"
            );
            room.run_in_vain(&["check", "a.yaml"]).is(0, &["没有发现问题"]);
            room.run_in_vain(&["check", "--fix", "a.yaml"]).is(0, &[]);
            room.run(&["build", "--to", "txt", "a.yaml"]).is(0, &[]);
            assert_eq!(room.bytes("a.txt"), built, "{name}");
        }
    }
}

/// What is found stands at its line and column; no edit is offered whose bytes would be others in the file.
#[test]
fn findings_in_other_encodings_have_their_places() {
    let text = spoilt("[27,    3, ", "[28,    3, ").replace("行政许可:       0 ", "行政许可:       1,136 ");
    let room = Room::new();
    let found = |room: &Room| -> Vec<serde_json::Value> {
        let said = room.run(&["check", "--format", "json", "a.yaml"]);
        let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        told["files"][0]["diagnostics"].as_array().unwrap().clone()
    };
    let places = |all: &[serde_json::Value]| -> Vec<String> {
        all.iter()
            .filter(|found| found["rule"] != "wrong-encoding")
            .map(|found| {
                format!(
                    "{} {} {}",
                    found["rule"], found["location"]["line"], found["location"]["column"]
                )
            })
            .collect()
    };
    room.put("a.yaml", &text);
    let wanted = found(&room);
    assert!(wanted.len() > 1 && wanted.iter().any(|found| !found["fix"].is_null()));
    for (name, bytes) in encoded(&text) {
        room.put("a.yaml", &bytes);
        let all = found(&room);
        assert_eq!(places(&all), places(&wanted), "{name}");
        assert_eq!(all.len(), wanted.len() + 1, "{name}");
        assert!(all.iter().all(|found| found["fix"].is_null()), "{name}");
        room.run_in_vain(&["check", "--deny", "warnings", "a.yaml"])
            .is(1, &[]);
        room.run_in_vain(&["build", "a.yaml"])
            .is(1, &["没有生成任何文件"]);
    }
    // Last year's report may be in any encoding too, as a waiver may stand for it.
    let last = GB18030.encode(&correct().replace("2021", "2020")).0.into_owned();
    room.put("last.yaml", last);
    room.put("a.yaml", spoilt("机关:\n", "上年报告: last.yaml\n机关:\n"));
    let said = room.run(&["check", "a.yaml"]);
    assert!(!said.err.contains("prior-unreadable"), "{}", said.err);
    // What holds no report is still told to hold none.
    room.put("b.yaml", GB18030.encode("# 只有注释\n").0);
    room.run_in_vain(&["check", "b.yaml"])
        .is(1, &["警告[wrong-encoding]", "错误[not-a-report]"]);
}

#[test]
fn a_byte_that_is_no_character_is_told_with_its_place() {
    let at = correct().find("人民政府办公室").unwrap();
    let line = correct()[..at].lines().count();
    let text = correct().into_bytes();
    let bad = |bytes: &[u8]| [&text[..at], bytes, &text[at..]].concat();
    let place = format!("a.yaml:{line}:");
    for bytes in [bad(b"\xff"), bad(b"\xb1"), bad(b"\xe4\xb8")] {
        let room = Room::new();
        room.put("a.yaml", &bytes);
        for arguments in [
            &["check", "a.yaml"][..],
            &["check", "--fix", "a.yaml"],
            &["build", "a.yaml"],
        ] {
            room.run_in_vain(arguments)
                .is(1, &["错误[wrong-encoding]", &place, "不能识别的字节", "UTF-8"]);
        }
    }
    // The same in GBK, and two of them.
    let gb = GB18030.encode(&correct()).0.into_owned();
    let cut = gb.len() - 200;
    let room = Room::new();
    room.put(
        "a.yaml",
        [b"# \xff\n", &gb[..cut], b"\xff\n", &gb[cut..]].concat(),
    );
    room.run_in_vain(&["check", "--fix", "a.yaml"])
        .is(1, &["错误[wrong-encoding]", "a.yaml:1:3", "GB18030"]);
}

/// What is converted is mended in the same run; what cannot be mended is told of the converted file.
#[test]
fn a_converted_file_is_mended_too() {
    let room = Room::new();
    let right = correct();
    let text = right.replace("\n年度: 2021", "\n年度：2021").replace(
        "本年新收:                 [27,",
        "本年新收:                 [２７,",
    );
    assert_ne!(text, right);
    for (_, bytes) in encoded(&text) {
        room.put("a.yaml", bytes);
        room.run(&["check", "--fix", "a.yaml"])
            .is(0, &["已转换为 UTF-8", "已改正 2 处"]);
        assert_eq!(room.text("a.yaml"), right);
    }
    let wrong = correct().replace("[27,    3, ", "[28,    3, ");
    let (gb, _, _) = GB18030.encode(&wrong);
    room.put("b.yaml", gb);
    room.run(&["check", "--fix", "b.yaml"])
        .is(1, &["错误[wrong-total]"]);
    assert_eq!(room.text("b.yaml"), wrong);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_at_home() {
    let unix = Room::new();
    unix.put("a.yaml", correct());
    unix.run(&["build", "--to", "docx,html,md,txt", "a.yaml"])
        .is(0, &[]);
    let windows = Room::new();
    let text = format!("\u{feff}{}", correct().replace('\n', "\r\n"));
    windows.put("a.yaml", &text);
    windows.run_in_vain(&["check", "a.yaml"]).is(0, &[]);
    windows.run_in_vain(&["check", "--fix", "a.yaml"]).is(0, &[]);
    windows
        .run(&["build", "--to", "docx,html,md,txt", "a.yaml"])
        .is(0, &[]);
    for name in ["a.docx", "a.html", "a.md", "a.txt"] {
        assert!(unix.bytes(name) == windows.bytes(name), "{name} differs");
    }
    // A mended file keeps both, and every byte that was right.
    windows.put("a.yaml", text.replace("年度: 2021", "年度：2021"));
    windows.run(&["check", "--fix", "a.yaml"]).is(0, &["已改正 1 处"]);
    assert!(windows.text("a.yaml") == text);
}
