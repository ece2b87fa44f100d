//! The standard preamble, for a report that has no 引言: legal basis, the six parts, the period, whom to ask.

use super::words::clean;
use super::{Block, Paragraph};
use crate::report::Report;
use crate::report::marks::UNFILLED;

/// The preamble as blocks of a document.
pub(in crate::document) fn preamble(report: &Report) -> Vec<Block> {
    let paragraph = |text| Block::Paragraph(Paragraph { head: None, text });
    paragraphs(report).into_iter().map(paragraph).collect()
}

/// The words of its paragraphs.
pub(in crate::document) fn paragraphs(report: &Report) -> Vec<String> {
    let edition = report.edition;
    let year = report.year.map_or_else(|| UNFILLED.to_owned(), |y| y.to_string());
    let parts: Vec<&str> = edition.sections().iter().map(|s| s.title).collect();
    let count = crate::chinese::numerals::ordinal(parts.len());
    let mut out = vec![
        format!(
            "根据《中华人民共和国政府信息公开条例》和《{}》（{}）的要求，{}编制{year}年度政府信息公开工作年度报告。",
            edition.notice_title,
            edition.notice_number,
            report.agency_name(),
        ),
        format!(
            "本报告由{}{count}个部分组成。报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
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
            "如对本报告有疑问，请与{}联系（{}）。",
            report.agency_name(),
            contact.join("；")
        ));
    }
    out.iter().map(|text| clean(text)).collect()
}
