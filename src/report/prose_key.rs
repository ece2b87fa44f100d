//! Which piece of the prose, and which of the report's texts at all.

use std::fmt;

use super::keys;

/// Which piece of prose: 引言, 总体情况, 申请.说明.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProseKey {
    /// The top key of the file.
    pub section: &'static str,
    /// Which part of it.
    pub part: Part,
}

/// The parts of a section's prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it: a section without a table.
    Whole,
    /// 说明: before the table.
    Before,
    /// 附注: after the table.
    After,
}

impl Part {
    /// The key of the file; empty for the whole of a section.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Before => "说明",
            Self::After => "附注",
        }
    }
}

impl ProseKey {
    /// The prose of a section without a table.
    pub const fn whole(section: &'static str) -> Self {
        Self {
            section,
            part: Part::Whole,
        }
    }
}

impl fmt::Display for ProseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.section)?;
        if self.part != Part::Whole {
            write!(f, ".{}", self.part.key())?;
        }
        Ok(())
    }
}

/// Which of the report's texts: everything in it that is words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextKey {
    /// A key of 机关: 名称, 地址, 电话.
    Agency(&'static str),
    /// 标题.
    Title,
    /// A piece of prose.
    Prose(ProseKey),
    /// 落款.署名.
    Signatory,
}

impl TextKey {
    /// Whether it is one of the agency's own keys, which say who it is and how it is reached.
    pub const fn is_of_agency(self) -> bool {
        matches!(self, Self::Agency(_))
    }

    /// Whether it is the prose under the title.
    pub fn is_preamble(self) -> bool {
        matches!(self, Self::Prose(key) if key.section == keys::PREAMBLE)
    }
}

impl fmt::Display for TextKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agency(key) => write!(f, "{}.{key}", keys::AGENCY),
            Self::Title => f.write_str(keys::TITLE),
            Self::Prose(key) => key.fmt(f),
            Self::Signatory => write!(f, "{}.{}", keys::SIGNATURE, keys::SIGNATORY),
        }
    }
}

impl From<TextKey> for String {
    fn from(key: TextKey) -> Self {
        key.to_string()
    }
}

impl From<ProseKey> for String {
    fn from(key: ProseKey) -> Self {
        key.to_string()
    }
}
