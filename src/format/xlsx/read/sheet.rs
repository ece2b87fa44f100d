//! A sheet: its cells that say something, what is merged, what is hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{Area, LAST, area, cell};
use super::cell_value::{Said, Told, Written, said};
use super::strings::{SharedStrings, string};
use super::styles::Styles;
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::xml::{Tag, Xml};

/// The most cells with borders and nothing in them that are kept: they show how far a table that is not filled reaches.
const MAX_BLANKS: usize = 20_000;

/// A sheet as it was read.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The cells that say something, by row and column.
    pub cells: BTreeMap<(u32, u32), Found>,
    /// Cells that say nothing and have borders.
    pub blanks: BTreeSet<(u32, u32)>,
    /// What is merged.
    pub merged: Vec<Area>,
    /// The rows with cells that nobody sees.
    pub hidden_rows: BTreeSet<u32>,
    /// The first and the last of columns that nobody sees.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Whether pictures, charts or boxes lie on it, or pictures in its cells.
    pub has_drawing: bool,
}

/// A cell that says something.
#[derive(Debug)]
pub struct Found {
    /// Its words, or its number.
    pub text: String,
    /// Whether it is a number.
    pub number: bool,
    /// What is to be told of it.
    pub told: Option<Told>,
    /// Whether it has borders.
    pub bordered: bool,
}

/// What reading a sheet needs besides the sheet.
#[derive(Debug)]
pub struct Context<'a> {
    /// The strings that cells share.
    pub strings: &'a SharedStrings,
    /// How cells look.
    pub styles: &'a Styles,
    /// Whether days are counted from 1904.
    pub dates_from_1904: bool,
    /// What is no part of the report.
    pub left_out: &'a [Area],
}

/// The sheet in a part.
pub fn read(text: &str, context: &Context<'_>, budget: &mut Budget) -> Result<Sheet, Unreadable> {
    let (mut xml, _) = Xml::open(text)?;
    let mut out = Sheet::default();
    while let Some(tag) = xml.child()? {
        match tag.local() {
            "cols" => out.columns(&mut xml, budget)?,
            "sheetData" => out.rows(&mut xml, context, budget)?,
            "mergeCells" => {
                while let Some(tag) = xml.child()? {
                    budget.spend()?;
                    out.merged.extend(tag.get("ref").and_then(|text| area(&text)));
                    xml.skip()?;
                }
            }
            "drawing" | "legacyDrawing" | "oleObjects" => {
                // Comments are drawings of the old kind.
                out.has_drawing |= tag.local() != "legacyDrawing";
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    out.hidden_rows
        .retain(|row| out.cells.range((*row, 0)..=(*row, LAST.1)).next().is_some());
    Ok(out)
}

fn is_on(tag: &Tag<'_>, name: &str) -> bool {
    tag.get(name).is_some_and(|on| on == "1" || on == "true")
}

impl Sheet {
    fn columns(&mut self, xml: &mut Xml<'_>, budget: &mut Budget) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            budget.spend()?;
            let number = |name: &str| tag.get(name).and_then(|n| n.parse::<u32>().ok()?.checked_sub(1));
            let thin = tag.get("width").is_some_and(|width| width.parse() == Ok(0.0_f64));
            if let (Some(first), Some(last)) = (number("min"), number("max"))
                && (is_on(&tag, "hidden") || thin)
            {
                self.hidden_columns.push((first, last));
            }
            xml.skip()?;
        }
        Ok(())
    }

    fn rows(
        &mut self,
        xml: &mut Xml<'_>,
        context: &Context<'_>,
        budget: &mut Budget,
    ) -> Result<(), Unreadable> {
        let mut next = 0_u32;
        while let Some(tag) = xml.child()? {
            if tag.local() != "row" {
                xml.skip()?;
                continue;
            }
            let row = tag
                .get("r")
                .and_then(|r| r.trim().parse::<u32>().ok()?.checked_sub(1));
            let row = row.unwrap_or(next).min(LAST.0);
            next = row.saturating_add(1);
            let flat = tag.get("ht").is_some_and(|height| height.parse() == Ok(0.0_f64));
            let hidden = is_on(&tag, "hidden") || flat;
            let before = self.cells.len();
            self.cells_of_row(row, xml, context, budget)?;
            if hidden && self.cells.len() > before {
                self.hidden_rows.insert(row);
            }
        }
        Ok(())
    }

    fn cells_of_row(
        &mut self,
        row: u32,
        xml: &mut Xml<'_>,
        context: &Context<'_>,
        budget: &mut Budget,
    ) -> Result<(), Unreadable> {
        let mut next = 0_u32;
        while let Some(tag) = xml.child()? {
            if tag.local() != "c" {
                xml.skip()?;
                continue;
            }
            let place = tag.get("r").and_then(|r| cell(&r));
            let (row, column) = place.unwrap_or((row, next.min(LAST.1)));
            next = column.saturating_add(1);
            let style = context.styles.get(tag.get("s").as_deref());
            let written = written(&tag, xml, context.strings)?;
            if context.left_out.iter().any(|area| area.has(row, column)) {
                continue;
            }
            if is_picture(&tag, &written) {
                self.has_drawing = true;
                continue;
            }
            let Said { text, number, told } = said(written, &style.format, context.dates_from_1904);
            if text.trim().is_empty() {
                if style.bordered && self.blanks.len() < MAX_BLANKS {
                    self.blanks.insert((row, column));
                }
                continue;
            }
            budget.spend()?;
            let bordered = style.bordered;
            self.cells.insert(
                (row, column),
                Found {
                    text,
                    number,
                    told,
                    bordered,
                },
            );
        }
        Ok(())
    }
}

/// Whether a cell holds a picture: WPS has a function for it, Excel an error with a value behind it that no formula made.
fn is_picture(tag: &Tag<'_>, written: &Written) -> bool {
    match &written.formula {
        Some(formula) => formula.contains("DISPIMG("),
        None => written.kind == "e" && tag.get("vm").is_some(),
    }
}

/// A cell as its part writes it, strings looked up.
fn written(tag: &Tag<'_>, xml: &mut Xml<'_>, strings: &SharedStrings) -> Result<Written, Unreadable> {
    let mut out = Written {
        kind: tag.get("t").unwrap_or_default().into_owned(),
        ..Written::default()
    };
    while let Some(tag) = xml.child()? {
        match tag.local() {
            "f" => out.formula = Some(xml.text()?),
            "v" => out.value = Some(xml.text()?),
            "is" => out.value = Some(string(xml)?),
            _ => xml.skip()?,
        }
    }
    if out.kind == "s" {
        let index = out.value.take();
        out.value = index.and_then(|index| strings.get(&index)).map(str::to_owned);
    }
    Ok(out)
}
