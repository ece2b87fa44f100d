//! Prose behind a key: whether it is indented, stands behind a |, and which lines are words although they hold a colon.
//!
//! What is mended here are indentation and the mark behind the key. The words are left as they are.

use std::ops::Range;

use super::brackets::KEY_BYTES;
use super::scan::{Prose, Scan, State, is_blank, is_lead};
use super::slip::SlipKind;
use crate::source::{Span, is_invisible};
use crate::yaml::words::{Behind, Known};

/// How many lines below a comment are looked at for more prose.
const LOOK_AHEAD: usize = 20;
/// The most characters of a value that may be something else than a sentence.
const MAX_VALUE: usize = 30;

impl Scan<'_> {
    /// A line of prose: `None` where the prose has ended.
    pub(super) fn prose_line(&mut self, start: usize, body: &str, mut prose: Prose) -> Option<Prose> {
        if is_blank(body) {
            prose.after_words = false;
            return Some(prose);
        }
        let words = body.trim_start_matches(is_lead);
        let lead = &body[..body.len() - words.len()];
        let spaces = body.len() - body.trim_start_matches(' ').len();
        if words.starts_with('#') && prose.bar.is_some() {
            return Some(prose);
        }
        // A list or a mapping in brackets is no prose without its mark, and for whoever reads the value to refuse.
        if prose.bar.is_some() && (words.starts_with("- ") || words.starts_with(['[', '{'])) {
            return None;
        }
        let indent = prose.lines.unwrap_or(prose.key + 2);
        let outside = spaces <= prose.key;
        let odd = lead.chars().any(|c| c != ' ' && !is_invisible(c));
        let structure = outside && self.is_structure(words, spaces) && !(odd && self.knows_nothing());
        if outside && words.starts_with('#') && !odd {
            if self.goes_on(start + body.len(), prose.key) {
                let end = start + body.trim_end().len();
                self.slip(SlipKind::CommentInProse, start, end, Some(String::new()));
            }
            return Some(prose);
        }
        if structure {
            return None;
        }
        if outside || prose.lines.is_some_and(|lines| spaces < lines) {
            let kind = match lead {
                _ if lead.contains('\t') => SlipKind::Tab,
                _ if odd => SlipKind::WideIndent,
                _ => SlipKind::ProseIndent,
            };
            self.slip(kind, start, start + lead.len(), Some(" ".repeat(indent)));
            prose.lines = Some(indent);
        } else {
            prose.lines.get_or_insert(spaces);
            if is_comment(words) {
                let at = start + lead.len();
                self.slip(SlipKind::Printed, at, at + words.trim_end().len(), None);
            }
        }
        self.said.push(Span::new(start + lead.len(), start + body.len()));
        if let Some(at) = prose.bar.take() {
            self.slip(SlipKind::NoBar, at, at, Some(" |".into()));
        }
        if prose.after_words
            && let Some(mark) = prose.folded.take()
        {
            self.slip(SlipKind::Folded, mark.start, mark.end, Some("|".into()));
        }
        prose.after_words = true;
        Some(prose)
    }

    /// What stands behind a | or >.
    pub(super) fn block(&mut self, start: usize, body: &str, at: usize, key: usize, is_prose: bool) {
        let folded = body[at..].starts_with('>') && is_prose;
        self.state = State::Block(Prose {
            key,
            folded: folded.then(|| Span::new(start + at, start + at + 1)),
            ..Prose::default()
        });
        // Words stand behind the mark already. A second one, or what may be its indicators, is for the parser.
        let rest = &body[at + 1..];
        let words = rest.trim_start_matches(is_lead);
        let begin = start + body.len() - words.len();
        if is_prose && words.starts_with(|c: char| c.is_alphabetic() || "（“《".contains(c)) {
            let below = format!("{}{}", self.line_break(), " ".repeat(key + 2));
            if folded {
                self.slip(
                    SlipKind::InlineProse,
                    start + at,
                    begin,
                    Some(format!("|{below}")),
                );
            } else {
                self.slip(SlipKind::BehindBar, start + at + 1, begin, Some(below));
            }
            self.state = State::Block(Prose {
                key,
                lines: Some(key + 2),
                after_words: true,
                ..Prose::default()
            });
        }
    }

    /// Prose that begins behind its key, where its paragraphs go on below.
    pub(super) fn inline_prose(&mut self, at: Range<usize>, key: usize, lines: usize) -> State {
        let meant = format!("|{}{}", self.line_break(), " ".repeat(lines));
        self.slip(SlipKind::InlineProse, at.start, at.end, Some(meant));
        State::Block(Prose {
            key,
            lines: Some(lines),
            after_words: true,
            ..Prose::default()
        })
    }

    fn line_break(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    fn knows_nothing(&self) -> bool {
        self.words.are_any()
    }

    /// Whether prose goes on below a comment at `at`.
    fn goes_on(&self, at: usize, key: usize) -> bool {
        let below = self.text[at..].lines().skip(1).take(LOOK_AHEAD);
        let mut below = below.filter(|line| !is_blank(line));
        below
            .find_map(|line| {
                let words = line.trim_start_matches(is_lead);
                let spaces = line.len() - line.trim_start_matches(' ').len();
                if spaces <= key && words.starts_with('#') {
                    return None;
                }
                Some(spaces > key || !self.is_structure(words, spaces))
            })
            .unwrap_or(false)
    }

    /// Whether a line that stands no deeper than the key of the prose above it is a key and its value, not words that hold a
    /// colon.
    pub(super) fn is_structure(&self, line: &str, spaces: usize) -> bool {
        if self.knows_nothing() || line.starts_with("---") || line.trim_end() == "..." {
            return true;
        }
        let line = line.strip_prefix("- ").unwrap_or(line);
        let colon = line
            .char_indices()
            .take_while(|(at, _)| *at <= KEY_BYTES)
            .find(|(_, c)| matches!(c, ':' | '：'));
        let Some((at, colon)) = colon else {
            return false;
        };
        let key = line[..at].trim_matches(|c| is_lead(c) || matches!(c, '"' | '\''));
        let value = &line[at + colon.len_utf8()..];
        let wide = colon == '：';
        let apart = value.is_empty() || value.starts_with(is_lead);
        match self.words.of(&visible(key)) {
            Some(Known { top: false, behind }) if spaces == 0 => {
                !wide || (behind == Behind::Figures && is_data(value))
            }
            Some(Known {
                behind: Behind::Other | Behind::Figures,
                ..
            }) => !wide || !is_sentence(value),
            Some(_) => true,
            None if wide => is_data(value) && is_name(key),
            None => apart && is_name(key) && !is_sentence(value),
        }
    }

    /// Whether words before a full-width colon are no key for certain: prose that stands where it should not.
    pub(super) fn is_no_key(&self, name: &str, value: &str) -> bool {
        !self.knows_nothing() && self.words.of(&visible(name)).is_none() && is_sentence(value)
    }
}

/// Words without what prints nothing.
fn visible(words: &str) -> String {
    words.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Whether words could be a key.
fn is_name(words: &str) -> bool {
    !words.is_empty() && words.chars().all(char::is_alphabetic) && words.chars().count() <= 20
}

/// Whether a value is data of the file, or the mark that prose begins below.
fn is_data(value: &str) -> bool {
    let value = value.trim_matches(is_lead);
    value.starts_with(['|', '>', '｜', '[', '［', '【', '{', '"', '\'', '~'])
        || (!value.is_empty() && value.chars().all(char::is_numeric))
}

/// Whether a value can only be prose.
fn is_sentence(value: &str) -> bool {
    let value = value.trim();
    let bracketed = value.starts_with(['[', '［', '【', '{', '"', '\'']);
    !bracketed && (value.contains(['。', '；', '！', '？', '，']) || value.chars().count() > MAX_VALUE)
}

/// Whether a line of prose is one for whoever fills the file: behind a #, which is neither a topic (#…#) nor a number.
fn is_comment(words: &str) -> bool {
    words.strip_prefix('#').is_some_and(|rest| {
        let first = rest.chars().next();
        !rest.contains('#') && first.is_some_and(|c| !c.is_numeric())
    })
}
