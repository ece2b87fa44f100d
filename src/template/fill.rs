//! A template filled with a report, and read again.

use std::collections::BTreeSet;

use super::office::OfficeTemplate;
use super::plan::plan;
use super::problem::Problem;
use crate::chinese::width::folded;
use crate::document::compose::{Pictures, compose, figures};
use crate::document::recognise::recognise;
use crate::document::{AsRead, Block};
use crate::format::Unreadable;
use crate::format::docx::FORMAT;
use crate::report::Report;
use crate::report::findings::short;

/// The most figures that are named which the filled file does not say.
const MAX_LOST: usize = 5;

/// A template with a report in it.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The bytes of the Word file.
    pub bytes: Vec<u8>,
    /// What is to be looked at: words of the template that still name its own year, a sentence each.
    pub notes: Vec<String>,
}

impl OfficeTemplate {
    /// The template with a report in it.
    ///
    /// # Errors
    /// All that has no place in it, has two, or is asked for and not known: nothing is made then.
    pub fn fill(&self, report: &Report, pictures: &Pictures) -> Result<Filled, Vec<Problem>> {
        let fills = plan(self, report, pictures)?;
        let failed = |why: Unreadable| vec![Problem::new("全文", why.message, why.help)];
        let bytes = self.file.fill(&fills).map_err(failed)?;
        let read = (FORMAT.read)(&bytes).map_err(|why| {
            vec![Problem::new(
                "全文",
                format!("填好以后读不回来：{}", why.message),
                why.help,
            )]
        })?;
        let lost = lost(&read, report);
        if !lost.is_empty() {
            return Err(lost);
        }
        let notes = self.left_over(&read, report, pictures);
        Ok(Filled { bytes, notes })
    }

    /// Words of the template's own that name the year which it reported: most likely last year's.
    fn left_over(&self, read: &AsRead, report: &Report, pictures: &Pictures) -> Vec<String> {
        let Some(old) = self.year.filter(|old| Some(*old) != report.year) else {
            return Vec::new();
        };
        let named = format!("{old}年");
        let composed = compose(report, pictures, false);
        let mut own: BTreeSet<String> = composed
            .blocks
            .iter()
            .filter_map(line)
            .map(|it| folded(&it))
            .collect();
        own.extend(composed.title.lines().map(folded));
        own.insert(folded(&composed.title));
        let kept = read.document.blocks.iter().filter_map(line);
        let kept = kept.filter(|line| !own.contains(&folded(line)));
        let around = self
            .file
            .around()
            .iter()
            .map(|(place, words)| (*place, words.clone()));
        let all = kept.map(|line| ("正文", line)).chain(around);
        let stale = all.filter(|(_, words)| words.contains(&named));
        stale
            .take(MAX_LOST)
            .map(|(place, words)| {
                format!(
                    "{place}里模板自己的文字还写着{named}，没有改：“{}”",
                    short(&words)
                )
            })
            .collect()
    }
}

/// The words of a block that is a line of them.
fn line(block: &Block) -> Option<String> {
    match block {
        Block::Heading(_, text) => Some(text.clone()),
        Block::Paragraph(paragraph) => {
            let head = paragraph.head.as_ref().map_or("", |(_, head)| head.as_str());
            Some(format!("{head}{}", paragraph.text))
        }
        _ => None,
    }
}

/// The figures that the filled file does not say as the report does: that must not be, and would be worse than no file.
fn lost(read: &AsRead, report: &Report) -> Vec<Problem> {
    let there = recognise(read, "").report;
    let there = there.as_ref().map(figures).unwrap_or_default();
    let differing = figures(report).into_iter().filter(|(point, words)| {
        let found = there.get(point);
        found.is_none_or(|found| found != words) && !words.is_empty()
    });
    let told = differing.take(MAX_LOST).map(|(point, words)| {
        let name = report.edition.point_name(point);
        let found = there.get(&point).map_or("没有", String::as_str);
        Problem::new(
            name,
            format!("填好以后这一格读回来是“{found}”，不是“{words}”"),
            "检查模板里这张表有没有合并错的格，或者标签改了字",
        )
    });
    told.collect()
}
