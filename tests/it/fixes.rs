//! `check --fix` on files that were typed wrong: whatever it takes a slip for, every word and every figure of the clerk's
//! stays, and what can be mended reads as the file did before it was spoilt.

use std::path::Path;

use crate::support::{examples, nianbao};

/// A way in which files are typed wrong, and what it makes of one; as often as it can be done.
type Spoil = fn(&[String]) -> Vec<Vec<String>>;

/// Keys with prose behind them, in the examples.
const PROSE: [&str; 4] = ["引言: |", "总体情况: |", "问题及改进: |", "其他事项: |"];

/// The lines with one of them put otherwise, for each that `change` says something of.
fn each(lines: &[String], change: impl Fn(usize, &str) -> Option<Vec<String>>) -> Vec<Vec<String>> {
    let changed = |at: usize| {
        let new = change(at, &lines[at])?;
        Some([&lines[..at], &new[..], &lines[at + 1..]].concat())
    };
    (0..lines.len()).filter_map(changed).collect()
}

/// Whether a line is a paragraph.
fn is_paragraph(lines: &[String], at: usize) -> bool {
    let key = lines[..at.min(lines.len())]
        .iter()
        .rfind(|line| !line.starts_with(' '));
    lines.get(at).is_some_and(|line| line.starts_with("  "))
        && key.is_some_and(|key| PROSE.contains(&key.as_str()))
}

fn spoils() -> Vec<(&'static str, Spoil)> {
    vec![
        ("without its bar", |lines| {
            each(lines, |_, line| {
                PROSE.contains(&line).then(|| vec![line.replace(" |", "")])
            })
        }),
        ("without its bar, the colon full-width", |lines| {
            each(lines, |_, line| {
                PROSE.contains(&line).then(|| vec![line.replace(": |", "：")])
            })
        }),
        ("a full-width colon before the bar", |lines| {
            each(lines, |_, line| {
                PROSE.contains(&line).then(|| vec![line.replace(": ", "：")])
            })
        }),
        ("folded", |lines| {
            each(lines, |_, line| {
                PROSE.contains(&line).then(|| vec![line.replace('|', ">")])
            })
        }),
        ("a paragraph at the margin", |lines| {
            each(lines, |at, line| {
                is_paragraph(lines, at).then(|| vec![line.trim_start().to_owned()])
            })
        }),
        ("a paragraph behind an ideographic space", |lines| {
            each(lines, |at, line| {
                is_paragraph(lines, at).then(|| vec![format!("\u{3000}{}", line.trim_start())])
            })
        }),
        ("a paragraph behind a tab", |lines| {
            each(lines, |at, line| {
                is_paragraph(lines, at).then(|| vec![format!("\t{}", line.trim_start())])
            })
        }),
        ("a measure with its colon at the margin", |lines| {
            each(lines, |at, line| {
                let added = "改进措施：逐条整改，见附件: 清单。".to_owned();
                is_paragraph(lines, at).then(|| vec![line.to_owned(), added])
            })
        }),
        ("a numbered line at the margin", |lines| {
            each(lines, |at, line| {
                let added = "1.政策解读：图解3期，问答2期。".to_owned();
                is_paragraph(lines, at).then(|| vec![added, line.to_owned()])
            })
        }),
        ("the first paragraph behind the key", |lines| {
            (0..lines.len())
                .filter(|at| PROSE.contains(&lines[*at].as_str()) && is_paragraph(lines, at + 2))
                .map(|at| {
                    let joined = lines[at].replace('|', lines[at + 1].trim_start());
                    [&lines[..at], &[joined], &lines[at + 2..]].concat()
                })
                .collect()
        }),
        ("all prose at the margin", |lines| {
            let spoilt = |at: usize| {
                if is_paragraph(lines, at) {
                    lines[at].trim_start().to_owned()
                } else {
                    lines[at].clone()
                }
            };
            vec![(0..lines.len()).map(spoilt).collect()]
        }),
        ("full-width commas in a row", |lines| {
            each(lines, |_, line| {
                line.contains(": ")
                    .then(|| vec![line.replace(", ", "，")])
                    .filter(|new| new[0] != line && line.contains('['))
            })
        }),
        ("no-break spaces for an indentation", |lines| {
            each(lines, |_, line| {
                line.contains('[')
                    .then(|| vec![line.replacen("  ", "\u{a0}\u{a0}", 1)])
            })
        }),
    ]
}

/// The letters and digits of a file.
fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_fix_never_changes_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<(String, &str, String)> = Vec::new();
    for example in examples() {
        let text = std::fs::read_to_string(&example).unwrap();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (what, spoil) in spoils() {
            for spoilt in spoil(&lines) {
                files.push((
                    format!("{}.yaml", files.len()),
                    what,
                    format!("{}\n", spoilt.join("\n")),
                ));
            }
        }
    }
    assert!(files.len() > 100, "{}", files.len());
    let path = |name: &str| folder.path().join(name);
    for (name, _, text) in &files {
        std::fs::write(path(name), text).unwrap();
    }
    let names = files.iter().map(|(name, ..)| name);
    let first = run(folder.path(), names.clone(), &["--fix"]);
    assert!(first.contains("已改正"), "{first}");
    for (name, what, before) in &files {
        let after = std::fs::read_to_string(path(name)).unwrap();
        assert_eq!(words(before), words(&after), "{what}");
    }
    let told = run(folder.path(), names, &["--format", "concise"]);
    let left: Vec<&str> = told
        .lines()
        .filter(|line| line.contains("[syntax-error]") || line.contains("[unknown-key]"))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

fn run<'a>(folder: &Path, names: impl Iterator<Item = &'a String>, more: &[&str]) -> String {
    let output = nianbao()
        .current_dir(folder)
        .arg("check")
        .args(more)
        .args(names)
        .output()
        .expect("the program starts");
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr)
}
