//! The letterhead that an agency begins with: our own file, with every style in use, to be changed in Word or WPS.

use std::fmt::Write as _;

use crate::document::{Block, Cell, Document, Level, Paragraph, Placing, Role, Row, Signature, Table};
use crate::format::WriteError;
use crate::format::docx::parcel::Parcel;
use crate::format::docx::write::write;

/// What a header is, and the kind of the reference to one.
const HEADER: (&str, &str) = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
);
/// A header without words, to be filled.
const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p></w:hdr>";
/// The part with the text.
const MAIN: &str = "word/document.xml";

/// The file.
///
/// # Errors
/// It could not be written: a fault of the program.
pub fn default_reference() -> Result<Vec<u8>, WriteError> {
    let bytes = write(&sample())?;
    with_headers(&bytes).map_err(|unreadable| WriteError(unreadable.message.into()))
}

fn with_headers(bytes: &[u8]) -> Result<Vec<u8>, crate::format::Unreadable> {
    let mut parcel = Parcel::open(bytes)?;
    let mut references = String::new();
    for pages in ["default", "even"] {
        let name = parcel.free_name(MAIN, "header", "xml");
        parcel.put(&name, EMPTY);
        parcel.declare(&name, HEADER.0)?;
        let id = parcel.link(MAIN, HEADER.1, &name)?;
        let _ = write!(
            references,
            "<w:headerReference w:type=\"{pages}\" r:id=\"{id}\"/>"
        );
    }
    let text = parcel.text(MAIN)?.unwrap_or_default();
    let text = text.replacen(
        "<w:footerReference",
        &format!("{references}<w:footerReference"),
        1,
    );
    parcel.put(MAIN, text);
    parcel.pack()
}

/// A paragraph for each style, which says what it is for.
fn sample() -> Document {
    let line = |text: &str| Block::line(text.to_owned());
    let heading = |level, text: &str| Block::Heading(level, text.to_owned());
    let run_in = |level, head: &str| {
        Block::Paragraph(Paragraph {
            head: Some((level, head.to_owned())),
            text: "段首的一句用“段首标题”样式，后面是正文。".to_owned(),
        })
    };
    Document {
        title: "标题：样式“标题”".to_owned(),
        author: String::new(),
        language: "zh-CN",
        draft: false,
        blocks: vec![
            line(
                "这是生成报告用的样张：nianbao build 报告.yaml --reference 这个文件。改样式、页面、页眉和页脚，不要改正文：正文会换成报告。",
            ),
            line(
                "这一段是“正文”。改它的字体、字号、行距，报告的正文就跟着改。版头和徽标放进页眉；页脚是页码。",
            ),
            heading(Level::One, "一、部分的标题：样式“标题 1”"),
            heading(Level::Two, "（一）样式“标题 2”"),
            run_in(Level::Two, "（一）段首标题 2。"),
            heading(Level::Three, "1. 样式“标题 3”"),
            run_in(Level::Three, "1. 段首标题 3。"),
            heading(Level::Four, "（1）样式“标题 4”"),
            run_in(Level::Four, "（1）段首标题 4。"),
            run_in(Level::One, "一、段首标题 1。"),
            Block::Table(table()),
            line(
                "表格用样式“年报表格”，里面的文字用“表格文字”“表头”“表格栏目”“表格分组”“表格数字”“表内说明”；图用样式“图片”，图注和表名用“题注”。",
            ),
            Block::Signature(Signature {
                name: "署名：样式“签名”".to_owned(),
                date: "2026年1月20日".to_owned(),
                sealed: false,
            }),
        ],
        glance: crate::document::chart::Glance::NOTHING,
        charts_before: None,
    }
}

fn table() -> Table {
    let cell = |column, role, text: &str| Cell {
        role,
        ..Cell::of_text(column, text.to_owned())
    };
    let group = Cell {
        row_span: 2,
        ..cell(0, Role::GroupLabel, "表格分组")
    };
    let row = |head, cells| Row {
        head,
        starts_group: false,
        cells,
    };
    Table {
        caption: "表名：样式“题注”".to_owned(),
        statutory: false,
        placing: Placing::Whole,
        widths: vec![3, 4, 2, 2],
        rows: vec![
            row(
                true,
                vec![
                    cell(0, Role::Corner, "表内说明"),
                    cell(1, Role::ColumnHead, "表头"),
                    cell(2, Role::ColumnHead, "表头"),
                    cell(3, Role::ColumnHead, "表头"),
                ],
            ),
            row(
                false,
                vec![
                    group,
                    cell(1, Role::RowLabel, "表格栏目"),
                    cell(2, Role::Figure, "12"),
                    cell(3, Role::Text, "表格文字"),
                ],
            ),
            row(
                false,
                vec![
                    cell(1, Role::RowLabel, "表格栏目"),
                    cell(2, Role::Figure, "345"),
                    cell(3, Role::Text, "表格文字"),
                ],
            ),
        ],
    }
}
