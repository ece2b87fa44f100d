//! `nianbao watch` beside somebody who writes: what is said after each save. Nothing is timed: lines are waited for.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::support::{Room, correct, spoilt};

/// How long is waited for a line before the test has failed; a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(2);

/// A run that watches.
struct Watch {
    program: Child,
    lines: Receiver<String>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Watch {
    fn start(room: &Room, arguments: &[&str]) -> Self {
        let mut program = room
            .nianbao(&[&["watch"], arguments].concat())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let output = BufReader::new(program.stderr.take().expect("a pipe"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { program, lines }
    }

    /// Reads up to the line that holds these words; what was said until then, that line with it.
    fn until(&self, words: &str) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("{words} was not said, but:\n{said}"));
            assert!(!line.contains("panicked"), "{line}");
            said.push_str(&line);
            said.push('\n');
            if line.contains(words) {
                return said;
            }
        }
    }

    /// The exit status after Ctrl-C.
    #[cfg(unix)]
    fn interrupt(mut self) -> Option<i32> {
        let done = std::process::Command::new("kill")
            .args(["-INT", &self.program.id().to_string()])
            .status();
        assert!(done.expect("kill").success());
        self.program.wait().expect("it ends").code()
    }
}

/// A wrong sum.
fn wrong() -> String {
    spoilt("[6,     0,       0,", "[9,     0,       0,")
}

#[test]
fn a_report_is_checked_whenever_it_is_saved() {
    let room = Room::new();
    room.put("a.yaml", correct());
    let watch = Watch::start(&room, &["a.yaml"]);
    let said = watch.until("按 Ctrl-C 结束");
    assert!(
        said.contains("a.yaml：没有发现问题\n1 份报告，都没有问题\n"),
        "{said}"
    );
    room.put("a.yaml", wrong());
    let said = watch.until("1 份有错误");
    assert!(
        said.contains("错误[wrong-total]") && said.contains("a.yaml:33:26"),
        "{said}"
    );
    // As editors do that write beside the file and then take its place.
    room.put("a.yaml~new", correct());
    std::fs::rename(room.path("a.yaml~new"), room.path("a.yaml")).expect("a rename");
    watch.until("1 份报告，都没有问题");
    room.put("a.yaml", "版式: 2021\n年度: [\n");
    assert!(watch.until("1 份有错误").contains("syntax-error"));
    std::fs::remove_file(room.path("a.yaml")).expect("it goes");
    watch.until("a.yaml：不在了");
    watch.until("还没有报告");
    room.put("a.yaml", correct());
    watch.until("1 份报告，都没有问题");
    #[cfg(unix)]
    assert_eq!(watch.interrupt(), Some(0));
}

#[test]
fn a_folder_is_watched_with_all_that_comes_into_it() {
    let room = Room::new();
    let last = correct().replace("年度: 2021", "年度: 2020").replacen(
        "结转下年度:               [0,",
        "结转下年度:               [4,",
        1,
    );
    room.put(
        "年报/甲.yaml",
        correct().replacen("年度: 2021\n", "年度: 2021\n上年报告: ../old/last.yaml\n", 1),
    );
    room.put("年报/compose.yaml", "services:\n  a: 1\n");
    room.put("年报/~$b.docx", "x");
    room.put("old/last.yaml", correct().replace("年度: 2021", "年度: 2020"));
    let watch = Watch::start(&room, &["年报", "--build", "--to", "html,md", "-d", "年报/out"]);
    let said = watch.until("按 Ctrl-C 结束");
    assert!(
        said.contains("甲.yaml") && said.contains("已生成 html、md"),
        "{said}"
    );
    assert!(!said.contains("compose") && said.contains("1 份报告"), "{said}");
    assert!(room.text("年报/out/甲.html").contains("北仑区"));
    // A new report, in a new folder; what was built of the other is none.
    room.put("年报/街道/乙.yaml", wrong());
    let said = watch.until("2 份报告，1 份有错误");
    assert!(
        said.contains("乙.yaml") && said.contains("没有生成文件") && !said.contains("甲"),
        "{said}"
    );
    assert!(!room.path("年报/out/乙.html").exists());
    room.put("年报/街道/乙.yaml", correct());
    let said = watch.until("2 份报告，");
    assert!(
        said.contains("已生成") && room.path("年报/out/乙.md").exists(),
        "{said}"
    );
    // Last year's report lies elsewhere, and what it says counts.
    room.put("old/last.yaml", last);
    let said = watch.until("2 份报告，1 份有错误");
    assert!(
        said.contains("甲.yaml") && said.contains("carried-over-mismatch"),
        "{said}"
    );
    assert!(!said.contains("乙"), "{said}");
    std::fs::remove_dir_all(room.path("年报")).expect("it goes");
    watch.until("文件夹 年报 不在了");
    room.put("年报/丙.yaml", correct());
    watch.until("又有了");
    watch.until("丙.yaml");
}

#[test]
fn where_the_system_says_nothing_the_clock_does() {
    let room = Room::new();
    room.put("a.yaml", correct());
    let watch = Watch::start(&room, &["--poll", "."]);
    watch.until("按 Ctrl-C 结束");
    room.put("a.yaml", wrong());
    watch.until("1 份有错误");
}

#[test]
fn what_cannot_be_watched_is_said_at_once() {
    let room = Room::new();
    room.put("a.yaml", correct());
    for (arguments, status, words) in [
        (&["nowhere.yaml"][..], 3, "nowhere.yaml"),
        (&["-"], 2, "标准输入"),
        (&["a.yaml", "--build", "--to", "xyz"], 2, "xyz"),
        (&["a.yaml", "--to", "docx"], 2, "--build"),
        (&[], 2, "文件"),
    ] {
        let said = room.run(&[&["watch"], arguments].concat());
        assert_eq!(said.status, status, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
    }
}
