//! A template filled with a report, and read again.

use super::office::OfficeTemplate;
use super::plan::plan;
use super::problem::Problem;
use crate::document::compose::{Pictures, figures};
use crate::document::recognise::recognise;
use crate::format::Unreadable;
use crate::format::docx::FORMAT;
use crate::report::Report;

/// The most figures that are named which the filled file does not say.
const MAX_LOST: usize = 5;

impl OfficeTemplate {
    /// The template with a report in it, as the bytes of a Word file.
    ///
    /// # Errors
    /// All that has no place in it, has two, or is asked for and not known: nothing is made then.
    pub fn fill(&self, report: &Report, pictures: &Pictures) -> Result<Vec<u8>, Vec<Problem>> {
        let fills = plan(self, report, pictures)?;
        let failed = |why: Unreadable| vec![Problem::new("全文", why.message, why.help)];
        let bytes = self.file.fill(&fills).map_err(failed)?;
        let lost = lost(&bytes, report);
        if lost.is_empty() { Ok(bytes) } else { Err(lost) }
    }
}

/// The figures that the filled file does not say as the report does: that must not be, and would be worse than no file.
fn lost(bytes: &[u8], report: &Report) -> Vec<Problem> {
    let read = match (FORMAT.read)(bytes) {
        Ok(read) => read,
        Err(why) => {
            return vec![Problem::new(
                "全文",
                format!("填好以后读不回来：{}", why.message),
                why.help,
            )];
        }
    };
    let there = recognise(&read, "").report;
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
