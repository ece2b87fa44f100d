//! How agencies speak of the six parts where their preamble lists them: other words than the form's headings, and yet the
//! same subjects.

use super::shared::{APPLICATIONS, DISPUTES, OTHER_TITLE, OVERVIEW_TITLE, PROACTIVE, PROBLEMS_TITLE};

/// Words of which one stands in a name of the part. What also looks like another part's name (因政府信息公开申请行政复议) names
/// both.
#[derive(Debug)]
pub struct PartWords {
    /// The key of the section.
    pub section: &'static str,
    /// The words.
    pub words: &'static [&'static str],
}

/// The words of every part.
pub static PART_WORDS: &[PartWords] = &[
    PartWords {
        section: OVERVIEW_TITLE.0,
        words: &["总体", "概述", "概况", "基本情况", "总的情况", "整体情况", "综述"],
    },
    PartWords {
        section: PROACTIVE,
        words: &["主动公开", "主动发布", "公开政府信息情况", "公开政府信息的情况"],
    },
    PartWords {
        section: APPLICATIONS,
        words: &["申请"],
    },
    PartWords {
        section: DISPUTES,
        words: &["复议", "诉讼"],
    },
    PartWords {
        section: PROBLEMS_TITLE.0,
        words: &["问题", "改进", "不足"],
    },
    PartWords {
        section: OTHER_TITLE.0,
        words: &["其他", "其它", "需要报告", "需要说明", "需报告"],
    },
];

/// Words before or behind a list of parts, which are no part's name.
pub const AROUND_LISTS: &[&str] = &[
    "本年度报告",
    "本报告",
    "本年报",
    "年度报告",
    "报告",
    "全文",
    "主要",
    "内容",
    "分别",
    "具体",
    "包括",
    "包含",
    "涵盖",
    "分为",
    "由",
    "共",
    "即",
    "等",
];

/// Words that lead to a list of parts.
pub const LEADING: &[&str] = &["由", "包括", "包含", "涵盖", "分为"];

/// Right behind the first part's name these begin a list of its topics, which is none of the report's parts.
pub const OF_OVERVIEW: &[&str] = &["包括", "包含", "涵盖", "分为", "主要", "从", "由", "含", "分"];

/// What the parts of a report are called where they are counted, the plainest first.
pub const COUNTED: &[&str] = &["部分", "章节", "板块", "篇章", "方面", "内容"];
/// Those of [`COUNTED`] that are counted without being listed.
pub const COUNTED_ALONE: &[&str] = &["部分", "章节", "板块", "篇章"];
/// What is counted where the parts are not listed.
pub const WHOLES: &[&str] = &["报告", "全文", "年报"];

/// Words of a sentence that lists what the report consists of.
pub const COMPOSED: &[&str] = &["组成", "构成"];

/// With what the name of a part ends.
pub const NAME_ENDS: &[&str] = &["情况", "事项", "收费", "建设", "保障", "附件", "附表", "说明"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    #[test]
    fn every_part_of_every_edition_is_named_by_its_own_title() {
        for section in EDITIONS.iter().flat_map(|edition| edition.sections()) {
            let named: Vec<&str> = PART_WORDS
                .iter()
                .filter(|part| part.words.iter().any(|words| section.title.contains(words)))
                .map(|part| part.section)
                .collect();
            assert_eq!(named, [section.key]);
        }
    }
}
