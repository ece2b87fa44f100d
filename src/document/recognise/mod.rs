//! Document → Report: what a finished report says, whatever its format. Everything that is recognised derives from the
//! form; the edition is that of the tables, not that of the year.

mod agency_name;
mod begun;
mod braces;
mod contact;
mod doubts;
mod drawn_charts;
mod identity;
mod items;
mod outline;
mod pages;
mod prose_builder;
mod recognition;
mod report;
pub mod rules;
mod second_report;
mod section_findings;
mod section_prose;
mod section_starts;
mod signature;
mod similarity;
mod surroundings;
mod table_findings;
mod tables;
mod title;
mod title_words;
mod unread;
mod wrapped_lines;

use crate::diagnostic::{Diagnostic, Inputs, Severity, Topic};
use crate::document::AsRead;
use crate::picture::Image;
use crate::report::remark::Remark;
use crate::report::rules::NOT_A_REPORT;
use crate::report::{Report, findings};

use begun::{Begun, begun};
use items::Item;
pub use items::blocks_of_pieces;
pub use outline::{Outline, Slot, outline};
use recognition::Recognition;
use rules::{OF_READING, SECTION_ORDER, UNREAD_CONTENT};

/// The most headers and footers that are named.
const MAX_LEFT_OUT: usize = 3;
/// The fewest titles of parts that make a document without any of the form's tables a report.
const MIN_TITLED_PARTS: usize = 2;

/// A report as a document says it.
#[derive(Debug)]
pub struct Recognised {
    /// The report; none where the document holds none.
    pub report: Option<Report>,
    /// What is not as the form has it, or was read with doubt, with places such as 表三 第5行 自然人.
    pub diagnostics: Vec<Diagnostic>,
    /// What did not find a place in the report, as comments of the file that is written from it.
    pub remarks: Vec<Remark>,
    /// The pictures by the path that the prose writes.
    pub pictures: Vec<(String, Image)>,
}

/// Whether a paragraph can have been a cell, or a row of them, of the form's table.
pub fn may_be_cells(table: &'static crate::form::Table) -> impl Fn(&str) -> bool {
    let words = tables::from_lines::Words::of_table(table);
    move |paragraph| words.may_be_cells(paragraph)
}

/// Whether a finding says that something could not be read, or not for certain.
pub fn is_of_reading(found: &Diagnostic) -> bool {
    let rule = found.rule;
    (rule.topic == Topic::Structure && rule.inputs == Inputs::Yaml) || OF_READING.contains(&rule)
}

/// Recognises a report. `stem` begins the names of the pictures' files.
pub fn recognise(read: &AsRead, stem: &str) -> Recognised {
    let mut made = Vec::new();
    let Begun {
        mut recognition,
        program_marks,
        second,
    } = begun(read, &mut made);
    if let Some(diagnostic) = not_a_report(&recognition) {
        return Recognised {
            report: None,
            diagnostics: vec![diagnostic],
            remarks: Vec::new(),
            pictures: Vec::new(),
        };
    }
    report_program_marks(&mut recognition, &program_marks);
    report_left_out(&mut recognition, &read.left_out);
    let (mut report, pictures) = recognition.report(stem);
    recognition.report_tables(&report);
    recognition.report_unread();
    recognition.report_doubts(read);
    recognition.report_second(&second);
    if in_several_sheets(read) {
        // Tables have sheets of their own, the words another: sheets are in no order in which they would be read.
        recognition
            .diagnostics
            .retain(|found| found.rule.id != SECTION_ORDER.id);
    }
    recognition.diagnostics.sort_by_key(Diagnostic::start);
    pages::put(&mut recognition.diagnostics, &mut report, read);
    Recognised {
        report: Some(report),
        diagnostics: recognition.diagnostics,
        remarks: recognition.remarks,
        pictures,
    }
}

fn in_several_sheets(read: &AsRead) -> bool {
    let first = read.sheets.first().map(|place| &place.sheet);
    read.sheets.iter().any(|place| Some(&place.sheet) != first)
}

/// A document with none of the form's tables, and hardly one of its parts, is something else.
fn not_a_report(recognition: &Recognition<'_>) -> Option<Diagnostic> {
    let starts = recognition.starts.iter().flatten();
    let titled = starts.filter(|start| start.titled).count();
    if !recognition.tables.readings.is_empty() || titled >= MIN_TITLED_PARTS {
        return None;
    }
    let mut lines = recognition.items.iter().filter_map(Item::line);
    let message = match lines.next() {
        None => "文档里没有文字，不是年度报告".to_owned(),
        Some(first) => format!(
            "没有找到统一格式的表，也没有找到六个部分，这不是政府信息公开工作年度报告（开头是“{}”）",
            findings::short(first)
        ),
    };
    Some(
        Diagnostic::new(&NOT_A_REPORT, message)
            .help("检查是否选错了文件；扫描件和图片里的文字读不出来，要用文字版的文件"),
    )
}

/// Marks that programs left were taken out.
fn report_program_marks(recognition: &mut Recognition<'_>, marks: &[String]) {
    let Some(first) = marks.first() else { return };
    let more = if marks.len() > 1 {
        format!("等 {} 处", marks.len())
    } else {
        String::new()
    };
    let found = Diagnostic::new(
        &UNREAD_CONTENT,
        format!("“{first}”{more}是从 Word 里带出来的标记，已经去掉"),
    )
    .severity(Severity::Info)
    .at(recognition.place(0, "全文"))
    .help("不用处理");
    recognition.diagnostics.push(found);
}

/// Headers and footers were left out.
fn report_left_out(recognition: &mut Recognition<'_>, words: &[String]) {
    if words.is_empty() {
        return;
    }
    let quoted: Vec<String> = words
        .iter()
        .take(MAX_LEFT_OUT)
        .map(|words| format!("“{}”", findings::short(words)))
        .collect();
    let found = Diagnostic::new(
        &UNREAD_CONTENT,
        format!("页眉、页脚没有读入：{}", quoted.join("、")),
    )
    .severity(Severity::Info)
    .at(recognition.place(0, "全文"))
    .help("不用处理；其中有属于报告的，请抄到相应的部分");
    recognition.diagnostics.push(found);
}
