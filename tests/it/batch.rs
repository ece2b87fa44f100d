//! Many files at once: which are meant, what is said of them, and that whatever happens to one of them, or to the run, every file
//! that is there is whole.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use nianbao::sample::{Wanted, report};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{nianbao, root, sized};

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    nianbao()
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn said(done: &Output) -> String {
    String::from_utf8(done.stderr.clone()).expect("UTF-8")
}

/// A folder with so many reports, every tenth of them wrong.
fn county(reports: u64) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for index in 0..reports {
        let wanted = Wanted {
            faulty: index % 10 == 9,
            prior: false,
        };
        let made = report(16, index, &wanted);
        let below = folder.path().join(format!("{}", index % 3));
        std::fs::create_dir_all(&below).expect("a folder");
        std::fs::write(below.join(format!("{index:03}.yaml")), made.text).expect("a file");
    }
    folder
}

fn copy(from: &str, to: &Path) {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).expect("a folder");
    }
    std::fs::copy(root().join(from), to).expect("it can be copied");
}

/// All files below a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = std::fs::read(&path) {
                all.insert(path.strip_prefix(folder).expect("below").to_path_buf(), bytes);
            }
        }
    }
    all
}

fn names(folder: &Path) -> Vec<String> {
    let paths = files(folder).into_keys();
    paths.map(|path| path.to_string_lossy().into_owned()).collect()
}

/// The paths that a run tells of, a line each.
fn told(done: &Output) -> Vec<String> {
    let out = String::from_utf8(done.stdout.clone()).expect("UTF-8");
    let path = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("JSON");
        line["path"].as_str().expect("a path").to_owned()
    };
    out.lines().map(path).collect()
}

const GOOD: &str = "examples/beilun-2021.yaml";
const BAD: &str = "docs/mistakes.yaml";

/// Two units, one of them with mistakes; what else lies in the folder of a county.
fn mixed() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    copy(GOOD, &at("甲局.yaml"));
    copy(BAD, &at("乙镇/报告.yaml"));
    copy(GOOD, &at("旧/甲局.yaml"));
    copy("README.md", &at("说明.md"));
    for (name, bytes) in [
        ("乙镇/~$报告.docx", &b"lock"[..]),
        ("乙镇/.~lock.报告.yaml#", b"lock"),
        (".hidden.yaml", b"x"),
        ("照片.jpg", b"\xff\xd8\xff\xe0 and so on"),
    ] {
        std::fs::write(at(name), bytes).expect("a file");
    }
    folder
}

#[test]
fn a_folder_is_checked_in_order_and_what_is_no_report_is_told_once() {
    let folder = mixed();
    let done = run_in(folder.path(), &["check", ".", "--format", "jsonl"]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(told(&done), ["./乙镇/报告.yaml", "./旧/甲局.yaml", "./甲局.yaml"]);
    let aside = "另有 2 个打开着的文件留下的标记（~$、.~lock 等）没有看，请先关闭 Word、WPS\n\
                 另有 1 个文件不是年度报告：./说明.md\n\
                 另有 1 个别的文件，没有看\n";
    assert_eq!(said(&done), aside);
    let done = run_in(
        folder.path(),
        &["check", ".", "--exclude", "旧", "--exclude=说明*"],
    );
    let said = said(&done);
    assert!(
        said.contains("要改的报告（错误多的在前）：\n  ./乙镇/报告.yaml（"),
        "{said}"
    );
    assert!(said.contains("各类问题（多的在前）：\n"), "{said}");
    assert!(said.contains("  wrong-total "), "{said}");
    assert!(said.ends_with("共 2 个文件：4 个错误\n"), "{said}");
    // A file that was named is told whatever it is.
    let done = run_in(folder.path(), &["check", "照片.jpg", "--format", "concise"]);
    assert_eq!(done.status.code(), Some(1));
    // A folder without any report is not one without mistakes.
    std::fs::create_dir(folder.path().join("空")).expect("a folder");
    let done = run_in(folder.path(), &["check", "空"]);
    assert_eq!(
        done.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn a_list_names_what_is_read() {
    let folder = mixed();
    let listed = |list: &[u8], arguments: &[&str]| {
        let mut child = nianbao()
            .current_dir(folder.path())
            .args(["check", "--format", "jsonl"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("piped");
        std::io::Write::write_all(&mut stdin, list).expect("it is read");
        drop(stdin);
        told(&child.wait_with_output().expect("it ends"))
    };
    let wanted = ["甲局.yaml", "乙镇/报告.yaml"];
    let lines = "甲局.yaml\r\n\n乙镇/报告.yaml\n";
    assert_eq!(listed(lines.as_bytes(), &["--files-from", "-"]), wanted);
    assert_eq!(
        listed("甲局.yaml\0乙镇\0".as_bytes(), &["--files-from", "-"]),
        wanted
    );
    std::fs::write(folder.path().join("名单.txt"), lines).expect("a file");
    assert_eq!(listed(b"", &["--files-from", "名单.txt"]), wanted);
    let none = run_in(folder.path(), &["check", "--files-from", "没有.txt"]);
    assert_eq!(none.status.code(), Some(3));
}

#[test]
fn every_form_tells_of_many_files_what_it_tells_of_each() {
    let folder = county(40);
    for format in ["json", "jsonl", "sarif", "concise"] {
        let run = |jobs: &str| {
            let done = run_in(folder.path(), &["check", ".", "--format", format, "--jobs", jobs]);
            assert_eq!(done.status.code(), Some(1));
            String::from_utf8(done.stdout).expect("UTF-8")
        };
        let (one, three) = (run("1"), run("3"));
        assert!(!one.is_empty() && one == three, "{format}");
        let read: Value = match format {
            "json" | "sarif" => serde_json::from_str(&one).expect("JSON"),
            _ => continue,
        };
        assert_eq!(serde_json::to_string_pretty(&read).expect("JSON") + "\n", one);
        if format == "json" {
            let all = read["files"].as_array().expect("files");
            assert_eq!(all.len(), 40);
            for file in all {
                let alone = run_in(
                    folder.path(),
                    &[
                        "check",
                        "--format",
                        "json",
                        file["path"].as_str().expect("a path"),
                    ],
                );
                let alone: Value = serde_json::from_slice(&alone.stdout).expect("JSON");
                assert_eq!(&alone["files"][0], file);
            }
        }
    }
}

#[test]
fn a_report_that_cannot_be_built_keeps_no_other_from_being() {
    let folder = mixed();
    let done = run_in(
        folder.path(),
        &["build", ".", "--exclude", "旧", "--to", "docx,txt", "-d", "out"],
    );
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(names(&folder.path().join("out")), ["甲局.docx", "甲局.txt"]);
    let words = said(&done);
    assert!(
        words.contains("没有生成 ./乙镇/报告.yaml：有错误没有改正\n"),
        "{words}"
    );
    assert!(
        words.ends_with("已生成 1 份报告的 2 个文件，1 份没有生成；要先看样子，用 --draft 生成草稿\n"),
        "{words}"
    );
    // What was written is not read again, also where it is below what is read; folders are kept.
    let again = ["build", ".", "--draft", "--to", "docx", "-d", "out"];
    let done = run_in(folder.path(), &again);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(
        names(&folder.path().join("out")),
        ["乙镇/报告.docx", "旧/甲局.docx", "甲局.docx", "甲局.txt"]
    );
    // One that cannot be read, by name or on the way.
    let done = run_in(folder.path(), &["build", "没有.yaml", "甲局.yaml", "--to", "md"]);
    assert_eq!(done.status.code(), Some(3));
    assert!(folder.path().join("甲局.md").exists());
    assert!(said(&done).contains("没有生成 没有.yaml：没有读成\n"));
}

#[test]
fn a_folder_is_built_again_from_what_is_filled() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(GOOD, &folder.path().join("甲局.yaml"));
    copy(GOOD, &folder.path().join("乙局.yaml"));
    for _ in 0..2 {
        let done = run_in(folder.path(), &["build", ".", "--to", "docx,html"]);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    }
    assert_eq!(names(folder.path()).len(), 6);
    let done = run_in(folder.path(), &["export", "--to", "jsonl", "."]);
    assert_eq!(told(&done), ["./乙局.yaml", "./甲局.yaml"]);
    assert!(
        said(&done).contains("另有 4 个文件旁边有同名的填报文件，用的是那一个\n"),
        "{}",
        said(&done)
    );
    // Two that were named to one place are a mistake of the command; found on the way, one of them is told.
    std::fs::create_dir(folder.path().join("丙")).expect("a folder");
    copy(GOOD, &folder.path().join("丙/甲局.yaml"));
    let done = run_in(
        folder.path(),
        &["build", "甲局.yaml", "丙/甲局.yaml", "-d", "out"],
    );
    assert_eq!(done.status.code(), Some(2));
    assert!(!folder.path().join("out").exists());
    let done = run_in(folder.path(), &["build", "丙", "甲局.yaml", "-d", "out"]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(
        said(&done).contains("没有生成 丙/甲局.yaml：甲局.yaml 要写到同一个地方\n"),
        "{}",
        said(&done)
    );
}

#[test]
fn a_document_that_was_changed_is_kept_and_the_others_are_built() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["甲.yaml", "乙.yaml"] {
        copy(GOOD, &folder.path().join(name));
    }
    run_in(folder.path(), &["build", ".", "--to", "md"]);
    let changed = folder.path().join("甲.md");
    let text = std::fs::read_to_string(&changed).expect("it is there") + "\n手写的一句。\n";
    std::fs::write(&changed, &text).expect("it can be written");
    std::fs::remove_file(folder.path().join("乙.md")).expect("it is there");
    let done = run_in(folder.path(), &["build", ".", "--to", "md"]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(
        said(&done).contains("没有生成 ./甲.yaml：不覆盖改过的文件 ./甲.md"),
        "{}",
        said(&done)
    );
    assert_eq!(std::fs::read_to_string(&changed).expect("it is there"), text);
    assert!(folder.path().join("乙.md").exists());
}

#[test]
fn many_documents_are_imported_and_followed_into_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("来件");
    copy(GOOD, &source.join("甲局.yaml"));
    copy(GOOD, &source.join("乙/某局2021.yaml"));
    run_in(
        &source,
        &["build", "甲局.yaml", "乙/某局2021.yaml", "--to", "docx"],
    );
    std::fs::remove_file(source.join("甲局.yaml")).expect("it is there");
    std::fs::remove_file(source.join("乙/某局2021.yaml")).expect("it is there");
    copy("README.md", &source.join("说明.md"));
    let done = run_in(folder.path(), &["import", "来件"]);
    assert_eq!(done.status.code(), Some(2));
    let done = run_in(folder.path(), &["import", "来件", "-d", "填报"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert_eq!(
        names(&folder.path().join("填报")),
        ["乙/某局2021.yaml", "甲局.yaml"]
    );
    let done = run_in(folder.path(), &["next", "填报", "-d", "明年"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert_eq!(
        names(&folder.path().join("明年")),
        ["乙/某局2022.yaml", "甲局-2022.yaml"]
    );
    let draft = std::fs::read_to_string(folder.path().join("明年/乙/某局2022.yaml")).expect("it is there");
    assert!(draft.contains("上年报告: ../../填报/乙/某局2021.yaml"), "{draft}");
    // Nothing is written over.
    let done = run_in(folder.path(), &["import", "来件", "-d", "填报"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        said(&done).contains("没有生成 来件/甲局.docx：已经有 填报/甲局.yaml，不覆盖"),
        "{}",
        said(&done)
    );
}

#[test]
fn what_is_mended_printed_or_compared_may_be_a_folder() {
    let folder = mixed();
    let done = run_in(folder.path(), &["check", ".", "--report", "核对单.html"]);
    assert_eq!(done.status.code(), Some(1));
    let sheet = std::fs::read_to_string(folder.path().join("核对单.html")).expect("it is there");
    assert!(sheet.contains("甲局.yaml") && sheet.contains("报告.yaml"));
    std::fs::remove_file(folder.path().join("核对单.html")).expect("it is there");
    run_in(folder.path(), &["build", "甲局.yaml"]);
    let done = run_in(folder.path(), &["check", ".", "--fix"]);
    assert!(
        said(&done).contains("乙镇/报告.yaml：已改正 2 处\n"),
        "{}",
        said(&done)
    );
    let done = run_in(
        folder.path(),
        &["check", ".", "--against", "甲局.yaml", "--format", "jsonl"],
    );
    assert_eq!(
        (done.status.code(), told(&done)),
        (Some(0), vec!["./甲局.docx".to_owned()])
    );
}

/// Nothing that lies in a folder is waited for, and nothing leads in circles.
#[cfg(unix)]
#[test]
fn pipes_loops_and_files_that_are_not_there_stop_nothing() {
    let folder = mixed();
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink(".", at("圈")).expect("a link");
    std::os::unix::fs::symlink("没有.yaml", at("断.yaml")).expect("a link");
    std::os::unix::fs::symlink("甲局.yaml", at("链.yaml")).expect("a link");
    std::os::unix::fs::symlink("/dev/zero", at("零.yaml")).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(at("管.yaml")).status();
    assert!(made.expect("mkfifo").success());
    std::fs::write(at("空.yaml"), "").expect("a file");
    std::fs::write(at("空.docx"), "").expect("a file");
    let done = run_in(folder.path(), &["check", ".", "--format", "jsonl"]);
    assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    assert_eq!(
        told(&done),
        [
            "./乙镇/报告.yaml",
            "./断.yaml",
            "./旧/甲局.yaml",
            "./甲局.yaml",
            "./空.docx",
            "./空.yaml",
            "./链.yaml"
        ]
    );
    let words = said(&done);
    assert!(words.contains("另有 1 个指向文件夹的链接，没有进去\n"), "{words}");
    assert!(words.contains("另有 2 个管道或设备，没有看\n"), "{words}");
    let out = String::from_utf8(done.stdout).expect("UTF-8");
    let broken = out
        .lines()
        .find(|line| line.contains("断.yaml"))
        .expect("it is told");
    assert!(broken.contains("没有这个文件"), "{broken}");
}

/// Whoever may do everything meets no folder that may not be written to.
#[cfg(unix)]
#[test]
fn a_file_or_folder_that_may_not_be_touched_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = county(6);
    let forbid = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("own files");
    };
    // A folder in whose place there is a file cannot be written to by anybody.
    std::fs::create_dir(folder.path().join("out")).expect("a folder");
    std::fs::write(folder.path().join("out/1"), "a file").expect("a file");
    let done = run_in(folder.path(), &["build", ".", "-d", "out", "--to", "md"]);
    assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    assert!(
        said(&done).contains("没有生成 ./1/001.yaml：写入 out/1/001.md 失败：路径中有一段不是文件夹"),
        "{}",
        said(&done)
    );
    assert_eq!(names(&folder.path().join("out")).len(), 5);
    forbid(&folder.path().join("0/000.yaml"), 0o000);
    forbid(&folder.path().join("2"), 0o555);
    let is_root = std::fs::read(folder.path().join("0/000.yaml")).is_ok();
    let done = run_in(folder.path(), &["build", ".", "--exclude", "out", "--to", "txt"]);
    if !is_root {
        assert_eq!(done.status.code(), Some(3), "{}", said(&done));
        assert!(
            said(&done).contains("0/000.yaml 读取失败：没有权限"),
            "{}",
            said(&done)
        );
        assert!(
            said(&done).contains("没有生成 ./2/002.yaml：写入 ./2/002.txt 失败：没有权限"),
            "{}",
            said(&done)
        );
        assert!(folder.path().join("1/001.txt").exists());
    }
    forbid(&folder.path().join("2"), 0o755);
}

/// The files that a run without troubles writes.
fn undisturbed(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let done = run_in(
        folder,
        &["build", ".", "--to", "docx,html", "-d", "../out", "--draft"],
    );
    assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
    let out = folder.parent().expect("above").join("out");
    let all = files(&out);
    std::fs::remove_dir_all(out).expect("it is there");
    all
}

/// A county in a folder of its own, so that what is written lies beside it.
fn county_within(reports: u64) -> (TempDir, PathBuf, PathBuf) {
    let above = tempfile::tempdir().expect("a folder");
    let made = county(reports);
    let folder = above.path().join("in");
    std::fs::create_dir(&folder).expect("a folder");
    for (path, bytes) in files(made.path()) {
        let to = folder.join(path);
        std::fs::create_dir_all(to.parent().expect("above")).expect("a folder");
        std::fs::write(to, bytes).expect("a file");
    }
    let out = above.path().join("out");
    (above, folder, out)
}

/// Linux tells of a process number whether it is still somebody's; elsewhere what is left goes after a day.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_killed_at_any_moment_leaves_only_whole_files() {
    let (_above, folder, out) = county_within(24);
    let wanted = undisturbed(&folder);
    let begun = Instant::now();
    undisturbed(&folder);
    let long = begun.elapsed();
    let mut killed = 0;
    let kills = sized(100, 12);
    for number in 0..kills {
        let _ = std::fs::remove_dir_all(&out);
        let mut child = nianbao()
            .current_dir(&folder)
            .args(["build", ".", "--to", "docx,html", "-d", "../out", "--draft"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // From the first moment to the last, in no regular steps.
        let share = f64::from(number * 61 % kills) / f64::from(kills);
        std::thread::sleep(long.mul_f64(share));
        let _ = child.kill();
        killed += usize::from(!child.wait().expect("it ends").success());
        for (path, bytes) in files(&out) {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if !name.starts_with(".nianbao-") {
                assert_eq!(Some(&bytes), wanted.get(&path), "{}", path.display());
            }
        }
    }
    assert!(killed > 0);
    // The next run makes what is missing and clears away what the others left.
    let done = run_in(
        &folder,
        &["build", ".", "--to", "docx,html", "-d", "../out", "--draft"],
    );
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(files(&out) == wanted);
}

#[test]
fn two_runs_at_once_write_the_same_files() {
    let (_above, folder, out) = county_within(20);
    let wanted = undisturbed(&folder);
    for _ in 0..sized(20, 2) {
        let _ = std::fs::remove_dir_all(&out);
        let start = || {
            nianbao()
                .current_dir(&folder)
                .args(["build", ".", "--to", "docx,html", "-d", "../out", "--draft"])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("the program starts")
        };
        let both = [start(), start()].map(|child| child.wait_with_output().expect("it ends"));
        for done in both {
            assert_eq!(done.status.code(), Some(1), "{}", said(&done));
            assert!(!said(&done).contains("没有生成"), "{}", said(&done));
        }
        assert!(files(&out) == wanted);
    }
}

/// What fits is written; of what does not nothing is left. A file may have at most so many bytes: as a disk that is full.
#[cfg(unix)]
#[test]
fn what_does_not_fit_on_the_disk_is_told_and_leaves_nothing() {
    let (_above, folder, out) = county_within(8);
    let wanted = undisturbed(&folder);
    // About half of the sets fit; the shell counts blocks of 512 bytes.
    let mut largest: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for (path, bytes) in &wanted {
        let set = largest.entry(path.with_extension("")).or_default();
        *set = bytes.len().max(*set);
    }
    let mut sizes: Vec<usize> = largest.into_values().collect();
    sizes.sort_unstable();
    let limit = (sizes[sizes.len() / 2] - 1) / 512;
    let command =
        format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" build . --to docx,html -d ../out --draft");
    let program = nianbao();
    let done = std::process::Command::new("sh")
        .current_dir(&folder)
        .env("NIANBAO_STATE", folder.with_file_name("state"))
        .args(["-c", &command])
        .arg(program.get_program())
        .output()
        .expect("a shell");
    let words = said(&done);
    assert_eq!(done.status.code(), Some(3), "{words}");
    assert!(words.contains("失败：文件太大，或者超过了限额\n"), "{words}");
    let there = files(&out);
    assert!(!there.is_empty() && there.len() < wanted.len(), "{}", there.len());
    for (path, bytes) in &there {
        assert_eq!(Some(bytes), wanted.get(path), "{}", path.display());
        // The other file of the set is there too.
        for ending in ["docx", "html"] {
            assert!(
                there.contains_key(&path.with_extension(ending)),
                "{}",
                path.display()
            );
        }
    }
}

/// A whole disk of a few hundred kilobytes, where one can be mounted.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let (_above, folder, out) = county_within(12);
    let wanted = undisturbed(&folder);
    std::fs::create_dir(&out).expect("a folder");
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=200k", "tmpfs"])
        .arg(&out)
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        return;
    }
    let done = run_in(
        &folder,
        &["build", ".", "--to", "docx,html", "-d", "../out", "--draft"],
    );
    let there = files(&out);
    let _ = std::process::Command::new("umount").arg(&out).status();
    let words = said(&done);
    assert_eq!(done.status.code(), Some(3), "{words}");
    assert!(words.contains("失败：磁盘满了\n"), "{words}");
    assert!(!there.is_empty() && there.len() < wanted.len(), "{}", there.len());
    for (path, bytes) in &there {
        assert_eq!(Some(bytes), wanted.get(path), "{}", path.display());
    }
}

/// A file may go while others are read.
#[cfg(unix)]
#[test]
fn a_file_that_vanishes_is_told_and_the_others_are_done() {
    // Names so long that a pipe does not hold the results of all: the run waits until they are read.
    let below = vec!["很".repeat(60); 9].join("/");
    let folder = tempfile::tempdir().expect("a folder");
    let made = county(60);
    for (path, bytes) in files(made.path()) {
        let to = folder.path().join(&below).join(path);
        std::fs::create_dir_all(to.parent().expect("above")).expect("a folder");
        std::fs::write(to, bytes).expect("a file");
    }
    let mut child = nianbao()
        .current_dir(folder.path())
        .args(["check", ".", "--format", "jsonl", "--jobs", "1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut output = child.stdout.take().expect("piped");
    let mut first = [0; 64];
    std::io::Read::read_exact(&mut output, &mut first).expect("it tells");
    std::fs::remove_file(folder.path().join(&below).join("2/059.yaml")).expect("it is there");
    let mut rest = Vec::new();
    std::io::Read::read_to_end(&mut output, &mut rest).expect("it tells the rest");
    let rest = String::from_utf8_lossy(&rest);
    let status = child.wait().expect("it ends");
    let last = rest.lines().last().expect("a line");
    assert_eq!(rest.lines().count(), 60);
    assert!(
        last.contains("2/059.yaml") && last.contains("没有这个文件"),
        "{last}"
    );
    assert_eq!(status.code(), Some(3));
}

/// A run that nobody listens to any more ends.
#[cfg(unix)]
#[test]
fn a_run_ends_when_nobody_listens() {
    let folder = county(400);
    let mut child = nianbao()
        .current_dir(folder.path())
        .args(["check", ".", "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut output = child.stdout.take().expect("piped");
    let mut first = [0; 64];
    std::io::Read::read_exact(&mut output, &mut first).expect("it tells");
    drop(output);
    let begun = Instant::now();
    child.wait().expect("it ends");
    assert!(begun.elapsed() < Duration::from_secs(20));
}
