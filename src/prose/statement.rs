//! Sentences of prose as statements: each figure with the words around it.
//!
//! One pass over a paragraph. What is kept of the words around a figure is bounded, so that a long sentence costs no more than
//! a long paragraph.

use std::ops::RangeInclusive;

use crate::form::words::lists::OF_WHICH;
use crate::prose::quantity::{Quantity, quantities};

/// A figure and the words around it, all of one paragraph.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// The figure.
    pub quantity: Quantity,
    /// The words of its clause before it; those joined to them by 、 too.
    pub lead: &'a str,
    /// The words of its clause behind its unit.
    pub behind: &'a str,
    /// The words of its sentence behind its unit, the first of them.
    pub after: &'a str,
    /// The words of its sentence before its lead, the last of them.
    pub before: &'a str,
    /// The words between the figure before and this one, of the same sentence.
    pub gap: &'a str,
    /// Which sentence of the paragraph it is in, by where that begins.
    pub sentence: usize,
    /// How deep in brackets it stands.
    pub depth: usize,
}

/// The most bytes that are kept of a sentence before a clause, …
const MAX_BEFORE: usize = 360;
/// … of a clause behind a figure, …
const MAX_BEHIND: usize = 120;
/// … and of a clause before it.
const MAX_LEAD: usize = 240;

/// What ends a sentence.
const STOPS: [char; 5] = ['。', '！', '？', '!', '?'];
/// What ends a clause; 、 does so only right behind a figure.
const COMMAS: [char; 9] = ['，', '；', '：', ',', ';', ':', '（', '(', '“'];

/// Characters that end nothing.
const IDEOGRAPHS: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The statements of a paragraph.
pub fn statements(line: &str) -> Vec<Statement<'_>> {
    let mut out: Vec<Statement<'_>> = Vec::new();
    let (mut sentence, mut clause, mut depth, mut done) = (0, 0, 0_usize, 0);
    for quantity in quantities(line) {
        let number = quantity.range.start;
        let mut fresh = true;
        for (at, c) in line.get(done..number).unwrap_or_default().char_indices() {
            // Nearly every character of prose is one of words.
            if IDEOGRAPHS.contains(&c) {
                fresh = false;
                continue;
            }
            let after = done + at + c.len_utf8();
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => {
                    depth = depth.saturating_sub(1);
                    clause = after;
                }
                _ => {}
            }
            if STOPS.contains(&c) {
                (sentence, clause, depth) = (after, after, 0);
                fresh = true;
            } else if COMMAS.contains(&c) || (c == '、' && fresh) {
                clause = after;
            } else if !c.is_whitespace() {
                fresh = false;
            }
        }
        let clause_at = in_part(line, sentence, clause);
        let from = clause_at.max(number.saturating_sub(MAX_LEAD));
        let gap_from = done.max(sentence);
        out.push(Statement {
            lead: tail(line, from, number).trim(),
            behind: up_to(line, quantity.range.end, MAX_BEHIND, |c| {
                STOPS.contains(&c) || COMMAS.contains(&c) || matches!(c, '、' | '）' | ')' | '\n')
            }),
            after: up_to(line, quantity.range.end, MAX_BEFORE, |c| STOPS.contains(&c)),
            before: tail(
                line,
                sentence.max(clause_at.saturating_sub(MAX_BEFORE)),
                clause_at,
            ),
            gap: tail(line, gap_from.max(number.saturating_sub(MAX_BEFORE)), number),
            sentence,
            depth,
            quantity: quantity.clone(),
        });
        done = quantity.range.end;
        clause = done;
    }
    out
}

/// Where a clause begins that only 其中 and a comma part from what stands before: the figure is a part.
fn in_part(line: &str, sentence: usize, clause: usize) -> usize {
    let before = line.get(sentence..clause).unwrap_or_default();
    let words = before.trim_end_matches([',', '，', '：', ':', ' ']);
    match words.strip_suffix(OF_WHICH) {
        Some(rest) if words.len() < before.len() => sentence + rest.len(),
        _ => clause,
    }
}

/// The words from a place on, which may lie within a character, to another.
fn tail(line: &str, mut from: usize, to: usize) -> &str {
    while from < to && !line.is_char_boundary(from) {
        from += 1;
    }
    line.get(from..to).unwrap_or_default()
}

/// The words from a place on, `most` bytes of them, up to a character that ends them.
fn up_to(line: &str, from: usize, most: usize, ends: impl Fn(char) -> bool) -> &str {
    let rest = line.get(from..).unwrap_or_default();
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        if at + c.len_utf8() > most || ends(c) {
            break;
        }
        end = at + c.len_utf8();
    }
    rest.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(line: &str) -> Vec<String> {
        statements(line)
            .iter()
            .map(|s| format!("{}|{}", s.lead, s.behind))
            .collect()
    }

    #[test]
    fn a_figure_has_the_words_of_its_clause() {
        assert_eq!(
            leads("全年，新收政府信息公开申请31件，予以公开6件、部分公开3件。办结28件申请，其余3件。"),
            [
                "新收政府信息公开申请|",
                "予以公开|",
                "部分公开|",
                "办结|申请",
                "其余|"
            ]
        );
    }

    #[test]
    fn words_joined_by_a_comma_of_lists_stay_together() {
        assert_eq!(
            leads("发生行政复议、行政诉讼3件；（含上年2件）其中，受理5件"),
            ["发生行政复议、行政诉讼|", "含上年|", "其中，受理|"]
        );
        let depths: Vec<usize> = statements("共3件（含1件），又2件")
            .iter()
            .map(|s| s.depth)
            .collect();
        assert_eq!(depths, [0, 1, 0]);
    }

    #[test]
    fn a_long_sentence_keeps_bounded_words() {
        let line = format!("{}共3件", "公开".repeat(100_000));
        let all = statements(&line);
        assert!(all[0].lead.len() <= MAX_LEAD && all[0].lead.ends_with("公开共"));
    }
}
