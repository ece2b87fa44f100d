//! What a report says, so that two of them can be compared: all that a document shows of it, and nothing of where it stood.

use nianbao::document::compose::{Pictures, compose};
use nianbao::document::{Block, Document};
use nianbao::form::DataPoint;
use nianbao::report::text::Text;
use nianbao::report::unit::Unit;
use nianbao::report::{Fact, Report, State};

/// All that a document shows of a report, line by line.
pub fn told(report: &Report) -> Vec<String> {
    let mut out = vec![
        format!("版式 {} 年度 {:?}", report.edition.id, report.year),
        format!("机关 {}", report.agency_name()),
        format!("标题 {}", bare(&report.full_title())),
    ];
    let signed = &report.signature;
    if signed.present {
        let name = signed.name.as_ref().map_or(report.agency_name(), Text::as_str);
        let date = signed.date.as_ref().map(|date| date.value);
        out.push(format!("落款 {} {date:?}", name.trim()));
    }
    out.extend(contact(report));
    for (key, text) in &report.prose {
        out.push(format!("{key}:"));
        let lines = text.as_str().lines().map(str::trim);
        out.extend(lines.filter(|line| !line.is_empty()).map(row));
    }
    out.extend(figures(report));
    out
}

/// Whom to ask, as far as the printed words before the first part say it.
fn contact(report: &Report) -> Vec<String> {
    let document = compose(report, &Pictures::new(), false);
    let before = document.blocks.iter().map_while(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.clone()),
        _ => None,
    });
    let before: String = before.collect();
    let given = report
        .agency
        .contact
        .iter()
        .map(|(key, text)| format!("{key}：{}", text.as_str().trim()));
    given.filter(|detail| before.contains(detail.as_str())).collect()
}

/// A line of prose; of a table in pipes the cells without the blanks that align them.
fn row(line: &str) -> String {
    if !line.starts_with('|') {
        return line.to_owned();
    }
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    cells.join("|")
}

/// Every figure that is given: what stands in its cell, its note, its number.
fn figures(report: &Report) -> Vec<String> {
    let values = report.values();
    // Under a head of 万元 an amount in another unit is printed in that of the head.
    let in_ten_thousand = |point: &DataPoint| {
        let head = report.edition.head(*point);
        head.is_some_and(|column| column.label.contains("万元"))
    };
    let shown = |point: &DataPoint, fact: &Fact| match (fact.unit, fact.state) {
        _ if fact.raw.ends_with('元') => fact.raw.clone(),
        (Some(Unit::Yuan | Unit::HundredMillion), State::Number(amount)) if in_ten_thousand(point) => {
            amount.normalize().to_string()
        }
        (Some(unit), _) => format!("{}{}", fact.raw, unit.word()),
        _ => fact.raw.clone(),
    };
    let mut out = Vec::new();
    for (point, fact) in &report.facts {
        let number = values.get(*point).map(|value| value.normalize().to_string());
        // What does not apply is printed as a stroke, and a stroke is read as nothing; a total that is left out is printed.
        let words = match fact.state {
            State::NotApplicable | State::Blank => String::new(),
            State::Computed => number.clone().unwrap_or_default(),
            _ => shown(point, fact),
        };
        if !words.is_empty() || fact.note.is_some() {
            out.push(format!("{point} {words:?} {:?} {number:?}", fact.note));
        }
    }
    out
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The blocks of a document without what no file shows: the names of its pictures' files; with or without a seal.
pub fn blocks(document: &Document) -> Vec<Block> {
    let mut blocks = document.blocks.clone();
    for block in &mut blocks {
        match block {
            Block::Picture(picture) => picture.path.clear(),
            Block::Signature(signature) => signature.sealed = false,
            Block::Table(table) if table.statutory => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                for cell in cells.filter(|cell| cell.data_point.is_some() && cell.text == "/") {
                    cell.text.clear();
                }
            }
            _ => {}
        }
    }
    blocks
}
