//! Words that were to be filled in and were not.

use crate::check::Subject;
use crate::chinese::lines::lines;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::unfilled::first_mark;
use crate::report::TextKey;
use crate::report::findings::short;
use crate::report::text::Text;
use crate::source::Span;

declare_rule! {
    /// Words that were to be filled in and were not.
    pub static RULE = {
        id: "placeholder", title: "有待填的内容", severity: [Error], basis: "{格式}",
        what: "文字里还有“××”“XX”“【待填】”“【请更新】”、没有数字的“信息  条”、TODO，或没有替换的 {{ }}；有空的“【 】”“______”“X件”“年  月  日”；有“（具体网址）”“（请填写科室）”一类给填写人看的话；有“某某路”、xxx.gov.cn、0000-0000000 一类样子。",
        why: "报告发布时不能留着没有填的地方。",
        fix: "填上内容，删去标记。",
    };
}

const HELP: &str = "填上内容，删去标记";

/// The most findings about one text; a text with more is no report that is being filled in.
const MAX_FINDINGS: usize = 50;

/// Each paragraph with such words is one finding, and so is each note of a figure.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let mut out: Vec<Diagnostic> = report
        .texts()
        .flat_map(|(key, text)| of_text(key, text))
        .collect();
    for (point, fact) in &report.facts {
        let Some(note) = fact.note.as_deref().map(Text::written) else {
            continue;
        };
        if let Some(found) = first_mark(&note, 0, note.as_str(), false) {
            let mark = described(&note.as_str()[found]);
            let message = format!(
                "{}的注里还有没填的内容：{mark}",
                report.edition.point_name(*point)
            );
            out.push(
                Diagnostic::new(&RULE, message)
                    .at(fact.origin.clone())
                    .about(*point)
                    .help(HELP),
            );
        }
    }
    out
}

fn of_text(key: TextKey, text: &Text) -> Vec<Diagnostic> {
    // In the agency's own keys, and in a document, nothing is inserted.
    let inserts = !key.is_of_agency() && !text.is_placed();
    lines(text.as_str())
        .filter_map(|(start, line)| first_mark(text, start, line, inserts))
        .take(MAX_FINDINGS)
        .map(|place| {
            let mark = described(text.as_str()[place.clone()].trim());
            let found = Diagnostic::new(&RULE, format!("“{key}”里还有没填的内容：{mark}"))
                .at(text.origin_of(place.clone()))
                .path(key);
            match wide_braces(text, place.start).filter(|_| inserts) {
                Some((span, meant)) => found.help(WIDE_HELP).fix(span, meant),
                None => found.help(HELP),
            }
        })
        .collect()
}

const WIDE_HELP: &str = "花括号用了全角，这样不会换成数字；改用半角的 {{ }}";

/// The expressions of a line in the braces of a Chinese keyboard, the first of which begins at `start`, as they were meant.
fn wide_braces(text: &Text, start: usize) -> Option<(Span, String)> {
    let (open, close) = ("｛｛", "｝｝");
    let line = text.as_str().get(start..)?.lines().next()?;
    let end = start + line.rfind(close)? + close.len();
    let words = text
        .as_str()
        .get(start..end)
        .filter(|words| words.starts_with(open))?;
    let span = text.origin_of(start..end).span()?;
    // Where a figure was inserted between them the file has other words.
    let exact = span.end - span.start == words.len() && !text.is_inserted(&(start..end));
    let pairs = words.matches(open).count() == words.matches(close).count();
    (exact && pairs).then(|| (span, words.replace(open, "{{").replace(close, "}}")))
}

/// A mark as a message names it.
fn described(mark: &str) -> String {
    if mark.chars().count() == 1 {
        format!("“{mark}”前面没有数字")
    } else {
        short(mark)
    }
}
