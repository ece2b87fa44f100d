//! How the file of a report stands to what the page shows.

use crate::difference::beside::Difference;

/// How the file stands to what the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It holds what the page shows, or will with the next save.
    #[default]
    Saved,
    /// It could not be written, and why; it is tried again.
    Unsaved(String),
    /// Somebody else has written it, and the page has something that is saved nowhere: both versions stay until somebody chooses.
    Conflict {
        /// What the file holds.
        theirs: String,
        /// Whether no report can be read from it.
        broken: bool,
    },
    /// It is not there any more.
    Gone,
    /// It is there and cannot be read, and why.
    Unreadable(String),
}

impl Standing {
    /// Why what the page shows is not in the file, in a few words; none where it is.
    pub fn unsaved(&self) -> Option<&str> {
        match self {
            Self::Saved => None,
            Self::Unsaved(why) => Some(why),
            Self::Conflict { broken: false, .. } => Some("文件被别的程序改过"),
            Self::Conflict { broken: true, .. } => Some("文件被别的程序改过，读不出报告"),
            Self::Gone => Some("文件不见了"),
            Self::Unreadable(_) => Some("文件读不出来"),
        }
    }

    /// Whether the file may be written with what the page shows.
    pub const fn may_save(&self) -> bool {
        matches!(self, Self::Saved | Self::Unsaved(_))
    }
}

/// Something to be known of the file, until somebody has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What somebody else wrote was taken over.
    Taken {
        /// Where it differs from what was there.
        difference: Difference,
        /// The version that it made: as long as that is shown the step can be taken back.
        version: u64,
    },
    /// What the page shows was saved as this file too.
    Copied(String),
    /// The file was in another encoding and is UTF-8 now.
    Converted,
}
