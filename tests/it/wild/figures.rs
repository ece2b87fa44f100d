//! Figures: blank or marked as nothing, with words, units and notes, in cells that were merged.

use nianbao::report::State;
use rust_decimal::Decimal;

use super::{all_ragged, correct, figures, found, message, older, read, row, table};

#[test]
fn blanks_and_marks_for_nothing_are_blank_cells() {
    for mark in ["", " ", "\u{a0}", "/", "／", "-", "——", "无", "不适用"] {
        let mut document = correct();
        for cell in row(&mut document, 3, "（一）予以公开")
            .cells
            .iter_mut()
            .skip(3)
            .take(3)
        {
            cell.text = mark.into();
        }
        let read = read(document);
        assert_eq!(found(&read), ["error blank-cell"], "{mark:?}");
        assert!(message(&read, "blank-cell").contains("予以公开（商业企业、科研机构、社会公益组织）"));
        let report = read.report.unwrap();
        let blank = report.facts.values().filter(|fact| fact.state == State::Blank);
        assert_eq!(blank.count(), 3, "{mark:?}");
    }
}

#[test]
fn all_blanks_of_a_table_are_one_finding() {
    let mut document = older();
    for row in table(&mut document, 3).rows.iter_mut().skip(3) {
        for cell in row.cells.iter_mut().rev().take(7) {
            cell.text = String::new();
        }
    }
    let read = read(document);
    assert_eq!(found(&read), ["warning blank-cell"]);
    assert!(message(&read, "blank-cell").contains("161 格都没有填"));
    assert_eq!(read.diagnostics[0].related.len(), 160);
}

#[test]
fn words_in_a_cell_are_told_and_the_certain_figure_is_kept() {
    let mut document = older();
    let cells = &mut row(&mut document, 2, "行政许可").cells;
    (cells[1].text, cells[2].text) = ("5".into(), "新增1条".into());
    row(&mut document, 2, "行政处罚").cells[2].text = "减4".into();
    row(&mut document, 2, "政府集中采购").cells[2].text = "300.6万".into();
    let read = read(document);
    assert_eq!(found(&read), ["error not-a-count"; 3]);
    let report = read.report.unwrap();
    let value = |key: &str| {
        let (_, fact) = report
            .facts
            .iter()
            .find(|(point, _)| point.to_string() == key)
            .unwrap();
        fact.state.number()
    };
    assert_eq!(value("主动公开.行政许可.本年增减"), Some(Decimal::ONE));
    assert_eq!(value("主动公开.行政处罚.本年增减"), Some(Decimal::from(-4)));
    assert_eq!(
        value("主动公开.政府集中采购.采购总金额"),
        Some(Decimal::new(3006, 1))
    );
    // The words themselves are kept, so that the clerk sees what was there.
    assert_eq!(figures(&report)["主动公开.政府集中采购.采购总金额"], "300.6万");
}

#[test]
fn units_and_notes_are_legal_and_kept() {
    let mut document = older();
    row(&mut document, 2, "政府集中采购").cells[2].text = "29.058388\n万元".into();
    row(&mut document, 2, "规范性文件").cells[3].text = "55（含自然失效29件）".into();
    row(&mut document, 2, "行政处罚").cells[2].text = "-30".into();
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new());
    let report = read.report.unwrap();
    let fact = report
        .facts
        .iter()
        .find(|(point, _)| point.to_string() == "主动公开.规范性文件.对外公开总数量");
    let (_, fact) = fact.unwrap();
    assert_eq!(
        (fact.raw.as_str(), fact.note.as_deref()),
        ("55", Some("含自然失效29件"))
    );
    assert_eq!(
        figures(&report)["主动公开.政府集中采购.采购总金额"],
        "29.058388万元"
    );
}

#[test]
fn a_figure_in_a_merged_cell_is_nobodys() {
    let mut document = correct();
    let cells = &mut row(&mut document, 3, "二、上年结转政府信息公开申请数量").cells;
    cells[1].col_span = 7;
    cells.truncate(2);
    // 0 for all of them is 0 for each.
    assert_eq!(found(&super::read(document.clone())), Vec::<String>::new());
    row(&mut document, 3, "二、上年结转政府信息公开申请数量").cells[1].text = "3".into();
    let read = read(document);
    assert_eq!(found(&read), ["error blank-cell", "warning doubtful-reading"]);
    let report = read.report.unwrap();
    let unread = report
        .facts
        .values()
        .filter(|fact| fact.state == State::Unread(None));
    assert_eq!(unread.count(), 7);
}

#[test]
fn a_row_with_too_few_figures_is_not_guessed_at() {
    let mut document = correct();
    all_ragged(&mut document);
    let cells = &mut row(&mut document, 3, "一、本年新收政府信息公开申请数量").cells;
    cells.drain(2..4);
    cells.remove(0);
    let read = read(document);
    let told = message(&read, "doubtful-reading");
    assert!(told.contains("第1行") && told.contains("应有 7 个数"), "{told}");
    assert!(
        read.remarks.iter().any(|remark| remark.words.contains("31")),
        "{:?}",
        read.remarks
    );
}

#[test]
fn a_row_of_table_four_with_too_few_figures_is_not_guessed_at() {
    let mut document = correct();
    all_ragged(&mut document);
    table(&mut document, 4).rows[3].cells.truncate(11);
    let read = read(document);
    assert!(message(&read, "doubtful-reading").contains("只有 11 格，应有 15 个数"));
}

#[test]
fn a_row_of_table_four_whose_figures_have_notes_is_no_head() {
    let mut document = correct();
    let cells = &mut table(&mut document, 4).rows[3].cells;
    for (cell, text) in cells
        .iter_mut()
        .zip(["3（全区汇总）", "1,136", "约30", "0（见附件2）"])
    {
        cell.text = text.to_owned();
    }
    let report = read(document).report.unwrap();
    let given = figures(&report);
    for (column, figure) in [
        ("结果维持", "3"),
        ("结果纠正", "1,136"),
        ("其他结果", "约30"),
        ("尚未审结", "0"),
    ] {
        let point = format!("复议诉讼.行政复议.{column}");
        assert_eq!(given.get(&point).map(String::as_str), Some(figure), "{column}");
    }
}

/// Every figure of table three with something behind it.
fn all_of_table_three(behind: &str) -> nianbao::document::Document {
    let mut document = correct();
    for row in table(&mut document, 3).rows.iter_mut().skip(3) {
        for cell in row.cells.iter_mut().rev().take(7) {
            if cell.text.bytes().all(|b| b.is_ascii_digit()) {
                cell.text.push_str(behind);
            }
        }
    }
    document
}

#[test]
fn figures_that_are_not_plain_for_one_reason_are_one_finding() {
    for (behind, reason) in [("件", "夹有文字"), (".0", "应写成整数")] {
        let read = read(all_of_table_three(behind));
        assert_eq!(found(&read), ["error not-a-count"], "{behind}");
        let told = message(&read, "not-a-count");
        assert!(
            told.starts_with(&format!("表三有 175 格{reason}，如“27{behind}”：")),
            "{told}"
        );
        assert!(told.ends_with("等 25 行"), "{told}");
        assert_eq!(read.diagnostics[0].related.len(), 174);
        let report = read.report.unwrap();
        let certain = report.facts.values().filter(|fact| fact.state.number().is_some());
        let wanted = super::example("beilun-2021");
        assert_eq!(certain.count(), wanted.facts.len());
    }
}

#[test]
fn a_few_figures_that_are_not_plain_are_told_one_by_one() {
    let mut document = correct();
    let cells = &mut row(&mut document, 3, "（一）予以公开").cells;
    for (index, cell) in cells.iter_mut().rev().take(6).enumerate() {
        if index < 5 {
            cell.text.push('件');
        } else {
            cell.text.insert(0, '约');
        }
    }
    assert_eq!(found(&read(document)), ["error not-a-count"; 6]);
}

#[test]
fn a_counter_and_a_note_leave_the_figure_certain() {
    let mut document = correct();
    let cells = &mut row(&mut document, 2, "行政规范性文件").cells;
    let last = cells.len() - 1;
    cells[last].text = "203件（含宣布失效）".to_owned();
    let read = read(document);
    let told = message(&read, "not-a-count");
    assert!(told.contains("“203件”") && told.ends_with("夹有文字"), "{told}");
    assert_eq!(read.diagnostics[0].primary.message, "应为 203");
    let report = read.report.unwrap();
    let fact = report
        .facts
        .iter()
        .find(|(point, _)| point.to_string() == "主动公开.行政规范性文件.现行有效件数")
        .map(|(_, fact)| fact);
    let fact = fact.unwrap();
    assert_eq!(fact.state.number(), Some(Decimal::from(203)));
    assert_eq!(fact.note.as_deref(), Some("含宣布失效"));
}

#[test]
fn a_table_that_is_told_in_words_is_missing() {
    let mut document = correct();
    let at = super::tables(&document)[1];
    document.blocks[at] =
        nianbao::document::Block::line("本年未收到申请，予以公开、不予公开均为0件。".to_owned());
    let read = read(document);
    let missing = read.diagnostics.iter().find(|d| d.rule.id == "missing-table");
    assert!(!missing.unwrap().help.as_ref().unwrap().contains("没有分成格子"));
}

#[test]
fn the_figures_of_one_block_do_not_push_those_of_another_apart() {
    let mut document = older();
    row(&mut document, 2, "政府集中采购").cells[2].text = "29.058388万元（含追加的采购）".into();
    let report = read(document).report.unwrap();
    let written = nianbao::file::write::write(&report, None);
    let line = |key: &str| {
        let mut lines = written.lines().map(str::trim_start);
        lines.find(|line| line.starts_with(key)).unwrap()
    };
    assert!(line("规章:").contains("[0, 0, 0]"), "{written}");
    assert!(line("政府集中采购:").contains("注: 含追加的采购"), "{written}");
}

#[test]
fn an_amount_under_a_head_in_another_unit_is_read_in_that_unit() {
    let mut document = correct();
    super::cell(&mut document, 2, "本年收费金额（单位：万元）").text = "本年收费金额（单位：元）".into();
    row(&mut document, 2, "行政事业性收费").cells[1].text = "290583.88".into();
    let read = read(document);
    assert_eq!(
        found(&read),
        ["warning altered-label", "warning doubtful-reading"]
    );
    assert!(message(&read, "doubtful-reading").contains("表头写的单位是元，按元读入"));
    let report = read.report.unwrap();
    let (_, fact) = report
        .facts
        .iter()
        .find(|(point, _)| point.row.last() == "行政事业性收费")
        .unwrap();
    assert_eq!(fact.state.number(), Some(Decimal::new(29_058_388, 6)));
    let written = nianbao::file::write::write(&report, None);
    assert!(written.contains("{值: 290583.88, 单位: 元}"), "{written}");
}

#[test]
fn two_numbers_in_a_cell_are_not_one() {
    for (text, raw) in [("203\n8", "203 8"), ("1\n2", "1 2"), ("12\n3", "12 3")] {
        let mut document = correct();
        row(&mut document, 2, "行政规范性文件").cells[3].text = text.into();
        let read = read(document);
        assert_eq!(found(&read), ["error not-a-count"], "{text:?}");
        assert!(
            message(&read, "not-a-count").contains(&format!("“{raw}”")),
            "{text:?}"
        );
        let report = read.report.unwrap();
        let facts = report
            .facts
            .iter()
            .filter(|(point, _)| point.row.last() == "行政规范性文件");
        let numbers: Vec<_> = facts.map(|(_, fact)| fact.state.number()).collect();
        assert!(numbers.contains(&None), "{text:?} {numbers:?}");
    }
    // One digit a line is what a column does that is one digit wide.
    let mut document = correct();
    row(&mut document, 2, "行政规范性文件").cells[3].text = "2\n0\n3".into();
    super::quiet(document, "beilun-2021");
}

#[test]
fn the_mark_of_a_note_is_no_digit() {
    let mut document = correct();
    row(&mut document, 2, "行政规范性文件").cells[3].text = "203¹".into();
    let read = read(document);
    assert_eq!(found(&read), ["error not-a-count"]);
    assert!(message(&read, "not-a-count").contains("注号"));
    let report = read.report.unwrap();
    let mut facts = report.facts.iter();
    assert!(facts.any(|(point, fact)| point.row.last() == "行政规范性文件"
        && fact.state.number() == Some(Decimal::from(203))));
}

/// The amount of 行政事业性收费 when its head and its label say this, and the findings.
fn amount(head: &str, label: &str) -> (Option<Decimal>, Vec<String>, String) {
    let mut document = correct();
    super::cell(&mut document, 2, "本年收费金额（单位：万元）").text = head.into();
    row(&mut document, 2, "行政事业性收费").cells[1].text = "251000".into();
    row(&mut document, 2, "行政事业性收费").cells[0].text = label.into();
    let read = read(document);
    let told = found(&read);
    let said = read
        .diagnostics
        .iter()
        .map(|d| d.message.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    let report = read.report.unwrap();
    let mut facts = report.facts.iter();
    let (_, fact) = facts
        .find(|(point, _)| point.row.last() == "行政事业性收费")
        .unwrap();
    (fact.state.number(), told, said)
}

#[test]
fn a_unit_in_any_words_governs_its_cells() {
    let label = "行政事业性收费";
    for unit in [
        "（元）",
        "(元)",
        "（人民币元）",
        "（单位 元）",
        "，单位：元",
        "（单位：人民币元）",
    ] {
        let (value, told, said) = amount(&format!("本年收费金额{unit}"), label);
        assert_eq!(value, Some(Decimal::new(251, 1)), "{unit}");
        assert_eq!(
            told,
            ["warning altered-label", "warning doubtful-reading"],
            "{unit}: {said}"
        );
    }
    for unit in ["（万元）", "（万元人民币）", "(单位：万元)"] {
        let (value, told, said) = amount(&format!("本年收费金额{unit}"), label);
        assert_eq!(value, Some(Decimal::from(251_000)), "{unit}");
        assert!(
            !told.contains(&"warning doubtful-reading".to_owned()),
            "{unit}: {said}"
        );
    }
    for unit in ["（单位：千元）", "（百万元）", "（美元）"] {
        let (value, told, said) = amount(&format!("本年收费金额{unit}"), label);
        assert_eq!(value, None, "{unit}");
        assert!(
            told.contains(&"warning doubtful-reading".to_owned()),
            "{unit}: {said}"
        );
        assert!(said.contains("没有读入：251000"), "{unit}: {said}");
    }
    let (value, told, said) = amount("本年收费金额（单位：万元）", "行政事业性收费（元）");
    assert_eq!(value, Some(Decimal::new(251, 1)), "{told:?} {said}");
}

#[test]
fn a_unit_above_the_table_governs_it_where_no_head_states_one() {
    for (line, head, value) in [
        ("单位：元", "本年收费金额", Some(Decimal::new(251, 1))),
        ("（单位：件、万元）", "本年收费金额", Some(Decimal::from(251_000))),
        ("单位：千元", "本年收费金额", None),
        (
            "单位：元",
            "本年收费金额（单位：万元）",
            Some(Decimal::from(251_000)),
        ),
    ] {
        let mut document = correct();
        super::cell(&mut document, 2, "本年收费金额（单位：万元）").text = head.into();
        row(&mut document, 2, "行政事业性收费").cells[1].text = "251000".into();
        let at = super::tables(&document)[0];
        document
            .blocks
            .insert(at, nianbao::document::Block::line(line.to_owned()));
        let report = read(document).report.unwrap();
        let mut facts = report.facts.iter();
        let (_, fact) = facts
            .find(|(point, _)| point.row.last() == "行政事业性收费")
            .unwrap();
        assert_eq!(fact.state.number(), value, "{line} {head}");
    }
}

#[test]
fn a_row_taken_by_order_that_contradicts_its_total_is_not_filled() {
    let mut document = correct();
    super::all_ragged(&mut document);
    for row in &mut table(&mut document, 3).rows {
        if let Some(at) = row.cells.iter().position(|cell| cell.text.starts_with("2.重复")) {
            // Another program put a figure of another row before it, and lost its last one.
            let mut other = row.cells[at + 1].clone();
            other.text = "7".into();
            row.cells[at].text = "重复的申请".into();
            row.cells.insert(at + 1, other);
            row.cells.pop();
        }
        for (column, cell) in row.cells.iter_mut().enumerate() {
            cell.column = column;
        }
    }
    let read = read(document);
    let told = found(&read);
    assert!(told.contains(&"warning doubtful-reading".to_owned()), "{told:?}");
    assert!(
        message(&read, "doubtful-reading").contains("没有读入"),
        "{told:?}"
    );
    let report = read.report.unwrap();
    let figures = super::figures(&report);
    assert!(figures.iter().all(|(_, figure)| figure != "7"), "{figures:?}");
}
