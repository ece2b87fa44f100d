//! Where two texts differ: lines beside each other, and in them the words that are not the same.

use similar::DiffOp;

use crate::document::matching::matched;

/// How many lines that are the same stand before and behind those that differ.
const CONTEXT: usize = 1;
/// The most lines that are shown; the others are counted.
const MAX_ROWS: usize = 200;
/// The most pieces on a side that are matched one by one: matching takes up to the product of both. Of more than these the first is
/// held against the first, the second against the second.
pub const MAX_MATCHED: usize = 2000;

/// Lines of two texts beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Those that differ, each run of them with a line before and behind.
    pub rows: Vec<Row>,
    /// How many rows more there are.
    pub more: usize,
}

/// Lines that stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the first text; none where only the second has one.
    pub left: Option<Line>,
    /// The line of the second.
    pub right: Option<Line>,
    /// Whether lines that are the same were left out before it.
    pub gap: bool,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// Its words.
    pub runs: Vec<Run>,
}

/// Words that are the same on both sides, or are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// Whether the other side has others.
    pub differs: bool,
}

/// Pieces that belong to each other: from the first text, from the second; both where they are the same or one replaces the other.
pub type Pair<T> = (Option<T>, Option<T>);

/// The lines in which two texts differ.
pub fn lines(left: &str, right: &str) -> Difference {
    let (old, new): (Vec<&str>, Vec<&str>) = (left.lines().collect(), right.lines().collect());
    let pairs = pairs(&old, &new);
    let differs = |pair: &Pair<usize>| match pair {
        (Some(left), Some(right)) => old[*left] != new[*right],
        _ => true,
    };
    let wanted: Vec<usize> = (0..pairs.len()).filter(|at| differs(&pairs[*at])).collect();
    let mut out = Difference::default();
    let mut next = 0;
    for at in wanted {
        let from = at.saturating_sub(CONTEXT).max(next);
        let to = (at + 1 + CONTEXT).min(pairs.len());
        for (index, pair) in pairs.iter().enumerate().take(to).skip(from) {
            if out.rows.len() >= MAX_ROWS {
                out.more += usize::from(differs(pair));
            } else {
                let gap = index == from && from > next;
                out.rows.push(row(&old, &new, *pair, gap));
            }
        }
        next = to.max(next);
    }
    out
}

fn row(old: &[&str], new: &[&str], pair: Pair<usize>, gap: bool) -> Row {
    let (left, right) = match pair {
        (Some(left), Some(right)) => {
            let (was, is) = words(old[left], new[right]);
            (Some((left, was)), Some((right, is)))
        }
        (left, right) => (
            left.map(|at| (at, all(old[at]))),
            right.map(|at| (at, all(new[at]))),
        ),
    };
    let line = |(at, runs): (usize, Vec<Run>)| Line { number: at + 1, runs };
    Row {
        left: left.map(line),
        right: right.map(line),
        gap,
    }
}

/// A whole line that the other side does not have.
fn all(words: &str) -> Vec<Run> {
    vec![Run {
        words: words.to_owned(),
        differs: true,
    }]
}

/// Which piece of one list belongs to which of the other, by their indices, in order.
pub fn pairs<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Vec<Pair<usize>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (middle_old, middle_new) = (old_rest.len() - tail, new_rest.len() - tail);
    let mut out: Vec<Pair<usize>> = (0..head).map(|at| (Some(at), Some(at))).collect();
    let mut put = |old: std::ops::Range<usize>, new: std::ops::Range<usize>| {
        for index in 0..old.len().max(new.len()) {
            let of =
                |range: &std::ops::Range<usize>| (index < range.len()).then_some(head + range.start + index);
            out.push((of(&old), of(&new)));
        }
    };
    if middle_old.max(middle_new) > MAX_MATCHED {
        put(0..middle_old, 0..middle_new);
    } else {
        let ops = matched(&old_rest[..middle_old], &new_rest[..middle_new]);
        for op in &ops {
            put(op.old_range(), op.new_range());
        }
    }
    put(middle_old..old_rest.len(), middle_new..new_rest.len());
    out
}

/// Words that are the same in both texts, or stand in the place of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What the first text has.
    pub left: String,
    /// What the second has.
    pub right: String,
    /// Whether that is not the same.
    pub differs: bool,
}

/// The words of two lines, each run of them marked whether the other has it.
pub fn words(left: &str, right: &str) -> (Vec<Run>, Vec<Run>) {
    let (mut was, mut is) = (Vec::new(), Vec::new());
    for change in changes(left, right) {
        push(&mut was, change.left, change.differs);
        push(&mut is, change.right, change.differs);
    }
    (was, is)
}

/// The words of two lines in order, the same and changed by turns; of very long ones whether they are the same at all.
pub fn changes(left: &str, right: &str) -> Vec<Change> {
    let (old, new) = (pieces(left), pieces(right));
    changes_of(&old, &new)
}

/// The same of lines that are cut into pieces already.
pub fn changes_of<T: AsRef<str> + Eq + std::hash::Hash>(old: &[T], new: &[T]) -> Vec<Change> {
    let joined = |pieces: &[T]| -> String { pieces.iter().map(AsRef::as_ref).collect() };
    if old.len().max(new.len()) > MAX_MATCHED {
        return vec![Change {
            left: joined(old),
            right: joined(new),
            differs: old != new,
        }];
    }
    let ops = matched(old, new).into_iter();
    ops.map(|op| Change {
        left: joined(&old[op.old_range()]),
        right: joined(&new[op.new_range()]),
        differs: !matches!(op, DiffOp::Equal { .. }),
    })
    .collect()
}

/// The fewest characters between two changes that a reader takes for kept.
const KEPT: usize = 2;

/// Changes as a reader sees them: a single character that is the same by chance parts no change in two, and what was taken away and
/// put in at one place is one change.
pub fn tidied(changes: Vec<Change>) -> Vec<Change> {
    let count = changes.len();
    let mut out: Vec<Change> = Vec::new();
    for (at, mut change) in changes.into_iter().enumerate() {
        let between = at > 0 && at + 1 < count;
        if !change.differs && between && change.right.chars().count() < KEPT {
            change.differs = true;
        }
        match out.last_mut() {
            Some(last) if last.differs == change.differs => {
                last.left.push_str(&change.left);
                last.right.push_str(&change.right);
            }
            _ => out.push(change),
        }
    }
    out
}

fn push(runs: &mut Vec<Run>, words: String, differs: bool) {
    if words.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.differs == differs => last.words.push_str(&words),
        _ => runs.push(Run { words, differs }),
    }
}

/// A line as what is compared in it: a number or a word of Latin is one piece, any other character is one.
fn pieces(line: &str) -> Vec<&str> {
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%');
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let end = if joined(first) {
            rest.find(|c| !joined(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, behind) = rest.split_at(end);
        out.push(piece);
        rest = behind;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as `number words` on both sides, what differs in brackets.
    fn shown(left: &str, right: &str) -> Vec<String> {
        let side = |line: &Option<Line>| {
            line.as_ref().map_or_else(
                || "—".to_owned(),
                |line| {
                    let runs = line.runs.iter().map(|run| {
                        if run.differs {
                            format!("[{}]", run.words)
                        } else {
                            run.words.clone()
                        }
                    });
                    format!("{} {}", line.number, runs.collect::<String>())
                },
            )
        };
        let rows = lines(left, right).rows;
        rows.iter()
            .map(|row| {
                let gap = if row.gap { "…" } else { "" };
                format!("{gap}{} | {}", side(&row.left), side(&row.right))
            })
            .collect()
    }

    #[test]
    fn lines_that_differ_stand_beside_each_other_with_their_neighbours() {
        assert_eq!(
            shown("a\nb\nc\n收到27件\ne\nf\n", "a\nb\nc\n收到31件\ne\nf\ng\n"),
            [
                "…3 c | 3 c",
                "4 收到[27]件 | 4 收到[31]件",
                "5 e | 5 e",
                "6 f | 6 f",
                "— | 7 [g]",
            ]
        );
        assert_eq!(shown("a\nb\n", "a\nb\n"), Vec::<String>::new());
        assert_eq!(shown("", "x\n"), ["— | 1 [x]"]);
        assert_eq!(shown("a\nx\ny\n", "a\n"), ["1 a | 1 a", "2 [x] | —", "3 [y] | —"]);
    }

    #[test]
    fn texts_of_many_lines_are_shown_in_part_and_counted() {
        let many = |mark: &str| {
            let lines: Vec<String> = (0..5000).map(|n| format!("{mark}{n}\n")).collect();
            lines.concat()
        };
        let found = lines(&many("a"), &many("b"));
        assert_eq!((found.rows.len(), found.more), (MAX_ROWS, 5000 - MAX_ROWS));
        // One line of many: all before and behind is passed over.
        let changed = many("a").replacen("a2500\n", "x\n", 1);
        assert_eq!(lines(&many("a"), &changed).rows.len(), 3);
    }
}
