//! The standard preamble, for a report that has no 引言: legal basis, the six parts, the period, whom to ask.

use super::printable::printable;
use super::{Block, Paragraph};
use crate::chinese::numerals::ordinal;
use crate::report::Report;
use crate::report::marks::UNFILLED;

/// With what the period of a report begins, behind its year.
pub(super) const PERIOD_START: &str = "1月1日";
/// The words around the name of the agency that answers questions.
pub(super) const ASK: (&str, &str) = ("请与", "联系");

/// The preamble as blocks of a document.
pub(super) fn preamble(report: &Report) -> Vec<Block> {
    let paragraph = |text| Block::Paragraph(Paragraph { head: None, text });
    paragraphs(report).into_iter().map(paragraph).collect()
}

/// The words of its paragraphs.
pub(super) fn paragraphs(report: &Report) -> Vec<String> {
    let edition = report.edition;
    let year = report.year.map_or_else(|| UNFILLED.to_owned(), |y| y.to_string());
    let parts: Vec<&str> = edition.sections().iter().map(|s| s.title).collect();
    let count = ordinal(parts.len());
    let mut out = vec![
        format!(
            "根据《中华人民共和国政府信息公开条例》和《{}》（{}）的要求，{}编制{year}年度政府信息公开工作年度报告。",
            edition.notice_title,
            edition.notice_number,
            report.agency_name(),
        ),
        format!(
            "本报告由{}{count}个部分组成。报告中所列数据的统计期限自{year}年{PERIOD_START}起至{year}年12月31日止。",
            parts.join("，"),
        ),
    ];
    let contact: Vec<String> = report
        .agency
        .contact
        .iter()
        .map(|(key, text)| format!("{key}：{}", text.as_str().trim()))
        .collect();
    if !contact.is_empty() {
        out.push(format!(
            "如对本报告有疑问，{}{}{}（{}）。",
            ASK.0,
            report.agency_name(),
            ASK.1,
            contact.join("；")
        ));
    }
    out.iter().map(|text| printable(text)).collect()
}
