//! Slips of a Chinese input method, found line by line before the parser sees the file: full-width ：，［］【】 in the
//! place of YAML's punctuation, tabs in the place of its blanks, an empty place between two commas.
//!
//! Only what stands outside prose is judged: not block scalars, quoted values, comments, nor plain values of words.
//! A slip is named only where nothing else can have been meant. Control characters are found here too, wherever they
//! stand: YAML reads no file that holds one.

mod brackets;
mod lines;
mod scan;
mod slip;

use super::mended::{Edit, Mended};
use super::message::SYNTAX_ERROR;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::source::{Source, Span, is_forbidden};
use slip::{Slip, SlipKind};

/// The most lines with slips that are reported one by one; a file with more was not typed as YAML at all.
const MAX_LINES: usize = 100;

declare_rule! {
    /// A character that no Word or HTML file may hold.
    pub static CONTROL_CHARACTER = {
        id: "control-character", title: "含有不可见的控制字符", severity: [Error], basis: "XML 1.0 第2.2节",
        what: "文字里有看不见的控制字符，多半是从别的软件粘贴来的。",
        why: "Word 文件和网页里不能有这样的字符，有的软件会因此打不开文件。",
        fix: "删去这个字符，或重新输入这一段；check --fix 可以代劳。",
    };
}

/// Every certain slip of the file, in order.
pub(super) fn scan(source: &Source) -> Vec<Slip> {
    let mut slips = lines::scan(source);
    let control = source
        .text()
        .match_indices(is_forbidden)
        .map(|(at, mark)| Span::new(at, at + mark.len()))
        // Within what is replaced anyway it is for the parser to refuse.
        .filter(|span| {
            let behind = slips.partition_point(|slip| slip.span.end <= span.start);
            slips.get(behind).is_none_or(|slip| slip.span.start >= span.end)
        })
        .map(|span| Slip {
            span,
            meant: Some(String::new()),
            kind: SlipKind::Control,
        })
        .collect::<Vec<_>>();
    slips.extend(control);
    slips.sort_by_key(|slip| slip.span.start);
    slips
}

/// One finding for the slips of a line, and one for its control characters.
pub(super) fn diagnose(source: &Source, slips: &[Slip]) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let reported: Vec<&Slip> = slips.iter().filter(|s| s.kind != SlipKind::Empty).collect();
    for line in reported
        .chunk_by(|a, b| {
            (a.kind == SlipKind::Control) == (b.kind == SlipKind::Control)
                && source.line_span(a.span.start) == source.line_span(b.span.start)
        })
        .take(MAX_LINES)
    {
        let (first, last) = (line[0], line[line.len() - 1]);
        let (message, help) = words(source, line);
        let span = Span::new(first.span.start, last.span.end);
        let rule = if first.kind == SlipKind::Control {
            &CONTROL_CHARACTER
        } else {
            &SYNTAX_ERROR
        };
        let mut found = Diagnostic::new(rule, message).at(span).help(help);
        if let Some(fixed) = replaced(source, span, line) {
            found = found.fix(span, fixed);
        }
        out.push(found);
    }
    out
}

fn words(source: &Source, line: &[&Slip]) -> (String, &'static str) {
    let first = line[0];
    let mut marks: Vec<&str> = Vec::new();
    for slip in line {
        let mark = source.slice(slip.span);
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    match first.kind {
        SlipKind::NoBlank => ("冒号后面少了一个空格".into(), "键和值之间写半角冒号和一个空格"),
        SlipKind::Tab => (
            "这里用了制表符（Tab 键）".into(),
            "YAML 只用空格缩进，请把制表符换成空格",
        ),
        SlipKind::WideIndent => (
            "行首用了全角空格，不能当作缩进".into(),
            "正文每行用半角空格缩进，比它的键多两格",
        ),
        SlipKind::Control => {
            let code = marks[0].chars().next().map_or(0, u32::from);
            let many = if line.len() > 1 {
                format!(" 等 {} 个", line.len())
            } else {
                String::new()
            };
            (
                format!("这里有看不见的控制字符 U+{code:04X}{many}"),
                "删去这个字符，或重新输入这一段；多半是从别的软件粘贴来的",
            )
        }
        SlipKind::Trailing => (
            format!("右括号后面多了“{}”", marks.join("”“")),
            "一行数字到右括号为止，后面只能空一格写 # 注释",
        ),
        SlipKind::Bar => ("这里用了全角的“｜”".into(), "改用半角的 |"),
        SlipKind::Braces => (
            "以 {{ 开头的值没有加引号，YAML 会把它当成别的东西".into(),
            "给整个值加上引号，或把正文写在 | 之后",
        ),
        _ => (
            format!("这里用了全角的“{}”", marks.join("”“")),
            "数据和键用半角标点：冒号 : 后空一格，逗号 , ，方括号 [ ]",
        ),
    }
}

/// The text of `span` with the line's slips mended, where each of them can be.
fn replaced(source: &Source, span: Span, line: &[&Slip]) -> Option<String> {
    let mut out = String::new();
    let mut done = span.start;
    for slip in line {
        out.push_str(source.slice(Span::new(done, slip.span.start)));
        out.push_str(slip.meant.as_ref()?);
        done = slip.span.end;
    }
    Some(out)
}

/// The file as it was meant; none where some slip leaves that open.
pub(super) fn mend<'a>(source: &'a Source, slips: &[Slip]) -> Option<Mended<'a>> {
    let edits: Option<Vec<Edit>> = slips
        .iter()
        .map(|s| {
            Some(Edit {
                span: s.span,
                replacement: s.meant.clone()?,
            })
        })
        .collect();
    Some(Mended::new(source, &edits?))
}
