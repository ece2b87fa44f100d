//! What stands around the report: pages, draft marks, other reports; and title, signature, whom to ask.

use nianbao::document::recognise::recognise;
use nianbao::document::{AsRead, Block, CellIndex, Unread};

use super::{correct, found, line, message, older, read, same};

#[test]
fn menus_and_footers_are_no_part_of_the_report() {
    let mut document = correct();
    let title: Vec<Block> = document.title.lines().map(line).collect();
    document.title = String::new();
    let mut page = vec![
        line("某某区人民政府"),
        line("首页"),
        line("政务公开"),
        line("当前位置：首页 > 政府信息公开 > 年度报告"),
    ];
    page.extend(title);
    page.push(line("发布时间：2022-01-20 浏览次数：12 【字体：大 中 小】"));
    document.blocks.splice(0..0, page);
    document.blocks.extend([
        line("【打印本页】 【关闭窗口】"),
        line("主办：某某区人民政府办公室"),
        line("浙ICP备05000000号"),
    ]);
    let read = read(document);
    assert_eq!(found(&read), ["info unread-content"], "{:?}", read.diagnostics);
    same(&read, "beilun-2021");
    let other = &read.report.as_ref().unwrap().prose;
    assert!(
        !other
            .values()
            .any(|text| text.as_str().contains("ICP") || text.as_str().contains("浏览次数"))
    );
    assert!(
        read.remarks
            .iter()
            .any(|remark| remark.words.contains("浙ICP备05000000号"))
    );
}

#[test]
fn what_is_left_out_of_a_cell_is_told_at_its_cell() {
    let document = correct();
    // Table 3 is the last whose rows run down; table 4 is laid across.
    let (before, table) = document
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            Block::Table(table) => Some((at, table)),
            _ => None,
        })
        .rev()
        .nth(1)
        .unwrap();
    let (row, last) = table
        .rows
        .iter()
        .enumerate()
        .rfind(|(_, row)| row.cells.len() > 2)
        .unwrap();
    let at = |cell: &nianbao::document::Cell| CellIndex {
        row,
        column: cell.column,
    };
    let figure = at(last.cells.last().unwrap());
    let label = at(last.cells.first().unwrap());
    let unread = [figure, label].map(|cell| Unread {
        before,
        what: "划去的字".into(),
        cell: Some(cell),
    });
    let read = recognise(
        &AsRead {
            document: document.clone(),
            unread: unread.to_vec(),
            left_out: Vec::new(),
            pages: Vec::new(),
            sheets: Vec::new(),
            doubts: Vec::new(),
        },
        "报告",
    );
    let told: Vec<&str> = read.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter().all(|message| message.starts_with("表三 第")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|message| message.contains(" · 总计有划去的字")),
        "{told:?}"
    );
}

#[test]
fn what_a_file_holds_and_no_block_can_is_told_at_its_place() {
    let document = correct();
    let before = super::heading(&document, 5) + 1;
    let unread = vec![Unread {
        before,
        what: "一张图表".into(),
        cell: None,
    }];
    let read = recognise(
        &AsRead {
            document,
            unread,
            left_out: Vec::new(),
            pages: Vec::new(),
            sheets: Vec::new(),
            doubts: Vec::new(),
        },
        "报告",
    );
    assert_eq!(found(&read), ["warning unread-content"]);
    assert!(message(&read, "unread-content").contains("第五部分有一张图表"));
    assert!(
        read.remarks
            .iter()
            .any(|remark| remark.words.contains("一张图表"))
    );
}

#[test]
fn a_report_of_another_kind_is_said_to_be_one() {
    let mut document = correct();
    document.title = "某区2021年法治政府建设年度报告".into();
    document.blocks = vec![
        line("一、工作开展情况"),
        line("全年制定行政规范性文件18件。"),
        super::extra(&[&["项目", "数量"], &["行政复议", "3"]]),
        line("二、存在的主要问题"),
    ];
    let read = read(document);
    assert!(read.report.is_none());
    assert_eq!(found(&read), ["error not-a-report"]);
    assert!(message(&read, "not-a-report").contains("某区2021年法治政府建设年度报告"));
}

#[test]
fn a_document_without_words_is_no_report() {
    let mut document = correct();
    (document.title, document.blocks) = (String::new(), Vec::new());
    assert_eq!(found(&read(document)), ["error not-a-report"]);
}

#[test]
fn signature_and_whom_to_ask_are_read() {
    let mut document = older();
    document.blocks.extend([
        line("如有疑问，请与湛郎街道党政办公室联系（地址：某路1号；邮编：315000；联系电话：0574-1234567）。"),
        line("湛郎街道办事处"),
        line("2021 年 1 月 18 日"),
    ]);
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    let report = read.report.unwrap();
    assert_eq!(report.agency_name(), "湛郎街道办事处");
    assert_eq!(report.signature.name.as_ref().unwrap().as_str(), "湛郎街道办事处");
    assert_eq!(
        report.signature.date.as_ref().unwrap().value.to_string(),
        "2021-01-18"
    );
    let contact: Vec<(&str, &str)> = report
        .agency
        .contact
        .iter()
        .map(|(key, text)| (*key, text.as_str()))
        .collect();
    assert_eq!(
        contact,
        [("地址", "某路1号"), ("邮编", "315000"), ("电话", "0574-1234567")]
    );
}

#[test]
fn marks_that_word_left_are_taken_out_with_an_info() {
    let mut document = correct();
    let at = super::heading(&document, 1);
    document
        .blocks
        .insert(at, line("[bookmark: _GoBack]本报告公布如下。"));
    let read = read(document);
    assert_eq!(found(&read), ["info unread-content"]);
    let report = read.report.unwrap();
    assert!(
        !report
            .prose
            .values()
            .any(|text| text.as_str().contains("bookmark"))
    );
}

#[test]
fn braces_of_a_document_insert_nothing_in_the_file_written_from_it() {
    let mut document = correct();
    let (one, six) = (super::heading(&document, 1), super::heading(&document, 6));
    document
        .blocks
        .insert(six + 1, super::extra(&[&["项目", "数量"], &["申请", "{{年度}}"]]));
    document
        .blocks
        .insert(one + 1, line("全年新收申请{{申请.本年新收.总计}}件。"));
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    let report = read.report.unwrap();
    let words: String = report
        .prose
        .values()
        .map(nianbao::report::text::Text::as_str)
        .collect();
    assert!(words.contains("全年新收申请｛｛申请.本年新收.总计｝｝件。"));
    assert!(words.contains("| 申请 | ｛｛年度｝｝ |"));
    assert!(!words.contains("{{"));
    // Both are told as something to be filled, in the document and in the file alike.
    let marks = |report: &nianbao::report::Report| {
        nianbao::check::run(report, &nianbao::check::Context::default(), Vec::new())
            .diagnostics
            .iter()
            .filter(|found| found.rule.id == "placeholder")
            .map(|found| found.message.clone())
            .collect::<Vec<_>>()
    };
    let source = nianbao::source::Source::new("a.yaml", nianbao::file::write::write(&report, None));
    let again = nianbao::file::lower::lower(&source, nianbao::yaml::parse(&source).root.as_ref(), None);
    let again = again.report.unwrap();
    assert_eq!(marks(&report).len(), 2);
    assert_eq!(marks(&report), marks(&again));
}

#[test]
fn a_second_report_in_the_file_is_not_read_into_the_first() {
    for other in [older(), correct()] {
        let mut document = correct();
        let title = other.title.replace('\n', "");
        document.blocks.extend(other.title.lines().map(line));
        document.blocks.extend(other.blocks.clone());
        let read = read(document);
        assert_eq!(found(&read), ["warning unread-content"], "{:?}", read.diagnostics);
        assert!(message(&read, "unread-content").contains(&format!("后面还有一份报告“{title}”")));
        same(&read, "beilun-2021");
        let tail = &read.remarks.last().unwrap().words;
        assert!(tail.contains(&other.title) && tail.contains("六、其他需要报告的事项"));
    }
}

#[test]
fn links_to_other_reports_are_no_second_report() {
    let mut document = correct();
    document.blocks.extend([
        line("某区某局2021年政府信息公开工作年度报告"),
        line("某区某镇2021年政府信息公开工作年度报告"),
    ]);
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    same(&read, "beilun-2021");
}

#[test]
fn marks_of_the_page_are_no_prose() {
    let mut document = correct();
    let (three, six) = (super::tables(&document)[1], super::heading(&document, 6));
    document.blocks.push(line("— 5 —"));
    document.blocks.insert(six, line("第 4 页　共 5 页"));
    document.blocks.insert(three + 1, line("（续表）"));
    document.blocks.insert(three, line("附表2"));
    let read = read(document);
    assert_eq!(found(&read), ["info unread-content"], "{:?}", read.diagnostics);
    assert!(message(&read, "unread-content").contains("“附表2”、“（续表）”、“第 4 页　共 5 页”等 4 段"));
    same(&read, "beilun-2021");
    let prose = &read.report.as_ref().unwrap().prose;
    assert!(!prose.keys().any(|key| key.to_string().starts_with("申请.")));
}

#[test]
fn whom_to_ask_may_stand_in_lines() {
    let mut document = older();
    document.blocks.extend([
        line("联系地址：某路1号"),
        line("邮政编码：315000"),
        line("电　　话：0574-1234567　　传真：0574-1234568"),
        line("电子邮箱：a@b.cn"),
    ]);
    let read = read(document);
    let contact: Vec<(&str, &str)> = read
        .report
        .as_ref()
        .unwrap()
        .agency
        .contact
        .iter()
        .map(|(key, text)| (*key, text.as_str()))
        .collect();
    assert_eq!(
        contact,
        [
            ("地址", "某路1号"),
            ("邮编", "315000"),
            ("电话", "0574-1234567"),
            ("传真", "0574-1234568"),
            ("电子邮箱", "a@b.cn")
        ]
    );
}

#[test]
fn agency_and_date_under_the_title_are_the_signature() {
    let under: [&[&str]; 2] = [
        &["北仑区人民政府办公室", "2022年1月20日"],
        &["北仑区人民政府办公室　2022年1月20日"],
    ];
    for lines in under {
        let mut document = correct();
        document
            .blocks
            .retain(|block| !matches!(block, Block::Signature(_)));
        document.blocks.splice(0..0, lines.iter().map(|text| line(text)));
        let read = read(document);
        assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
        same(&read, "beilun-2021");
        let signature = &read.report.as_ref().unwrap().signature;
        assert_eq!(signature.name.as_ref().unwrap().as_str(), "北仑区人民政府办公室");
        assert_eq!(signature.date.as_ref().unwrap().value.to_string(), "2022-01-20");
    }
}
