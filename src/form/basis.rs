//! What the parts and rows of the form rest on in the Regulations (政府信息公开条例, 国务院令第711号), as far as they name it
//! plainly. A row that no article speaks of has none: nothing is guessed.

use super::edition::Edition;
use super::point::RowPath;
use super::shared::{APPLICATIONS, DISPUTES, OTHER_TITLE, PROACTIVE, PROBLEMS_TITLE};

/// What a part or a row rests on.
struct Basis {
    /// The key of the part.
    section: &'static str,
    /// The row or group; empty for the part as a whole.
    row: &'static str,
    /// The articles.
    law: &'static str,
}

const fn of(section: &'static str, row: &'static str, law: &'static str) -> Basis {
    Basis { section, row, law }
}

/// Each speaks of that very row alone.
static BASES: &[Basis] = &[
    of(PROACTIVE, "", "第五十条第（一）项"),
    of(APPLICATIONS, "", "第五十条第（二）项"),
    of(DISPUTES, "", "第五十条第（三）项、第五十一条"),
    of(PROBLEMS_TITLE.0, "", "第五十条第（四）项"),
    of(OTHER_TITLE.0, "", "第五十条第（五）项"),
    of(APPLICATIONS, "本年新收", "第二十七条、第三十一条"),
    of(APPLICATIONS, "上年结转", "第三十三条（答复的期限）"),
    of(APPLICATIONS, "结转下年度", "第三十三条（答复的期限）"),
    of(
        APPLICATIONS,
        "办理结果.予以公开",
        "第三十六条第（一）项、第（二）项",
    ),
    of(APPLICATIONS, "办理结果.部分公开", "第三十七条"),
    of(APPLICATIONS, "办理结果.不予公开", "第三十六条第（三）项"),
    of(APPLICATIONS, "办理结果.不予公开.国家秘密", "第十四条"),
    of(APPLICATIONS, "办理结果.不予公开.法律行政法规禁止公开", "第十四条"),
    of(
        APPLICATIONS,
        "办理结果.不予公开.三安全一稳定",
        "第十四条（国家安全、公共安全、经济安全、社会稳定）",
    ),
    of(
        APPLICATIONS,
        "办理结果.不予公开.保护第三方合法权益",
        "第十五条、第三十二条",
    ),
    of(
        APPLICATIONS,
        "办理结果.不予公开.三类内部事务信息",
        "第十六条第一款（人事管理、后勤管理、内部工作流程）",
    ),
    of(
        APPLICATIONS,
        "办理结果.不予公开.四类过程性信息",
        "第十六条第二款（讨论记录、过程稿、磋商信函、请示报告）",
    ),
    of(APPLICATIONS, "办理结果.不予公开.行政执法案卷", "第十六条第二款"),
    of(
        APPLICATIONS,
        "办理结果.不予公开.行政查询事项",
        "第三十六条第（七）项",
    ),
    of(
        APPLICATIONS,
        "办理结果.无法提供.本机关不掌握",
        "第三十六条第（四）项、第（五）项",
    ),
    of(APPLICATIONS, "办理结果.无法提供.没有现成信息", "第三十八条"),
    of(APPLICATIONS, "办理结果.无法提供.补正后仍不明确", "第三十条"),
    of(APPLICATIONS, "办理结果.不予处理.信访举报投诉", "第三十九条第一款"),
    of(APPLICATIONS, "办理结果.不予处理.重复申请", "第三十六条第（六）项"),
    of(APPLICATIONS, "办理结果.不予处理.公开出版物", "第三十九条第二款"),
    of(APPLICATIONS, "办理结果.不予处理.大量反复申请", "第三十五条"),
    of(APPLICATIONS, "办理结果.其他处理.逾期不补正", "第三十条"),
    of(APPLICATIONS, "办理结果.其他处理.逾期不缴费", "第四十二条"),
];

/// How the Regulations are named where something rests on them.
const REGULATIONS: &str = "政府信息公开条例";

impl Edition {
    /// The articles that a part rests on: 政府信息公开条例 第五十条第（二）项.
    pub fn section_basis(&self, section: &str) -> Option<String> {
        let found = BASES
            .iter()
            .find(|basis| basis.section == section && basis.row.is_empty());
        found.map(|basis| cited(basis.law))
    }

    /// The articles that a row, or a group of rows, rests on, by what the form or the Regulations say of it. None where they say
    /// nothing of this very row.
    pub fn row_basis(&self, section: &str, row: RowPath) -> Option<String> {
        let path = row.to_string();
        let own = BASES
            .iter()
            .find(|basis| basis.section == section && basis.row == path);
        let header = || {
            let table = self.table(section)?;
            let keys: Vec<&str> = row.keys().collect();
            table.find(&keys)?.0.header
        };
        own.map(|basis| basis.law).or_else(header).map(cited)
    }
}

fn cited(law: &str) -> String {
    format!("{REGULATIONS} {law}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    #[test]
    fn what_is_said_to_rest_on_an_article_is_of_the_form() {
        for basis in BASES {
            let keys: Vec<&str> = basis.row.split('.').filter(|key| !key.is_empty()).collect();
            let is_there = |edition: &&&Edition| match edition.section(basis.section) {
                Some(_) if keys.is_empty() => true,
                Some(section) => section
                    .table
                    .as_ref()
                    .is_some_and(|table| table.find(&keys).is_some()),
                None => false,
            };
            assert!(
                EDITIONS.iter().any(|edition| is_there(&edition)),
                "{}.{}",
                basis.section,
                basis.row
            );
        }
    }

    #[test]
    fn a_row_rests_on_its_own_article_or_on_what_the_form_prints_above_it() {
        let edition = Edition::current();
        let law = |table: &str, keys: &[&str]| {
            let (_, _, path) = edition.table(table).unwrap().find(keys).unwrap();
            edition.row_basis(table, path)
        };
        assert_eq!(
            law("申请", &["办理结果", "部分公开"]).as_deref(),
            Some("政府信息公开条例 第三十七条")
        );
        assert_eq!(
            law("主动公开", &["行政强制"]).as_deref(),
            Some("政府信息公开条例 第二十条第（六）项")
        );
        assert_eq!(law("申请", &["办理结果", "不予处理", "确认或重新出具"]), None);
        assert!(edition.section_basis("申请").is_some());
        assert_eq!(edition.section_basis("总体情况"), None);
    }
}
