//! An OpenDocument text and a page saved as one file, as other programs wrote them: every command takes them as it takes a Word
//! file. How they were made is in `tests/fixtures/README.md`.

use crate::support::{Room, correct, root};

/// The files, with what cannot be written into them is called.
const FILES: [(&str, &str); 2] = [
    ("odt/beilun-2021.odt", "OpenDocument 文本"),
    ("mht/beilun-2021.mhtml", "单个文件网页"),
];

/// A room with the report and a file of it; the file's name there.
fn room(file: &str) -> (Room, String) {
    let room = Room::new();
    room.put("report.yaml", correct());
    let name = file.rsplit('/').next().expect("a name").to_owned();
    room.put(
        &name,
        std::fs::read(root().join("tests/fixtures").join(file)).expect(file),
    );
    (room, name)
}

#[test]
fn the_figures_and_the_prose_are_those_of_the_report() {
    for (file, _) in FILES {
        let read = |name: &str, bytes: Vec<u8>| {
            let judged = nianbao::read(name, bytes, &mut nianbao::Nothing);
            assert!(
                judged.findings.diagnostics.is_empty(),
                "{name}: {:?}",
                judged.findings.diagnostics
            );
            let report = judged.report.expect(name);
            nianbao::json_line("", &report).expect("figures can be said")
        };
        let bytes = std::fs::read(root().join("tests/fixtures").join(file)).expect(file);
        assert_eq!(
            read(file, bytes),
            read("report.yaml", correct().into_bytes()),
            "{file}"
        );
        let (room, name) = room(file);
        room.run(&["check", &name, "--against", "report.yaml"]).is(0, &[]);
    }
}

#[test]
fn the_commands_take_them() {
    for (file, _) in FILES {
        let (room, name) = room(file);
        room.run(&["import", &name, "-o", "again.yaml"]).is(0, &[]);
        room.run(&["check", "again.yaml"]).is(0, &[]);
        room.run(&["next", &name, "-o", "next.yaml"]).is(0, &[]);
        assert!(room.text("next.yaml").contains("beilun-2021.yaml"), "{file}");
        room.run(&["figures", &name]).is(0, &[]);
        room.run(&["build", &name, "--to", "docx"]).is(0, &[]);
    }
}

#[test]
fn what_cannot_be_written_into_them_is_said() {
    for (file, title) in FILES {
        let (room, name) = room(file);
        let ending = name.rsplit('.').next().expect("an ending");
        let output = format!("out.{ending}");
        for arguments in [
            vec!["build", "report.yaml", "--to", ending],
            vec!["build", "report.yaml", "-o", &output],
            vec!["check", &name, "--comment", &output],
        ] {
            let said = room.run_in_vain(&arguments);
            assert!(said.err.contains(title), "{arguments:?}: {}", said.err);
        }
    }
}
