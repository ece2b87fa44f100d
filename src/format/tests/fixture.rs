//! Documents with every kind of block, for the tests of the formats.

use std::sync::Arc;

use crate::document::layout::layout;
use crate::document::{Block, Cell, Document, Level, Paragraph, Picture, Role, Row, Signature, Table};
use crate::form::Edition;
use crate::picture::PictureKind;

/// A picture of one grey point.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/// Prose that would be markup if it were not escaped.
pub const NASTY: &str = "<script>alert(1)</script> ]]> & &amp; |列| *星* _线_ `码` [链](http://a.b/c_d) # - + 1. \\ \"引\" ~~删~~";

/// The statutory table of a section, its figures spoken for by `figure`.
pub fn statutory(edition: &str, key: &'static str, figure: impl Fn(usize) -> String) -> Table {
    let edition = Edition::find(edition).unwrap();
    let next = std::cell::Cell::new(0);
    layout(key, edition.table(key).unwrap(), edition.table_name(key), &|_| {
        next.set(next.get() + 1);
        figure(next.get() - 1)
    })
}

/// A cell of an extra table: its first column, rows and columns spanned, role, text.
pub fn cell(column: usize, row_span: usize, col_span: usize, role: Role, text: &str) -> Cell {
    Cell {
        column,
        row_span,
        col_span,
        role,
        text: text.to_owned(),
        data_point: None,
    }
}

/// A row of an extra table.
pub fn row(head: bool, cells: Vec<Cell>) -> Row {
    Row {
        head,
        starts_group: false,
        cells,
    }
}

/// An extra table with merged cells and every sign that a text table is drawn with.
pub fn merged_table() -> Table {
    use Role::{ColumnHead, Text};
    Table {
        caption: "2021年主动公开情况|按渠道".to_owned(),
        statutory: false,
        placing: crate::document::Placing::Parted,
        widths: vec![2, 3, 1],
        rows: vec![
            row(
                true,
                vec![
                    cell(0, 1, 2, ColumnHead, "渠道"),
                    cell(2, 1, 1, ColumnHead, "条数"),
                ],
            ),
            row(
                false,
                vec![
                    cell(0, 2, 1, Text, "网站|平台 + 其他"),
                    cell(1, 1, 1, Text, "门户网站 <a> & “政务公开”"),
                    cell(2, 1, 1, Text, "1280"),
                ],
            ),
            row(
                false,
                vec![
                    cell(
                        1,
                        1,
                        1,
                        Text,
                        "政务新媒体（微信、微博等）公开的各类政务动态信息以及解读材料",
                    ),
                    cell(2, 1, 1, Text, "356"),
                ],
            ),
            row(
                false,
                vec![cell(0, 1, 2, Text, "+--+ | 合计 *全部*"), cell(2, 1, 1, Text, "")],
            ),
        ],
    }
}

/// An extra table without a merge.
pub fn plain_table() -> Table {
    let line = |head, texts: [&str; 3]| {
        let role = if head { Role::ColumnHead } else { Role::Text };
        row(
            head,
            texts
                .iter()
                .enumerate()
                .map(|(i, t)| cell(i, 1, 1, role, t))
                .collect(),
        )
    };
    Table {
        caption: "公开渠道".to_owned(),
        statutory: false,
        placing: crate::document::Placing::Parted,
        widths: vec![1, 1, 1],
        rows: vec![
            line(true, ["渠道", "条数", "备注"]),
            line(false, ["网站", "12", "a|b \\| `c|d`"]),
            line(false, ["报刊", "", "*无* <b>"]),
        ],
    }
}

/// A picture.
pub fn picture(caption: &str) -> Picture {
    Picture {
        beside: false,
        caption: caption.to_owned(),
        alternative: String::new(),
        path: "图/现场.png".to_owned(),
        kind: PictureKind::Png,
        size: (640, 360),
        bytes: Arc::from(data_encoding::BASE64.decode(PNG.as_bytes()).unwrap()),
    }
}

/// A paragraph without a head.
pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        head: None,
        text: text.to_owned(),
    })
}

fn run_in(level: Level, head: &str, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        head: Some((level, head.to_owned())),
        text: text.to_owned(),
    })
}

fn heading(level: Level, text: &str) -> Block {
    Block::Heading(level, text.to_owned())
}

/// A document of these blocks.
pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "北仑区人民政府办公室\n2021年政府信息公开工作年度报告".to_owned(),
        author: "北仑区人民政府办公室".to_owned(),
        language: "zh-CN",
        draft: false,
        blocks,
        glance: crate::document::chart::Glance::NOTHING,
        charts_before: None,
    }
}

/// A report of the edition with every kind of block.
pub fn report(edition: &str, sealed: bool) -> Document {
    let table = |key, figure: fn(usize) -> String| Block::Table(statutory(edition, key, figure));
    document(vec![
        paragraph(
            "本年度报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求编制。全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。",
        ),
        paragraph(
            "本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。如对本报告有疑问，请联系北仑区人民政府办公室（地址：北仑区四明山路775号行政中心A座9楼；邮编：315800；电话：0574-89285667；网址：http://www.bl.gov.cn/）。",
        ),
        heading(Level::One, "一、总体情况"),
        run_in(
            Level::Two,
            "（一）主动公开。",
            "2021年，通过“中国·北仑”门户网站公开政府信息1280条，其中行政规范性文件18件，政策解读材料16件；召开新闻发布会4次，回应公众关切——包括教育、医疗、养老等热点问题……共计260余件。",
        ),
        run_in(
            Level::Two,
            "（二）依申请公开。",
            "全年新收政府信息公开申请31件，均在法定期限内答复。",
        ),
        heading(Level::Two, "（三）监督保障"),
        heading(Level::Three, "1. 培训"),
        paragraph("全年组织培训2次，参训人员120人次。"),
        heading(Level::Four, "（1）考核"),
        paragraph(NASTY),
        paragraph("1. 这一段以数字起头，并且不是标题；"),
        paragraph("- 这一段以连字符起头。"),
        Block::Table(merged_table()),
        Block::Table(plain_table()),
        Block::Picture(picture("图1 政务公开[现场] <活动>")),
        heading(Level::One, "二、主动公开政府信息情况"),
        table("主动公开", |i| {
            [
                "18",
                "38",
                "203",
                "-30",
                "29.058388万元",
                "55（含自然失效29件）",
                "0",
            ][i % 7]
                .to_owned()
        }),
        heading(Level::One, "三、收到和处理政府信息公开申请情况"),
        table("申请", |i| {
            ["27", "3", "0", "", "1280", "0", "31"][i % 7].to_owned()
        }),
        heading(Level::One, "四、政府信息公开行政复议、行政诉讼情况"),
        table("复议诉讼", |i| ["0", "0", "1", "0", "12"][i % 5].to_owned()),
        heading(Level::One, "五、存在的主要问题及改进情况"),
        paragraph(
            "一是政策解读的形式还不够丰富，二是基层政务公开的标准化规范化水平有待提高。2022年，我办将进一步丰富解读形式，加强业务指导。",
        ),
        heading(Level::One, "六、其他需要报告的事项"),
        paragraph("本机关全年未收取信息处理费。"),
        Block::Signature(Signature {
            name: "北仑区人民政府办公室".to_owned(),
            date: "2022年1月20日".to_owned(),
            sealed,
        }),
    ])
}
