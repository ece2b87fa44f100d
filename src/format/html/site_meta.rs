//! What the pages of a government site say of themselves to the sites that gather them: the labels of 《政府网站发展指引》
//! (国办发〔2017〕47号), 附件 网页设计规范.

use chrono::{NaiveDate, NaiveTime};

use crate::chinese::dates;
use crate::chinese::width::{trimmed, without_blanks};
use crate::document::{Block, Document};

/// The column that annual reports stand in on most sites.
const COLUMN: &str = "政府信息公开年报";

/// Every label in the order in which it is written, with its name for people.
const LABELS: [(&str, &str); 12] = [
    ("SiteName", "网站名称"),
    ("SiteDomain", "网站域名"),
    ("SiteIDCode", "网站标识码"),
    ("ColumnName", "栏目名称"),
    ("ColumnDescription", "栏目描述"),
    ("ColumnKeywords", "栏目关键词"),
    ("ColumnType", "栏目类别"),
    ("ArticleTitle", "标题"),
    ("PubDate", "发布日期"),
    ("ContentSource", "内容来源"),
    ("Keywords", "关键词"),
    ("Description", "内容概要"),
];

/// What a site adds to the head of a page; the report says the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteMeta {
    given: Vec<(&'static str, String)>,
}

impl SiteMeta {
    /// Reads `name=value` entries; a name is the label's own or the Chinese one.
    ///
    /// # Errors
    /// What is wrong, for people: an entry without `=`, an unknown name, one given twice, an empty value, the title (which is always
    /// the report's), a date of another shape than `2022-01-25` or `2022-01-25 09:30`, no name of the site.
    pub fn parse(entries: &[String]) -> Result<Self, String> {
        let mut given: Vec<(&'static str, String)> = Vec::new();
        for entry in entries {
            let (name, value) = entry
                .split_once(['=', '＝'])
                .ok_or_else(|| format!("“{entry}”要写成 名称=值，例如 网站名称=某某区人民政府"))?;
            let (name, value) = (trimmed(name), trimmed(value));
            let found = LABELS
                .iter()
                .find(|(label, chinese)| label.eq_ignore_ascii_case(name) || *chinese == name);
            let (label, chinese) = found.ok_or_else(|| format!("没有“{name}”这一项（可用：{}）", known()))?;
            if *label == "ArticleTitle" {
                return Err("标题（ArticleTitle）总是报告自己的标题，不用写".to_owned());
            }
            if value.is_empty() {
                return Err(format!("{chinese}（{label}）的值是空的"));
            }
            if *label == "PubDate" && !is_date(value) {
                return Err(format!(
                    "发布日期（PubDate）要写成 2022-01-25 或 2022-01-25 09:30，不能是“{value}”"
                ));
            }
            if given.iter().any(|(other, _)| other == label) {
                return Err(format!("{chinese}（{label}）写了两次"));
            }
            given.push((label, value.to_owned()));
        }
        if !given.iter().any(|(label, _)| *label == "SiteName") {
            return Err("还要写明网站名称，例如 网站名称=某某区人民政府".to_owned());
        }
        Ok(Self { given })
    }

    /// The labels of a page with this document and their values: those given, and the rest out of the document.
    pub fn labels(&self, document: &Document) -> Vec<(&'static str, String)> {
        let own = |label: &str| match label {
            "ColumnName" => COLUMN.to_owned(),
            "ArticleTitle" => document.title.lines().collect(),
            "PubDate" => {
                signed(document).map_or_else(String::new, |date| date.format("%Y-%m-%d").to_string())
            }
            "ContentSource" => document.author.clone(),
            _ => String::new(),
        };
        let value = |label: &str| {
            let given = self.given.iter().find(|(other, _)| *other == label);
            given.map_or_else(|| own(label), |(_, value)| value.clone())
        };
        let labels = LABELS.iter().map(|(label, _)| (*label, value(label)));
        labels.filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// The day on which the report was signed.
fn signed(document: &Document) -> Option<NaiveDate> {
    let signatures = document.blocks.iter().rev().filter_map(|block| match block {
        Block::Signature(signature) => Some(signature),
        _ => None,
    });
    let mut dates = signatures.filter_map(|signature| dates::date(&without_blanks(&signature.date)));
    dates.next()
}

/// Whether this is a day, or a day and a time, as the labels have them.
fn is_date(value: &str) -> bool {
    let (day, time) = value
        .split_once(' ')
        .map_or((value, None), |(day, time)| (day, Some(time)));
    day.len() == 10
        && NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok()
        && time.is_none_or(|time| time.len() == 5 && NaiveTime::parse_from_str(time, "%H:%M").is_ok())
}

/// What may be given.
fn known() -> String {
    let given = LABELS.iter().filter(|(label, _)| *label != "ArticleTitle");
    let names: Vec<String> = given
        .map(|(label, chinese)| format!("{chinese} {label}"))
        .collect();
    names.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::tests::fixture;

    fn parsed(entries: &[&str]) -> Result<SiteMeta, String> {
        SiteMeta::parse(
            &entries
                .iter()
                .map(|entry| (*entry).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn the_report_says_what_the_site_does_not() {
        let meta = parsed(&["网站名称=北仑区人民政府", "sitedomain=www.bl.gov.cn"]).unwrap();
        let expected = [
            ("SiteName", "北仑区人民政府"),
            ("SiteDomain", "www.bl.gov.cn"),
            ("ColumnName", COLUMN),
            (
                "ArticleTitle",
                "北仑区人民政府办公室2021年政府信息公开工作年度报告",
            ),
            ("PubDate", "2022-01-20"),
            ("ContentSource", "北仑区人民政府办公室"),
        ];
        let found = meta.labels(&fixture::report("2021", false));
        assert_eq!(found, expected.map(|(label, value)| (label, value.to_owned())));
    }

    #[test]
    fn what_is_wrong_is_refused() {
        for (entries, said) in [
            (&["网站名称"][..], "名称=值"),
            (&["网站=甲"], "网站名称 SiteName、"),
            (&["网站名称=甲", "SiteName=乙"], "写了两次"),
            (&["网站名称= "], "是空的"),
            (&["标题=甲"], "总是报告"),
            (&["栏目名称=甲"], "还要写明网站名称"),
            (&["发布日期=2022年1月25日"], "2022-01-25 09:30"),
            (&["发布日期=2022-01-32"], "2022-01-25 09:30"),
        ] {
            let why = parsed(entries).unwrap_err();
            assert!(why.contains(said), "{why}");
        }
        assert!(parsed(&["SiteName=甲", "PubDate=2022-01-26 09:30"]).is_ok());
    }
}
