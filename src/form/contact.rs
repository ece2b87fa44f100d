//! How an agency is reached: the details that the file has keys for, and the words with which reports name them.

/// The key of the address.
pub const ADDRESS: &str = "地址";
/// The key of the postcode.
pub const POSTCODE: &str = "邮编";
/// The key of the telephone number.
pub const TELEPHONE: &str = "电话";
/// The key of the fax number.
pub const FAX: &str = "传真";
/// The key of the mailbox.
pub const MAILBOX: &str = "电子邮箱";
/// The key of the web site.
pub const SITE: &str = "网址";

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
        key: SITE,
        words: &["网站地址", "政府网址"],
    },
];
