//! The sheet of one file: what it is, the verdict, the findings, the report with its marks.

use std::rc::Rc;

use super::blocks::Block;
use super::listed::Listed;
use super::marks::marks;
use super::tables::{Marked, cells};
use super::unit::Unit;
use crate::diagnostic::Severity;
use crate::document::{Block as Printed, Table};
use crate::figures::Verdict;
use crate::pipeline::Judged;
use crate::report::{Part, ProseKey, Report, keys};

/// A part of the report on the sheet.
pub struct Section<'a> {
    /// Its heading; empty before the first part.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block<'a>>,
}

/// The sheet of one file.
pub struct Sheet<'a> {
    /// What the file is called.
    pub name: &'a str,
    /// The report's title; the file's name where it holds no report.
    pub title: String,
    /// The agency.
    pub agency: &'a str,
    /// The year.
    pub year: Option<i32>,
    /// Why it could not be read, if so.
    pub error: Option<&'a str>,
    /// What must be corrected.
    pub errors: usize,
    /// What must be explained.
    pub warnings: usize,
    /// What may be of interest.
    pub infos: usize,
    /// Every finding.
    pub listed: Vec<Listed<'a>>,
    /// The figures of the prose: those that agree, …
    pub agreeing: usize,
    /// … those that do not, …
    pub disagreeing: usize,
    /// … and those that nothing can be held against.
    pub unheld: usize,
    /// The parts of the report.
    pub sections: Vec<Section<'a>>,
}

impl<'a> Sheet<'a> {
    /// The sheet of a file that was reviewed.
    pub fn new(unit: &Unit<'a>) -> Self {
        let judged = unit.judged;
        let listed = Listed::all(judged);
        let count = |severity| {
            judged
                .findings
                .diagnostics
                .iter()
                .filter(|d| d.severity == severity)
                .count()
        };
        let counted = |verdict| {
            judged
                .figures
                .iter()
                .filter(|entry| entry.verdict() == verdict)
                .count()
        };
        let report = judged.report.as_ref();
        Self {
            name: &judged.name,
            title: report.map_or_else(|| judged.name.clone(), |r| r.full_title().replace('\n', "")),
            agency: report.map_or("", Report::agency_name),
            year: report.and_then(|report| report.year),
            error: unit.error,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            agreeing: counted(Verdict::Agrees),
            disagreeing: counted(Verdict::Disagrees),
            unheld: counted(Verdict::Unchecked),
            sections: report.map_or_else(Vec::new, |report| sections(judged, report, &listed)),
            listed,
        }
    }

    /// The verdict in words.
    pub fn verdict(&self) -> String {
        match (self.error, self.errors, self.warnings) {
            (Some(error), ..) => format!("没有读成：{error}"),
            (None, 0, 0) => "没有发现问题".to_owned(),
            (None, 0, warnings) => format!("没有必须改正的；有 {warnings} 处需要改正或者说明"),
            (None, errors, 0) => format!("有 {errors} 处必须改正"),
            (None, errors, warnings) => format!("有 {errors} 处必须改正，{warnings} 处需要改正或者说明"),
        }
    }

    /// How the figures of the prose were judged; none where it has none.
    pub fn tally(&self) -> Option<String> {
        let all = self.agreeing + self.disagreeing + self.unheld;
        (all > 0).then(|| {
            format!(
                "文字里有 {all} 个数，{} 个相符，{} 个不符，{} 个没有可核对的",
                self.agreeing, self.disagreeing, self.unheld
            )
        })
    }

    /// The class of the verdict.
    pub fn class(&self) -> &'static str {
        match (self.error, self.errors, self.warnings) {
            (Some(_), ..) | (None, 1.., _) => "error",
            (None, 0, 1..) => "warning",
            (None, 0, 0) => "agrees",
        }
    }
}

/// The report part by part, the preamble first.
fn sections<'a>(judged: &'a Judged, report: &'a Report, listed: &[Listed<'a>]) -> Vec<Section<'a>> {
    let prose = |key: ProseKey| {
        let text = report.prose.get(&key);
        text.map_or_else(Vec::new, |text| {
            Block::prose(text, &marks(judged, listed, key, text))
        })
    };
    let cells = Rc::new(cells(listed));
    let mut tables = statutory(judged).into_iter();
    let preamble = Section {
        heading: String::new(),
        blocks: prose(ProseKey::whole(keys::PREAMBLE)),
    };
    let parts = report.edition.sections().iter().map(|section| {
        let part = |part| {
            prose(ProseKey {
                section: section.key,
                part,
            })
        };
        let mut blocks = part(Part::Whole);
        blocks.extend(part(Part::Before));
        let table = section.table.as_ref().and_then(|_| tables.next());
        blocks.extend(table.map(|table| {
            Block::Statutory(Box::new(Marked {
                table,
                cells: cells.clone(),
            }))
        }));
        blocks.extend(part(Part::After));
        Section {
            heading: report.edition.heading(section.key),
            blocks,
        }
    });
    std::iter::once(preamble).chain(parts).collect()
}

/// The tables of the form as they are printed, in their order.
fn statutory(judged: &Judged) -> Vec<Table> {
    let blocks = judged.compose(false).map(|document| document.blocks);
    let tables = blocks.into_iter().flatten().filter_map(|block| match block {
        Printed::Table(table) if table.statutory => Some(table),
        _ => None,
    });
    tables.collect()
}
