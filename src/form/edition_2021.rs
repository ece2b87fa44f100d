//! The form in force: 国办公开办函〔2021〕30号, for the years 2021 and after.

use super::between_years::Stock;
use super::edition::Edition;
use super::relations::RelationCache;
use super::shared::{
    APPLICATIONS_BLOCK, ASSERTIONS, CARRIED, CARRIED_OVER_ROW, CONTENT, DECLINED_ROWS, DISPUTES_SECTION,
    GRANTED_ROW, OTHER_SECTION, OTHER_TITLE, OTHERWISE, OTHERWISE_LABEL, OUTCOME_TOTAL_ROW, OVERVIEW_SECTION,
    PARTLY_ROW, PENDING_ROW, PROACTIVE, PROBLEMS_SECTION, RECEIVED_ROW, REFUSED_ROWS, RULES, TOPICS,
    UNAVAILABLE_ROWS, applications_section, count, group, outcome, proactive_section, row,
};
use super::table::{Block, Column, Kind};

const MADE: Column = count("本年制发件数");
const REPEALED: Column = count("本年废止件数");
const IN_FORCE: Column = count("现行有效件数");
const DECISIONS: &[Column] = &[count("本年处理决定数量")];

/// The 2021 edition.
pub(super) static EDITION: Edition = Edition {
    id: "2021",
    first_year: 2021,
    last_year: None,
    notice_title: "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知",
    notice_number: "国办公开办函〔2021〕30号",
    form_title: "中华人民共和国政府信息公开工作年度报告格式",
    notice_words: &["年度报告格式"],
    sections: &[
        OVERVIEW_SECTION,
        proactive_section(&[
            Block {
                header: Some("第二十条第（一）项"),
                corner: CONTENT,
                boxhead: &[MADE, REPEALED, IN_FORCE],
                stub: &[row(RULES, RULES), row("行政规范性文件", "行政规范性文件")],
            },
            Block {
                header: Some("第二十条第（五）项"),
                corner: CONTENT,
                boxhead: DECISIONS,
                stub: &[row("行政许可", "行政许可")],
            },
            Block {
                header: Some("第二十条第（六）项"),
                corner: CONTENT,
                boxhead: DECISIONS,
                stub: &[row("行政处罚", "行政处罚"), row("行政强制", "行政强制")],
            },
            Block {
                header: Some("第二十条第（八）项"),
                corner: CONTENT,
                boxhead: &[Column {
                    key: "本年收费金额",
                    label: "本年收费金额（单位：万元）",
                    kind: Kind::Amount,
                    children: &[],
                }],
                stub: &[row("行政事业性收费", "行政事业性收费")],
            },
        ]),
        applications_section(&[Block {
            stub: &[
                RECEIVED_ROW,
                CARRIED_OVER_ROW,
                outcome(&[
                    GRANTED_ROW,
                    PARTLY_ROW,
                    REFUSED_ROWS,
                    UNAVAILABLE_ROWS,
                    DECLINED_ROWS,
                    group(
                        OTHERWISE,
                        OTHERWISE_LABEL,
                        &[
                            row(
                                "逾期不补正",
                                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                            ),
                            row(
                                "逾期不缴费",
                                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                            ),
                            row("其他", "3.其他"),
                        ],
                    ),
                    OUTCOME_TOTAL_ROW,
                ]),
                PENDING_ROW,
            ],
            ..APPLICATIONS_BLOCK
        }]),
        DISPUTES_SECTION,
        PROBLEMS_SECTION,
        OTHER_SECTION,
    ],
    topics: TOPICS,
    fees: Some(OTHER_TITLE.0),
    assertions: ASSERTIONS,
    lookalikes: &[],
    blank_is_error: true,
    carried: CARRIED,
    stocks: &[Stock {
        table: PROACTIVE,
        column: IN_FORCE.key,
        added: MADE.key,
        removed: REPEALED.key,
    }],
    relation_cache: RelationCache::EMPTY,
};
