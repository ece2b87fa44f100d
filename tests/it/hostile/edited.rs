//! `build` replaces what it made, and nothing that somebody worked on since.

use std::path::Path;

use crate::support::{Room, Said, correct, spoilt};

const ALL: &[&str] = &["build", "--to", "docx,html,md,txt", "a.yaml"];

fn built() -> Room {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(ALL).is(0, &[]);
    room
}

/// The report of a later day.
fn later() -> String {
    spoilt("问题及改进: |\n", "问题及改进: |\n  后来加的一段。\n")
}

/// The program with notes of its own.
fn with_notes(room: &Room, notes: &Path, arguments: &[&str]) -> Said {
    let done = room
        .nianbao(arguments)
        .env("NIANBAO_STATE", notes)
        .output()
        .unwrap();
    Said {
        status: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

#[test]
fn what_was_built_is_built_again() {
    let room = built();
    let first = room.all();
    room.put("a.yaml", later());
    room.run(ALL).is(0, &["已生成 a.docx"]);
    assert_ne!(room.bytes("a.docx"), first["a.docx"]);
    // An older one that was put back was made here too; from other places it is the same file.
    room.put("a.html", &first["a.html"]);
    room.put("x/y", "");
    room.run(&["build", "a.yaml", "-o", "x/../a.html"]).is(0, &[]);
    // As a draft, and finished again.
    room.run(&["build", "--draft", "--to", "docx,txt", "a.yaml"])
        .is(0, &[]);
    room.run(&["build", "--to", "docx,txt", "a.yaml"]).is(0, &[]);
}

#[test]
fn what_was_edited_is_kept_with_the_changes_named() {
    let room = built();
    for ending in ["html", "md", "txt"] {
        let name = format!("a.{ending}");
        let edited = room.text(&name).replace("编制政府公报", "编印政府公报");
        room.put(&name, &edited);
        room.run_in_vain(ALL)
            .is(2, &[&name, "生成以后改过", "differs-from-source", "--force"]);
        // The others are not written either, and the file is kept though the source says something new.
        let source = room.text("a.yaml");
        room.put("a.yaml", later());
        room.run_in_vain(ALL)
            .is(2, &[&name, "后来加的一段", "没有生成任何文件"]);
        room.put("a.yaml", source);
        room.run(&[ALL, &["--force"]].concat()).is(0, &[&name]);
        assert_ne!(room.text(&name), edited);
        room.run(ALL).is(0, &[]);
    }
}

#[test]
fn a_figure_that_was_changed_in_the_document_is_named() {
    let room = built();
    let text = room.text("a.txt");
    let line = text
        .lines()
        .find(|line| line.starts_with('|') && line.contains("行政规范性文件"))
        .unwrap();
    room.put("a.txt", text.replacen(line, &line.replacen("18", "19", 1), 1));
    room.run_in_vain(&["build", "--to", "txt", "a.yaml"])
        .is(2, &["a.txt", "19", "18", "本年制发件数"]);
}

#[test]
fn what_was_changed_beside_figures_and_words_is_kept_too() {
    let room = built();
    let html = room
        .text("a.html")
        .replacen("</style>", "h1{color:red}</style>", 1);
    room.put("a.html", html);
    room.run_in_vain(&["build", "--to", "html", "a.yaml"])
        .is(2, &["a.html", "生成以后改过", "版面"]);
}

#[test]
fn without_notes_what_reads_as_the_same_report_is_replaced() {
    let room = built();
    let notes = tempfile::tempdir().unwrap();
    let file = notes.path().join("file");
    std::fs::write(&file, "").unwrap();
    let none = notes.path().join("none");
    // No notes yet; and a folder in which none can be made.
    for folder in [&none, &file] {
        let _ = std::fs::remove_dir_all(&none);
        with_notes(&room, folder, ALL).is(0, &[]);
        // Other bytes, the same report.
        let html = room
            .text("a.html")
            .replacen("</style>", "h1{color:red}</style>", 1);
        room.put("a.html", html);
        let _ = std::fs::remove_dir_all(&none);
        with_notes(&room, folder, ALL).is(0, &[]);
        // Another report.
        let before = room.text("a.txt");
        let edited = before.replace("编制政府公报", "编印政府公报");
        room.put("a.txt", &edited);
        let _ = std::fs::remove_dir_all(&none);
        with_notes(&room, folder, ALL).is(2, &["a.txt", "不是由它生成的", "differs-from-source"]);
        assert_eq!(room.text("a.txt"), edited);
        room.put("a.txt", before);
    }
}

#[test]
fn what_is_no_report_is_never_replaced() {
    for (name, there) in [
        ("a.txt", "会议记录：明天交年报。\n"),
        ("a.html", "<!DOCTYPE html><html><body>通知</body></html>"),
        ("a.md", ""),
        ("a.docx", "PK"),
    ] {
        let room = Room::new();
        room.put("a.yaml", correct());
        room.put(name, there);
        room.run_in_vain(ALL).is(2, &[name, "不是由它生成的", "--force"]);
    }
}

/// What a document was built from need not be YAML: then only the notes tell.
#[test]
fn a_document_built_of_a_document_is_kept_when_it_was_edited() {
    let room = built();
    let build = ["build", "a.docx", "-o", "b.txt"];
    room.run(&build).is(0, &[]);
    room.run(&build).is(0, &[]);
    room.put("b.txt", room.text("b.txt") + "\n附：补充说明。\n");
    room.run_in_vain(&build).is(2, &["b.txt", "生成以后改过"]);
    // Its notes say nothing of the file's name or words.
    let notes = std::fs::read_to_string(crate::support::state().join("built.txt")).unwrap();
    assert!(!notes.contains("b.txt") && !notes.contains('附'));
}
