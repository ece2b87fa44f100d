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

/// What a reader needs most to ask: a report that prints the usual preamble prints these.
pub const ASKED: [&str; 3] = [ADDRESS, POSTCODE, TELEPHONE];

/// The words that stand for a key; the key stands for itself as well.
#[derive(Debug)]
pub struct ContactWords {
    /// The key of the file.
    pub key: &'static str,
    /// The words, what is longer before what it ends with.
    pub words: &'static [&'static str],
}

impl ContactWords {
    /// The words, the key last.
    pub fn all(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.iter().copied().chain([self.key])
    }
}

/// The words of every detail, in the order of the file's keys.
pub static CONTACT_WORDS: &[ContactWords] = &[
    ContactWords {
        key: ADDRESS,
        words: &["联系地址", "通信地址", "通讯地址", "办公地址", "单位地址"],
    },
    ContactWords {
        key: POSTCODE,
        words: &["邮政编码"],
    },
    ContactWords {
        key: TELEPHONE,
        words: &["联系电话", "咨询电话", "办公电话", "电话号码"],
    },
    ContactWords {
        key: FAX,
        words: &["传真号码", "联系传真"],
    },
    ContactWords {
        key: MAILBOX,
        words: &["电子邮件", "电子信箱", "联系邮箱", "邮箱"],
    },
    ContactWords {
        key: WEBSITE,
        words: &["网站地址", "政府网址"],
    },
];

/// More labels of a mailbox, of which only its form is judged.
pub const MORE_MAILBOX_LABELS: &[&str] = &["mail", "Mail", "邮箱地址"];

/// The labels that stand for a key, itself among them.
pub fn labels_of(key: &str) -> impl Iterator<Item = &'static str> {
    CONTACT_WORDS
        .iter()
        .filter(move |words| words.key == key)
        .flat_map(ContactWords::all)
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
