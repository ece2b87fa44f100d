//! How a syntax error is put to a clerk: the likely cause in words of the file, not of YAML's grammar.

use super::failure::{Cause, Failure};
use super::mended::Mended;
use crate::diagnostic::{Diagnostic, declare_rules};
use crate::source::Source;

declare_rules! {
    /// About what YAML cannot read.
    pub static RULES;

    /// A file that YAML cannot read, or punctuation of a Chinese input method in the place of YAML's own.
    pub static SYNTAX_ERROR = {
        id: "syntax-error",
        title: "文件的书写格式有误",
        severity: [Error],
        basis: "",
        what: "文件不能按 YAML 读取；在正文以外，用全角的 ：，｜、中文的引号、制表符、特殊的空格代替了 YAML 的标点和缩进；一行数字没有写在 [ ] 里；正文缺少 |，没有缩进，或写在 > 之后。",
        why: "标点和缩进决定哪个数属于哪一格。全角标点有时也能读通，但读出来的意思是错的，所以一律指出。",
        fix: "按提示改成半角标点或空格；能确定怎样改的，check --fix 可以代劳。正文写在 | 之后，其中用什么标点都可以。",
        topic: Structure,
        inputs: Yaml,
    };

    /// A # that makes a comment of words, or words of a comment.
    pub static MISPLACED_HASH = {
        id: "misplaced-hash", title: "# 用错了地方", severity: [Warning], basis: "",
        what: "正文里有以 # 开头的一行；地址一类的值里，空格后面的 # 把后半截变成了注释。",
        why: "| 之后的每一行都会印在报告上，# 开头的也一样；别处空格后面的 # 则开始注释，后面的字不会印出来。",
        fix: "给人看的话顶格写在正文之外；值里要用 # 的，给整个值加上引号。",
        topic: Structure,
        inputs: Yaml,
    };
}

/// The parser's error as a finding.
pub(super) fn diagnose(source: &Source, mended: &Mended<'_>, failure: &Failure) -> Diagnostic {
    let end = mended.text().len();
    let at = failure.at.min(end);
    // At the end of the file there is nothing to mark: mark the end of the last line that says something.
    let at = if at >= end {
        mended.text().trim_end().len()
    } else {
        at
    };
    let (cause, at) = likely(mended.text(), failure.cause, at);
    let place = mended.original(at, at + next_len(mended.text(), at));
    let (message, help) = words(cause, source.slice(source.line_span(place.start)));
    Diagnostic::new(&SYNTAX_ERROR, message).at(place).help(help)
}

/// What is wrong and where, from what the parser tripped over and where it did.
fn likely(text: &str, cause: Cause, at: usize) -> (Cause, usize) {
    // A line that stands too far right is tripped over only at the comment before it.
    if let Some(below) = line_below(text, at).filter(|_| cause == Cause::Comment) {
        return (Cause::Indentation, below);
    }
    let open = last_open(text, at);
    if let Some(open) = open.filter(|open| cause == Cause::Unclosed || ends_line_before(text, *open, at)) {
        return (Cause::Unclosed, open);
    }
    if let Some(above) = misplaced_above(text, at).filter(|_| cause == Cause::Indentation) {
        return (cause, above);
    }
    if cause == Cause::MisplacedColon && is_first_colon(text, at) {
        // The line is well in itself: it is where it stands that makes it go on with the one above.
        return (Cause::Indentation, at);
    }
    if let Some(quote) = open_quote(text, at).filter(|_| cause == Cause::Quote) {
        return (cause, quote);
    }
    (cause, at)
}

/// What to say of a cause, and what to do; `line` is the line that it stands in.
fn words(cause: Cause, line: &str) -> (String, &'static str) {
    match cause {
        Cause::Unclosed => (
            "括号没有配对：这里开始的括号没有结束".into(),
            "在这一行数字的末尾补上 ]（或 }）",
        ),
        Cause::Unopened => (
            "多了一个右括号，前面没有与它配对的左括号".into(),
            "删去这个括号，或补上左括号 [",
        ),
        Cause::Mismatched => ("左右括号不是一对".into(), "[ 与 ] 配对，{ 与 } 配对"),
        Cause::Separator => (
            "括号里缺少逗号，或括号没有结束".into(),
            "各数之间用半角逗号“,”隔开，末尾用 ] 结束；注里有半角逗号或冒号时，给注加上引号",
        ),
        Cause::Quote => (
            "引号没有配对".into(),
            "在这个值的末尾补上同样的引号；正文请写在 | 之后，不必加引号",
        ),
        Cause::AfterQuote => (
            "引号结束之后还有别的字".into(),
            "把整个值放进引号里；正文请写在 | 之后，不必加引号",
        ),
        Cause::Escape => (
            "双引号里的反斜杠“\\”用法有误".into(),
            "不需要反斜杠时改用单引号，或把正文写在 | 之后",
        ),
        Cause::Tab => (
            "这里用了制表符（Tab 键）".into(),
            "YAML 只用空格缩进，请把制表符换成空格",
        ),
        Cause::TooDeep => (
            "嵌套层数太多".into(),
            "年度报告的文件最多嵌套六层，请检查括号和缩进",
        ),
        Cause::TooMany => (
            "文件里的值太多（引用展开后超过两万个）".into(),
            "年度报告约有五百个值；请不要用 * 反复引用",
        ),
        Cause::SecondDocument => (
            "一个文件里写了两份内容：这里的 --- 开始了第二份".into(),
            "一份报告一个文件；请删去 ---，或另存为一个文件",
        ),
        Cause::Alias => (
            "这里的 * 或 & 在 YAML 中是“引用”的记号，而没有相应的定义".into(),
            "给这个值加上引号",
        ),
        Cause::Tag => ("这里的 ! 在 YAML 中有特别的意思".into(), "给这个值加上引号"),
        Cause::Hash => (
            "# 前面少了一个空格".into(),
            "注释的 # 与前面的内容之间空一格；值里要用 # 时给整个值加上引号",
        ),
        Cause::Comment => (
            "# 之后是注释；它插在了一个值的中间".into(),
            "给含有 # 的值加上引号，或把正文写在 | 之后",
        ),
        Cause::BlockHeader => (
            "| 之后不能直接写字".into(),
            "| 写在冒号之后，正文从下一行开始，每行缩进两格",
        ),
        Cause::Character(c) => (
            format!("“{c}”在 YAML 中有特别的意思，不能用来开头"),
            "给这个值加上引号，或把正文写在 | 之后",
        ),
        Cause::MisplacedColon => (
            "冒号的位置不对：一行里只能有一个“键: 值”，或者上一行没有写完".into(),
            "值里要用半角冒号时给整个值加上引号；正文写在 | 之后",
        ),
        Cause::KeyExpected | Cause::Indentation | Cause::Other if is_bare(line) => (
            "这一行不是“键: 值”的形式".into(),
            "正文要写在“键: |”的下一行起，每行比键多缩进两格；键后面要有冒号和空格",
        ),
        Cause::KeyExpected => ("这里应当是“键: 值”".into(), "键后面要有半角冒号和一个空格"),
        Cause::Indentation => (
            "缩进不对：这一行与上下各行没有对齐".into(),
            "同一级的键左边对齐，下一级比上一级多缩进两个空格；正文各行要比它的键多缩进",
        ),
        Cause::Other => ("这里不合 YAML 的写法".into(), "请检查冒号、括号、引号和缩进"),
    }
}

/// Where the line above the one that holds `at` begins, if that is the one which stands alone with its indentation: a line
/// that is indented as many others are is tripped over only because of the one before it.
fn misplaced_above(text: &str, at: usize) -> Option<usize> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let says = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let own = indent(&text[start..]);
    let above = text[..start].lines().rev().find(says)?;
    let other = indent(above);
    let same = |wanted: usize| {
        text.lines()
            .filter(says)
            .filter(|line| indent(line) == wanted)
            .count()
    };
    let offset = above.as_ptr().addr() - text.as_ptr().addr();
    (other > own && same(other) < same(own) && same(other) <= 2).then_some(offset + other)
}

/// Whether a bracket opened at `open` is behind a key of the line before the one that holds `at`, or of one further up
/// that is not indented less.
fn ends_line_before(text: &str, open: usize, at: usize) -> bool {
    let between = text[open..at].matches('\n').count();
    let line = |at: usize| text[..at].rfind('\n').map_or(0, |i| i + 1);
    let indent = |at: usize| text[line(at)..].len() - text[line(at)..].trim_start_matches(' ').len();
    text[line(open)..open].trim_end().ends_with(':')
        && (between == 1 || (between > 1 && indent(at) <= indent(open)))
}

/// Whether the colon at `at` is the one that belongs to its line's key.
fn is_first_colon(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
    !text[line..at].contains(": ")
}

/// The quote before `at` that is opened behind a key, and not closed on its line.
fn open_quote(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    for line in text[..at].rsplit('\n') {
        let start = end - line.len();
        for quote in ['"', '\''] {
            let opened = [": ", "- "]
                .iter()
                .find_map(|before| line.find(&format!("{before}{quote}")));
            if let Some(opened) = opened
                && line[opened..].matches(quote).count() % 2 == 1
            {
                return Some(start + opened + 2);
            }
        }
        end = start.saturating_sub(1);
    }
    None
}

/// Where the next line begins that says something, if it is indented deeper than the line that holds `at`.
fn line_below(text: &str, at: usize) -> Option<usize> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let own = text[start..].len() - text[start..].trim_start_matches(' ').len();
    let mut next = start;
    for line in text[start..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if next > start && !line.trim().is_empty() {
            return (indent > own).then_some(next + indent);
        }
        next += line.len();
    }
    None
}

/// Whether a line has no separator of key and value.
fn is_bare(line: &str) -> bool {
    !line.contains(": ") && !line.trim_end().ends_with(':')
}

fn next_len(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .filter(|c| *c != '\n' && *c != '\r')
        .map_or(0, char::len_utf8)
}

/// The bracket that is still open at `at`, reading back over complete pairs.
fn last_open(text: &str, at: usize) -> Option<usize> {
    let mut closed = 0_usize;
    for (index, byte) in text.as_bytes()[..at].iter().enumerate().rev() {
        match byte {
            b']' | b'}' => closed += 1,
            b'[' | b'{' if closed == 0 => return Some(index),
            b'[' | b'{' => closed -= 1,
            _ => {}
        }
    }
    None
}
