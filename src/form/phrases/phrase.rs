//! A phrase of prose and the figures of the form that it may mean.

use crate::form::edition::Edition;
use crate::form::point::DataPoint;
use crate::form::table::{Column, Leaf};

/// Words that say which figure of the form a figure in prose is.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of a phrase, and all are data"
)]
pub struct Phrase {
    /// What was done: one of them before the object. None where the object says enough.
    pub verbs: &'static [&'static str],
    /// What it was done to, right before the figure or right behind its counter. None where the verb says enough.
    pub objects: &'static [&'static str],
    /// Words that may stand between those and the figure, any number of them, and add nothing: 予以公开的申请29件.
    pub tails: &'static [&'static str],
    /// Whether the figure may stand before the words too: 29件申请予以公开.
    pub in_front: bool,
    /// What the figure counts.
    pub counters: &'static [&'static str],
    /// Words of which one must stand in the sentence or in the head of its paragraph.
    pub context: &'static [&'static str],
    /// The same, of which one more must stand there.
    pub and_context: &'static [&'static str],
    /// Words that do as well as those of which one must stand there, behind the figure too, where nothing in the sentence is
    /// apart from it: 予以公开3件，部分公开2件.
    pub companions: &'static [&'static str],
    /// Words that make it another figure, wherever they stand in its clause.
    pub without: &'static [&'static str],
    /// Words that make it another figure, wherever they stand in the sentence before it.
    pub apart_from: &'static [&'static str],
    /// What it may mean: each a sum of figures. The first is the plainest.
    pub readings: &'static [&'static [Term]],
    /// Whether nothing but idle words may stand beside the object: 重大行政处罚 is not 行政处罚.
    pub alone: bool,
    /// Whether fewer than the table's are right too: what came in this year, where the table counts what was pending.
    pub may_be_fewer: bool,
    /// Whether it must be the first of its paragraph, where nothing has been said of some of them only.
    pub opening: bool,
    /// Whether its context must be said in its own part too.
    pub said: bool,
    /// What it means instead where the sentence says more; the first that applies.
    pub beside: &'static [Beside],
}

/// What a phrase means in a sentence that accounts for the rest.
#[derive(Debug)]
pub struct Beside {
    /// Words of which one stands in the sentence, …
    pub says: &'static [&'static str],
    /// … not only within these, …
    pub apart_from: &'static [&'static str],
    /// … and of these none.
    pub without: &'static [&'static str],
    /// Whether the part of the sentence between semicolons is asked first, …
    pub in_part: bool,
    /// … where it has one of these.
    pub in_part_of: &'static [&'static str],
    /// What the phrase may mean then.
    pub readings: &'static [&'static [Term]],
}

/// A term of a reading.
#[derive(Clone, Copy, Debug)]
pub enum Term {
    /// A figure that is added.
    Plus(Name),
    /// A figure that is taken away.
    Minus(Name),
}

/// A figure as the file's keys: table, row path, column. A group of rows, or a spanner over columns, is the sum of all below.
#[derive(Clone, Copy, Debug)]
pub struct Name(pub &'static str, pub &'static str, pub &'static str);

impl Name {
    /// The data points whose sum it is; none where the edition does not have it.
    pub fn points(self, edition: &Edition) -> Vec<DataPoint> {
        let Self(table, row, column) = self;
        let (Some(section), Some(form)) = (edition.section(table), edition.table(table)) else {
            return Vec::new();
        };
        let of_row = |leaf: Leaf| {
            columns(leaf.block.boxhead, column)
                .into_iter()
                .map(move |key| DataPoint {
                    table: section.key,
                    row: leaf.path,
                    column: key,
                })
        };
        form.rows()
            .filter(|leaf| leaf.path.is_within(row))
            .flat_map(of_row)
            .collect()
    }
}

/// The columns of this key, or below the spanner of this label.
fn columns(heads: &'static [Column], wanted: &str) -> Vec<&'static str> {
    fn all(heads: &'static [Column]) -> Vec<&'static str> {
        heads
            .iter()
            .flat_map(|head| {
                if head.children.is_empty() {
                    vec![head.key]
                } else {
                    all(head.children)
                }
            })
            .collect()
    }
    // 其他 is a column under the spanner, and no other head has a name twice.
    heads
        .iter()
        .flat_map(|head| match head.children {
            [] if head.key == wanted => vec![head.key],
            [] => Vec::new(),
            children if head.label == wanted => all(children),
            children => columns(children, wanted),
        })
        .collect()
}

pub(super) const fn plus(table: &'static str, row: &'static str, column: &'static str) -> Term {
    Term::Plus(Name(table, row, column))
}

pub(super) const fn minus(table: &'static str, row: &'static str, column: &'static str) -> Term {
    Term::Minus(Name(table, row, column))
}

/// What stands beside a phrase with nothing said of it: the others are written over it.
pub(super) const fn beside(says: &'static [&'static str], readings: &'static [&'static [Term]]) -> Beside {
    Beside {
        says,
        apart_from: &[],
        without: &[],
        in_part: false,
        in_part_of: &[],
        readings,
    }
}

/// A phrase with nothing but readings: the others are written over it.
pub(super) const fn phrase(readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        verbs: &[],
        objects: &[],
        tails: &[],
        in_front: false,
        counters: &[],
        context: &[],
        and_context: &[],
        companions: &[],
        without: &[],
        apart_from: &[],
        readings,
        alone: false,
        may_be_fewer: false,
        opening: false,
        said: false,
        beside: &[],
    }
}
