//! The prose of two reports beside each other: which paragraph became which, what changed within it, how much stayed, and which
//! sentences stand there word for word.

use std::collections::{BTreeMap, BTreeSet};

use similar::DiffOp;

use super::beside::{self, Change, Pair};
use crate::chinese::lines::{clauses, lines};
use crate::chinese::width::{trimmed, without_blanks};
use crate::document::matching::matched;
use crate::report::{Part, ProseKey, Report, keys};

/// From which likeness on, of 1, one paragraph became the other.
const ALIKE: f64 = 0.35;
/// The most pairs of paragraphs between two that stayed that are held against each other; of more the first is held against the first.
const MAX_PAIRS: usize = 2500;
/// The most characters of a paragraph that are looked at to tell whether it became another.
const MAX_LOOKED_AT: usize = 1500;
/// The most work that is spent on words within paragraphs, as products of their lengths: what is beyond is compared sentence by
/// sentence, so that no text takes minutes.
const MAX_WORK: usize = 60_000_000;
/// How many characters a sentence has at least that nobody writes twice by chance.
const SENTENCE: usize = 10;

/// A paragraph of one report or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number in the part, from 1, in the old report and in the new.
    pub numbers: [Option<usize>; 2],
    /// Its words.
    pub changes: Vec<Change>,
    /// Whether the other report has it too, elsewhere.
    pub moved: bool,
}

impl Paragraph {
    /// Whether it stayed as it was.
    pub fn stayed(&self) -> bool {
        self.changes.iter().all(|change| !change.differs)
    }
}

/// How many characters there are, blanks left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// In the old report.
    pub old: usize,
    /// In the new.
    pub new: usize,
    /// In both, at the same place.
    pub same: usize,
}

impl Share {
    /// How much of the new words stood there before, in tenths of a per cent; none where there are none.
    pub fn thousandths(self) -> Option<usize> {
        (self.same * 1000 + self.new / 2).checked_div(self.new)
    }

    fn add(&mut self, other: Self) {
        self.old += other.old;
        self.new += other.new;
        self.same += other.same;
    }
}

/// The prose of a part of the form.
#[derive(Clone, Debug)]
pub struct Section {
    /// The key of the part.
    pub key: &'static str,
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// How much stayed.
    pub share: Share,
}

/// A sentence that stands in both reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The key of the part of the new report.
    pub section: &'static str,
    /// The sentence.
    pub words: String,
}

/// The prose of two reports beside each other.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The parts that have any.
    pub sections: Vec<Section>,
    /// How much stayed in all.
    pub share: Share,
    /// The sentences that stayed word for word; those of the preamble, which is the same everywhere, left out.
    pub kept: Vec<Kept>,
    /// How many sentences of that length the new report has.
    pub sentences: usize,
}

/// The prose of two reports beside each other.
pub fn prose(old: &Report, new: &Report) -> Prose {
    let mut out = Prose::default();
    let mut work = MAX_WORK;
    let parts = new
        .edition
        .sections()
        .iter()
        .map(|section| (section.key, new.edition.heading(section.key)));
    for (key, heading) in std::iter::once((keys::PREAMBLE, keys::PREAMBLE.to_owned())).chain(parts) {
        let (was, is) = (paragraphs(old, key), paragraphs(new, key));
        let pairs = aligned(&was, &is);
        let mut section = Section {
            key,
            heading,
            paragraphs: Vec::new(),
            share: Share::default(),
        };
        for (left, right) in pairs {
            let of = |list: &[String], at: Option<usize>| {
                at.and_then(|at| list.get(at)).cloned().unwrap_or_default()
            };
            let changes = changes(&of(&was, left), &of(&is, right), &mut work);
            section.share.add(share(&changes));
            section.paragraphs.push(Paragraph {
                numbers: [left, right].map(|at| at.map(|at| at + 1)),
                changes,
                moved: false,
            });
        }
        out.share.add(section.share);
        if !section.paragraphs.is_empty() {
            out.sections.push(section);
        }
    }
    moved(&mut out.sections);
    (out.kept, out.sentences) = kept(old, new);
    out
}

/// The paragraphs of a part, before and behind its table.
fn paragraphs(report: &Report, section: &'static str) -> Vec<String> {
    let texts =
        [Part::Before, Part::Whole, Part::After].map(|part| report.prose.get(&ProseKey { section, part }));
    let words = texts.into_iter().flatten();
    words
        .flat_map(|text| {
            lines(text.as_str())
                .map(|(_, line)| trimmed(line).to_owned())
                .collect::<Vec<_>>()
        })
        .filter(|line| !line.is_empty())
        .collect()
}

/// Which paragraph became which. Those that stayed hold the others in their places; between them each becomes the one that it is
/// most like.
fn aligned(old: &[String], new: &[String]) -> Vec<Pair<usize>> {
    if old.len().max(new.len()) > beside::MAX_MATCHED {
        return beside::pairs(old, new);
    }
    let mut out = Vec::new();
    for op in matched(old, new) {
        let (was, is) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            out.extend(was.zip(is).map(|(left, right)| (Some(left), Some(right))));
            continue;
        }
        let (Some(from), Some(to)) = (old.get(was.clone()), new.get(is.clone())) else {
            continue;
        };
        if from.len() * to.len() > MAX_PAIRS {
            let longest = from.len().max(to.len());
            let of =
                |range: &std::ops::Range<usize>, at: usize| (at < range.len()).then_some(range.start + at);
            out.extend((0..longest).map(|at| (of(&was, at), of(&is, at))));
            continue;
        }
        let pairs = likest(from, to).into_iter();
        out.extend(pairs.map(|(left, right)| (left.map(|at| was.start + at), right.map(|at| is.start + at))));
    }
    out
}

/// The pairs, in order, that are most alike together.
fn likest(old: &[String], new: &[String]) -> Vec<Pair<usize>> {
    let (was, is): (Vec<_>, Vec<_>) = (
        old.iter().map(|p| bigrams(p)).collect(),
        new.iter().map(|p| bigrams(p)).collect(),
    );
    let width = new.len() + 1;
    let mut best = vec![0.0_f64; (old.len() + 1) * width];
    let mut alike = vec![0.0_f64; old.len() * new.len()];
    let at = |row: usize, column: usize| row * width + column;
    for (row, left) in was.iter().enumerate().rev() {
        for (column, right) in is.iter().enumerate().rev() {
            let own = likeness(left, right);
            let paired = if own >= ALIKE {
                own + best[at(row + 1, column + 1)]
            } else {
                0.0
            };
            alike[row * new.len() + column] = own;
            best[at(row, column)] = paired
                .max(best[at(row + 1, column)])
                .max(best[at(row, column + 1)]);
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut out = Vec::new();
    while row < old.len() || column < new.len() {
        let paired = row < old.len() && column < new.len() && {
            let own = alike[row * new.len() + column];
            own >= ALIKE && best[at(row, column)] <= own + best[at(row + 1, column + 1)]
        };
        if paired {
            out.push((Some(row), Some(column)));
            (row, column) = (row + 1, column + 1);
        } else if row < old.len()
            && (column == new.len() || best[at(row + 1, column)] >= best[at(row, column + 1)])
        {
            out.push((Some(row), None));
            row += 1;
        } else {
            out.push((None, Some(column)));
            column += 1;
        }
    }
    out
}

/// The neighbouring characters of a paragraph, in order.
fn bigrams(words: &str) -> Vec<[char; 2]> {
    let letters: Vec<char> = words
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(MAX_LOOKED_AT)
        .collect();
    let mut out: Vec<[char; 2]> = letters
        .windows(2)
        .filter_map(|pair| pair.try_into().ok())
        .collect();
    out.sort_unstable();
    out
}

/// How alike two paragraphs are, of 1 (Dice's coefficient of their pairs of characters).
#[expect(clippy::cast_precision_loss, reason = "a few thousand pairs at the most")]
fn likeness(a: &[[char; 2]], b: &[[char; 2]]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 0.0;
    }
    let (mut left, mut right, mut both) = (a.iter().peekable(), b.iter().peekable(), 0_usize);
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                both += 1;
                left.next();
                right.next();
            }
        }
    }
    2.0 * both as f64 / (a.len() + b.len()) as f64
}

/// What changed between two paragraphs.
fn changes(old: &str, new: &str, work: &mut usize) -> Vec<Change> {
    if old == new {
        return vec![Change {
            left: old.to_owned(),
            right: new.to_owned(),
            differs: false,
        }];
    }
    if old.is_empty() || new.is_empty() {
        return vec![Change {
            left: old.to_owned(),
            right: new.to_owned(),
            differs: true,
        }];
    }
    let cost = old.len().saturating_mul(new.len()) / 9;
    if let Some(left) = work.checked_sub(cost) {
        *work = left;
        return beside::tidied(beside::changes(old, new));
    }
    let parts =
        |text: &'_ str| -> Vec<String> { clauses(text).map(|(_, clause)| clause.to_owned()).collect() };
    beside::changes_of(&parts(old), &parts(new))
}

fn share(changes: &[Change]) -> Share {
    let count = |words: &str| words.chars().filter(|c| !c.is_whitespace()).count();
    let mut share = Share::default();
    for change in changes {
        share.old += count(&change.left);
        share.new += count(&change.right);
        if !change.differs {
            share.same += count(&change.right);
        }
    }
    share
}

/// Marks the paragraphs that one report has in one place and the other in another.
fn moved(sections: &mut [Section]) {
    let mut sides: [BTreeMap<String, usize>; 2] = Default::default();
    let words = |paragraph: &Paragraph, side: usize| -> Option<String> {
        let alone = paragraph.numbers[side].is_some() && paragraph.numbers[1 - side].is_none();
        let change = paragraph.changes.first().filter(|_| alone)?;
        Some(without_blanks(if side == 0 {
            &change.left
        } else {
            &change.right
        }))
    };
    for paragraph in sections.iter().flat_map(|section| &section.paragraphs) {
        for (side, known) in sides.iter_mut().enumerate() {
            if let Some(words) = words(paragraph, side) {
                *known.entry(words).or_default() += 1;
            }
        }
    }
    for paragraph in sections.iter_mut().flat_map(|section| &mut section.paragraphs) {
        let elsewhere =
            |side: usize| words(paragraph, side).is_some_and(|words| sides[1 - side].contains_key(&words));
        paragraph.moved = elsewhere(0) || elsewhere(1);
    }
}

/// The sentences that both reports have, and how many the new one has.
fn kept(old: &Report, new: &Report) -> (Vec<Kept>, usize) {
    let sentences = |report: &Report| -> Vec<(&'static str, String)> {
        let prose = report
            .prose
            .iter()
            .filter(|(key, _)| key.section != keys::PREAMBLE);
        prose
            .flat_map(|(key, text)| {
                let lines = lines(text.as_str()).flat_map(|(_, line)| clauses(line));
                let own = lines.map(|(_, clause)| (key.section, trimmed(clause).to_owned()));
                own.collect::<Vec<_>>()
            })
            .filter(|(_, words)| without_blanks(words).chars().count() >= SENTENCE)
            .collect()
    };
    let known: BTreeSet<String> = sentences(old)
        .iter()
        .map(|(_, words)| without_blanks(words))
        .collect();
    let own = sentences(new);
    let count = own.len();
    let kept = own
        .into_iter()
        .filter(|(_, words)| known.contains(&without_blanks(words)));
    (
        kept.map(|(section, words)| Kept { section, words }).collect(),
        count,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Vec<String> {
        words.iter().map(|words| (*words).to_owned()).collect()
    }

    fn shown(changes: &[Change]) -> String {
        let one = |change: &Change| match (change.differs, change.left.as_str(), change.right.as_str()) {
            (false, _, right) => right.to_owned(),
            (true, left, "") => format!("[-{left}-]"),
            (true, "", right) => format!("[+{right}+]"),
            (true, left, right) => format!("[-{left}-][+{right}+]"),
        };
        changes.iter().map(one).collect()
    }

    #[test]
    fn a_paragraph_that_was_put_in_moves_no_other() {
        let old = of(&["全年主动公开信息120条，同比增长3%。", "收到申请27件，都已答复。"]);
        let new = of(&[
            "今年新开设专栏一个。",
            "全年主动公开信息135条，同比增长5%。",
            "收到申请31件，都已答复。",
        ]);
        assert_eq!(
            aligned(&old, &new),
            [(None, Some(0)), (Some(0), Some(1)), (Some(1), Some(2))]
        );
        assert_eq!(
            aligned(&new, &old),
            [(Some(0), None), (Some(1), Some(0)), (Some(2), Some(1))]
        );
        assert_eq!(aligned(&old, &[]), [(Some(0), None), (Some(1), None)]);
    }

    #[test]
    fn numbers_change_whole_and_scraps_between_changes_do_not_count_as_kept() {
        let mut work = MAX_WORK;
        let mut of = |old: &str, new: &str| shown(&changes(old, new, &mut work));
        assert_eq!(
            of("收到申请27件，答复20件。", "收到申请31件，答复20件。"),
            "收到申请[-27-][+31+]件，答复20件。"
        );
        assert_eq!(of("增长12.5%。", "增长13.5%。"), "增长[-12.5%-][+13.5%+]。");
        assert_eq!(
            of("健全公开机制的建设", "健全公开制度的运行"),
            "健全公开[-机制的建设-][+制度的运行+]"
        );
        assert_eq!(of("甲", "甲"), "甲");
        assert_eq!(of("", "新的"), "[+新的+]");
    }

    #[test]
    fn what_would_take_long_is_compared_sentence_by_sentence() {
        let mut work = 0;
        let changes = changes("甲说一。乙说二。", "甲说一。乙说三。", &mut work);
        assert_eq!(shown(&changes), "甲说一。[-乙说二。-][+乙说三。+]");
    }
}
