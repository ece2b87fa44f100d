//! Outputs: whole or not at all, all or none, and never over what is read.

use std::process::Stdio;

use crate::support::{Room, correct, png, spoilt};

fn room() -> Room {
    let room = Room::new();
    room.put("a.yaml", correct());
    room
}

#[test]
fn an_output_never_replaces_an_input() {
    let room = room();
    room.put("in/y.yaml", correct());
    // A name that a format could have, so that only the place tells.
    room.put("报告.txt", correct());
    let over = |arguments: &[&str]| room.run_in_vain(arguments).is(2, &["不能写在它上面"]);
    over(&["build", "报告.txt", "-o", "报告.txt"]);
    over(&["build", "报告.txt", "-o", "./in/../报告.txt"]);
    over(&["build", "报告.txt", "-o", room.path("报告.txt").to_str().unwrap()]);
    over(&["build", "报告.txt", "--to", "txt"]);
    over(&["build", "报告.txt", "--to", "docx,txt", "-d", "."]);
    over(&["build", "in/../报告.txt", "--to", "txt", "-d", "in/.."]);
    over(&["build", "a.yaml", "报告.txt", "--to", "txt", "-d", "."]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("报告.txt", room.path("link.txt")).unwrap();
        std::os::unix::fs::symlink(room.path(""), room.path("house")).unwrap();
        over(&["build", "报告.txt", "-o", "link.txt"]);
        over(&["build", "link.txt", "-o", "报告.txt"]);
        over(&["build", "link.txt", "-o", "house/报告.txt"]);
        std::fs::hard_link(room.path("报告.txt"), room.path("hard.txt")).unwrap();
        // Replaced by rename, the other name keeps what it had.
        room.run(&["build", "报告.txt", "-o", "hard.txt"]).is(0, &[]);
        assert_eq!(room.text("报告.txt"), correct());
    }
    // What a report draws on is read too: last year's report, pictures.
    room.put("b.yaml", spoilt("机关:\n", "上年报告: 报告.txt\n机关:\n"));
    over(&["build", "b.yaml", "-o", "报告.txt"]);
    room.put("图.html", png());
    room.put(
        "c.yaml",
        spoilt("问题及改进: |\n", "问题及改进: |\n  ![图](图.html)\n"),
    );
    over(&["build", "c.yaml", "-o", "图.html"]);
}

#[test]
fn an_export_never_replaces_an_input() {
    let room = room();
    room.run_in_vain(&["export", "a.yaml", "--to", "jsonl", "-o", "a.yaml"])
        .is(2, &["不能写在它上面"]);
    room.run_in_vain(&["export", "a.yaml", "--to", "jsonl", "-o", "./a.yaml"])
        .is(2, &["不能写在它上面"]);
    room.run(&["export", "a.yaml", "--to", "jsonl", "-o", "a.jsonl"])
        .is(0, &[]);
    assert!(room.text("a.jsonl").starts_with("{\"path\":\"a.yaml\""));
}

#[test]
fn a_place_that_is_none_is_told() {
    let room = room();
    room.put("folder/x", "");
    room.put("file", "kept");
    for (arguments, status, words) in [
        (&["-o", "没有/a.docx"][..], 3, "没有这个文件"),
        (&["-o", "file/a.docx"], 3, "不是文件夹"),
        (&["-d", "file"], 3, "file"),
        (&["-d", "file/sub"], 3, "file"),
        (&["-o", "folder"], 2, "扩展名"),
        (&["-o", "a.doc"], 2, "只能读取"),
        (&["-o", "a"], 2, "扩展名"),
        (&["-o", "a.odt"], 2, "只能读取"),
        (&["-o", ".docx"], 2, "扩展名"),
        (&["-o", "a.docx", "--to", "html"], 2, "--to"),
        (&["-o", "a.docx", "--to", "docx,html"], 2, "--to"),
        (&["-o", "a.docx", "-d", "folder"], 2, ""),
        (&["--to", "rtf"], 2, "只能读取"),
        (&["--to", ""], 2, ""),
        (&["--to", "docx,,html"], 2, ""),
    ] {
        let all = [&["build", "a.yaml"], arguments].concat();
        room.run_in_vain(&all).is(status, &[words]);
    }
    std::fs::create_dir(room.path("b.docx")).unwrap();
    room.run_in_vain(&["build", "a.yaml", "-o", "b.docx"])
        .is(3, &["b.docx", "文件夹"]);
}

#[test]
fn all_outputs_of_a_report_are_written_or_none() {
    const ALL: &[&str] = &[
        "build",
        "a.yaml",
        "b.yaml",
        "--to",
        "docx,html,md,txt",
        "-d",
        "out",
    ];
    for place in ["a.docx", "a.md", "a.txt", "b.docx", "b.md", "b.txt"] {
        let room = room();
        room.put("b.yaml", correct());
        room.put(
            "old.yaml",
            spoilt("问题及改进: |\n", "问题及改进: |\n  旧的一段。\n"),
        );
        room.put("out/a.html", "");
        room.run(&["build", "old.yaml", "-o", "out/a.html", "--force"])
            .is(0, &[]);
        let before = room.text("out/a.html");
        room.put(&format!("out/{place}/in the way"), "");
        room.run(ALL).is(3, &[place, "1 份没有生成"]);
        // Nothing of the one in whose way it is, everything of the other.
        let (own, other) = place.split_at(1);
        assert!(other.starts_with('.'));
        let other = if own == "a" { "b" } else { "a" };
        let made = |stem: &str| {
            let names = ["docx", "html", "md", "txt"].map(|ending| format!("out/{stem}.{ending}"));
            names.iter().filter(|name| room.path(name).is_file()).count()
        };
        assert_eq!(made(other), 4, "{place}");
        assert_eq!(made(own), usize::from(own == "a"), "{place}");
        if own == "a" {
            assert_eq!(room.text("out/a.html"), before);
        }
        std::fs::remove_dir_all(room.path(&format!("out/{place}"))).unwrap();
        room.run(ALL).is(0, &[]);
        assert_eq!(
            room.all().keys().filter(|name| name.starts_with("out/")).count(),
            8
        );
        assert!(room.text("out/a.html") != before, "what stood there is replaced");
    }
    // One wrong report of several, and one that is not there: nothing of these.
    let room = room();
    room.put("b.yaml", spoilt("[27,    3, ", "[28,    3, "));
    room.run(ALL)
        .is(1, &["没有生成 b.yaml：有错误没有改正", "--draft"]);
    assert!(room.path("out/a.docx").is_file() && !room.path("out/b.docx").exists());
    room.run(&["build", "a.yaml", "没有.yaml", "-d", "out"])
        .is(3, &["没有生成 没有.yaml"]);
}

#[test]
fn names_that_collide_are_a_mistake_of_the_command() {
    let room = room();
    room.put("x/a.yaml", correct());
    room.put("a.yml", correct());
    for arguments in [
        &["build", "a.yaml", "a.yml"][..],
        &["build", "a.yaml", "x/a.yaml", "-d", "out"],
        &["build", "a.yaml", "a.yaml", "-d", "out"],
        &["build", "a.yaml", "./a.yaml"],
        &["build", "a.yaml", "x/../a.yaml", "-d", "out"],
        &["build", "a.yaml", "x/a.yaml", "-o", "b.docx"],
    ] {
        room.run_in_vain(arguments).is(2, &[]);
    }
    room.run(&["build", "a.yaml", "x/a.yaml"])
        .is(0, &["已生成 a.docx", "已生成 x/a.docx"]);
}

#[test]
fn names_come_from_the_input_and_not_from_the_agency() {
    let room = room();
    room.put(
        "a.yaml",
        correct().replace("北仑区人民政府办公室", "../../某局/下属"),
    );
    room.run(&["build", "a.yaml", "-d", "out/deep"])
        .is(0, &["out/deep/a.docx"]);
    room.run(&["new", "--year", "2026", "--agency", "../../x", "-o", "n.yaml"])
        .is(0, &[]);
    room.run(&["build", "--draft", "n.yaml", "--to", "txt"])
        .is(1, &[]);
    let names: Vec<String> = room.all().into_keys().collect();
    assert_eq!(
        names,
        ["a.yaml", "n.txt", "n.yaml", "out", "out/deep", "out/deep/a.docx"]
    );
}

#[cfg(unix)]
#[test]
fn a_replaced_file_is_a_new_one_with_the_usual_permissions() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let room = room();
    room.run(&["build", "a.yaml", "--to", "txt"]).is(0, &[]);
    let before = std::fs::metadata(room.path("a.txt")).unwrap();
    room.put("plain", "");
    let usual = std::fs::metadata(room.path("plain"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(before.permissions().mode(), usual);
    let open = std::fs::File::open(room.path("a.txt")).unwrap();
    room.put("a.yaml", correct().replace("科学", "x"));
    room.run(&["build", "a.yaml", "--to", "txt"]).is(0, &[]);
    // Who had it open still reads the old one, whole.
    assert_ne!(
        std::fs::metadata(room.path("a.txt")).unwrap().ino(),
        open.metadata().unwrap().ino()
    );
    assert_eq!(open.metadata().unwrap().len(), before.len());
}

#[test]
fn a_closed_pipe_is_nobody_listening() {
    let room = room();
    for arguments in [
        &["build", "a.yaml", "-o", "-", "--to", "html"][..],
        &["export", "a.yaml", "--to", "jsonl"],
        &["check", "--format", "json", "a.yaml"],
        &["check", "--format", "sarif", "a.yaml"],
        &["figures", "a.yaml"],
        &["schema"],
        &["explain"],
        &["explain", "wrong-total"],
        &["completions", "bash"],
        &["new", "--year", "2026", "--agency", "某局"],
        &["--help"],
        &["--version"],
    ] {
        let mut child = room
            .nianbao(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("panicked"), "{arguments:?}: {err}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {err}");
    }
    // Nobody reads the findings either.
    let mut child = room
        .nianbao(&["check", "没有.yaml"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn colour_is_for_terminals() {
    let room = room();
    room.put("b.yaml", spoilt("[27,    3, ", "[28,    3, "));
    let mut command = room.nianbao(&["check", "b.yaml"]);
    let output = command
        .env_remove("NO_COLOR")
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    assert!(!output.stderr.contains(&0x1b) && output.stdout.is_empty());
}

#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_permissions_and_its_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let room = Room::new();
    room.put("a.yaml", spoilt("\n年度: 2021", "\n年度：2021"));
    std::fs::set_permissions(room.path("a.yaml"), std::fs::Permissions::from_mode(0o600)).unwrap();
    symlink("a.yaml", room.path("link.yaml")).unwrap();
    room.run(&["check", "--fix", "link.yaml"]).is(0, &["已改正 1 处"]);
    assert_eq!(room.text("a.yaml"), correct());
    assert!(
        std::fs::symlink_metadata(room.path("link.yaml"))
            .unwrap()
            .is_symlink()
    );
    let mode = std::fs::metadata(room.path("a.yaml"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}
