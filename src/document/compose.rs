//! Report → Document: title, preamble, six parts with their tables, signature.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::chart::Glance;
use super::layout::layout;
use super::placing::place;
use super::preamble::preamble;
use super::printable::printable;
use super::{Block, Cell, Document, Level, Paragraph, Picture, Role, Row, Signature, Table};
use crate::chinese::dates;
use crate::form::{APPLICATIONS, DataPoint};
use crate::picture::Image;
use crate::report::markup::{Piece, PipeTable, pieces};
use crate::report::text::Text;
use crate::report::unit::{Stated, Unit};
use crate::report::{Fact, Part, ProseKey, Report, State, TITLE_WORDS, keys};

/// How many half characters of the title's size (22 pt) stand in a line of 156 mm.
const TITLE_WIDTH: usize = 40;

/// The pictures of the prose by the path that it writes.
pub type Pictures = BTreeMap<String, Image>;

/// The document of a report; what charts in it draw is put there by who knows last year's report too. A picture that is not at hand leaves its caption, so that a draft shows where it goes.
pub fn compose(report: &Report, pictures: &Pictures, draft: bool) -> Document {
    let mut blocks = match report.prose.get(&ProseKey::whole(keys::PREAMBLE)) {
        Some(text) => prose(text, pictures),
        None => preamble(report),
    };
    // Where table 3 stands.
    let mut three = None;
    let mut charts_before = None;
    let values = LazyCell::new(|| report.values());
    let computed = |point| values.get(point);
    for section in report.edition.sections() {
        blocks.push(Block::Heading(Level::One, report.edition.heading(section.key)));
        let part = |part| {
            let key = ProseKey {
                section: section.key,
                part,
            };
            let text = report.prose.get(&key);
            text.map_or_else(Vec::new, |text| prose(text, pictures))
        };
        blocks.extend(part(Part::Whole));
        blocks.extend(part(Part::Before));
        if let Some(table) = &section.table {
            let figure = |point: DataPoint| {
                let fact = report.facts.get(&point);
                fact.map_or_else(String::new, |fact| {
                    printable(&figure(report, point, fact, &computed))
                })
            };
            let caption = section.title.to_owned();
            if section.key == APPLICATIONS {
                three = Some(blocks.len());
            }
            blocks.push(Block::Table(layout(section.key, table, caption, &figure)));
        }
        blocks.extend(part(Part::After));
        if section.key == APPLICATIONS && report.charts {
            charts_before = Some(blocks.len());
        }
    }
    blocks.extend(signature(report));
    let title = title_lines(&report.full_title());
    place(&title, &mut blocks, three, report.table_three);
    Document {
        title,
        author: printable(report.agency_name().trim()),
        language: "zh-CN",
        draft,
        blocks,
        glance: Glance::NOTHING,
        charts_before,
    }
}

/// The prose of a part as blocks; the usual words where a report has no preamble of its own.
pub fn prose_of(report: &Report, key: ProseKey, pictures: &Pictures) -> Vec<Block> {
    match report.prose.get(&key) {
        Some(text) => prose(text, pictures),
        None if key == ProseKey::whole(keys::PREAMBLE) => preamble(report),
        None => Vec::new(),
    }
}

/// What each figure of the report's edition prints.
pub fn figures(report: &Report) -> BTreeMap<DataPoint, String> {
    let values = report.values();
    let computed = |point| values.get(point);
    let points = report.edition.data_points();
    let printed = |point: DataPoint| {
        let fact = report.facts.get(&point);
        let words = fact.map(|fact| printable(&figure(report, point, fact, &computed)));
        (point, words.unwrap_or_default())
    };
    points.map(printed).collect()
}

/// The name and the date at the end of the report, each empty where it is not given; none where there is no signature at all.
pub fn name_and_date(report: &Report) -> Option<(String, String)> {
    match signature(report)? {
        Block::Signature(signature) => Some((signature.name, signature.date)),
        _ => None,
    }
}

/// The title in so many lines, as far as it can be divided: its year, or else the words that every title ends with, begin the second.
pub fn title_in_lines(title: &str, count: usize) -> Vec<String> {
    let line: String = title.lines().map(|line| printable(line.trim())).collect();
    let year = dates::year(&line).map(|(_, range)| range.start);
    let second = [year, line.rfind(TITLE_WORDS)]
        .into_iter()
        .flatten()
        .find(|at| *at > 0);
    match second
        .and_then(|at| line.split_at_checked(at))
        .filter(|_| count > 1)
    {
        Some((first, second)) => vec![first.to_owned(), second.to_owned()],
        None => vec![line],
    }
}

/// The title in lines of whole words (GB/T 9704—2012, 7.3.1): as given, or, where it is too long for one line, with its
/// year, or else the words that every title ends with, on the second.
fn title_lines(title: &str) -> String {
    let lines: Vec<String> = title
        .lines()
        .map(|line| printable(line.trim()))
        .filter(|line| !line.is_empty())
        .collect();
    let [line] = lines.as_slice() else {
        return lines.join("\n");
    };
    if line.width_cjk() <= TITLE_WIDTH {
        return line.clone();
    }
    let year = dates::year(line).map(|(_, range)| range.start);
    let second = [year, line.rfind(TITLE_WORDS)]
        .into_iter()
        .flatten()
        .find(|at| *at > 0);
    second.map_or_else(|| line.clone(), |at| format!("{}\n{}", &line[..at], &line[at..]))
}

/// What a figure prints; `computed` gives the value of a total that the file leaves out.
fn figure(
    report: &Report,
    point: DataPoint,
    fact: &Fact,
    computed: &dyn Fn(DataPoint) -> Option<Decimal>,
) -> String {
    let figure = match fact.state {
        State::Blank => String::new(),
        State::NotApplicable => "/".to_owned(),
        State::Computed => computed(point)
            .map(|v| v.normalize().to_string())
            .unwrap_or_default(),
        // Of a row that could not be read there is no figure to show.
        State::Unread(_) if fact.raw.is_empty() => "？".to_owned(),
        // Under a head of 万元 an amount that is given in 元 is printed in 万元.
        State::Number(amount)
            if !fact.has_written_unit()
                && fact.unit.is_some_and(|unit| unit != Unit::TenThousand)
                && unit_of_head(report, point) == Some(Unit::TenThousand) =>
        {
            amount.normalize().to_string()
        }
        State::Number(_) | State::Unread(_) => match fact.unit {
            Some(unit) if !fact.has_written_unit() => format!("{}{}", fact.raw, unit.word()),
            _ => fact.raw.clone(),
        },
    };
    match &fact.note {
        // A note that brings its brackets gets no second ones.
        Some(note) if note.starts_with('（') && note.ends_with('）') => format!("{figure}{note}"),
        Some(note) => format!("{figure}（{note}）"),
        None => figure,
    }
}

/// The unit that the head over a figure states.
fn unit_of_head(report: &Report, point: DataPoint) -> Option<Unit> {
    match Stated::in_words(report.edition.head(point)?.label) {
        Some(Stated::Unit(unit)) => Some(unit),
        _ => None,
    }
}

fn prose(text: &Text, pictures: &Pictures) -> Vec<Block> {
    let words = text.as_str();
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Heading(level, range) => Block::Heading(heading_level(level), printable(&words[range])),
            Piece::Paragraph { head, body } => Block::Paragraph(Paragraph {
                head: head.map(|(level, range)| (heading_level(level), printable(&words[range]))),
                text: printable(&words[body]),
            }),
            Piece::Table(table) => Block::Table(extra_table(&table, words)),
            Piece::Picture {
                caption,
                path,
                alternative,
                beside,
            } => picture(
                &words[caption],
                words[path].trim(),
                &words[alternative],
                beside,
                pictures,
            ),
        })
        .collect()
}

/// The level of a heading of the markup.
const fn heading_level(level: u8) -> Level {
    match level {
        2 => Level::Two,
        3 => Level::Three,
        _ => Level::Four,
    }
}

fn picture(caption: &str, path: &str, alternative: &str, beside: bool, pictures: &Pictures) -> Block {
    let caption = printable(caption.trim());
    let alternative = printable(alternative.trim());
    match pictures.get(path) {
        Some(image) => Block::Picture(Picture {
            beside,
            alternative: if alternative == caption {
                String::new()
            } else {
                alternative
            },
            caption,
            path: printable(path),
            kind: image.kind,
            size: image.size,
            bytes: image.bytes.clone(),
        }),
        None => Block::Paragraph(Paragraph {
            head: None,
            text: format!("［图：{caption}］"),
        }),
    }
}

/// An extra table; its first row is the head.
fn extra_table(table: &PipeTable, words: &str) -> Table {
    let mut widths = vec![4_u16; table.columns];
    for cell in table.rows.iter().flatten().filter(|cell| cell.col_span == 1) {
        let width = u16::try_from(cell.text.width_cjk().min(40)).unwrap_or(40);
        widths[cell.column] = widths[cell.column].max(width);
    }
    // The first row is the head, with the rows that its cells reach down to: what is under them belongs to the head.
    let head = table
        .rows
        .first()
        .into_iter()
        .flatten()
        .map(|c| c.row_span)
        .max()
        .unwrap_or(1);
    let role = |row: usize, cell: &crate::report::markup::PipeCell| match row {
        _ if row < head && cell.col_span > 1 => Role::Spanner,
        _ if row < head => Role::ColumnHead,
        _ if cell
            .text
            .chars()
            .all(|c| c.is_ascii_digit() || ".-%,".contains(c)) =>
        {
            Role::Figure
        }
        _ => Role::Text,
    };
    let rows = table.rows.iter().enumerate().map(|(index, cells)| Row {
        head: index < head,
        starts_group: false,
        cells: cells
            .iter()
            .map(|cell| Cell {
                column: cell.column,
                row_span: cell.row_span,
                col_span: cell.col_span,
                role: role(index, cell),
                text: printable(&cell.text),
                data_point: None,
            })
            .collect(),
    });
    Table {
        caption: table
            .caption
            .clone()
            .map(|range| printable(words[range].trim()))
            .unwrap_or_default(),
        statutory: false,
        placing: crate::document::Placing::Parted,
        widths,
        rows: rows.collect(),
    }
}

fn signature(report: &Report) -> Option<Block> {
    let given = &report.signature;
    if !given.present {
        return None;
    }
    let name = given.name.as_ref().map_or(report.agency_name(), Text::as_str);
    let dated = given.date.as_ref().map(|found| dates::written(found.value));
    Some(Block::Signature(Signature {
        name: printable(name.trim()),
        date: dated.unwrap_or_default(),
        sealed: report.sealed,
    }))
}
