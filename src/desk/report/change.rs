//! What the page asks to be changed, and why it is not.

use serde::Deserialize;

use crate::file::edit::Refused;

/// A change that the page asks for. What it brings is words as they were typed; what they mean is for the report to say.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Ask {
    /// Figures of the tables: one that was typed, or several that are taken over or emptied.
    Figures {
        /// Each as its path (申请.本年新收.自然人) and what was typed.
        cells: Vec<(String, String)>,
        /// Whether the same figure is still being typed as in the change before, so that both are one step.
        #[serde(default)]
        goes_on: bool,
    },
    /// A block that was copied elsewhere.
    Paste {
        /// The path of the figure that it is pasted into.
        target: String,
        /// The clipboard as words, …
        plain: String,
        /// … and as HTML, where it has that.
        #[serde(default)]
        html: Option<String>,
    },
    /// What is empty filled with 0, and totals with their sums.
    Zeros {
        /// The path of a table or of one of its rows: 申请, 申请.本年新收.
        path: String,
    },
    /// A piece of prose.
    Prose {
        /// Its path: 总体情况, 申请.说明.
        path: String,
        /// All of its words.
        words: String,
        /// Whether it goes on with the change before it: both are one step.
        #[serde(default)]
        goes_on: bool,
    },
    /// A value of one line: 机关.电话, 标题, 落款.日期.
    Line {
        /// Its path.
        path: String,
        /// The words.
        words: String,
        /// Whether it goes on with the change before it: both are one step.
        #[serde(default)]
        goes_on: bool,
    },
    /// The edit that a finding offers.
    Fix {
        /// Its number among the findings of the version that the page shows.
        finding: usize,
    },
    /// A warning explained (核实说明).
    Explain {
        /// Its number among the findings of the version that the page shows.
        finding: usize,
        /// Why it is right as it stands.
        reason: String,
    },
    /// An explanation changed or withdrawn.
    Waiver {
        /// Its number among those of the version that the page shows.
        waiver: usize,
        /// Why it is right as it stands; none to withdraw it.
        reason: Option<String>,
    },
    /// The whole text of the file, as somebody has mended it.
    Text {
        /// The text.
        text: String,
    },
    /// The last step taken back.
    Undo,
    /// The step made again that was taken back last.
    Redo,
}

/// Why a change was not made, to be shown beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// The page shows another version: what it asks for may be about something else by now.
    Outdated,
    /// The report has no such place.
    Unknown,
    /// An explanation without words.
    NoReason,
    /// The file has something else there, or does not parse.
    Refused(Refused),
}

impl NotMade {
    /// What is shown.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Outdated => "报告已在别处改过，页面已换成新的内容，请再改一次",
            Self::Unknown => "报告里没有这一处",
            Self::NoReason => "没有写理由；请写明为什么这样是对的",
            Self::Refused(Refused::Unparsed) => "文件的格式有错，先按提示改正文件再填",
            Self::Refused(Refused::OtherShape) => {
                "文件里这一处的写法与格式不同（例如一行少了几个数），请先在文件里改正"
            }
        }
    }
}
