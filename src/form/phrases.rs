//! How agencies speak of the form's figures in their prose: the words right before a figure that name exactly one data
//! point. Words of the form, and so stated here, once.
//!
//! Only phrases that leave no doubt stand here. A phrase that may also mean other figures names them, and says something
//! only where all of them agree.

use super::DataPoint;
use super::Edition;

/// Words that, right before a figure, say which figure of the form it is.
#[derive(Debug)]
pub struct Phrase {
    /// The words, any of them.
    pub words: &'static [&'static str],
    /// What the figure counts, any of them right behind it.
    pub counters: &'static [&'static str],
    /// Words of which one must stand in the paragraph; none where the phrase says enough.
    pub context: &'static str,
    /// The figure that it means.
    pub means: Name,
    /// What it may mean as well: sums of figures.
    pub also: &'static [&'static [Name]],
}

/// A data point as the file's keys: table, row path, column.
#[derive(Clone, Copy, Debug)]
pub struct Name(pub &'static str, pub &'static str, pub &'static str);

impl Name {
    /// The data point, where the edition has it.
    pub fn point(self, edition: &Edition) -> Option<DataPoint> {
        let Self(table, row, column) = self;
        let leaf = edition
            .table(table)?
            .rows()
            .find(|leaf| leaf.path.to_string() == row)?;
        let column = leaf.block.columns().into_iter().find(|c| c.key == column)?.key;
        Some(DataPoint {
            table: edition.section(table)?.key,
            row: leaf.path,
            column,
        })
    }
}

const CASES: &[&str] = &["件", "份", "宗", "条", "起"];
const DOCUMENTS: &[&str] = &["件", "份", "个"];
const DECISIONS: &[&str] = &["件", "项", "个", "宗", "起", "份"];

const RECEIVED: Name = Name("申请", "本年新收", "总计");
const CARRIED_OVER: Name = Name("申请", "上年结转", "总计");
const DEALT_WITH: Name = Name("申请", "办理结果.总计", "总计");
const PENDING: Name = Name("申请", "结转下年度", "总计");

const fn certain(
    words: &'static [&'static str],
    counters: &'static [&'static str],
    context: &'static str,
    means: Name,
) -> Phrase {
    Phrase {
        words,
        counters,
        context,
        means,
        also: &[],
    }
}

/// Every phrase.
pub static PHRASES: &[Phrase] = &[
    certain(
        &[
            "新收政府信息公开申请",
            "新收到政府信息公开申请",
            "新收信息公开申请",
            "新收到信息公开申请",
            "新收依申请公开申请",
            "新收依申请公开",
        ],
        CASES,
        "",
        RECEIVED,
    ),
    // Received in the year, or all that lay on the desk.
    Phrase {
        words: &[
            "收到政府信息公开申请",
            "收到信息公开申请",
            "收到依申请公开申请",
            "受理政府信息公开申请",
            "受理信息公开申请",
            "受理依申请公开申请",
        ],
        counters: CASES,
        context: "",
        means: RECEIVED,
        also: &[&[RECEIVED, CARRIED_OVER]],
    },
    certain(
        &[
            "上年结转",
            "上年度结转",
            "上年结转申请",
            "上年结转政府信息公开申请",
            "上年度结转政府信息公开申请",
        ],
        CASES,
        "",
        CARRIED_OVER,
    ),
    Phrase {
        words: &[
            "办理政府信息公开申请",
            "办结政府信息公开申请",
            "答复政府信息公开申请",
            "办理依申请公开申请",
            "办结依申请公开申请",
        ],
        counters: CASES,
        context: "",
        means: DEALT_WITH,
        also: &[&[RECEIVED], &[RECEIVED, CARRIED_OVER]],
    },
    certain(
        &["予以公开"],
        CASES,
        "申请",
        Name("申请", "办理结果.予以公开", "总计"),
    ),
    certain(
        &["部分公开"],
        CASES,
        "申请",
        Name("申请", "办理结果.部分公开", "总计"),
    ),
    certain(
        &[
            "结转下年度",
            "结转至下年度",
            "结转到下年度",
            "结转下一年度",
            "结转至下一年度",
            "结转下年度继续办理",
        ],
        CASES,
        "",
        PENDING,
    ),
    certain(
        &["行政复议", "行政复议案件", "行政复议申请"],
        CASES,
        "信息公开",
        Name("复议诉讼", "行政复议", "总计"),
    ),
    certain(
        &[
            "制发行政规范性文件",
            "制定行政规范性文件",
            "印发行政规范性文件",
            "出台行政规范性文件",
            "公开行政规范性文件",
        ],
        DOCUMENTS,
        "",
        Name("主动公开", "行政规范性文件", "本年制发件数"),
    ),
    certain(
        &["废止行政规范性文件"],
        DOCUMENTS,
        "",
        Name("主动公开", "行政规范性文件", "本年废止件数"),
    ),
    certain(
        &["现行有效行政规范性文件", "现行有效的行政规范性文件"],
        DOCUMENTS,
        "",
        Name("主动公开", "行政规范性文件", "现行有效件数"),
    ),
    certain(
        &["行政许可决定", "行政许可处理决定"],
        DECISIONS,
        "",
        Name("主动公开", "行政许可", "本年处理决定数量"),
    ),
    certain(
        &["行政处罚决定", "行政处罚处理决定"],
        DECISIONS,
        "",
        Name("主动公开", "行政处罚", "本年处理决定数量"),
    ),
    certain(
        &["行政强制决定", "行政强制处理决定"],
        DECISIONS,
        "",
        Name("主动公开", "行政强制", "本年处理决定数量"),
    ),
    certain(
        &["行政事业性收费", "行政事业性收费金额"],
        &["万元"],
        "",
        Name("主动公开", "行政事业性收费", "本年收费金额"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_names_figures_of_the_form_in_force() {
        for phrase in PHRASES {
            let names = phrase.also.iter().copied().flatten().chain([&phrase.means]);
            for name in names {
                assert!(name.point(Edition::current()).is_some(), "{name:?}");
            }
        }
    }

    #[test]
    fn no_words_name_two_figures() {
        let mut words: Vec<&str> = PHRASES.iter().flat_map(|p| p.words).copied().collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
