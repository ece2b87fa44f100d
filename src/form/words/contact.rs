//! How reports say whom to ask: the labels of addresses and numbers, and the words around them.

/// The keys of 机关 that say how the agency is reached.
pub const ADDRESS: &str = "地址";
/// See [`ADDRESS`].
pub const POSTCODE: &str = "邮编";
/// See [`ADDRESS`].
pub const TELEPHONE: &str = "电话";
/// See [`ADDRESS`].
pub const FAX: &str = "传真";
/// See [`ADDRESS`].
pub const MAILBOX: &str = "电子邮箱";
/// See [`ADDRESS`].
pub const WEBSITE: &str = "网址";

/// Labels that stand for a key, the longest first; the keys themselves stand for themselves.
pub const LABELS: &[(&str, &str)] = &[
    ("联系地址", ADDRESS),
    ("通信地址", ADDRESS),
    ("通讯地址", ADDRESS),
    ("办公地址", ADDRESS),
    ("单位地址", ADDRESS),
    ("联系电话", TELEPHONE),
    ("咨询电话", TELEPHONE),
    ("办公电话", TELEPHONE),
    ("电话号码", TELEPHONE),
    ("邮政编码", POSTCODE),
    ("传真号码", FAX),
    ("联系传真", FAX),
    ("电子邮件", MAILBOX),
    ("电子信箱", MAILBOX),
    ("联系邮箱", MAILBOX),
    ("邮箱", MAILBOX),
    ("网站地址", WEBSITE),
    ("政府网址", WEBSITE),
];

/// More labels of a mailbox, of which only its form is judged.
pub const MORE_MAILBOX_LABELS: &[&str] = &["mail", "Mail", "邮箱地址"];

/// The labels that stand for a key, itself among them.
pub fn labels_of(key: &'static str) -> impl Iterator<Item = &'static str> {
    let others = LABELS.iter().filter(move |(_, stands_for)| *stands_for == key);
    others.map(|(label, _)| *label).chain([key])
}

/// Labels of an office's own numbers, as they stand before one.
pub const OFFICE_NUMBER_LABELS: &[&str] = &[
    TELEPHONE,
    FAX,
    "手机",
    "热线",
    "号码",
    "联系方式",
    "微信",
    "手机号",
];

/// Words of which one stands in a sentence that says whom to ask.
pub const ASKING: &[&str] = &[
    "疑问",
    "咨询",
    "垂询",
    "联系我们",
    "请与",
    "请联系",
    "联系人",
    "受理机构",
    "受理电话",
    "值班",
    "工作时间",
];

/// Persons that a sentence may be about who are not whom to ask.
pub const APPLICANTS: &[&str] = &["申请人", "当事人", "举报人", "投诉人", "来电人"];

/// Details of which two together make a sentence one that says whom to ask.
pub const DETAILS: &[&str] = &[ADDRESS, POSTCODE, "邮政编码", FAX, "邮箱"];
