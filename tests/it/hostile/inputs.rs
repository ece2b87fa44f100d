//! What is no file, no text, no YAML or no report.

use std::process::Stdio;

use crate::support::{Room, correct, spoilt};

#[test]
fn what_cannot_be_read_is_a_failure_of_the_program() {
    let room = Room::new();
    room.put("right.yaml", correct());
    for (file, words) in [("没有.yaml", "没有这个文件"), ("right.yaml/x.yaml", "不是文件夹")] {
        room.run_in_vain(&["figures", file]).is(3, &["失败", file, words]);
        for command in ["check", "build"] {
            room.run_in_vain(&[command, file]).is(3, &["失败", file, words]);
        }
        // One that cannot be read does not hide the others, nor keep them from being built.
        room.run_in_vain(&["check", "right.yaml", file]).is(3, &[words]);
        room.run(&["build", "right.yaml", file]).is(3, &[words]);
        std::fs::remove_file(room.path("right.docx")).unwrap();
        room.run_in_vain(&["export", "--to", "jsonl", file])
            .is(3, &[words]);
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_a_failure_too() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    room.put("a.yaml", correct());
    std::fs::set_permissions(room.path("a.yaml"), std::fs::Permissions::from_mode(0o000)).unwrap();
    // The administrator may read it all the same.
    if std::fs::File::open(room.path("a.yaml")).is_err() {
        room.run(&["check", "a.yaml"]).is(3, &["没有权限"]);
    } else {
        room.run(&["check", "a.yaml"]).is(0, &[]);
    }
}

/// A name, what the file holds, and what is said of it: the rule, words, and the place where there is one.
type Case = (&'static str, Vec<u8>, &'static str, &'static [&'static str]);

fn cases() -> Vec<Case> {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU".to_vec();
    let laughs: String = ('b'..='j')
        .map(|c| {
            let before = char::from(c as u8 - 1);
            format!("{c}: &{c} [{}]\n", vec![format!("*{before}"); 9].join(","))
        })
        .collect();
    let nested: String = (0..40).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    let mut yes = correct();
    yes.push_str("---\n年度: 2021\n");
    let text = |s: &str| s.as_bytes().to_vec();
    vec![
        ("empty", text(""), "not-a-report", &["空的", ":1:1"]),
        ("blank", text(" \n\n\t\n"), "not-a-report", &["空的"]),
        (
            "comments",
            text("# 只有\n# 注释\n"),
            "not-a-report",
            &["只有注释"],
        ),
        ("null", text("~\n"), "not-a-report", &[]),
        ("words", text("这是一段话。\n"), "not-a-report", &["new"]),
        ("list", text("- 版式: 2021\n- 年度: 2021\n"), "not-a-report", &[]),
        ("another", text("name: x\nversion: 1\n"), "not-a-report", &[]),
        (
            "binary",
            (0..=255_u8).cycle().take(5000).collect(),
            "wrong-encoding",
            &["不是文本文件"],
        ),
        (
            "nul",
            text("版式: 2021\n年度: \0\n"),
            "wrong-encoding",
            &["不是文本文件"],
        ),
        ("png", png, "not-a-report", &["这是图片", "重新录入"]),
        ("brackets", vec![b'['; 200_000], "syntax-error", &["括号"]),
        ("braces", vec![b'{'; 200_000], "syntax-error", &[]),
        ("dashes", b"- ".repeat(100_000), "syntax-error", &["嵌套"]),
        ("questions", b"? ".repeat(100_000), "syntax-error", &[]),
        (
            "laughs",
            text(&format!("a: &a [x,x,x,x,x,x,x,x,x]\n{laughs}版式: 2021\n")),
            "syntax-error",
            &["值太多"],
        ),
        ("nested", text(&nested), "syntax-error", &["嵌套"]),
        ("two", text(&yes), "syntax-error", &["第二份"]),
        (
            "alias",
            text(&spoilt("名称: 北仑区人民政府办公室", "名称: *谁")),
            "syntax-error",
            &[":5:7", "引号"],
        ),
        (
            "circle",
            text(&spoilt("规章:           [0,  0,  0]", "规章: &r [*r, 0, 0]")),
            "syntax-error",
            &["引用", ":22:"],
        ),
        (
            "tag",
            text(&spoilt("年度: 2021", "年度: !!python/object 2021")),
            "",
            &[],
        ),
        (
            "directive",
            text(&format!("%YAML 3.9\n---\n{}", correct())),
            "",
            &[],
        ),
        (
            "long-key",
            text(&format!("{}: 1\n{}", "甲".repeat(2000), correct())),
            "unknown-key",
            &[":1:1", "…"],
        ),
        (
            "list-key",
            text(&format!("[甲, 乙]: 1\n{}", correct())),
            "wrong-type",
            &[],
        ),
        (
            "list-prose",
            text(&spoilt("问题及改进: |\n", "问题及改进:\n")),
            "",
            &[],
        ),
    ]
}

#[test]
fn what_is_no_report_is_told_and_nothing_is_written() {
    for (name, bytes, rule, words) in cases() {
        let room = Room::new();
        room.put("a.yaml", bytes);
        for arguments in [
            &["check", "a.yaml"][..],
            &["build", "a.yaml"],
            &["build", "--draft", "--to", "docx,html,md,txt", "a.yaml"],
        ] {
            if rule.is_empty() {
                let said = room.run(arguments);
                assert!((0..=1).contains(&said.status), "{name}: {}", said.err);
                continue;
            }
            if rule == "unknown-key" || rule == "wrong-type" {
                room.run(arguments).is(1, &[&format!("错误[{rule}]")]);
                continue;
            }
            let said = room.run_in_vain(arguments);
            assert_eq!(said.status, 1, "{name}: {}", said.err);
            assert!(
                said.err.contains(&format!("错误[{rule}]")),
                "{name}: {}",
                said.err
            );
            for word in words {
                assert!(said.err.contains(word), "{name}: no {word} in {}", said.err);
            }
            assert!(said.err.len() < 4000, "{name}: {} bytes are said", said.err.len());
        }
    }
}

#[test]
fn anchors_and_aliases_that_lead_somewhere_are_read() {
    let room = Room::new();
    let text = spoilt("规章:           [0,  0,  0]", "规章:           &无 [0,  0,  0]")
        .replace("行政许可:       0 ", "行政许可:       &零 0 ");
    room.put("a.yaml", text.replace("行政处罚:       0", "行政处罚:       *零"));
    room.run(&["check", "a.yaml"]).is(0, &[]);
    room.run(&["build", "a.yaml"]).is(0, &[]);
}

#[test]
fn last_years_report_is_only_read() {
    let room = Room::new();
    room.put("folder/x", "");
    room.put("words.yaml", "不是报告\n");
    room.put("binary.yaml", [0, 1, 2, 3]);
    room.put("broken.yaml", "版式: [\n");
    for (prior, words) in [
        (
            "没有.yaml",
            &[
                "警告[prior-unreadable]",
                "没有.yaml",
                "没有这个文件",
                "a.yaml:4:7",
            ][..],
        ),
        ("folder", &["警告[prior-unreadable]", "文件夹"]),
        ("words.yaml", &["警告[prior-unreadable]"]),
        ("binary.yaml", &["警告[prior-unreadable]"]),
        ("broken.yaml", &["警告[prior-unreadable]"]),
        ("../../../../../../../../etc/没有", &["警告[prior-unreadable]"]),
        // A report that is its own last year's is read once, not for ever, and is not last year's.
        ("a.yaml", &["警告[prior-unreadable]", "不是 2020 年度"]),
    ] {
        room.put(
            "a.yaml",
            spoilt("机关:\n", &format!("上年报告: {prior}\n机关:\n")),
        );
        room.run_in_vain(&["check", "a.yaml"]).is(0, words);
        room.run_in_vain(&["check", "--deny", "warnings", "a.yaml"])
            .is(i32::from(!words.is_empty()), words);
    }
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    use std::io::Write;
    use std::process::Stdio;
    let room = Room::new();
    let given = |arguments: &[&str], text: &str| {
        let mut command = room.nianbao(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may end before it has read all.
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        let output = child.wait_with_output().unwrap();
        (
            output.status.code().unwrap(),
            output.stdout,
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    assert_eq!(given(&["check", "-"], &correct()).0, 0);
    assert_eq!(given(&["-"], &correct()).0, 0);
    let (status, _, err) = given(&["check", "-"], "版式：2021\n");
    assert!(status == 1 && err.contains("<标准输入>:1:3"), "{err}");
    let (status, out, _) = given(&["build", "-", "--to", "txt"], &correct());
    assert!(status == 0 && String::from_utf8(out).unwrap().contains("一、总体情况"));
    let (status, out, _) = given(&["build", "-"], &correct());
    assert!(status == 0 && out.starts_with(b"PK"));
    assert_eq!(given(&["build", "-", "--to", "txt,md"], &correct()).0, 2);
    assert_eq!(given(&["check", "-", "-"], &correct()).0, 2);
    assert!(room.all().is_empty());
}

/// Last year's report is a file: a pipe, a device or what the shell hands over would be waited for.
#[cfg(unix)]
#[test]
fn last_years_report_is_a_file() {
    let room = Room::new();
    let made = std::process::Command::new("mkfifo")
        .arg(room.path("p.yaml"))
        .status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("p.yaml", room.path("link.yaml")).unwrap();
    for name in ["p.yaml", "link.yaml", "-", "/dev/stdin", "/dev/null", "/dev/zero"] {
        room.put(
            "a.yaml",
            spoilt("机关:\n", &format!("上年报告: \"{name}\"\n机关:\n")),
        );
        room.put("b.yaml", correct());
        for arguments in [&["check", "a.yaml"][..], &["check", "b.yaml", "--prior", name]] {
            // Standard input stays open for as long as the program runs.
            let mut child = room
                .nianbao(arguments)
                .stdin(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let stdin = child.stdin.take();
            let done = child.wait_with_output().unwrap();
            drop(stdin);
            let said = String::from_utf8(done.stderr).unwrap();
            assert!(
                said.contains("警告[prior-unreadable]") && said.contains("不是一个文件"),
                "{name}: {said}"
            );
            assert_eq!(done.status.code(), Some(0), "{name}: {said}");
        }
    }
    // A file of that name is one.
    room.put("-", correct().replace("2021", "2020"));
    let said = room.run(&["check", "b.yaml", "--prior", "./-"]);
    assert!(!said.err.contains("prior-unreadable"), "{}", said.err);
}
