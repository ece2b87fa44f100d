//! Names of files, and values, that hold what a terminal obeys or what is no text.

#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use crate::support::{Room, correct, spoilt};

/// A name that turns red, ends a line, turns around, and speaks to old terminals.
const ODD: &str = "a\u{1b}[31m\nb\u{202e}\u{9b}1m.yaml";

/// Whether nothing is said that a terminal obeys, lines apart.
fn harmless(said: &str) -> bool {
    let obeyed = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}')
    };
    !said.chars().any(obeyed)
}

#[test]
fn odd_names_are_shown_and_not_obeyed() {
    let room = Room::new();
    room.put(ODD, spoilt("[27,    3, ", "[28,    3, "));
    room.put("good.yaml", correct());
    let docx = ODD.replace("yaml", "txt");
    for arguments in [
        &["check", ODD][..],
        &["check", "--format", "concise", ODD],
        &["check", "--fix", ODD],
        &["check", "没有\u{1b}.yaml", "--format", "concise"],
        &["check", "good.yaml", "--prior", ODD],
        &["check", "good.yaml", "--prior", "没\n有\u{1b}.yaml"],
        &["check", "good.yaml", "--against", ODD],
        &["build", ODD],
        &["build", "--draft", "--to", "txt", ODD],
        &["build", "good.yaml", "-o", &docx],
        &["build", "good.yaml", "-o", ODD],
        &["build", "good.yaml", "--to", "\u{1b}[31m"],
        &["new", "--year", "2026", "--agency", "局", "-o", ODD],
        &["import", ODD],
        &["next", "good.yaml", "-o", ODD],
        &["explain", "\u{1b}[31m\u{202e}"],
        &["\u{1b}[31m\u{202e}"],
        &["check", "--format", "\u{1b}[31m"],
    ] {
        let said = room.run(arguments);
        assert!(harmless(&said.err), "{arguments:?}: {:?}", said.err);
        assert!(harmless(&said.out), "{arguments:?}: {:?}", said.out);
    }
    // A finding is a line, whatever the file is called.
    let said = room.run(&["check", "--format", "concise", ODD]);
    assert!(
        said.out.lines().count() > 0 && said.out.lines().all(|line| line.starts_with("a␛[31m␊b")),
        "{}",
        said.out
    );
    // Machines get the name itself.
    for format in ["json", "sarif"] {
        let said = room.run(&["check", "--format", format, ODD]);
        let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        if format == "json" {
            assert_eq!(told["files"][0]["path"], ODD);
        } else {
            assert!(said.out.contains("a%1B%5B31m%0Ab%E2%80%AE"), "{}", said.out);
        }
    }
    let said = room.run(&["export", "--to", "jsonl", ODD]);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.out.lines().count(), &told["path"]), (1, &ODD.into()));
    // A draft finds last year's report by its name.
    room.run(&["next", ODD, "-o", "next.yaml"]);
    let said = room.run(&["check", "next.yaml"]);
    assert!(!said.err.contains("prior-unreadable"), "{}", said.err);
}

#[test]
fn odd_values_are_shown_and_not_obeyed() {
    let odd = "\\e[31m\\u202e\\x9b2J\\r\\u2028";
    let room = Room::new();
    for (from, to) in [
        ("年度: 2021", format!("年度: \"{odd}\"")),
        ("年度: 2021", format!("年度: 2021\n\"{odd}\": 1")),
        ("机关:\n", format!("上年报告: \"{odd}\"\n机关:\n")),
        ("[27,    3, ", format!("[\"{odd}\", 3, ")),
        (
            "总体情况: |\n",
            format!("总体情况: \"![图]({odd}.png)\"\n主动: |\n"),
        ),
    ] {
        room.put("a.yaml", spoilt(from, &to));
        for format in ["human", "concise"] {
            let said = room.run(&["check", "--format", format, "a.yaml"]);
            assert!(
                harmless(&said.err) && harmless(&said.out),
                "{to}: {:?} {:?}",
                said.err,
                said.out
            );
        }
    }
    let page = "<h1>\u{1b}[31m\u{202e}某局2021年报告</h1><table><tr><td>\u{9b}2J</td></tr></table><p>一、总体\u{2066}情况</p>";
    room.put(
        "a.html",
        format!("<!DOCTYPE html><html><body>{page}</body></html>"),
    );
    for format in ["human", "concise"] {
        let said = room.run(&["check", "--format", format, "a.html"]);
        assert!(
            harmless(&said.err) && harmless(&said.out),
            "{:?} {:?}",
            said.err,
            said.out
        );
    }
}

#[test]
fn names_that_are_not_utf_8_stay_or_are_refused() {
    let room = Room::new();
    let name = OsStr::from_bytes(b"\xc4\xea\xb1\xa8.yaml");
    std::fs::write(room.path("").join(name), correct()).unwrap();
    let run = |before: &[&str], after: &[&str]| {
        let mut command = room.nianbao(before);
        let done = command.arg(name).args(after).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap() + &String::from_utf8_lossy(&done.stdout);
        (done.status.code().unwrap(), said)
    };
    assert_eq!(run(&["check"], &[]).0, 0);
    // What is written beside it has its name.
    assert_eq!(run(&["build", "--to", "txt"], &[]).0, 0);
    assert!(
        room.path("")
            .join(OsStr::from_bytes(b"\xc4\xea\xb1\xa8.txt"))
            .exists()
    );
    assert_eq!(run(&["build", "--to", "txt"], &[]).0, 0);
    // Where the name is to be written down, another would be.
    for (before, after) in [
        (&["export", "--to", "jsonl"][..], &[][..]),
        (&["check", "--format", "json"], &[]),
        (&["check", "--format", "sarif"], &[]),
        (&["figures", "--format", "json"], &[]),
        (&["figures", "--format", "csv"], &[]),
        (&["next"], &["-o", "next.yaml"]),
        (&["next"], &[]),
    ] {
        let (status, said) = run(before, after);
        assert!(
            status == 2 && said.contains("不是 UTF-8"),
            "{before:?}: {status} {said}"
        );
    }
    assert!(!room.path("next.yaml").exists());
}
