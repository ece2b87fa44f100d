//! Slips of a Chinese input method, found line by line before the parser sees the file: full-width ：，［］【】 in the
//! place of YAML's punctuation, tabs in the place of its blanks, an empty place between two commas.
//!
//! Only what stands outside prose is judged: not block scalars, quoted values, comments, nor plain values of words.
//! A slip is named only where nothing else can have been meant. Control characters are found here too, wherever they
//! stand: YAML reads no file that holds one.

mod brackets;
mod findings;
mod lines;
mod plain;
mod prose;
mod rows;
mod scan;
mod slip;

use super::mended::{Edit, Mended};
use super::words::Words;
use crate::source::{BOM, Source, Span, is_forbidden, unseen};
use slip::{Slip, SlipKind};

pub use findings::CONTROL_CHARACTER;
pub(super) use findings::diagnose;

/// Every certain slip of the file, in order.
pub(super) fn scan(source: &Source, words: Words) -> Vec<Slip> {
    let (mut slips, said) = lines::scan(source, words);
    // What stands in a line that goes before another is found behind it.
    slips.sort_by_key(|slip| (slip.span.start, slip.span.end));
    let text = source.text();
    let control = unseen(text)
        .filter(|(at, mark)| *at > 0 || *mark != BOM)
        .map(|(at, mark)| Span::new(at, at + mark.len_utf8()))
        // Within what is replaced anyway it is for the parser to refuse.
        .filter(|span| {
            let behind = slips.partition_point(|slip| slip.span.end <= span.start);
            let next = slips.get(behind);
            next.is_none_or(|slip| slip.span.start >= span.end || slip.kind.is_only_told())
        })
        .map(|span| {
            let mark = source.slice(span);
            Slip {
                span,
                meant: Some(if parts_figures(text, span) { " " } else { "" }.to_owned()),
                kind: if mark.contains(is_forbidden) {
                    SlipKind::Control
                } else if is_said(&said, span) {
                    SlipKind::Pasted
                } else {
                    SlipKind::Invisible
                },
            }
        })
        .collect::<Vec<_>>();
    slips.extend(control);
    slips.sort_by_key(|slip| (slip.span.start, slip.span.end));
    slips
}

/// Whether a place is within words. What is words was found from the top of the file down.
fn is_said(said: &[Span], span: Span) -> bool {
    let behind = said.partition_point(|words| words.end <= span.start);
    said.get(behind).is_some_and(|words| words.start <= span.start)
}

/// Whether a separator of lines stands between two figures, which would else become one.
fn parts_figures(text: &str, span: Span) -> bool {
    let is_separator = text[span.range()].contains(['\u{2028}', '\u{2029}']);
    let figure = |c: Option<char>| c.is_some_and(char::is_alphanumeric) && c.is_some_and(|c| c.is_ascii());
    is_separator && figure(text[..span.start].chars().next_back()) && figure(text[span.end..].chars().next())
}

/// The file as it was meant; none where some slip leaves that open.
pub(super) fn mend<'a>(source: &'a Source, slips: &[Slip]) -> Option<Mended<'a>> {
    let edits: Option<Vec<Edit>> = slips
        .iter()
        .filter(|s| s.kind != SlipKind::Pasted && (s.meant.is_some() || !s.kind.is_only_told()))
        .map(|s| {
            Some(Edit {
                span: s.span,
                replacement: s.meant.clone()?,
            })
        })
        .collect();
    Some(Mended::new(source, &edits?))
}
