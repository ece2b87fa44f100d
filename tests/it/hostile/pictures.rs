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
        ("words.png", "不是可用的图片"),
        ("empty.png", "不是可用的图片"),
        ("cut.png", "不是可用的图片"),
        ("a.yaml", "不是可用的图片"),
        ("vector.svg", "不是可用的图片"),
        ("x.png/y.png", "不是文件夹"),
        (&"长".repeat(300), ""),
    ] {
        let room = Room::new();
        room.put("in/folder/y", "");
        room.put("in/words.png", "不是图片");
        room.put("in/empty.png", "");
        room.put("in/cut.png", &png()[..12]);
        room.put("in/vector.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
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
