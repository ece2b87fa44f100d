//! Documents to write: a report of each edition with every kind of block.

use crate::document::layout::layout;
use crate::document::{Block, Cell, Document, Level, Paragraph, Picture, Role, Row, Signature, Table};
use crate::form::{DataPoint, Edition};
use crate::picture::PictureKind;

/// A report on the form of this edition.
pub(super) fn report(edition: &str) -> Document {
    let edition = Edition::find(edition).unwrap();
    let year = edition.first_year;
    let mut blocks = vec![prose(&format!(
        "本年度报告根据《中华人民共和国政府信息公开条例》要求编制，由总体情况、主动公开政府信息情况等六部分组成。\
         报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如对本报告有疑问，请与某某区人民政府办公室联系\
         （地址：某某路1号，邮编：315800，电话：0574-00000000）。"
    ))];
    for section in edition.sections() {
        blocks.push(Block::Heading(Level::One, edition.heading(section.key)));
        match &section.table {
            Some(table) => {
                if section.key == "申请" {
                    blocks.push(prose(
                        "全年收到申请31件，均在法定期限内答复。下表中的数据含下属单位。",
                    ));
                }
                let caption = format!("{} {}", edition.table_name(section.key), section.title);
                blocks.push(Block::Table(layout(section.key, table, caption, &figure)));
                if section.key == "主动公开" {
                    blocks.push(prose("上表所列行政规范性文件清理工作于11月完成。"));
                    blocks.push(Block::Table(extra()));
                }
            }
            None if section.key == "总体情况" => blocks.extend(overview()),
            None => blocks.push(prose("本机关全年未收取信息处理费。没有其他需要报告的事项。")),
        }
    }
    blocks.push(Block::Picture(picture("图1 政府信息公开咨询现场 <\"一\"&二>")));
    blocks.push(signature(false));
    Document {
        title: format!("某某区人民政府办公室\n{year}年政府信息公开工作年度报告"),
        author: "某某区人民政府办公室".into(),
        language: "zh-CN",
        draft: false,
        blocks,
        glance: crate::document::chart::Glance::NOTHING,
        charts_before: None,
    }
}

/// A document of these blocks.
pub(super) fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "题目".into(),
        author: "某某局".into(),
        language: "zh-CN",
        draft: false,
        blocks,
        glance: crate::document::chart::Glance::NOTHING,
        charts_before: None,
    }
}

/// A paragraph without a head.
pub(super) fn prose(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        head: None,
        text: text.into(),
    })
}

/// A signature of ten characters and a date of six and a half.
pub(super) fn signature(sealed: bool) -> Block {
    Block::Signature(Signature {
        name: "某某区人民政府办公室".into(),
        date: "2022年1月20日".into(),
        sealed,
    })
}

fn figure(point: DataPoint) -> String {
    match point.column {
        "本年收费金额" | "采购总金额" => "29.058388".into(),
        "本年增减" => "-30".into(),
        "现行有效件数" => "203".into(),
        "总计" => "1136".into(),
        _ => "0".into(),
    }
}

fn overview() -> Vec<Block> {
    let run_in = |level, head: &str, text: &str| {
        Block::Paragraph(Paragraph {
            head: Some((level, head.into())),
            text: text.into(),
        })
    };
    vec![
        run_in(
            Level::Two,
            "（一）主动公开。",
            "全年公开行政规范性文件18件，废止38件——均已在“政府信息公开”专栏公布……并按季度更新目录，方便群众查阅。",
        ),
        Block::Heading(Level::Two, "（二）依申请公开".into()),
        prose("全年新收申请31件，同比增长12.5%，其中自然人27件、商业企业3件、法律服务机构1件。"),
        Block::Heading(Level::Three, "1.办理程序".into()),
        prose("登记、审核、答复、归档四个环节均有专人负责，答复文书经司法机构审核后发出。"),
        Block::Heading(Level::Four, "（1）答复期限".into()),
        run_in(
            Level::Three,
            "2.平台建设。",
            "门户网站改版后，检索更快，无障碍浏览覆盖全部栏目。",
        ),
        run_in(
            Level::Four,
            "（2）监督保障。",
            "组织培训2次，开展社会评议1次，未发生责任追究情形。",
        ),
    ]
}

/// A table of more rows than a page holds, with merged cells.
pub(super) fn extra() -> Table {
    let cell = |column, row_span, col_span, role, text: String| Cell {
        column,
        row_span,
        col_span,
        role,
        text,
        data_point: None,
    };
    let plain = |column, text: String| cell(column, 1, 1, Role::Text, text);
    let mut rows = vec![Row {
        head: true,
        starts_group: false,
        cells: vec![
            cell(0, 1, 2, Role::ColumnHead, "公开内容".into()),
            cell(2, 1, 1, Role::ColumnHead, "件数".into()),
            cell(3, 1, 1, Role::ColumnHead, "说明".into()),
        ],
    }];
    for group in 1..=10 {
        for item in 1..=3 {
            let mut cells = vec![
                plain(1, format!("事项{group}.{item}")),
                plain(2, (group * item).to_string()),
                plain(
                    3,
                    if item == 2 {
                        "含下属事业单位在本机关网站上公开的同类信息".into()
                    } else {
                        String::new()
                    },
                ),
            ];
            if item == 1 {
                cells.insert(0, cell(0, 3, 1, Role::Text, format!("第{group}类")));
            }
            rows.push(Row {
                head: false,
                starts_group: item == 1,
                cells,
            });
        }
    }
    Table {
        caption: "主动公开信息分类统计".into(),
        statutory: false,
        placing: crate::document::Placing::Parted,
        widths: vec![10, 14, 6, 20],
        rows,
    }
}

/// A picture of 800 × 450 pixels in grey stripes.
pub(super) fn picture(caption: &str) -> Picture {
    Picture {
        beside: false,
        caption: caption.into(),
        alternative: String::new(),
        path: "images/现场.png".into(),
        kind: PictureKind::Png,
        size: (800, 450),
        bytes: png(800, 450).into(),
    }
}

/// A grey PNG, its data in stored blocks: each row is `width` bytes of one tone.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0);
        rows.extend(std::iter::repeat_n(
            u8::try_from(y / 2 % 256).unwrap(),
            width as usize,
        ));
    }
    let mut data = vec![0x78, 0x01];
    let mut chunks = rows.chunks(0xffff).peekable();
    while let Some(chunk) = chunks.next() {
        let length = u16::try_from(chunk.len()).unwrap();
        data.push(u8::from(chunks.peek().is_none()));
        data.extend(length.to_le_bytes());
        data.extend((!length).to_le_bytes());
        data.extend(chunk);
    }
    let (a, b) = rows.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    });
    data.extend((b << 16 | a).to_be_bytes());
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([8, 0, 0, 0, 0]);
    for (kind, body) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        out.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        let named = [&kind[..], &body].concat();
        out.extend(&named);
        out.extend(crc(&named).to_be_bytes());
    }
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}
