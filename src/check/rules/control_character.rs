//! Characters that no Word or HTML file may hold, written as escapes (`"\b"`). One that stands in the file as itself is
//! found before YAML is read, which is where the rule is declared.

use std::ops::Range;

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::source::{LOST, is_forbidden, unseen};

pub use crate::yaml::CONTROL_CHARACTER as RULE;

const LOST_HELP: &str = "对照原稿补上丢掉的内容，再删去这个符号；没有丢什么的直接删去";

/// What is left of characters and pictures that were lost: the first of each kind, and what to say of it.
fn lost(words: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    LOST.into_iter().filter_map(|(mark, what)| {
        let at = words.find(mark)?;
        let count = words.matches(mark).count();
        let many = if count > 1 {
            format!("，共 {count} 处")
        } else {
            String::new()
        };
        let code = u32::from(mark);
        Some((at..at + mark.len_utf8(), format!("{what}（U+{code:04X}）{many}")))
    })
}

/// Every text with such a character is one finding, at the first.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let mut out = Vec::new();
    for (path, text) in report.texts() {
        let words = text.as_str();
        let mut forbidden = unseen(words).filter(|(_, c)| is_forbidden(*c));
        if let Some((at, c)) = forbidden.next() {
            let others = forbidden.count();
            let many = if others > 0 {
                format!(" 等 {} 个", others + 1)
            } else {
                String::new()
            };
            out.push(
                Diagnostic::new(
                    &RULE,
                    format!("“{path}”里有看不见的控制字符 U+{:04X}{many}", u32::from(c)),
                )
                .at(text.origin_of(at..at + c.len_utf8()))
                .help("删去这个字符，或重新输入这一段；它不会写进 Word 和网页")
                .path(path),
            );
        }
        out.extend(lost(words).map(|(range, message)| {
            Diagnostic::new(&RULE, format!("“{path}”里有{message}"))
                .at(text.origin_of(range))
                .help(LOST_HELP)
                .path(path)
        }));
    }
    for (point, fact) in &report.facts {
        let Some(note) = fact.note.as_deref() else {
            continue;
        };
        out.extend(lost(note).map(|(_, message)| {
            Diagnostic::new(&RULE, format!("注里有{message}"))
                .at(fact.origin.clone())
                .about(*point)
                .help(LOST_HELP)
        }));
        if let Some(c) = note.chars().find(|c| is_forbidden(*c)) {
            out.push(
                Diagnostic::new(&RULE, format!("注里有看不见的控制字符 U+{:04X}", u32::from(c)))
                    .at(fact.origin.clone())
                    .about(*point)
                    .help("删去这个字符，或重新输入这条注"),
            );
        }
    }
    out
}
