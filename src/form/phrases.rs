//! How agencies speak of the form's figures in their prose: which words before a figure mean which figures of the tables,
//! with every reading that is seen in correct reports. Words of the form, and so stated here, once.

mod applications;
mod denials;
mod disputes;
mod documents;

use super::walk::Leaf;
use super::{Column, DataPoint, Edition};

pub use denials::{DENIALS, Denial, FILLERS};

/// Words that say which figure of the form a figure in prose is.
#[derive(Debug)]
pub struct Phrase {
    /// What was done: one of them before the object. None where the object says enough.
    pub verbs: &'static [&'static str],
    /// What it was done to, right before the figure or right behind its counter. None where the verb says enough.
    pub objects: &'static [&'static str],
    /// What the figure counts.
    pub counters: &'static [&'static str],
    /// Words of which one must stand in the sentence or in the head of its paragraph.
    pub context: &'static [&'static str],
    /// Words that make it another figure, wherever they stand in its clause.
    pub without: &'static [&'static str],
    /// Words that make it another figure, wherever they stand in the sentence before it.
    pub apart_from: &'static [&'static str],
    /// What it may mean: each a sum of figures. The first is the plainest.
    pub readings: &'static [&'static [Term]],
    /// Whether nothing but idle words may stand beside the object: 重大行政处罚 is not 行政处罚.
    pub alone: bool,
    /// Whether fewer than the table's are right too: what came in this year, where the table counts what was pending.
    pub may_be_fewer: bool,
}

/// A term of a reading.
#[derive(Clone, Copy, Debug)]
pub enum Term {
    /// A figure that is added.
    Plus(Name),
    /// A figure that is taken away.
    Minus(Name),
}

/// A figure as the file's keys: table, row path, column. A group of rows, or a spanner over columns, is the sum of all below.
#[derive(Clone, Copy, Debug)]
pub struct Name(pub &'static str, pub &'static str, pub &'static str);

impl Name {
    /// The data points whose sum it is; none where the edition does not have it.
    pub fn points(self, edition: &Edition) -> Vec<DataPoint> {
        let Self(table, row, column) = self;
        let (Some(section), Some(form)) = (edition.section(table), edition.table(table)) else {
            return Vec::new();
        };
        let of_row = |leaf: Leaf| {
            columns(leaf.block.boxhead, column)
                .into_iter()
                .map(move |key| DataPoint {
                    table: section.key,
                    row: leaf.path,
                    column: key,
                })
        };
        form.rows()
            .filter(|leaf| leaf.path.is_within(row))
            .flat_map(of_row)
            .collect()
    }
}

/// The columns of this key, or below the spanner of this label.
fn columns(heads: &'static [Column], wanted: &str) -> Vec<&'static str> {
    fn all(heads: &'static [Column]) -> Vec<&'static str> {
        heads
            .iter()
            .flat_map(|head| {
                if head.children.is_empty() {
                    vec![head.key]
                } else {
                    all(head.children)
                }
            })
            .collect()
    }
    // 其他 is a column under the spanner, and no other head has a name twice.
    heads
        .iter()
        .flat_map(|head| match head.children {
            [] if head.key == wanted => vec![head.key],
            [] => Vec::new(),
            children if head.label == wanted => all(children),
            children => columns(children, wanted),
        })
        .collect()
}

const fn plus(table: &'static str, row: &'static str, column: &'static str) -> Term {
    Term::Plus(Name(table, row, column))
}

const fn minus(table: &'static str, row: &'static str, column: &'static str) -> Term {
    Term::Minus(Name(table, row, column))
}

/// A phrase with nothing but readings: the others are written over it.
const fn phrase(readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        verbs: &[],
        objects: &[],
        counters: &[],
        context: &[],
        without: &[],
        apart_from: &[],
        readings,
        alone: false,
        may_be_fewer: false,
    }
}

/// Every phrase, table by table.
pub fn phrases() -> impl Iterator<Item = &'static Phrase> {
    applications::PHRASES
        .iter()
        .chain(disputes::PHRASES)
        .chain(documents::PHRASES)
}

/// Words that make a figure one of another time, or of nothing in the tables, wherever they stand in its clause.
pub const ELSEWHERE: &[&str] = &[
    "去年",
    "上年",
    "同期",
    "前年",
    "上一年",
    "往年",
    "历年",
    "近年",
    "以来",
    "备案",
    "协办单",
    "季度",
    "上半年",
    "下半年",
    "平均",
    "每",
    "拟",
    "计划",
    "预计",
    "力争",
    "截至",
    "截止",
    "分别",
    "当月",
    "月均",
    "为被告",
    "为被申请人",
];

/// Words of more years than one, or of a part of one, wherever they stand in the sentence of a figure.
pub const PERIODS: &[&str] = &[
    "近三年",
    "近两年",
    "近五年",
    "近年",
    "近3年",
    "近2年",
    "近5年",
    "年来",
    "以来",
    "往年",
    "历年",
    "年至2",
    "季度",
    "上半年",
    "下半年",
];

/// Behind a figure these say that it counts the documents of others too.
pub const OF_OTHERS: &[&str] = &["转载", "转发"];

/// Units of a government that prose may name beside its whole: the figure of one is not the report's.
pub const UNITS: &[&str] = &[
    "办公室",
    "府办",
    "局",
    "部门",
    "单位",
    "乡镇",
    "街道",
    "镇",
    "委员会",
    "馆",
    "中心",
    "公安",
    "司法",
    "机关",
];

/// How a report speaks of the body that makes it.
pub const ONESELF: &[&str] = &[
    "我局",
    "本局",
    "我办",
    "本办",
    "我镇",
    "本镇",
    "我乡",
    "本乡",
    "我街道",
    "本街道",
    "我单位",
    "本单位",
    "本机关",
    "我机关",
    "我委",
    "本委",
    "我中心",
    "我厅",
    "本厅",
    "行政机关",
    "各级机关",
    "全局",
    "全镇",
];

/// All who may apply.
pub const EVERYBODY: &[&str] = &[
    "公民、法人和其他组织",
    "公民、法人或其他组织",
    "公民、法人或者其他组织",
    "公民、法人及其他组织",
    "自然人、法人和其他组织",
    "自然人、法人或其他组织",
    "公民、法人和社会组织",
    "公民、法人",
];

/// Words of another scope than the report's own: a figure of which is not compared (本级 beside 全区).
pub const SCOPES: &[&str] = &[
    "本级",
    "代表",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "全盟",
    "全旗",
    "全系统",
    "各单位",
    "各部门",
    "各镇",
    "各乡镇",
    "各街道",
    "各级",
    "下属",
    "所属",
    "辖区",
    "垂管",
];

/// Things that are counted like applications and are none, wherever they stand in the sentence before the figure.
pub const LOOKALIKES: &[&str] = &[
    "建议",
    "提案",
    "热线",
    "信访",
    "来信",
    "来访",
    "咨询",
    "留言",
    "投诉",
    "举报",
    "信箱",
    "网民",
    "问政",
    "许可",
    "登记",
    "审批",
    "办件",
    "案件",
    "复议",
    "诉讼",
    "危房",
    "低保",
    "救助",
    "补贴",
    "建房",
    "宅基地",
];

/// The rows and columns that table 3's row names in prose are looked for in: table, and the words that must be near.
pub const ROWS_IN_PROSE: (&str, &[&str]) = (super::shared::APPLICATIONS, &["申请"]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    fn names() -> impl Iterator<Item = Name> {
        let terms = phrases().flat_map(|p| p.readings).copied().flatten();
        let denied = DENIALS.iter().flat_map(|d| d.means).copied();
        terms
            .map(|term| match term {
                Term::Plus(name) | Term::Minus(name) => *name,
            })
            .chain(denied)
    }

    #[test]
    fn every_name_is_a_figure_of_some_edition() {
        for name in names() {
            assert!(
                EDITIONS.iter().any(|edition| !name.points(edition).is_empty()),
                "{name:?}"
            );
        }
    }

    #[test]
    fn groups_and_spanners_are_sums() {
        let current = Edition::current();
        let count = |name: Name| name.points(current).len();
        assert_eq!(count(Name("申请", "办理结果.不予公开", "总计")), 8);
        assert_eq!(count(Name("申请", "本年新收", "法人或其他组织")), 5);
        assert_eq!(count(Name("申请", "本年新收", "其他")), 1);
        assert_eq!(count(Name("申请", "办理结果.总计", "总计")), 1);
        assert_eq!(count(Name("申请", "没有这行", "总计")), 0);
    }

    #[test]
    fn every_phrase_says_something() {
        for phrase in phrases() {
            assert!(
                !phrase.verbs.is_empty() || !phrase.objects.is_empty(),
                "{phrase:?}"
            );
            assert!(
                !phrase.counters.is_empty() && !phrase.readings.is_empty(),
                "{phrase:?}"
            );
        }
    }
}
