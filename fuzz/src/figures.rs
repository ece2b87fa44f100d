//! No figure is lost: whatever figure is a cell of any table of a document is found again in what comes out of
//! it. The reader's own accounts are not asked: what goes in is counted in the tables as they are read, what comes out in the
//! report, in the messages and in the comments of the file that is written.

use std::collections::BTreeMap;

use nianbao::chinese::width::{narrow, trimmed};
use nianbao::document::recognise::Recognised;
use nianbao::document::{AsRead, Block, Row, Table};
use nianbao::file::write::with_remarks;
use nianbao::report::markup::{Piece, pieces};

/// The rule under which a table that stands in the document again is reported.
const DUPLICATE: &str = "duplicate-table";
/// The rule under which labels are reported that are not the form's, and what is said of one that is not there.
const ALTERED: &str = "altered-label";
const MISSING: [&str; 2] = ["缺少", "处标签没有写"];
/// The fewest rows that a column numbers.
const MIN_NUMBERED: usize = 3;

/// How often each number stands somewhere.
type Counts = BTreeMap<String, usize>;

/// The numbers of a document's tables that come out less often than they went in, each with both counts. A document that holds no
/// report is refused as a whole, and said to be.
///
/// What need not come out: a copy of a table that is reported as one; the column that only numbers the rows, each one more than the one before; a
/// row that stands again, figure for figure under the same label or what is left of it, as page breaks have it; a 0 that a program put where a label is
/// reported to be missing.
pub fn lost(read: &AsRead, made: &Recognised) -> Vec<String> {
    let Some(report) = &made.report else {
        return Vec::new();
    };
    let tables = || {
        read.document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    };
    let numbers = tables().flat_map(|table| table.rows.iter().flat_map(numbers));
    let inside = counted(numbers.map(|(_, number)| number));
    if inside.is_empty() {
        return Vec::new();
    }
    let mut excused = excused(tables());
    let labels = made.diagnostics.iter().filter(|found| found.rule.id == ALTERED);
    *excused.entry("0".to_owned()).or_default() += labels.map(|found| missing(&found.message)).sum::<usize>();
    let copies = made
        .diagnostics
        .iter()
        .filter(|found| found.rule.id == DUPLICATE)
        .filter_map(|found| runs(&found.message).next()?.parse().ok())
        .max()
        .unwrap_or(1);

    let facts = report.facts.values().flat_map(|fact| runs(&fact.raw));
    let mut outside = counted(facts);
    let prose = report.prose.values().flat_map(pieces);
    let cells = prose.filter_map(|piece| match piece {
        Piece::Table(table) => Some(table.rows.into_iter().flatten()),
        _ => None,
    });
    add(
        &mut outside,
        counted(
            cells
                .flatten()
                .flat_map(|cell| runs(&cell.text).collect::<Vec<_>>()),
        ),
    );
    // A number that is said in a message may be said again in a comment: it is one all the same.
    let messages = counted(made.diagnostics.iter().flat_map(|found| runs(&found.message)));
    let file = with_remarks(report, None, &made.remarks);
    let comments = file.lines().filter(|line| line.trim_start().starts_with('#'));
    let mut said = counted(comments.flat_map(runs));
    for (number, count) in messages {
        let most = said.entry(number).or_default();
        *most = count.max(*most);
    }
    add(&mut outside, said);

    let of = |counts: &Counts, number: &str| counts.get(number).copied().unwrap_or(0);
    let less = inside
        .iter()
        .filter(|(number, count)| of(&outside, number) * copies + of(&excused, number) < **count);
    less.map(|(number, count)| format!("{number}: {count} in, {} out", of(&outside, number)))
        .collect()
}

/// Asserts that no figure of a document is lost.
#[track_caller]
pub fn assert_none_lost(read: &AsRead, made: &Recognised) {
    let lost = lost(read, made);
    assert!(lost.is_empty(), "figures are lost: {lost:?}");
}

/// How many labels a message says to be missing.
fn missing(message: &str) -> usize {
    let [one, many] = MISSING;
    match message.split_once(many) {
        Some((before, _)) => runs(before)
            .last()
            .and_then(|count| count.parse().ok())
            .unwrap_or(0),
        None => usize::from(message.contains(one)),
    }
}

/// The numbers that need not come out.
fn excused<'a>(tables: impl Iterator<Item = &'a Table>) -> Counts {
    let mut out = Counts::new();
    let mut seen: Vec<(String, Vec<String>)> = Vec::new();
    for table in tables {
        let mut columns: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for row in &table.rows {
            let figures: Vec<String> = numbers(row).map(|(_, number)| number).collect();
            for (column, number) in numbers(row) {
                columns.entry(column).or_default().push(number);
            }
            let words = row.cells.iter().rev().map(|cell| trimmed(&cell.text));
            let label = words
                .filter(|text| !text.is_empty())
                .find(|text| !is_figure(text));
            let Some(label) = label else { continue };
            let own = (letters(label), figures);
            if seen.iter().any(|known| is_same_row(known, &own)) {
                add(&mut out, counted(own.1));
            } else {
                seen.push(own);
            }
        }
        let numbering = columns.into_values().filter(|column| {
            // In a part of a table that was split they go on.
            let follow = |pair: &[String]| match pair {
                [one, next] => one.parse::<u32>().is_ok_and(|one| next.parse() == Ok(one + 1)),
                _ => false,
            };
            column.len() >= MIN_NUMBERED && column.windows(2).all(follow)
        });
        add(&mut out, counted(numbering.flatten()));
    }
    out
}

/// The letters of a label, without its number, its marks and what a damaged file has instead of them.
fn letters(label: &str) -> String {
    /// A number with its mark has no more characters: （十一）.
    const NUMBER: usize = 5;
    let mut beginning = label.char_indices().take(NUMBER);
    let mark = beginning.find(|(_, c)| matches!(c, '）' | ')' | '.' | '．' | '、'));
    let words = mark.and_then(|(at, mark)| label.get(at + mark.len_utf8()..));
    words
        .unwrap_or(label)
        .chars()
        .filter(|c| c.is_alphabetic() && *c != '\u{fffd}')
        .collect()
}

/// Whether two rows are the same row: figure for figure, under labels of which one is the other with a piece of it lost or damaged.
fn is_same_row((one, figures): &(String, Vec<String>), (other, others): &(String, Vec<String>)) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    figures == others && 3 * in_common(one, other) >= 2 * shorter
}

/// How many letters two labels have in common, in the order in which they stand.
fn in_common(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut longest = vec![0; other.len() + 1];
    for c in one.chars() {
        let mut before = 0;
        for (at, known) in other.iter().enumerate() {
            let here = longest[at + 1];
            longest[at + 1] = if c == *known {
                before + 1
            } else {
                here.max(longest[at])
            };
            before = here;
        }
    }
    longest[other.len()]
}

/// The numbers that are cells of a row, each with its column.
fn numbers(row: &Row) -> impl Iterator<Item = (usize, String)> {
    let figures = row.cells.iter().filter(|cell| is_figure(&cell.text));
    figures.flat_map(|cell| runs(&cell.text).map(|run| (cell.column, run)))
}

/// Whether a text is one figure and nothing else: digits, with a sign before them or a percent sign behind, points and commas
/// between. Of its parts each must come out: 29.05 is 29 and 05.
fn is_figure(text: &str) -> bool {
    let plain: String = trimmed(text).chars().map(narrow).collect();
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let bare = unsigned.strip_suffix('%').unwrap_or(unsigned);
    let digit = |c: char| c.is_ascii_digit();
    bare.starts_with(digit)
        && bare.ends_with(digit)
        && bare.chars().all(|c| digit(c) || matches!(c, '.' | ','))
}

/// The runs of digits in a text, in plain digits.
fn runs(text: &str) -> impl Iterator<Item = String> {
    let digits: String = text.chars().map(narrow).collect();
    let runs: Vec<String> = digits
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect();
    runs.into_iter()
}

fn counted(numbers: impl IntoIterator<Item = String>) -> Counts {
    let mut out = Counts::new();
    for number in numbers {
        *out.entry(number).or_default() += 1;
    }
    out
}

fn add(counts: &mut Counts, more: Counts) {
    for (number, count) in more {
        *counts.entry(number).or_default() += count;
    }
}
