//! What the editions share, word for word: the sections, table 3 but for one group, table 4 wholly, and the relations.

use super::assertion::{Assertion, Each, RelationKind, Terms};
use super::between_years::Carried;
use super::section::Section;
use super::table::{Block, Column, Kind, Orientation, Row, Table};

/// The word that stands for a sum, both as a column and as the last row of 三、本年度办理结果.
pub const TOTAL: &str = "总计";

/// What part one reports on, in the notices' order.
pub(super) const TOPICS: &[&str] = &[
    "主动公开",
    "依申请公开",
    "政府信息管理",
    "政府信息公开平台建设",
    "监督保障",
];

/// The row of 规章 (rules), which few agencies have the power to make (立法法).
pub const RULES: &str = "规章";
/// The row of lawsuits that no 行政复议 went before: 行政复议法 of 2023 sends most of them there first.
pub const DIRECT_SUITS: &str = "未经复议直接起诉";

/// The key of the part with table 2.
pub const PROACTIVE: &str = "主动公开";
/// The key of the part with table 3.
pub const APPLICATIONS: &str = "申请";
/// The key of the part with table 4.
pub const DISPUTES: &str = "复议诉讼";
/// The tables of what applicants did: in a year without any, they are 0 throughout.
pub const OF_APPLICANTS: &[&str] = &[APPLICATIONS, DISPUTES];

/// The row of the year's new applications.
pub const RECEIVED: &str = "本年新收";
const CARRIED_OVER: &str = "上年结转";
/// The group of what became of applications.
pub const OUTCOME: &str = "办理结果";
const PENDING: &str = "结转下年度";
/// The path of （七）总计; the only path that the relations spell out beside keys.
const OUTCOME_TOTAL: &str = "办理结果.总计";

pub(super) const fn row(key: &'static str, label: &'static str) -> Row {
    Row {
        key,
        label,
        children: &[],
    }
}

pub(super) const fn group(key: &'static str, label: &'static str, children: &'static [Row]) -> Row {
    Row { key, label, children }
}

pub(super) const fn column(key: &'static str, kind: Kind) -> Column {
    Column {
        key,
        label: key,
        kind,
        children: &[],
    }
}

pub(super) const fn count(key: &'static str) -> Column {
    column(key, Kind::Count)
}

const fn spanner(label: &'static str, children: &'static [Column]) -> Column {
    Column {
        key: "",
        label,
        kind: Kind::Count,
        children,
    }
}

/// The head of every block of table 2 above its labels.
pub(super) const CONTENT: &str = "信息内容";

pub(super) const fn proactive(blocks: &'static [Block]) -> Table {
    Table {
        blocks,
        orientation: Orientation::Down,
        stub_widths: &[2435],
        value_width: 2435,
        may_not_apply: true,
    }
}

pub(super) const fn applications(blocks: &'static [Block]) -> Table {
    Table {
        blocks,
        orientation: Orientation::Down,
        stub_widths: &[754, 921, 3271],
        value_width: 685,
        may_not_apply: false,
    }
}

pub(super) const APPLICATIONS_CORNER: &str =
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

pub(super) static APPLICANTS: &[Column] = &[spanner(
    "申请人情况",
    &[
        count("自然人"),
        spanner(
            "法人或其他组织",
            &[
                count("商业企业"),
                count("科研机构"),
                count("社会公益组织"),
                count("法律服务机构"),
                count("其他"),
            ],
        ),
        count(TOTAL),
    ],
)];

pub(super) const RECEIVED_ROW: Row = row(RECEIVED, "一、本年新收政府信息公开申请数量");
pub(super) const CARRIED_OVER_ROW: Row = row(CARRIED_OVER, "二、上年结转政府信息公开申请数量");
pub(super) const PENDING_ROW: Row = row(PENDING, "四、结转下年度继续办理");

pub(super) const fn outcome(children: &'static [Row]) -> Row {
    group(OUTCOME, "三、本年度办理结果", children)
}

pub(super) const GRANTED_ROW: Row = row("予以公开", "（一）予以公开");
pub(super) const PARTLY_ROW: Row = row(
    "部分公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
);
pub(super) const REFUSED_ROWS: Row = group(
    "不予公开",
    "（三）不予公开",
    &[
        row("国家秘密", "1.属于国家秘密"),
        row("法律行政法规禁止公开", "2.其他法律行政法规禁止公开"),
        row("三安全一稳定", "3.危及“三安全一稳定”"),
        row("保护第三方合法权益", "4.保护第三方合法权益"),
        row("三类内部事务信息", "5.属于三类内部事务信息"),
        row("四类过程性信息", "6.属于四类过程性信息"),
        row("行政执法案卷", "7.属于行政执法案卷"),
        row("行政查询事项", "8.属于行政查询事项"),
    ],
);
pub(super) const UNAVAILABLE_ROWS: Row = group(
    "无法提供",
    "（四）无法提供",
    &[
        row("本机关不掌握", "1.本机关不掌握相关政府信息"),
        row("没有现成信息", "2.没有现成信息需要另行制作"),
        row("补正后仍不明确", "3.补正后申请内容仍不明确"),
    ],
);
pub(super) const DECLINED_ROWS: Row = group(
    "不予处理",
    "（五）不予处理",
    &[
        row("信访举报投诉", "1.信访举报投诉类申请"),
        row("重复申请", "2.重复申请"),
        row("公开出版物", "3.要求提供公开出版物"),
        row("大量反复申请", "4.无正当理由大量反复申请"),
        row("确认或重新出具", "5.要求行政机关确认或重新出具已获取信息"),
    ],
);
pub(super) const OTHERWISE: &str = "其他处理";
pub(super) const OTHERWISE_LABEL: &str = "（六）其他处理";
pub(super) const OUTCOME_TOTAL_ROW: Row = row(TOTAL, "（七）总计");

/// Table 4, the same in both editions.
pub(super) const DISPUTES_TABLE: Table = Table {
    blocks: &[Block {
        header: None,
        corner: "",
        boxhead: &[
            count("结果维持"),
            count("结果纠正"),
            count("其他结果"),
            count("尚未审结"),
            count(TOTAL),
        ],
        stub: &[
            row("行政复议", "行政复议"),
            group(
                "",
                "行政诉讼",
                &[row(DIRECT_SUITS, DIRECT_SUITS), row("复议后起诉", "复议后起诉")],
            ),
        ],
    }],
    orientation: Orientation::Across,
    stub_widths: &[],
    value_width: 649,
    may_not_apply: false,
};

/// The key of part one, which must say something whatever the year was like.
pub const OVERVIEW: &str = OVERVIEW_TITLE.0;
pub(super) const OVERVIEW_TITLE: (&str, &str) = ("总体情况", "总体情况");
pub(super) const PROACTIVE_TITLE: &str = "主动公开政府信息情况";
pub(super) const APPLICATIONS_TITLE: &str = "收到和处理政府信息公开申请情况";
pub(super) const DISPUTES_TITLE: &str = "政府信息公开行政复议、行政诉讼情况";
/// The key of part five, which must say something too.
pub const PROBLEMS: &str = PROBLEMS_TITLE.0;
pub(super) const PROBLEMS_TITLE: (&str, &str) = ("问题及改进", "存在的主要问题及改进情况");
pub(super) const OTHER_TITLE: (&str, &str) = ("其他事项", "其他需要报告的事项");

/// The relations of both editions. The balance is printed in the corner of table 3; the sums are what 总计 means.
pub(super) static ASSERTIONS: &[Assertion] = &[
    Assertion {
        table: APPLICATIONS,
        relation: RelationKind::Total,
        each: Each::Row,
        left: &[TOTAL],
        right: Terms::Rest,
    },
    Assertion {
        table: APPLICATIONS,
        relation: RelationKind::Total,
        each: Each::Column,
        left: &[OUTCOME_TOTAL],
        right: Terms::Rest,
    },
    Assertion {
        table: APPLICATIONS,
        relation: RelationKind::Balance,
        each: Each::Column,
        left: &[RECEIVED, CARRIED_OVER],
        right: Terms::Listed(&[OUTCOME_TOTAL, PENDING]),
    },
    Assertion {
        table: DISPUTES,
        relation: RelationKind::Total,
        each: Each::Row,
        left: &[TOTAL],
        right: Terms::Rest,
    },
];

/// What one year leaves over is where the next year begins.
pub(super) static CARRIED: &[Carried] = &[Carried {
    table: APPLICATIONS,
    from: PENDING,
    to: CARRIED_OVER,
}];

/// Part one.
pub(super) const OVERVIEW_SECTION: Section = words(OVERVIEW_TITLE, true);
/// Part four.
pub(super) const DISPUTES_SECTION: Section = Section {
    key: DISPUTES,
    title: DISPUTES_TITLE,
    needs_words: false,
    table: Some(DISPUTES_TABLE),
};
/// Part five.
pub(super) const PROBLEMS_SECTION: Section = words(PROBLEMS_TITLE, true);
/// Part six.
pub(super) const OTHER_SECTION: Section = words(OTHER_TITLE, false);
/// The block of table 3 without its rows.
pub(super) const APPLICATIONS_BLOCK: Block = Block {
    header: None,
    corner: APPLICATIONS_CORNER,
    boxhead: APPLICANTS,
    stub: &[],
};

/// A part of words alone.
const fn words(title: (&'static str, &'static str), needs_words: bool) -> Section {
    Section {
        key: title.0,
        title: title.1,
        needs_words,
        table: None,
    }
}

/// Part two with the blocks of its table.
pub(super) const fn proactive_section(blocks: &'static [Block]) -> Section {
    Section {
        key: PROACTIVE,
        title: PROACTIVE_TITLE,
        needs_words: false,
        table: Some(proactive(blocks)),
    }
}

/// Part three with the block of its table.
pub(super) const fn applications_section(blocks: &'static [Block]) -> Section {
    Section {
        key: APPLICATIONS,
        title: APPLICATIONS_TITLE,
        needs_words: false,
        table: Some(applications(blocks)),
    }
}
