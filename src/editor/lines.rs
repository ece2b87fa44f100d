//! The keys of a text by its lines, whether it parses or not: while somebody types it mostly does not.

use crate::source::Span;

/// A line that has a key.
#[derive(Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// The key.
    pub name: String,
    /// The bytes of the key.
    pub key: Span,
    /// Where what stands behind the colon begins.
    pub behind: usize,
    /// Where the next key of its level, or of one above it, begins.
    pub end: usize,
    /// The key under which it stands.
    pub parent: Option<usize>,
    /// How many bytes stand before the key in its line.
    pub indent: usize,
    /// Whether an item of a list begins with it.
    pub is_item: bool,
    /// Whether lines of words follow (behind `|` or `>`).
    pub is_prose: bool,
}

/// The keys of a text, in its order.
#[derive(Debug, Default)]
pub struct Lines(Vec<KeyLine>);

/// What a place of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In a key.
    Key(usize),
    /// Behind a key, on its line or on lines that belong to its value.
    Value(usize),
    /// In the words of a key.
    Prose(usize),
    /// Where a key may stand: under which, and which word is typed already.
    Gap(Option<usize>, Span),
}

impl Lines {
    /// Reads the lines of a text.
    pub fn new(text: &str) -> Self {
        let mut all: Vec<KeyLine> = Vec::new();
        // The keys that enclose the line, and how far the words are indented that stand behind one.
        let mut open: Vec<usize> = Vec::new();
        let mut prose: Option<usize> = None;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let at = start;
            start += line.len();
            let mark = if at == 0 && line.starts_with(crate::source::BOM) {
                crate::source::BOM.len_utf8()
            } else {
                0
            };
            let (at, line) = (at + mark, line.get(mark..).unwrap_or_default());
            let words = line.trim_start_matches(' ');
            let blank = line.len() - words.len();
            if words.trim().is_empty() || prose.is_some_and(|indent| blank > indent) {
                continue;
            }
            prose = None;
            let Some(found) = key(words) else { continue };
            let indent = blank + found.dash;
            while let Some(last) = open.last().copied().filter(|last| all[*last].indent >= indent) {
                all[last].end = at;
                open.pop();
            }
            let key = Span::new(at + indent, at + indent + found.name.len());
            let behind = at + blank + found.behind;
            let value = text.get(behind..).and_then(|rest| rest.lines().next());
            let is_prose = value.is_some_and(|value| value.trim_start().starts_with(['|', '>']));
            if is_prose {
                prose = Some(indent);
            }
            let parent = open.last().copied();
            open.push(all.len());
            all.push(KeyLine {
                name: found.name.to_owned(),
                key,
                behind,
                end: text.len(),
                parent,
                indent,
                is_item: found.dash > 0,
                is_prose,
            });
        }
        Self(all)
    }

    /// All of them.
    pub fn all(&self) -> &[KeyLine] {
        &self.0
    }

    /// One of them.
    pub fn get(&self, at: usize) -> Option<&KeyLine> {
        self.0.get(at)
    }

    /// The keys that lead to one, itself last.
    pub fn path(&self, at: usize) -> Vec<&str> {
        let mut path: Vec<&str> = std::iter::successors(self.0.get(at), |line| self.0.get(line.parent?))
            .map(|line| line.name.as_str())
            .collect();
        path.reverse();
        path
    }

    /// What a place of the text is.
    pub fn spot(&self, text: &str, offset: usize) -> Spot {
        let before = text.get(..offset).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = text
            .get(start..)
            .and_then(|rest| rest.split('\n').next())
            .unwrap_or_default();
        let next = self.0.partition_point(|own| own.key.start <= start + line.len());
        let Some(last) = next.checked_sub(1) else {
            return Spot::Gap(None, word(line, start, offset));
        };
        let own = &self.0[last];
        if own.key.start >= start {
            return if offset <= own.key.end {
                Spot::Key(last)
            } else if offset >= own.behind {
                Spot::Value(last)
            } else {
                Spot::Key(last)
            };
        }
        let words = line.trim_start_matches([' ', '-']);
        let is_blank = words.trim().is_empty();
        let indent = if is_blank {
            offset - start
        } else {
            line.len() - words.len()
        };
        if own.is_prose && indent > own.indent {
            return Spot::Prose(last);
        }
        if is_open(text.get(own.behind..offset).unwrap_or_default()) {
            return Spot::Value(last);
        }
        let mut chain = std::iter::successors(Some(last), |at| self.0[*at].parent);
        let above = chain.find(|at| self.0[*at].indent < indent);
        Spot::Gap(above, word(line, start, offset))
    }
}

/// A key at the beginning of a line.
struct Found<'l> {
    name: &'l str,
    /// How many bytes the mark of a list takes before it.
    dash: usize,
    /// Where the value begins.
    behind: usize,
}

/// The key with which a line begins. A full-width colon is a slip for the other, behind a key that has no blanks.
fn key(line: &str) -> Option<Found<'_>> {
    let words = match line.strip_prefix("- ") {
        Some(rest) => rest.trim_start_matches(' '),
        None => line,
    };
    let dash = line.len() - words.len();
    let (at, colon) = words.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = words.get(..at)?.trim_end();
    let behind = at + colon.len_utf8();
    let rest = words.get(behind..)?;
    let is_apart = colon == '：' || rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']);
    let is_key =
        !name.is_empty() && !name.contains(['[', ']', '{', '}', '"', '\'', ',', '#', ' ', '，', '。']);
    (is_key && is_apart).then_some(Found {
        name,
        dash,
        behind: dash + behind,
    })
}

/// Whether a list or mapping on one line is begun and not ended.
fn is_open(value: &str) -> bool {
    let depth = value.chars().fold(0_i32, |depth, c| match c {
        '[' | '{' | '【' | '［' => depth + 1,
        ']' | '}' | '】' | '］' => depth - 1,
        _ => depth,
    });
    depth > 0
}

/// The word of a line that is being typed.
fn word(line: &str, start: usize, offset: usize) -> Span {
    let blank = line.len() - line.trim_start_matches([' ', '-']).len();
    let from = (start + blank).min(offset);
    let rest = line.get(from - start..).unwrap_or_default();
    let len = rest.find([' ', ':', '：', '\r', '#']).unwrap_or(rest.len());
    Span::new(from, (from + len).max(offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "版式: 2021\n机关:\n  名称: 某局\n申请:\n  说明: |\n    其中：某某。\n    机关: 不是键\n  办理结果:\n    予以公开: [1,\n      2]\n    \n核实说明:\n  - 规则: a\n    位置： b\n";

    fn spot(lines: &Lines, at: &str) -> Spot {
        lines.spot(TEXT, TEXT.find(at).unwrap())
    }

    #[test]
    fn keys_are_found_with_those_above_them() {
        let lines = Lines::new(TEXT);
        let paths: Vec<String> = (0..lines.all().len())
            .map(|at| lines.path(at).join("."))
            .collect();
        assert_eq!(
            paths,
            [
                "版式",
                "机关",
                "机关.名称",
                "申请",
                "申请.说明",
                "申请.办理结果",
                "申请.办理结果.予以公开",
                "核实说明",
                "核实说明.规则",
                "核实说明.位置"
            ]
        );
        assert_eq!(&TEXT[lines.all()[5].key.range()], "办理结果");
        assert!(TEXT[lines.all()[5].end..].starts_with("核实说明"));
    }

    #[test]
    fn a_place_is_a_key_a_value_words_or_a_gap() {
        let lines = Lines::new(TEXT);
        assert_eq!(spot(&lines, "2021"), Spot::Value(0));
        assert_eq!(spot(&lines, "名称"), Spot::Key(2));
        assert_eq!(spot(&lines, "某某"), Spot::Prose(4));
        assert_eq!(spot(&lines, "不是键"), Spot::Prose(4));
        assert_eq!(spot(&lines, "2]"), Spot::Value(6));
        let gap = TEXT.find("    \n核").unwrap() + 4;
        assert_eq!(lines.spot(TEXT, gap), Spot::Gap(Some(5), Span::at(gap)));
        assert_eq!(
            lines.spot(TEXT, TEXT.len()),
            Spot::Gap(None, Span::at(TEXT.len()))
        );
        assert_eq!(
            Lines::new("\u{feff}版").spot("\u{feff}版", 6),
            Spot::Gap(None, Span::new(0, 6))
        );
    }
}
