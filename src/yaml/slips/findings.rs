//! The findings about slips: one finding for a line, one for equal slips of many lines; and the edit that mends them.

use super::slip::{Slip, SlipKind};
use crate::diagnostic::{Diagnostic, Fix, Rule, Severity, declare_rule};
use crate::source::{Source, Span, is_odd_blank};
use crate::yaml::message::{MISPLACED_HASH, SYNTAX_ERROR};

declare_rule! {
    /// A character that no Word or HTML file may hold.
    pub static CONTROL_CHARACTER = {
        id: "control-character", title: "含有不可见的字符或丢失的字", severity: [Error, Warning], basis: "",
        what: "文字里有看不见的控制字符；有零宽字符；有 U+2028 一类的分隔符；有转码丢掉的字（�）；有粘贴丢掉的图片留下的符号。",
        why: "Word 文件和网页里不能有控制字符，有的软件会因此打不开文件；零宽字符使查找和核对对不上；丢掉的字会印成 �。",
        fix: "删去看不见的字符，check --fix 可以代劳；丢掉的字和图片对照原稿补上。",
    };
}

/// The most lines with slips that are reported one by one; a file with more was not typed as YAML at all.
const MAX_LINES: usize = 100;
/// More lines than this with the same slip are one finding.
const MAX_EQUAL: usize = 4;

/// One finding for the slips of a line, and one for its control characters; one for equal slips of many lines.
pub(in crate::yaml) fn diagnose(source: &Source, slips: &[Slip]) -> Vec<Diagnostic> {
    let mut groups: Vec<(Diagnostic, usize)> = Vec::new();
    let reported: Vec<&Slip> = slips.iter().filter(|s| s.kind != SlipKind::Empty).collect();
    let lines = reported.chunk_by(|a, b| {
        let same_line = source.line_span(a.span.start) == source.line_span(b.span.start);
        rule(a.kind) == rule(b.kind)
            && a.kind.is_only_told() == b.kind.is_only_told()
            && (is_control(a) == is_control(b))
            && (same_line || is_same_prose(source, a, b))
    });
    for line in lines.take(MAX_LINES) {
        let found = finding(source, line);
        let same = groups.iter_mut().find(|(known, _)| {
            known.rule == found.rule && known.message == found.message && known.severity == found.severity
        });
        match same {
            Some((_, count)) if *count == 0 => {}
            Some((_, count)) => *count += 1,
            None => {
                groups.push((found, 1));
                continue;
            }
        }
        groups.push((found, 0));
    }
    gathered(source, &reported, groups)
}

/// Findings with the same message as one, where they are many. Each first one has the number of its kind.
fn gathered(source: &Source, slips: &[&Slip], groups: Vec<(Diagnostic, usize)>) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = Vec::new();
    let mut many: Vec<(usize, usize)> = Vec::new();
    for (found, count) in groups {
        if count > MAX_EQUAL {
            many.push((out.len(), count));
        }
        let first = many
            .iter()
            .map(|(at, _)| *at)
            .find(|at| count == 0 && out[*at].rule == found.rule && out[*at].message == found.message);
        let Some(first) = first else {
            out.push(found);
            continue;
        };
        let (Some(origin), fix) = (found.primary.origin.clone(), found.fix) else {
            continue;
        };
        let all = match (&out[first].fix, fix) {
            (Some(known), Some(fix)) => Some(Span::new(known.span.start, fix.span.end)),
            _ => None,
        };
        let gathered = out[first].clone().related(origin, None, "");
        out[first] = gathered;
        out[first].fix = all.map(|span| Fix {
            span,
            replacement: String::new(),
            figure: false,
            with: None,
        });
    }
    for (at, count) in many {
        let found = &mut out[at];
        found.message = format!("{}：共 {count} 行", found.message);
        if let Some(span) = found.fix.take().map(|fix| fix.span) {
            let within: Vec<&Slip> = slips
                .iter()
                .filter(|slip| span.start <= slip.span.start && slip.span.end <= span.end)
                .copied()
                .collect();
            found.fix = replaced(source, span, &within).map(|replacement| Fix {
                span,
                replacement,
                figure: false,
                with: None,
            });
        }
    }
    out
}

/// The finding about the slips of a line, or about the paragraphs of some prose.
fn finding(source: &Source, line: &[&Slip]) -> Diagnostic {
    let (first, last) = (line[0], line[line.len() - 1]);
    let (message, help) = words(source, line);
    let mut span = Span::new(first.span.start, last.span.end);
    if is_indented(last) {
        // With the first character of the paragraph the edit is seen to be of its line.
        let next = source.text().get(span.end..).and_then(|rest| rest.chars().next());
        span.end += next
            .filter(|c| *c != '\n' && *c != '\r')
            .map_or(0, char::len_utf8);
    }
    let place = match first.kind {
        // An indentation that is not there has no width: the paragraph is marked.
        SlipKind::ProseIndent | SlipKind::NoBar => shown(source, first.span.start),
        SlipKind::CommentInProse => first.span,
        SlipKind::BehindBar => Span::new(first.span.start - '|'.len_utf8(), first.span.start),
        _ => span,
    };
    let found = Diagnostic::new(rule(first.kind), message).at(place).help(help);
    let found = match first.kind {
        SlipKind::Invisible | SlipKind::Pasted => found.severity(Severity::Warning),
        _ => found,
    };
    match replaced(source, span, line) {
        Some(fixed) => found.fix(span, fixed),
        None => found,
    }
}

fn rule(kind: SlipKind) -> &'static Rule {
    match kind {
        SlipKind::Control | SlipKind::Invisible | SlipKind::Pasted => &CONTROL_CHARACTER,
        SlipKind::Printed | SlipKind::Cuts => &MISPLACED_HASH,
        _ => &SYNTAX_ERROR,
    }
}

fn is_control(slip: &Slip) -> bool {
    slip.kind == SlipKind::Control
}

fn is_indented(slip: &Slip) -> bool {
    matches!(
        slip.kind,
        SlipKind::ProseIndent | SlipKind::NoBar | SlipKind::InlineProse | SlipKind::BehindBar
    )
}

/// Whether two slips are of the same prose: every line between them is indented as its paragraphs are.
fn is_same_prose(source: &Source, a: &Slip, b: &Slip) -> bool {
    let Some(meant) = b
        .meant
        .as_ref()
        .filter(|_| is_indented(a) && b.kind == SlipKind::ProseIndent)
    else {
        return false;
    };
    let between = &source.text()[a.span.end..b.span.start.max(a.span.end)];
    let mut lines = between.lines().skip(1);
    lines.all(|line| line.trim().is_empty() || line.starts_with(meant.as_str()))
}

/// The words of the line that holds a byte.
fn shown(source: &Source, at: usize) -> Span {
    let line = source.line_span(at);
    let text = source.slice(line);
    let white = text.len() - text.trim_start().len();
    Span::new(line.start + white, line.start + text.trim_end().len().max(white))
}

fn words(source: &Source, line: &[&Slip]) -> (String, &'static str) {
    let first = line[0];
    let mut marks: Vec<&str> = Vec::new();
    for slip in line {
        let mark = source.slice(slip.span);
        if !marks.contains(&mark) && !mark.is_empty() {
            marks.push(mark);
        }
    }
    match first.kind {
        SlipKind::NoBlank => ("冒号后面少了一个空格".into(), "键和值之间写半角冒号和一个空格"),
        SlipKind::Tab => (
            "这里用了制表符（Tab 键）".into(),
            "YAML 只用空格缩进，请把制表符换成空格",
        ),
        SlipKind::WideIndent if marks.iter().any(|mark| mark.contains('\u{3000}')) => (
            "行首用了全角空格，不能当作缩进".into(),
            "正文每行用半角空格缩进，比它的键多两格",
        ),
        SlipKind::WideIndent => (
            format!("行首用了{}，不能当作缩进", blank_name(&marks)),
            "改成同样多的半角空格；多半是从网页或 Word 粘贴来的",
        ),
        SlipKind::OddBlank => (
            format!("冒号旁边是{}，不是半角空格", blank_name(&marks)),
            "键和值之间写半角冒号和一个半角空格；多半是从网页或 Word 粘贴来的",
        ),
        SlipKind::Control | SlipKind::Invisible | SlipKind::Pasted => {
            let code = marks.first().and_then(|m| m.chars().next()).map_or(0, u32::from);
            let many = if line.len() > 1 {
                format!(" 等 {} 个", line.len())
            } else {
                String::new()
            };
            let what = if first.kind == SlipKind::Control {
                "控制字符"
            } else {
                "字符"
            };
            (
                format!("这里有看不见的{what} U+{code:04X}{many}"),
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
        SlipKind::Quotes => ("这里用了中文的引号".into(), "改用半角引号 \" \"；表里的数字不加"),
        SlipKind::Separator => (
            "一行数字没有用方括号和逗号写".into(),
            "写成 [27, 3, 0]：各数之间用半角逗号隔开；顿号、分号、空格、制表符都不行",
        ),
        SlipKind::ProseIndent => (
            match line.len() {
                1 => "这一段正文没有缩进".into(),
                many => format!("从这里起有 {many} 段正文没有缩进"),
            },
            "正文每行用半角空格缩进，比它的键多两格；其中的冒号、顿号照写",
        ),
        SlipKind::NoBar => (
            "正文的键后面缺少 |".into(),
            "冒号后空一格写 |，正文从下一行起，每行缩进两格",
        ),
        SlipKind::BehindBar => (
            "| 之后不能直接写字".into(),
            "| 写在冒号之后，正文从下一行开始，每行缩进两格",
        ),
        SlipKind::InlineProse => (
            "有几段的正文接在键的后面写，各段会连成一段".into(),
            "冒号后空一格写 |，正文从下一行起，每行缩进两格",
        ),
        SlipKind::Folded => ("> 会把下面各段连成一段".into(), "改用 |，每行一段"),
        SlipKind::CommentInProse => (
            "注释插在了正文中间，正文到这里就断了".into(),
            "把这一行注释移到正文的键之前；正文里不能夹注释",
        ),
        SlipKind::Swallowed => (
            "括号没有关上：# 之后是注释，右括号成了注释的一部分".into(),
            "值里有 # 的，给整个值加上引号；注释写在右括号之后",
        ),
        SlipKind::Printed => (
            "以 # 开头的这一行在正文里，会印在报告上".into(),
            "注释要顶格写在正文之外（正文的键之前）；不要印出来的请删去",
        ),
        SlipKind::Cuts => (
            format!("“{}”成了注释，不在值里", short(&marks)),
            "值里有 # 的，给整个值加上引号；确是注释的，# 之后空一格",
        ),
        _ => (
            format!("这里用了全角的“{}”", marks.join("”“")),
            "数据和键用半角标点：冒号 : 后空一格，逗号 , ，方括号 [ ]",
        ),
    }
}

/// The first mark, short enough for a message.
fn short(marks: &[&str]) -> String {
    let mark = marks.first().copied().unwrap_or_default();
    let head: String = mark.chars().take(20).collect();
    if head.len() < mark.len() {
        format!("{head}…")
    } else {
        head
    }
}

/// What the first odd blank among some marks is called.
fn blank_name(marks: &[&str]) -> String {
    let odd = marks
        .iter()
        .find_map(|mark| mark.chars().find(|c| is_odd_blank(*c)));
    match odd {
        Some('\u{3000}') => "全角空格（U+3000）".to_owned(),
        Some('\u{a0}') => "不间断空格（U+00A0）".to_owned(),
        Some(c) => format!("特殊的空格（U+{:04X}）", u32::from(c)),
        None => "看不见的字符".to_owned(),
    }
}

/// The text of `span` with the line's slips mended, where each of them can be, and no word is another than before.
fn replaced(source: &Source, span: Span, line: &[&Slip]) -> Option<String> {
    let mut out = String::new();
    let mut done = span.start;
    for slip in line {
        if slip.kind.is_only_told() {
            return None;
        }
        out.push_str(source.slice(Span::new(done, slip.span.start)));
        out.push_str(slip.meant.as_ref()?);
        done = slip.span.end;
    }
    out.push_str(source.slice(Span::new(done, span.end)));
    keeps_words(source.slice(span), &out).then_some(out)
}

/// Whether an edit touches nothing but punctuation, blanks and what is not seen: whatever a slip is taken for, the words
/// and the figures are the clerk's.
fn keeps_words(before: &str, after: &str) -> bool {
    let words = |text: &'_ str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    words(before) == words(after)
}
