//! Edits of findings, for whoever makes them: which of them go together, and what each is called.

use std::collections::BTreeMap;

use super::finding::Fix;

/// The most characters of a line that are shown.
const SHOWN: usize = 60;

/// The edits that can all be made, in the order of the file: none overlaps another, and of two that belong together both
/// are there. What is certain comes before what the relations say of figures.
pub fn compatible(mut fixes: Vec<Fix>) -> Vec<Fix> {
    fixes.sort_by_key(|fix| (fix.figure, fix.span.start, fix.span.end));
    fixes.dedup();
    let mut taken: BTreeMap<(usize, usize), Fix> = BTreeMap::new();
    for fix in &fixes {
        let partner = match fix.with {
            None => None,
            Some(_) => match partner(fix, fixes.iter()) {
                Some(partner) => Some(partner),
                None => continue,
            },
        };
        let pair: Vec<&Fix> = [Some(fix), partner].into_iter().flatten().collect();
        if pair.iter().all(|edit| is_free(&taken, edit)) {
            taken.extend(
                pair.into_iter()
                    .map(|edit| ((edit.span.start, edit.span.end), edit.clone())),
            );
        }
    }
    taken.into_values().collect()
}

/// The edit of another finding without which this one makes no sense; none where it needs no other, or the other is not there.
pub fn partner<'f>(fix: &Fix, mut all: impl Iterator<Item = &'f Fix>) -> Option<&'f Fix> {
    let span = fix.with?;
    all.find(|other| other.span == span && other.with == Some(fix.span))
}

/// Whether an edit overlaps none of those that are to be made, which overlap nowhere themselves.
fn is_free(taken: &BTreeMap<(usize, usize), Fix>, edit: &Fix) -> bool {
    let before = taken.range(..(edit.span.end, 0)).next_back();
    let overlaps = before.is_some_and(|((_, end), _)| *end > edit.span.start);
    // An insertion is its own place: the same one is not made twice.
    !overlaps && !taken.contains_key(&(edit.span.start, edit.span.end))
}

/// What the button of an edit says: 改为 36. `text` is the file's.
pub fn title(fix: &Fix, text: &str) -> String {
    let new = fix.replacement.trim().trim_matches('"');
    let old = text.get(fix.span.range()).unwrap_or_default().trim();
    if new.contains('\n') || old.contains('\n') || new.chars().count() > SHOWN {
        "按提示改正".to_owned()
    } else if new.is_empty() {
        format!("删去“{}”", short(old))
    } else if old.is_empty() {
        format!("补上“{new}”")
    } else {
        format!("改为 {new}")
    }
}

/// Words cut to the length that a line has room for.
pub fn short(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    words.chars().take(SHOWN).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn edit(start: usize, end: usize, with: Option<(usize, usize)>) -> Fix {
        Fix {
            span: Span::new(start, end),
            replacement: "x".to_owned(),
            figure: with.is_some(),
            with: with.map(|(start, end)| Span::new(start, end)),
        }
    }

    fn made(fixes: &[Fix]) -> Vec<(usize, usize)> {
        let made = compatible(fixes.to_vec());
        made.iter().map(|fix| (fix.span.start, fix.span.end)).collect()
    }

    #[test]
    fn of_edits_that_overlap_the_first_is_made() {
        let fixes = [
            edit(4, 9, None),
            edit(2, 5, None),
            edit(9, 9, None),
            edit(9, 12, None),
        ];
        assert_eq!(made(&fixes), [(2, 5), (9, 9), (9, 12)]);
    }

    #[test]
    fn what_is_certain_comes_before_figures() {
        let mut figure = edit(2, 5, None);
        figure.figure = true;
        assert_eq!(made(&[figure, edit(4, 9, None)]), [(4, 9)]);
    }

    #[test]
    fn a_pair_is_made_whole_or_not_at_all() {
        let pair = [edit(2, 3, Some((8, 9))), edit(8, 9, Some((2, 3)))];
        assert_eq!(made(&pair), [(2, 3), (8, 9)]);
        assert_eq!(made(&pair[..1]), []);
        assert_eq!(made(&pair[1..]), []);
        for other in [edit(1, 3, None), edit(8, 10, None)] {
            let fixes = [pair.to_vec(), vec![other.clone()]].concat();
            assert_eq!(made(&fixes), [(other.span.start, other.span.end)]);
        }
    }
}
