//! What edits change in a file, as a unified diff. The lines are taken from the edits themselves, so that the work grows
//! with what is shown and not with the file. A diff of the two texts would have to find again what is known here: on a file of
//! 11 MB with one changed line `similar` takes three seconds, on one of repeated lines more than a minute.

use std::fmt::Write;

use crate::diagnostic::Fix;
use crate::diagnostic::emit::harmless;

/// How many lines are shown before and after a change.
const CONTEXT: usize = 2;
/// The most places that are shown; the others are counted.
const MAX_HUNKS: usize = 40;

/// Lines that change as one, counted from 0, with the edits in them.
struct Run<'f> {
    first: usize,
    last: usize,
    edits: Vec<&'f Fix>,
}

/// A text as its lines, each with its end.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

/// The changes that `edits` make to a text. They are in order and do not overlap.
pub(super) fn unified(name: &str, text: &str, edits: &[Fix], colour: bool) -> String {
    let lines = Lines::of(text);
    let runs = lines.runs(edits);
    let mut hunks: Vec<Vec<Run<'_>>> = Vec::new();
    for run in runs {
        match hunks.last_mut() {
            Some(hunk)
                if hunk
                    .last()
                    .is_some_and(|last| run.first <= last.last + 2 * CONTEXT + 1) =>
            {
                hunk.push(run);
            }
            _ => hunks.push(vec![run]),
        }
    }
    let mut out = Out {
        text: String::new(),
        colour,
    };
    out.line("1", &format!("--- {name}（改前）"));
    out.line("1", &format!("+++ {name}（改后）"));
    let mut gained: isize = 0;
    for hunk in hunks.iter().take(MAX_HUNKS) {
        gained = lines.hunk(hunk, gained, &mut out);
    }
    if hunks.len() > MAX_HUNKS {
        out.line(
            "36",
            &format!("（另有 {} 处，未一一列出）", hunks.len() - MAX_HUNKS),
        );
    }
    out.text
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .filter(|start| *start < text.len())
            .collect();
        Self { text, starts }
    }

    /// The line in which a byte stands.
    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1) - 1
    }

    /// Where a line begins; behind the last one, where the text ends.
    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    fn slice(&self, first: usize, behind: usize) -> &'t str {
        self.text
            .get(self.start(first)..self.start(behind))
            .unwrap_or_default()
    }

    fn runs<'f>(&self, edits: &'f [Fix]) -> Vec<Run<'f>> {
        let mut runs: Vec<Run<'f>> = Vec::new();
        for edit in edits {
            let first = self.at(edit.span.start);
            let last = self.at(edit.span.end.max(edit.span.start + 1) - 1).max(first);
            match runs.last_mut() {
                Some(run) if first <= run.last => {
                    run.last = run.last.max(last);
                    run.edits.push(edit);
                }
                _ => runs.push(Run {
                    first,
                    last,
                    edits: vec![edit],
                }),
            }
        }
        runs
    }

    /// The lines of a run as they are after its edits.
    fn mended(&self, run: &Run<'_>) -> String {
        let mut out = String::new();
        let mut at = self.start(run.first);
        for edit in &run.edits {
            out.push_str(self.text.get(at..edit.span.start).unwrap_or_default());
            out.push_str(&edit.replacement);
            at = edit.span.end;
        }
        out.push_str(self.text.get(at..self.start(run.last + 1)).unwrap_or_default());
        out
    }

    /// Draws the runs that stand near each other. `gained` is how many lines those before have added; so is what it gives.
    fn hunk(&self, runs: &[Run<'_>], gained: isize, out: &mut Out) -> isize {
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else {
            return gained;
        };
        let from = first.first.saturating_sub(CONTEXT);
        let behind = (last.last + 1 + CONTEXT).min(self.starts.len());
        let mended: Vec<String> = runs.iter().map(|run| self.mended(run)).collect();
        let count = |n: usize| isize::try_from(n).unwrap_or(isize::MAX);
        let added: isize = runs
            .iter()
            .zip(&mended)
            .map(|(run, text)| count(text.lines().count()) - count(run.last + 1 - run.first))
            .sum();
        let old = count(behind - from);
        let start = count(from + 1);
        out.line(
            "36",
            &format!("@@ -{start},{old} +{},{} @@", start + gained, old + added),
        );
        let mut at = from;
        for (run, text) in runs.iter().zip(&mended) {
            out.lines("", ' ', self.slice(at, run.first));
            out.lines("31", '-', self.slice(run.first, run.last + 1));
            out.lines("32", '+', text);
            at = run.last + 1;
        }
        out.lines("", ' ', self.slice(at, behind));
        gained + added
    }
}

/// The diff as it grows.
struct Out {
    text: String,
    colour: bool,
}

impl Out {
    fn lines(&mut self, colour: &str, mark: char, text: &str) {
        for line in text.lines() {
            self.line(colour, &format!("{mark}{line}"));
        }
    }

    /// One line in a colour of ANSI. What a terminal would obey is not handed to it.
    fn line(&mut self, colour: &str, line: &str) {
        let line = line.split('\t').map(harmless).collect::<Vec<_>>().join("\t");
        // Writing to a string cannot fail.
        let _ = if self.colour && !colour.is_empty() {
            writeln!(self.text, "\u{1b}[{colour}m{line}\u{1b}[0m")
        } else {
            writeln!(self.text, "{line}")
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn edits(text: &str, changes: &[(&str, &str)]) -> Vec<Fix> {
        let edit = |(from, to): &(&str, &str)| {
            let start = text.find(from).unwrap();
            Fix {
                span: Span::new(start, start + from.len()),
                replacement: (*to).to_owned(),
                figure: false,
                with: None,
            }
        };
        changes.iter().map(edit).collect()
    }

    /// Each number on a line.
    fn numbers(range: std::ops::Range<usize>) -> String {
        let lines: Vec<String> = range.map(|n| n.to_string()).collect();
        lines.join("\n") + "\n"
    }

    fn body(text: &str, changes: &[(&str, &str)]) -> Vec<String> {
        let diff = unified("a", text, &edits(text, changes), false);
        diff.lines().skip(2).map(str::to_owned).collect()
    }

    #[test]
    fn a_change_stands_between_its_neighbours() {
        let text = "1\n2\n3\n4\n5\n6\n7\n";
        assert_eq!(
            body(text, &[("4", "四")]),
            ["@@ -2,5 +2,5 @@", " 2", " 3", "-4", "+四", " 5", " 6"]
        );
        assert_eq!(body(text, &[("1", "一")])[0], "@@ -1,3 +1,3 @@");
        assert_eq!(body(text, &[("7", "七")]).last().unwrap(), "+七");
    }

    #[test]
    fn changes_near_each_other_are_drawn_together() {
        let text = numbers(10..30);
        let far = body(&text, &[("11", "x"), ("25", "y\nz"), ("29", "w")]);
        let heads: Vec<&String> = far.iter().filter(|line| line.starts_with("@@")).collect();
        assert_eq!(heads, ["@@ -1,4 +1,4 @@", "@@ -14,7 +14,8 @@"]);
        assert_eq!(far.iter().filter(|line| line.starts_with('+')).count(), 4);
        // Two in one line are one line changed.
        let one = body("[1, 2]\n", &[("1", "3"), ("2", "4")]);
        assert_eq!(one, ["@@ -1,1 +1,1 @@", "-[1, 2]", "+[3, 4]"]);
    }

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        let diff = unified(
            "a",
            "\u{1b}[2J\r\nx\r\n",
            &edits("\u{1b}[2J\r\nx\r\n", &[("x", "y")]),
            false,
        );
        assert!(!diff.contains(['\u{1b}', '\r']), "{diff:?}");
        let colour = unified("a", "x", &edits("x", &[("x", "y")]), true);
        assert!(
            colour.contains("\u{1b}[31m-x\u{1b}[0m\n\u{1b}[32m+y\u{1b}[0m\n"),
            "{colour:?}"
        );
    }

    #[test]
    fn of_many_changes_the_first_are_drawn() {
        let text = numbers(100..900);
        let changes: Vec<(String, String)> = (0..60)
            .map(|n| ((100 + n * 10).to_string(), "x".into()))
            .collect();
        let changes: Vec<(&str, &str)> = changes.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let drawn = body(&text, &changes);
        assert_eq!(
            drawn.iter().filter(|line| line.starts_with("@@")).count(),
            MAX_HUNKS
        );
        assert_eq!(drawn.last().unwrap(), "（另有 20 处，未一一列出）");
    }
}
