//! Two reports beside each other, for programs, as one versioned object. Its fields are a contract: they do not follow the internal
//! types.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use super::compared::{Compared, Head, Side};
use super::figures::{Alone, Figure, Value};
use super::prose::{Kept, Paragraph, Share};

/// The comparison; `all` has what stayed too.
///
/// # Errors
/// None in practice: the object holds nothing that JSON cannot say.
pub fn json(compared: &Compared, all: bool) -> Result<String, serde_json::Error> {
    let [old, new] = &compared.sides;
    let figures = compared.tables.iter().flat_map(|table| &table.figures);
    let alone = |side: usize| {
        compared
            .tables
            .iter()
            .flat_map(move |table| &table.alone[side])
            .map(of_alone)
            .collect()
    };
    let sections = compared.prose.sections.iter();
    let out = Output {
        version: 1,
        old: of_side(old),
        new: of_side(new),
        heads: compared.heads.iter().map(of_head).collect(),
        figures: figures
            .filter(|figure| all || figure.differs())
            .map(of_figure)
            .collect(),
        only_old: alone(0),
        only_new: alone(1),
        prose: sections
            .map(|section| Part {
                path: section.key,
                share: section.share.into(),
                paragraphs: section
                    .paragraphs
                    .iter()
                    .filter(|it| all || !it.stayed())
                    .map(of_paragraph)
                    .collect(),
            })
            .collect(),
        kept: compared.prose.kept.iter().map(of_kept).collect(),
        summary: Summary {
            figures: compared.figures(),
            changed: compared.changed(),
            share: compared.prose.share.into(),
            sentences: compared.prose.sentences,
            kept: compared.prose.kept.len(),
        },
    };
    serde_json::to_string_pretty(&out).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Output<'a> {
    version: u8,
    old: Of<'a>,
    new: Of<'a>,
    heads: Vec<HeadOf<'a>>,
    figures: Vec<FigureOf>,
    only_old: Vec<AloneOf>,
    only_new: Vec<AloneOf>,
    prose: Vec<Part<'a>>,
    kept: Vec<Sentence<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Of<'a> {
    path: &'a str,
    title: &'a str,
    year: Option<i32>,
    edition: &'a str,
}

#[derive(Serialize)]
struct HeadOf<'a> {
    path: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

#[derive(Serialize)]
struct FigureOf {
    old_paths: Vec<String>,
    new_paths: Vec<String>,
    place: String,
    old: Cell,
    new: Cell,
    difference: Number,
    percent: Number,
}

#[derive(Serialize)]
struct AloneOf {
    path: String,
    place: String,
    value: Cell,
}

#[derive(Serialize)]
struct Part<'a> {
    path: &'a str,
    share: ShareOf,
    paragraphs: Vec<ParagraphOf<'a>>,
}

#[derive(Serialize)]
struct ParagraphOf<'a> {
    old: Option<usize>,
    new: Option<usize>,
    moved: bool,
    changes: Vec<ChangeOf<'a>>,
}

#[derive(Serialize)]
struct ChangeOf<'a> {
    old: &'a str,
    new: &'a str,
    same: bool,
}

#[derive(Serialize)]
struct Sentence<'a> {
    path: &'a str,
    words: &'a str,
}

#[derive(Serialize)]
struct Summary {
    figures: usize,
    changed: usize,
    share: ShareOf,
    sentences: usize,
    kept: usize,
}

/// Characters, and how much of the new ones stood there before.
#[derive(Serialize)]
struct ShareOf {
    old: usize,
    new: usize,
    same: usize,
    percent: Number,
}

/// A number as it is, digit for digit: no binary fraction comes between.
type Number = Option<Box<RawValue>>;

/// A number, or the words that stand in its place.
#[derive(Serialize)]
#[serde(untagged)]
enum Cell {
    Number(Box<RawValue>),
    Words(String),
}

fn number(value: Decimal) -> Number {
    RawValue::from_string(value.normalize().to_string()).ok()
}

fn cell(value: &Value) -> Cell {
    value
        .number()
        .and_then(number)
        .map_or_else(|| Cell::Words(value.shown()), Cell::Number)
}

impl From<Share> for ShareOf {
    fn from(share: Share) -> Self {
        let thousandths = share.thousandths().and_then(|parts| i64::try_from(parts).ok());
        Self {
            old: share.old,
            new: share.new,
            same: share.same,
            percent: thousandths.and_then(|parts| number(Decimal::new(parts, 1))),
        }
    }
}

fn of_side(side: &Side) -> Of<'_> {
    Of {
        path: &side.name,
        title: &side.title,
        year: side.year,
        edition: side.edition,
    }
}

fn of_head(head: &Head) -> HeadOf<'_> {
    let [old, new] = &head.values;
    HeadOf {
        path: &head.key,
        old: old.as_deref(),
        new: new.as_deref(),
    }
}

fn of_figure(figure: &Figure) -> FigureOf {
    let [old, new] = figure
        .points
        .each_ref()
        .map(|points| points.iter().map(ToString::to_string).collect());
    FigureOf {
        old_paths: old,
        new_paths: new,
        place: figure.place.clone(),
        old: cell(&figure.values[0]),
        new: cell(&figure.values[1]),
        difference: figure.by().and_then(number),
        percent: figure.percent().and_then(number),
    }
}

fn of_alone(alone: &Alone) -> AloneOf {
    AloneOf {
        path: alone.point.to_string(),
        place: alone.place.clone(),
        value: cell(&alone.value),
    }
}

fn of_paragraph(paragraph: &Paragraph) -> ParagraphOf<'_> {
    let [old, new] = paragraph.numbers;
    let changes = paragraph.changes.iter();
    ParagraphOf {
        old,
        new,
        moved: paragraph.moved,
        changes: changes
            .map(|it| ChangeOf {
                old: &it.left,
                new: &it.right,
                same: !it.differs,
            })
            .collect(),
    }
}

fn of_kept(kept: &Kept) -> Sentence<'_> {
    Sentence {
        path: kept.section,
        words: &kept.words,
    }
}
