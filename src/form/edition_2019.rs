//! The form on trial: 国办公开办函〔2019〕60号, for the years 2019 and 2020.

use super::assertion::{Assertion, Each, RelationKind, Terms};
use super::edition::Edition;
use super::relations::RelationCache;
use super::shared::{
    APPLICATIONS_BLOCK, ASSERTIONS, CARRIED, CARRIED_OVER_ROW, CONTENT, DECLINED_ROWS, DISPUTES_SECTION,
    GRANTED_ROW, OTHER_SECTION, OTHERWISE, OTHERWISE_LABEL, OUTCOME_TOTAL_ROW, OVERVIEW_SECTION, PARTLY_ROW,
    PENDING_ROW, PROACTIVE, PROBLEMS_SECTION, RECEIVED_ROW, REFUSED_ROWS, RULES, TOPICS, UNAVAILABLE_ROWS,
    applications_section, column, count, outcome, proactive_section, row,
};
use super::table::{Block, Column, Kind};

const BEFORE: Column = count("上一年项目数量");
const CHANGE: Column = Column {
    key: "本年增减",
    label: "本年增/减",
    kind: Kind::Change,
    children: &[],
};
const DECISIONS: Column = count("处理决定数量");
const MATTERS: &[Column] = &[BEFORE, CHANGE, DECISIONS];

/// 处理决定数量 is how many decisions were taken, not how many kinds of matter there are after the change.
const ROLL_FORWARD: Assertion = Assertion {
    table: PROACTIVE,
    relation: RelationKind::Total,
    each: Each::Row,
    left: &[DECISIONS.key],
    right: Terms::Listed(&[BEFORE.key, CHANGE.key]),
};

/// The 2019 edition.
pub(super) static EDITION: Edition = Edition {
    id: "2019",
    first_year: 2019,
    last_year: Some(2020),
    notice_title: "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
    notice_number: "国办公开办函〔2019〕60号",
    form_title: "中华人民共和国政府信息公开工作年度报告格式（试行）",
    notice_words: &["年度报告有关事项", "年度报告格式(试行)"],
    sections: &[
        OVERVIEW_SECTION,
        proactive_section(&[
            Block {
                header: Some("第二十条第（一）项"),
                corner: CONTENT,
                boxhead: &[
                    count("本年新制作数量"),
                    count("本年新公开数量"),
                    count("对外公开总数量"),
                ],
                stub: &[row(RULES, RULES), row("规范性文件", "规范性文件")],
            },
            Block {
                header: Some("第二十条第（五）项"),
                corner: CONTENT,
                boxhead: MATTERS,
                stub: &[
                    row("行政许可", "行政许可"),
                    row("其他对外管理服务事项", "其他对外管理服务事项"),
                ],
            },
            Block {
                header: Some("第二十条第（六）项"),
                corner: CONTENT,
                boxhead: MATTERS,
                stub: &[row("行政处罚", "行政处罚"), row("行政强制", "行政强制")],
            },
            Block {
                header: Some("第二十条第（八）项"),
                corner: CONTENT,
                boxhead: &[BEFORE, CHANGE],
                stub: &[row("行政事业性收费", "行政事业性收费")],
            },
            Block {
                header: Some("第二十条第（九）项"),
                corner: CONTENT,
                boxhead: &[count("采购项目数量"), column("采购总金额", Kind::Amount)],
                stub: &[row("政府集中采购", "政府集中采购")],
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
                    row(OTHERWISE, OTHERWISE_LABEL),
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
    fees: None,
    assertions: ASSERTIONS,
    lookalikes: &[ROLL_FORWARD],
    blank_is_error: false,
    carried: CARRIED,
    stocks: &[],
    relation_cache: RelationCache::EMPTY,
};
