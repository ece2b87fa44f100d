//! Pictures from where none should come, and pictures that are none.

use crate::support::{Room, parts, png, spoilt};

const ALL: &[&str] = &["build", "--draft", "--to", "docx,html,md,txt", "in/a.yaml"];

/// The report with a picture in its prose, in a folder of its own.
fn with_picture(room: &Room, path: &str) {
    room.put(
        "in/a.yaml",
        spoilt("问题及改进: |\n", &format!("问题及改进: |\n  ![图一]({path})\n")),
    );
}

/// Whether some of the files that were written holds a picture.
fn shown(room: &Room) -> bool {
    let media = parts(&room.bytes("in/a.docx"))
        .iter()
        .any(|name| name.starts_with("word/media/"));
    media
        || ["in/a.html", "in/a.md"]
            .iter()
            .any(|name| room.text(name).contains("base64"))
}

#[test]
fn pictures_come_from_the_folder_of_the_report() {
    for outside in [
        "../x.png",
        "../in/x.png",
        "sub/../../x.png",
        "/etc/passwd",
        "C:\\x.png",
        "C:/x.png",
        "\\\\server\\x.png",
        "sub\\x.png",
        "file:///etc/passwd",
        "http://example.invalid/x.png",
        "link.png",
        "linked/x.png",
    ] {
        let room = Room::new();
        room.put("x.png", png());
        room.put("in/x.png", png());
        room.put("in/sub/x.png", png());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(room.path("x.png"), room.path("in/link.png")).unwrap();
            std::os::unix::fs::symlink(room.path(""), room.path("in/linked")).unwrap();
        }
        with_picture(&room, outside);
        room.run_in_vain(&["check", "in/a.yaml"])
            .is(1, &["错误[bad-path]", outside, "in/a.yaml:66:9"]);
        room.run_in_vain(&["build", "in/a.yaml"])
            .is(1, &["错误[bad-path]", "没有生成"]);
        room.run(ALL).is(1, &["错误[bad-path]"]);
        assert!(!shown(&room), "{outside}");
        assert!(room.text("in/a.txt").contains("［图：图一］"));
    }
}

#[test]
fn what_is_no_picture_is_told() {
    for (path, words) in [
        ("没有.png", "没有这个文件"),
        ("folder", "文件夹"),
        ("folder/", "文件夹"),
        ("words.png", "的内容不是 PNG、JPEG、GIF 或 BMP 图片"),
        ("empty.png", "不是可用的图片"),
        ("cut.png", "文件不完整"),
        ("a.yaml", "的内容不是"),
        ("vector.svg", "是 SVG 文件"),
        ("phone.jpg", "是 HEIC 文件"),
        ("x.png/y.png", "不是文件夹"),
        (&"长".repeat(300), ""),
    ] {
        let room = Room::new();
        room.put("in/folder/y", "");
        room.put("in/words.png", "不是图片");
        room.put("in/empty.png", "");
        room.put("in/cut.png", &png()[..12]);
        room.put("in/vector.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        room.put("in/phone.jpg", "\0\0\0\x18ftypheic\0\0\0\0mif1heic");
        room.put("in/x.png", png());
        with_picture(&room, path);
        room.run_in_vain(&["check", "in/a.yaml"])
            .is(1, &["错误[bad-picture]", words, "in/a.yaml:66:9"]);
        room.run_in_vain(&["build", "in/a.yaml"])
            .is(1, &["错误[bad-picture]"]);
        room.run(ALL).is(1, &[]);
        assert!(!shown(&room), "{path}");
    }
}

#[test]
fn a_picture_over_the_limit_is_told() {
    let room = Room::new();
    room.put("in/x.png", [png(), vec![0; 16 << 20]].concat());
    with_picture(&room, "x.png");
    let said = room.run_in_vain(&["check", "in/a.yaml"]);
    said.is(
        1,
        &["错误[bad-picture]", "图片“x.png”太大", "16 MB 以内", "1 个错误"],
    );
}

#[test]
fn pictures_of_the_folder_are_shown() {
    let room = Room::new();
    for path in ["x.png", "./x.png", "sub/图 片.png", "x.jpg"] {
        room.put("in/x.png", png());
        // Its bytes say what it is, not its name.
        room.put("in/x.jpg", png());
        room.put("in/sub/图 片.png", png());
        with_picture(&room, path);
        room.run(&["build", "--to", "docx,html,md,txt", "in/a.yaml"])
            .is(0, &[]);
        assert!(
            parts(&room.bytes("in/a.docx")).contains(&"word/media/image1.png".to_owned()),
            "{path}"
        );
        for name in ["in/a.html", "in/a.md"] {
            assert!(room.text(name).contains("data:image/png;base64,iVBOR"), "{path}");
        }
    }
}

/// A picture is one file however often it is shown, in what is written and in what is read back.
#[test]
fn a_picture_shown_again_is_the_same_file() {
    let room = Room::new();
    room.put("in/x.png", png());
    room.put("in/y.png", png());
    let shown = "  ![图一](x.png)\n  ![图二](y.png)\n".repeat(20);
    room.put(
        "in/a.yaml",
        spoilt("问题及改进: |\n", &format!("问题及改进: |\n{shown}")),
    );
    room.run(&["build", "--to", "docx", "in/a.yaml"]).is(0, &[]);
    let media = parts(&room.bytes("in/a.docx"));
    assert_eq!(
        media
            .iter()
            .filter(|name| name.starts_with("word/media/"))
            .count(),
        1
    );
    room.run(&["import", "in/a.docx", "-o", "b.yaml"]).is(0, &[]);
    assert_eq!(room.text("b.yaml").matches("![图").count(), 40);
    let files = room.all();
    let beside = files.keys().filter(|name| !name.starts_with("in"));
    assert_eq!(beside.count(), 2, "{:?}", files.keys());
}

#[test]
fn pictures_that_are_too_much_together_are_one_finding() {
    let room = Room::new();
    let large = [png(), vec![0; 12 << 20]].concat();
    for name in ["1.png", "2.png", "3.png", "4.png"] {
        room.put(&format!("in/{name}"), &large);
    }
    let of = |names: &[&str]| -> String { names.iter().map(|name| format!("  ![图]({name})\n")).collect() };
    for (shown, told) in [
        (of(&["1.png", "2.png"]), None),
        (
            of(&["1.png", "2.png", "3.png", "3.png", "4.png"]),
            Some("从“3.png”起有 2 张"),
        ),
        (of(&["1.png"; 3]), Some("从“1.png”起有 1 张")),
    ] {
        room.put(
            "in/a.yaml",
            spoilt("问题及改进: |\n", &format!("问题及改进: |\n{shown}")),
        );
        let said = room.run(&["check", "in/a.yaml"]);
        match told {
            None => said.is(0, &[]),
            Some(told) => said.is(1, &["错误[bad-picture]", "合计超过 32 MB", told, "1 个错误"]),
        }
    }
}

/// The name of a document is that of its pictures: signs that lead elsewhere are none of it.
#[cfg(unix)]
#[test]
fn a_document_of_any_name_keeps_its_pictures() {
    for name in ["年报：2021:终稿", "a\\b", " a ", "a](b", "{{a}}", "a\"*?<>|b"] {
        let room = Room::new();
        room.put("in/x.png", png());
        with_picture(&room, "x.png");
        room.run(&["build", "in/a.yaml", "-o", "in/a.docx"]).is(0, &[]);
        let document = format!("{name}.docx");
        room.put(&document, room.bytes("in/a.docx"));
        room.run(&["import", &document, "-o", "b.yaml"]).is(0, &[]);
        room.run(&["check", "b.yaml"]).is(0, &[]);
        room.run(&["build", "b.yaml", "-o", "b.html"]).is(0, &[]);
        assert!(room.text("b.html").contains("base64"), "{name}");
    }
}
