//! The formats that are only read: one report in each of them says the same figures and the same words, its mistake is
//! found at the same cell, and the file that is written of it is the report again.

use crate::support::{Room, Said, root};

/// The files that were made of `water.yaml`, by their endings; how stands in the README there.
const ENDINGS: &[&str] = &[
    "doc",
    #[cfg(feature = "pdf")]
    "pdf",
    "odt",
    "rtf",
    "mht",
];

/// A room with the report in every format, called water.
fn room() -> Room {
    let room = Room::new();
    for ending in ["yaml"].iter().chain(ENDINGS) {
        let name = format!("water.{ending}");
        let bytes = std::fs::read(root().join("tests/fixtures/converted").join(&name)).unwrap();
        room.put(&name, bytes);
    }
    room
}

/// What the program says of each file, held to what is said of the YAML.
fn each(arguments: &[&str], holds: impl Fn(&str, &Said)) {
    let room = room();
    for ending in ENDINGS {
        let name = format!("water.{ending}");
        let with_name: Vec<&str> = arguments.iter().copied().chain([name.as_str()]).collect();
        holds(ending, &room.run(&with_name));
    }
}

/// The figures of a file, without its name.
fn figures(said: &Said) -> &str {
    let (_, figures) = said
        .out
        .split_once("\"agency\"")
        .unwrap_or_else(|| panic!("{}{}", said.out, said.err));
    figures
}

#[test]
fn every_format_says_the_same_figures() {
    let wanted = room().run(&["export", "--to", "jsonl", "water.yaml"]);
    each(&["export", "--to", "jsonl"], |ending, said| {
        assert_eq!(figures(said), figures(&wanted), "{ending}");
    });
}

#[test]
fn the_mistake_is_found_at_its_cell_and_nothing_else_is() {
    each(&["check", "--format", "concise"], |ending, said| {
        let page = if *ending == *"pdf" { "第2页 " } else { "" };
        let wanted = format!(
            "water.{ending}: {page}表三 第3行（一）予以公开 · 自然人: 错误[wrong-total] 予以公开的自然人应为 6，填写为 7"
        );
        assert_eq!(said.out.trim_end(), wanted);
        said.is(1, &[]);
    });
}

#[test]
fn what_is_imported_builds_the_same_report() {
    let room = room();
    room.run(&["build", "water.yaml", "--draft", "-o", "wanted.txt"])
        .is(1, &[]);
    for ending in ENDINGS {
        // The mistake is one of the report, not of the reading.
        room.run(&["import", &format!("water.{ending}"), "-o", "b.yaml", "--force"])
            .is(0, &["已生成 b.yaml", "没有发现问题"]);
        room.run(&["build", "b.yaml", "--draft", "-o", "b.txt", "--force"])
            .is(1, &[]);
        assert_eq!(room.text("b.txt"), room.text("wanted.txt"), "{ending}");
    }
}

#[test]
fn every_format_is_held_to_the_file_it_was_made_of() {
    each(
        &[
            "check",
            "--only",
            "differs-from-source",
            "--against",
            "water.yaml",
        ],
        |ending, said| {
            said.is(0, &["没有发现问题"]);
            assert_eq!(said.out, "", "{ending}");
        },
    );
}

#[test]
fn every_format_is_last_years_report() {
    let room = room();
    for ending in ENDINGS {
        room.run(&["next", &format!("water.{ending}"), "-o", "next.yaml", "--force"])
            .is(0, &["已生成 next.yaml"]);
        let next = room.text("next.yaml");
        assert!(next.contains("年度: 2023"), "{ending}: {next}");
        // One application went on to this year, of a natural person.
        assert!(next.contains("上年结转:                 [1,"), "{ending}: {next}");
    }
}

#[test]
fn a_file_is_known_by_what_it_holds() {
    let room = room();
    for ending in ENDINGS {
        for other in ["wps", "docx", "txt", "html", "doc", "pdf"] {
            let name = format!("other.{other}");
            room.put(&name, room.bytes(&format!("water.{ending}")));
            let found = room.run(&["check", "--format", "concise", &name]);
            let told = found.out.contains("错误[wrong-total] 予以公开的自然人应为 6");
            assert!(told, "{ending} as {other}: {}{}", found.out, found.err);
        }
    }
}
