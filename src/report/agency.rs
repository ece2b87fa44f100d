//! The agency that reports: what it is called, of which kind and level it is, how it is reached.

use super::text::Text;
use crate::form::agencies::{GOVERNMENT, SUBDISTRICTS, TOWNSHIPS, is_place};

/// The agency that reports.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Its name; none where the file does not say.
    pub name: Option<Text>,
    /// What kind of agency it is.
    pub kind: AgencyKind,
    /// Its level, where the file says.
    pub level: Option<Level>,
    /// The other keys of 机关 (地址, 邮编, 电话 …) as given, in the order of [`keys::contact_keys`].
    pub contact: Vec<(&'static str, Text)>,
}

impl Agency {
    /// The agency of a file that names none.
    pub const fn unnamed() -> Self {
        Self {
            name: None,
            kind: AgencyKind::Department,
            level: None,
            contact: Vec::new(),
        }
    }
}

/// What kind of agency reports: deadlines, and what must be reported, depend on it (条例 arts. 49, 50).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgencyKind {
    /// 政府: a government of a county or above.
    Government,
    /// 部门: a department of one.
    Department,
    /// 乡镇街道: a township's government or a sub-district's office.
    Township,
}

impl AgencyKind {
    /// The kinds with the words of the file.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Government, "政府"),
        (Self::Department, "部门"),
        (Self::Township, "乡镇街道"),
    ];

    /// The word of the file.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| word)
    }

    /// What a name says of its bearer.
    pub fn from_name(name: &str) -> Self {
        let name = name.trim();
        let township = |stem: &str| stem.ends_with(TOWNSHIPS);
        if let Some(stem) = name.strip_suffix(GOVERNMENT) {
            if township(stem) {
                Self::Township
            } else {
                Self::Government
            }
        } else if SUBDISTRICTS.iter().any(|end| name.ends_with(end)) || township(name) {
            Self::Township
        } else if is_place(name) {
            // 某某市2023年政府信息公开工作年度报告 speaks for the whole place.
            Self::Government
        } else {
            Self::Department
        }
    }
}

/// The level of an agency, as 机关.级别 gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 国家级
    State,
    /// 省级
    Province,
    /// 市级 (设区的市, 自治州)
    City,
    /// 县级
    County,
    /// 乡级
    Township,
}

impl Level {
    /// The levels with the words of the file.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::State, "国家级"),
        (Self::Province, "省级"),
        (Self::City, "市级"),
        (Self::County, "县级"),
        (Self::Township, "乡级"),
    ];

    /// The word of the file.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(level, _)| *level == self)
            .map_or("", |(_, word)| word)
    }
}
