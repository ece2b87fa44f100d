//! Words cut where their marks begin and end.

use std::ops::Range;

use super::marks::Mark;

/// Words that are marked alike.
#[derive(Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The words.
    pub words: &'a str,
    /// The classes of their marks, parted by blanks; empty for words without a mark.
    pub classes: String,
    /// What is shown of the marks.
    pub note: String,
    /// The findings whose marks end here.
    pub numbers: Vec<usize>,
}

/// The runs of a range of a text. The marks are in order.
pub fn runs<'a>(words: &'a str, range: &Range<usize>, marks: &[Mark]) -> Vec<Run<'a>> {
    let first = marks.partition_point(|mark| mark.range.start < range.start);
    let here: Vec<(&Mark, Range<usize>)> = marks[first..]
        .iter()
        .take_while(|mark| mark.range.start < range.end)
        .map(|mark| (mark, mark.range.start..mark.range.end.min(range.end)))
        .collect();
    let mut cuts: Vec<usize> = here
        .iter()
        .flat_map(|(_, range)| [range.start, range.end])
        .chain([range.start, range.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut out = Vec::new();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        while here.get(next).is_some_and(|(_, range)| range.start <= start) {
            open.push(next);
            next += 1;
        }
        open.retain(|at| here[*at].1.end > start);
        let marks = || open.iter().map(|at| &here[*at]);
        let notes: Vec<&str> = marks()
            .map(|(mark, _)| mark.note.as_str())
            .filter(|note| !note.is_empty())
            .collect();
        let classes: Vec<&str> = marks().map(|(mark, _)| mark.class).collect();
        let ended = marks().filter(|(_, range)| range.end == end);
        out.push(Run {
            words: words.get(start..end).unwrap_or_default(),
            classes: classes.join(" "),
            note: notes.join("\n"),
            numbers: ended.flat_map(|(mark, _)| mark.numbers.iter().copied()).collect(),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>, class: &'static str, numbers: &[usize]) -> Mark {
        Mark {
            range,
            class,
            note: String::new(),
            numbers: numbers.to_vec(),
        }
    }

    fn shown(words: &str, range: Range<usize>, marks: &[Mark]) -> Vec<String> {
        runs(words, &range, marks)
            .iter()
            .map(|run| format!("{}|{}|{:?}", run.words, run.classes, run.numbers))
            .collect()
    }

    #[test]
    fn words_are_cut_at_their_marks() {
        let words = "abcdefgh";
        assert_eq!(shown(words, 0..8, &[]), ["abcdefgh||[]"]);
        let marks = [mark(1..6, "warning", &[2]), mark(2..4, "agrees", &[])];
        assert_eq!(
            shown(words, 0..8, &marks),
            [
                "a||[]",
                "b|warning|[]",
                "cd|warning agrees|[]",
                "ef|warning|[2]",
                "gh||[]"
            ]
        );
        assert_eq!(shown(words, 6..8, &marks), ["gh||[]"]);
    }

    #[test]
    fn a_mark_ends_with_its_line() {
        assert_eq!(
            shown("abcdef", 0..3, &[mark(1..6, "error", &[1])]),
            ["a||[]", "bc|error|[1]"]
        );
    }
}
