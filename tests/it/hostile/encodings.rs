//! Files as Windows saves them.

use encoding_rs::GB18030;

use crate::support::{Room, correct};

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
        .collect()
}

/// The text in every encoding that is refused.
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
fn other_encodings_are_refused_and_converted() {
    for text in [correct(), correct().replace('\n', "\r\n")] {
        for (name, bytes) in encoded(&text) {
            let room = Room::new();
            room.put("a.yaml", &bytes);
            room.run_in_vain(&["check", "a.yaml"])
                .is(1, &["错误[wrong-encoding]", name, "另存为", "UTF-8", "--fix"]);
            room.run_in_vain(&["build", "a.yaml"])
                .is(1, &["错误[wrong-encoding]"]);
            room.run(&["check", "--fix", "a.yaml"]).is(0, &["已转换为 UTF-8"]);
            assert!(
                room.text("a.yaml") == text,
                "{name}: not the text, or other line ends"
            );
            room.run_in_vain(&["check", "a.yaml"]).is(0, &[]);
            room.run_in_vain(&["check", "--fix", "a.yaml"]).is(0, &[]);
        }
    }
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
