//! The keys of the file beside those of the form, as data: what `lower` allows, the schema describes, `new` writes and the
//! manual lists.

use crate::form::words::contact;

/// The key of the agency, and that of its name below it.
pub const AGENCY: &str = "机关";
/// See [`AGENCY`].
pub const NAME: &str = "名称";
/// The keys of its kind and of its level.
pub const KIND: &str = "类别";
/// See [`KIND`].
pub const LEVEL: &str = "级别";
/// The key of the year.
pub const YEAR: &str = "年度";
/// The key of the edition.
pub const EDITION: &str = "版式";
/// The key of the title.
pub const TITLE: &str = "标题";
/// The key of last year's report, and the root under which expressions name its figures.
pub const PRIOR: &str = "上年报告";
/// The key of the words under the title.
pub const PREAMBLE: &str = "引言";
/// The key of name and date at the end, and theirs below it.
pub const SIGNATURE: &str = "落款";
/// See [`SIGNATURE`].
pub const SIGNATORY: &str = "署名";
/// See [`SIGNATURE`].
pub const DATE: &str = "日期";
/// The path of the date under the report.
pub fn date_path() -> String {
    format!("{SIGNATURE}.{DATE}")
}

/// The key of the findings that the agency explains.
pub const WAIVERS: &str = "核实说明";
/// The key of the printed page, and that of its seal below it.
pub const LAYOUT: &str = "版面";
/// See [`LAYOUT`].
pub const SEALED: &str = "用印";
/// See [`LAYOUT`]: how table 3 stands on its page.
pub const TABLE_THREE: &str = "表三";
/// The key of whether charts of table 3 stand in the report.
pub const CHARTS: &str = "图表";
/// The keys of an explanation: the rule, the key path, the quoted words, the reason.
pub const RULE: &str = "规则";
/// See [`RULE`].
pub const PLACE: &str = "位置";
/// See [`RULE`].
pub const QUOTE: &str = "原文";
/// See [`RULE`].
pub const REASON: &str = "理由";

/// A key of the file.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub key: &'static str,
    /// Whether the file must have it.
    pub required: bool,
    /// What stands behind it.
    pub shape: Shape,
    /// What it is for.
    pub about: &'static str,
}

/// What stands behind a key.
#[derive(Debug)]
pub enum Shape {
    /// The edition of the form.
    Edition,
    /// A year.
    Year,
    /// One line of words.
    Line,
    /// One line that says how the agency is reached.
    Contact,
    /// Prose.
    Prose,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// A date.
    Date,
    /// 是 or 否.
    Flag,
    /// Keys of its own.
    Keys(&'static [Key]),
    /// A list of items with keys of their own.
    Items(&'static [Key]),
}

const fn key(key: &'static str, required: bool, shape: Shape, about: &'static str) -> Key {
    Key {
        key,
        required,
        shape,
        about,
    }
}

/// The keys before the six parts.
pub static HEAD: &[Key] = &[
    key(
        EDITION,
        true,
        Shape::Edition,
        "所用的格式，由年度决定；nianbao new 会写好",
    ),
    key(YEAR, true, Shape::Year, "报告的年度，例如 2021"),
    key(AGENCY, true, Shape::Keys(OF_AGENCY), "报告的机关"),
    key(
        TITLE,
        false,
        Shape::Line,
        "不写时为〈机关名称〉〈年度〉年政府信息公开工作年度报告",
    ),
    key(
        PRIOR,
        false,
        Shape::Line,
        "上一年度报告的文件，用于跨年核对和 {{上年.…}}；相对于本文件所在的文件夹",
    ),
    key(
        PREAMBLE,
        false,
        Shape::Prose,
        "标题下的说明；不写时用格式规定的通用文字",
    ),
];

/// The keys after the six parts.
pub static TAIL: &[Key] = &[
    key(
        SIGNATURE,
        false,
        Shape::Keys(OF_SIGNATURE),
        "报告末尾的署名和日期",
    ),
    key(
        WAIVERS,
        false,
        Shape::Items(OF_WAIVER),
        "需要说明的问题（警告）写明理由后不再提示；必须改正的（错误）不能这样放行",
    ),
    key(LAYOUT, false, Shape::Keys(OF_LAYOUT), "打印时的版面"),
    key(
        CHARTS,
        false,
        Shape::Flag,
        "是否在第三部分末尾画出申请的图表，有上年报告的并列上年；不写为否",
    ),
];

static OF_AGENCY: &[Key] = &[
    key(NAME, true, Shape::Line, "机关全称"),
    key(
        KIND,
        false,
        Shape::Choice(&["政府", "部门", "乡镇街道"]),
        "不写时按名称判断",
    ),
    key(
        LEVEL,
        false,
        Shape::Choice(&["国家级", "省级", "市级", "县级", "乡级"]),
        "名称看不出级别时写明",
    ),
    key(contact::ADDRESS, false, Shape::Contact, "联系地址"),
    key(contact::POSTCODE, false, Shape::Contact, "邮政编码，加引号"),
    key(contact::TELEPHONE, false, Shape::Contact, "联系电话"),
    key(contact::FAX, false, Shape::Contact, "传真号码"),
    key(contact::MAILBOX, false, Shape::Contact, "电子邮箱"),
    key(contact::WEBSITE, false, Shape::Contact, "网站"),
];

/// The keys of 机关 that give contact details.
pub fn contact_keys() -> impl Iterator<Item = &'static str> {
    OF_AGENCY
        .iter()
        .filter(|k| matches!(k.shape, Shape::Contact))
        .map(|k| k.key)
}

static OF_SIGNATURE: &[Key] = &[
    key(SIGNATORY, false, Shape::Line, "不写时为机关名称"),
    key(DATE, false, Shape::Date, "例如 2022-01-20，打印为 2022年1月20日"),
];

static OF_WAIVER: &[Key] = &[
    key(RULE, true, Shape::Line, "规则名，即方括号里的英文名"),
    key(
        PLACE,
        true,
        Shape::Line,
        "键的路径，例如 总体情况 或 申请.办理结果；包括其下各级",
    ),
    key(
        QUOTE,
        false,
        Shape::Line,
        "所说明的原文，例如 17件；写明后只放行引用了它的提示",
    ),
    key(REASON, true, Shape::Line, "为什么这样是对的"),
];

static OF_LAYOUT: &[Key] = &[
    key(
        SEALED,
        false,
        Shape::Flag,
        "打印件是否加盖印章，决定署名和日期的位置；不写为否",
    ),
    key(
        TABLE_THREE,
        false,
        Shape::Choice(&["自动", "竖排", "横排"]),
        "表三怎样排：竖排为整表放在一页，横排为单独占一张横页；不写为自动，按高度和数的位数决定",
    ),
];

/// The key of a section's prose before its table, and of that after it.
pub const BEFORE: &str = "说明";
/// See [`BEFORE`].
pub const AFTER: &str = "附注";

/// The keys under a key of [`HEAD`] or [`TAIL`].
pub fn below(top: &str) -> &'static [Key] {
    HEAD.iter()
        .chain(TAIL)
        .find(|k| k.key == top)
        .and_then(|k| match k.shape {
            Shape::Keys(keys) | Shape::Items(keys) => Some(keys),
            _ => None,
        })
        .unwrap_or_default()
}

/// The key of [`HEAD`] or [`TAIL`] under which this one stands, if it stands under exactly one.
pub fn owner(name: &str) -> Option<&'static str> {
    let mut owners = HEAD
        .iter()
        .chain(TAIL)
        .map(|k| k.key)
        .filter(|top| below(top).iter().any(|k| k.key == name));
    owners.next().filter(|_| owners.next().is_none())
}

/// The key that a mistyped one stands for, if one is near enough.
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = typed.chars().count();
    if length > 40 {
        return None;
    }
    known
        .map(|key| {
            let within = length >= 2 && (key.contains(typed) || typed.contains(key));
            let near = strsim::normalized_damerau_levenshtein(typed, key);
            (key, if within { near.max(0.6) } else { near })
        })
        .filter(|(_, near)| *near >= 0.45)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_one_character_finds_its_key() {
        let known = ["予以公开", "部分公开", "不予公开", "总计"];
        assert_eq!(nearest("予以公布", known.into_iter()), Some("予以公开"));
        assert_eq!(nearest("总 计", known.into_iter()), Some("总计"));
        assert_eq!(nearest("完全无关的字", known.into_iter()), None);
    }

    #[test]
    fn contact_keys_are_marked() {
        assert_eq!(contact_keys().next(), Some("地址"));
        assert_eq!(below("落款").len(), 2);
    }
}
