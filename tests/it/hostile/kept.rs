//! Work is never lost: what was not read whole is not written, what somebody else wrote is not replaced, and what a killed
//! run left behind is told and cleared away.

use std::process::Stdio;

use encoding_rs::GB18030;

use crate::support::{Room, correct, sized, spoilt};

fn room() -> Room {
    let room = Room::new();
    room.put("a.yaml", correct());
    room
}

#[test]
fn a_file_that_was_not_read_whole_is_not_mended() {
    let comments = |count: usize| {
        let mut bytes = b"#\n".to_vec();
        let line = GB18030.encode("# 注释注释\n").0.into_owned();
        for _ in 0..count {
            bytes.extend(&line);
        }
        bytes.extend(&*GB18030.encode(&correct()).0);
        bytes
    };
    let utf16: Vec<u8> = format!("\u{feff}{}{}", "# 注释\n".repeat(1_700_000), correct())
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    // The last is short enough as it lies there; in UTF-8 it would be too long to be read again.
    for bytes in [comments(1_600_000), utf16, comments(1_250_000)] {
        let room = Room::new();
        room.put("a.yaml", bytes);
        room.run_in_vain(&["check", "--fix", "a.yaml"])
            .is(1, &["错误[file-too-large]"]);
    }
}

#[cfg(unix)]
#[test]
fn what_an_editor_saves_meanwhile_is_not_replaced() {
    let saved = spoilt("\n年度: 2021", "\n年度：2021\n# 刚刚改的");
    for replaced in [false, true] {
        let room = Room::new();
        room.put("a.yaml", spoilt("\n年度: 2021", "\n年度：2021"));
        pipe(&room, "b.yaml");
        let child = room
            .nianbao(&["check", "--fix", "a.yaml", "b.yaml"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program reads all files before it mends one; at the pipe it waits for us.
        let mut pipe = std::fs::OpenOptions::new()
            .write(true)
            .open(room.path("b.yaml"))
            .unwrap();
        if replaced {
            room.put("new", &saved);
            std::fs::rename(room.path("new"), room.path("a.yaml")).unwrap();
        } else {
            room.put("a.yaml", &saved);
        }
        std::io::Write::write_all(&mut pipe, correct().as_bytes()).unwrap();
        drop(pipe);
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(3), "{said}");
        assert!(said.contains("a.yaml 在核对的时候被别的程序改过"), "{said}");
        assert_eq!(room.text("a.yaml"), saved);
        assert_eq!(std::fs::read_dir(room.path("")).unwrap().count(), 2);
    }
}

#[cfg(unix)]
fn pipe(room: &Room, name: &str) {
    let made = std::process::Command::new("mkfifo").arg(room.path(name)).status();
    assert!(made.unwrap().success());
}

#[test]
fn of_two_drafts_at_once_one_is_refused() {
    for _ in 0..sized(30, 6) {
        let room = room();
        room.put("b.yaml", correct());
        let start = |file: &str| {
            let mut command = room.nianbao(&["next", file, "-o", "o.yaml"]);
            command
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        };
        let children = [start("a.yaml"), start("b.yaml")];
        let mut ends = children.map(|mut child| child.wait().unwrap().code().unwrap());
        let first = if ends[0] == 0 { "a.yaml" } else { "b.yaml" };
        assert!(room.text("o.yaml").contains(&format!("\n上年报告: {first} ")));
        ends.sort_unstable();
        assert_eq!(ends, [0, 2]);
        assert_eq!(room.all().len(), 3);
    }
}

#[test]
fn what_is_there_is_replaced_by_force_only() {
    let room = room();
    room.run(&["build", "--to", "txt", "a.yaml"]).is(0, &[]);
    for command in [
        &["new", "--year", "2026", "--agency", "某局"][..],
        &["import", "a.txt"],
        &["next", "a.yaml"],
        &["export", "--to", "jsonl", "a.yaml"],
        &["figures", "--format", "csv", "a.yaml"],
    ] {
        room.put("o.yaml", "别人的内容");
        let plain = [command, &["-o", "o.yaml"]].concat();
        room.run_in_vain(&plain).is(2, &["已经有 o.yaml", "--force"]);
        let forced = [&plain[..], &["--force"]].concat();
        room.run(&forced).is(0, &[]);
        assert_ne!(room.text("o.yaml"), "别人的内容");
        // Force is no leave to destroy what is read.
        let input = command[command.len() - 1];
        if command[0] != "new" {
            room.run_in_vain(&[command, &["-o", input, "--force"]].concat())
                .is(2, &["不能写在它上面"]);
        }
        #[cfg(unix)]
        {
            // A link that leads nowhere yet is there too.
            std::os::unix::fs::symlink("nowhere", room.path("link.yaml")).unwrap();
            room.run_in_vain(&[command, &["-o", "link.yaml"]].concat())
                .is(2, &["已经有 link.yaml"]);
            std::fs::remove_file(room.path("link.yaml")).unwrap();
        }
    }
    // The schema beside a new file is written once for all of them.
    let new = |name: &str| {
        ["new", "--year", "2026", "--agency", "某局", "--schema", "-o"]
            .map(str::to_owned)
            .into_iter()
            .chain([name.to_owned()])
            .collect::<Vec<_>>()
    };
    let run = |arguments: Vec<String>| room.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    run(new("n1.yaml")).is(0, &["nianbao-2021.schema.json"]);
    run(new("n2.yaml")).is(0, &["n2.yaml"]);
    room.put("nianbao-2021.schema.json", "{}");
    run(new("n3.yaml")).is(2, &["已经有 nianbao-2021.schema.json", "--force"]);
    assert!(!room.path("n3.yaml").exists());
}

#[cfg(unix)]
#[test]
fn what_the_shell_reads_in_is_an_input() {
    let room = room();
    room.run(&["build", "--to", "txt", "a.yaml"]).is(0, &[]);
    for (arguments, file) in [
        (&["import", "-", "-o", "a.txt", "--force"][..], "a.txt"),
        (&["next", "-", "-o", "a.yaml", "--force"], "a.yaml"),
        (
            &["export", "--to", "jsonl", "-", "-o", "a.yaml", "--force"],
            "a.yaml",
        ),
        (&["build", "-", "-o", "a.txt"], "a.txt"),
    ] {
        let before = room.all();
        let stdin = std::fs::File::open(room.path(file)).unwrap();
        let done = room.nianbao(arguments).stdin(stdin).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("不能写在它上面"), "{said}");
        assert_eq!(room.all(), before);
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays() {
    use std::os::unix::fs::symlink;
    let room = room();
    room.put("there/x", "");
    symlink("there/b.txt", room.path("link.txt")).unwrap();
    symlink("link.txt", room.path("far.txt")).unwrap();
    for link in ["link.txt", "far.txt"] {
        room.run(&["build", "a.yaml", "-o", link]).is(0, &["已生成"]);
        assert!(room.path(link).symlink_metadata().unwrap().is_symlink());
        assert!(room.text("there/b.txt").contains("总体情况"));
    }
    symlink("round.txt", room.path("round.txt")).unwrap();
    room.run(&["build", "a.yaml", "-o", "round.txt"])
        .is(3, &["round.txt"]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_replaced_by_one() {
    let room = room();
    pipe(&room, "pipe.txt");
    let socket = std::os::unix::net::UnixListener::bind(room.path("socket.txt")).unwrap();
    for name in ["pipe.txt", "socket.txt"] {
        room.run(&["build", "a.yaml", "-o", name])
            .is(2, &[name, "不是普通文件"]);
        room.run(&["export", "--to", "jsonl", "a.yaml", "-o", name, "--force"])
            .is(2, &[name, "不是普通文件"]);
        assert!(!room.path(name).metadata().unwrap().is_file());
    }
    drop(socket);
    room.run(&["export", "--to", "jsonl", "a.yaml", "-o", "/dev/null"])
        .is(0, &[]);
    std::os::unix::fs::symlink("/dev/null", room.path("null.txt")).unwrap();
    room.run(&["build", "a.yaml", "-o", "null.txt"]).is(0, &[]);
    assert!(room.path("null.txt").symlink_metadata().unwrap().is_symlink());
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn more_outputs_than_open_files() {
    let room = Room::new();
    let names: Vec<String> = (0..sized(300, 40)).map(|n| format!("in/{n}.yaml")).collect();
    for name in &names {
        room.put(name, correct());
    }
    let program = room.nianbao(&[]);
    let mut command = std::process::Command::new("sh");
    command
        .args([
            "-c",
            &format!("ulimit -n {} && exec \"$@\"", sized(256, 32)),
            "sh",
        ])
        .arg(program.get_program())
        .args(["build", "--to", "txt", "-d", "out"])
        .args(&names)
        .current_dir(room.path(""));
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(std::fs::read_dir(room.path("out")).unwrap().count(), names.len());
}

/// However far a killed run came, the next one finds the folder as it may be, and leaves it clean.
#[cfg(target_os = "linux")]
#[test]
fn what_a_killed_run_left_is_cleared_away() {
    let room = room();
    let build = |format: &str| ["build", "--to", format, "-d", "out", "a.yaml"].map(str::to_owned);
    for round in 0..sized(200, 12) {
        let arguments = build("docx,html,md,txt");
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut child = room.nianbao(&arguments).stderr(Stdio::null()).spawn().unwrap();
        // Watched until it has begun to write; how far it comes then is the machine's choice.
        let begun = || {
            let files = std::fs::read_dir(room.path("out"))
                .into_iter()
                .flatten()
                .flatten();
            files
                .filter(|file| file.file_name().to_string_lossy().starts_with(".nianbao-"))
                .count()
                > round % 5
        };
        while child.try_wait().unwrap().is_none() && !begun() {}
        let _ = child.kill();
        child.wait().unwrap();
        // What is there is whole.
        for (name, bytes) in room.all() {
            if name.ends_with("a.html") {
                assert!(bytes.trim_ascii_end().ends_with(b"</html>"), "{name} is cut");
            }
        }
        let said = room.run(&["build", "--to", "txt", "-d", "out", "a.yaml"]);
        said.is(0, &[]);
    }
}

#[test]
fn files_of_others_are_left_alone() {
    let room = room();
    for name in [
        ".nianbao-notes.txt",
        ".nianbao-1-2-3",
        ".nianbao-aaaaaa",
        ".nianbao-4000000000-0-aaaaaa",
    ] {
        std::fs::write(room.path(name), "").unwrap();
    }
    let before = room.all().len();
    let done = room
        .nianbao(&["build", "--to", "txt", "a.yaml"])
        .output()
        .unwrap();
    assert!(done.status.success());
    assert_eq!(room.all().len(), before + 1);
}
