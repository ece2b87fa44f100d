//! How cells look, as far as it says what a number is and where a table ends: formats of numbers, borders.

use std::collections::BTreeMap;

use super::number_format::NumberFormat;
use super::workbook::Workbook;
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::package::Package;
use crate::format::office::xml::Xml;

/// How the cells of a workbook look, by the number that each cell names.
#[derive(Debug, Default)]
pub struct Styles {
    all: Vec<Style>,
    /// What looks like nothing that the workbook lists.
    plain: Style,
}

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// How its number is shown.
    pub format: NumberFormat,
    /// Whether a line is drawn at one of its sides.
    pub bordered: bool,
}

impl Styles {
    /// Those of a workbook.
    pub fn read(
        package: &mut Package<'_>,
        workbook: &Workbook,
        budget: &mut Budget,
    ) -> Result<Self, Unreadable> {
        let name = workbook.styles.as_deref().unwrap_or("xl/styles.xml");
        let Some(text) = package.text(name)? else {
            return Ok(Self::default());
        };
        let (mut xml, _) = Xml::open(&text)?;
        let mut codes: BTreeMap<u32, String> = BTreeMap::new();
        let mut borders = Vec::new();
        let mut out = Vec::new();
        while let Some(tag) = xml.child()? {
            match tag.local() {
                "numFmts" => {
                    while let Some(tag) = xml.child()? {
                        budget.spend()?;
                        let id = tag.get("numFmtId").and_then(|id| id.parse().ok());
                        if let (Some(id), Some(code)) = (id, tag.get("formatCode")) {
                            codes.insert(id, code.into_owned());
                        }
                        xml.skip()?;
                    }
                }
                "borders" => {
                    while xml.child()?.is_some() {
                        budget.spend()?;
                        borders.push(is_drawn(&mut xml)?);
                    }
                }
                "cellXfs" => {
                    while let Some(tag) = xml.child()? {
                        budget.spend()?;
                        let number =
                            |name: &str| tag.get(name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
                        let (format, border) = (number("numFmtId"), number("borderId"));
                        let bordered = usize::try_from(border).ok().and_then(|index| borders.get(index));
                        out.push(Style {
                            format: codes.get(&format).map_or_else(
                                || NumberFormat::built_in(format),
                                |code| NumberFormat::of_code(code),
                            ),
                            bordered: bordered.copied().unwrap_or(false),
                        });
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(Self {
            all: out,
            plain: Style::default(),
        })
    }

    /// How a cell looks that names this number; one without a number looks like the first.
    pub fn get(&self, index: Option<&str>) -> &Style {
        let index: Option<usize> = index.map_or(Some(0), |index| index.trim().parse().ok());
        index.and_then(|index| self.all.get(index)).unwrap_or(&self.plain)
    }
}

/// Whether one of the sides of the open border is a line.
fn is_drawn(xml: &mut Xml<'_>) -> Result<bool, Unreadable> {
    let mut drawn = false;
    while let Some(side) = xml.child()? {
        drawn |= side.local() != "diagonal" && side.get("style").is_some_and(|style| style != "none");
        xml.skip()?;
    }
    Ok(drawn)
}
