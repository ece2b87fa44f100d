//! Files that are far too large, or large and still right. What is asserted is what is said of them. No time is: the sizes
//! are such that what takes the square of them would go on for minutes, which whoever runs the tests notices.

use std::fmt::Write;
use std::fs::File;

use crate::support::{Room, correct, sized, spoilt};

/// A count of lines, findings or bytes: eight times as much in the campaign that runs whole, else half.
fn size(unit: usize) -> usize {
    sized(8 * unit, unit / 2)
}

/// The correct report with this as the prose of part five.
fn with_prose(prose: &str) -> String {
    let (before, behind) = correct()
        .split_once("问题及改进: |\n")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let (_, behind) = behind.split_once("其他事项:").unwrap();
    format!("{before}问题及改进: |\n{prose}\n其他事项:{behind}")
}

#[test]
fn what_is_larger_than_a_report_is_not_read() {
    let room = Room::new();
    File::create(room.path("a.yaml"))
        .unwrap()
        .set_len(100 << 20)
        .unwrap();
    room.put("b.yaml", with_prose(&"  一段话。\n".repeat(1_200_000)));
    for file in ["a.yaml", "b.yaml"] {
        for command in ["check", "build"] {
            let said = room.run(&[command, file]);
            said.is(1, &["错误[file-too-large]", "16 MB"]);
        }
        room.run(&["check", "--fix", file])
            .is(1, &["错误[file-too-large]"]);
    }
    assert_eq!(
        File::open(room.path("a.yaml")).unwrap().metadata().unwrap().len(),
        100 << 20
    );
    assert_eq!(room.all().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_not_read_to_its_end() {
    Room::new()
        .run(&["check", "/dev/zero"])
        .is(1, &["错误[file-too-large]"]);
}

#[test]
fn long_prose_is_checked() {
    let room = Room::new();
    let sentence = "主动公开政府信息１２条，其中（一）至（六）项各2条。";
    let words = "公开的内容不够全面，形式不够丰富。";
    let numbered: String = (0..size(400))
        .map(|n| format!("  （一）第{n}项工作。\n"))
        .collect();
    for (name, prose) in [
        ("lines", format!("  {sentence}\n").repeat(size(250))),
        ("numbered", numbered),
        ("one line", format!("  {}", sentence.repeat(size(250)))),
        (
            "blank lines",
            format!("  {sentence}\n{}  {sentence}", "\n".repeat(size(62_500))),
        ),
        (
            "spaces",
            format!("  {sentence}{}{sentence}", " ".repeat(size(250_000))),
        ),
        (
            "paragraphs, whole nearly 2 MB",
            format!("  {}\n", words.repeat(20)).repeat(size(250_000) / (words.len() * 20 + 3)),
        ),
    ] {
        room.put("a.yaml", with_prose(&prose));
        let said = room.run(&["check", "a.yaml"]);
        assert_eq!(said.status, 0, "{name}: {}", said.err);
    }
}

/// What no report is, is told with its place before it takes time, and nothing is written.
#[test]
fn what_is_beyond_a_report_is_told() {
    let room = Room::new();
    let row = |cells: usize| format!("  |{}\n", " 1 |".repeat(cells));
    for (prose, said) in [
        (format!("  {}\n", "字".repeat(800_000)), "文字超过 2 MB"),
        (
            format!("  前文\n{}", row(2).repeat(2001)),
            "2001 行，超过 2000 行",
        ),
        (row(201), "201 栏，超过 200 栏"),
        (row(180).repeat(1000), "180000 格"),
        (
            format!("  {}\n", "收到申请1件，".repeat(10_001)),
            "数超过 10000 个",
        ),
    ] {
        room.put("a.yaml", with_prose(&prose));
        let told = room.run(&["check", "a.yaml"]);
        told.is(1, &["file-too-large", said, "a.yaml:"]);
        room.run(&["build", "--draft", "--to", "txt", "a.yaml"])
            .is(1, &["file-too-large"]);
    }
    assert_eq!(room.all().len(), 1);
}

#[test]
fn long_prose_is_written() {
    let room = Room::new();
    let line = "  （一）主动公开。全年主动公开政府信息12条，详见 http://www.example.gov.cn/。\n";
    let mut table = String::from("  表：很长的表\n");
    for n in 0..size(250) {
        writeln!(table, "  | {} | 甲 | {n} |", if n % 5 == 1 { "^" } else { "乙" }).unwrap();
    }
    for prose in [
        line.repeat(size(500)),
        format!("  {}", "字".repeat(size(80_000))),
        table,
    ] {
        room.put("a.yaml", with_prose(&prose));
        for format in ["docx", "html", "md", "txt"] {
            room.run(&["build", "--to", format, "a.yaml"]).is(0, &[]);
        }
    }
}

/// Findings without number are found and told.
#[test]
fn many_mistakes_are_told() {
    let room = Room::new();
    let many = |line: &dyn Fn(usize) -> String| (0..size(1250)).map(line).collect::<String>();
    for (name, text) in [
        ("keys", correct() + &many(&|n| format!("键{n}: 1\n"))),
        ("one key", correct() + &many(&|_| "年度: 2021\n".to_owned())),
        ("full-width colons", correct() + &many(&|n| format!("键{n}：1\n"))),
        (
            "full-width commas",
            spoilt(
                "行政复议:             [0,       0,       0,       0,       0]",
                &format!("行政复议: [{}0]", "0，".repeat(size(1125))),
            ),
        ),
        (
            "figures",
            spoilt(
                "行政复议:             [0,       0,       0,       0,       0]",
                &format!("行政复议: [{}0]", "0, ".repeat(size(1125))),
            ),
        ),
        (
            "inserted",
            with_prose(&many(&|n| format!("  {{{{申请.没有{n}}}}}\n"))),
        ),
        (
            "insertions",
            with_prose(&many(&|_| "  {{申请.本年新收.总计}}、{{\n".to_owned())),
        ),
        (
            "pictures",
            with_prose(&many(&|n| format!("  ![图](没有{n}.png)\n"))),
        ),
        ("placeholders", with_prose(&"  【待填】××\n".repeat(size(1250)))),
        ("controls", with_prose(&"  \u{81}\u{82}\n".repeat(size(1250)))),
        (
            "quote",
            spoilt(
                "名称: 北仑",
                &format!("名称: \"{}北仑", "甲，：乙\n".repeat(size(25_000))),
            ),
        ),
        (
            "bracket",
            spoilt(
                "行政强制:       0",
                &format!("行政强制: [{}", "0, 0\n".repeat(size(25_000))),
            ),
        ),
        (
            "waivers",
            correct() + "核实说明:\n" + &"  - {规则: wrong-total, 位置: 申请, 理由: x}\n".repeat(size(188)),
        ),
    ] {
        room.put("a.yaml", text);
        for format in ["human", "json"] {
            let said = room.run(&["check", "--format", format, "a.yaml"]);
            assert!((0..=1).contains(&said.status), "{name}: {}", said.err);
        }
    }
}
