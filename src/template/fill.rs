//! A template filled with a report, and read again.

use std::collections::BTreeSet;

use super::office::OfficeTemplate;
use super::plan::plan;
use super::problem::Problem;
use crate::chinese::width::folded;
use crate::document::compose::{Pictures, compose, figures};
use crate::document::recognise::recognise;
use crate::document::{AsRead, Block};
use crate::form::DataPoint;
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
    /// What is to be looked at: words of the template that still name its own year, remarks that went, changes that wait. A sentence
    /// each.
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
        let mut notes = self.left_over(&read, report, pictures);
        notes.extend(self.remarks(report));
        notes.extend(self.unpublished());
        Ok(Filled { bytes, notes })
    }

    /// Words beside figures, which went with the old ones.
    fn remarks(&self, report: &Report) -> Vec<String> {
        let filled: BTreeSet<DataPoint> = figures(report).into_keys().collect();
        let remarks = self.figures.iter().filter(|(point, _)| filled.contains(point));
        let remarks = remarks.filter_map(|(_, figure)| Some((&figure.place.words, figure.remark.as_ref()?)));
        let mut out: Vec<String> = remarks
            .map(|(place, remark)| {
                format!(
                    "{place}：格里原来写的是“{}”，整格换成了报告的数；不只是数的话请补上",
                    short(remark)
                )
            })
            .collect();
        if let Some(more) = out.len().checked_sub(MAX_LOST).filter(|more| *more > 0) {
            out.truncate(MAX_LOST);
            out.push(format!("另有 {more} 格原来写的不只是数，也换成了报告的数"));
        }
        out
    }

    /// What the template has that is better not published, or may change by itself.
    fn unpublished(&self) -> Vec<String> {
        let left = self.file.left();
        let mut out = Vec::new();
        if left.revisions > 0 {
            out.push(format!(
                "模板里有 {} 处没有接受也没有拒绝的修订，改动前的文字还留在生成的文件里；公开前请在“审阅”里处理完",
                left.revisions
            ));
        }
        if left.has_comments {
            out.push("模板的批注还留在生成的文件里；公开前请删去".to_owned());
        }
        if left.formulas > 0 {
            out.push(format!(
                "模板里有 {} 处公式，Word 更新域时会重算，数可能与报告不同；选中后按 Ctrl+Shift+F9 可以变成普通的数",
                left.formulas
            ));
        }
        out
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
