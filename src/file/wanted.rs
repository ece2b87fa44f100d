//! A new report as somebody asks for it: checked, and written as the file that is filled.

use super::new::{fill_zeros, new};
use super::write::with_remarks;
use crate::form::Edition;
use crate::report::remark::Remark;
use crate::report::{AgencyKind, Report};

/// The last year that a file may name.
const LAST_YEAR: i32 = 2199;

/// A new report as somebody asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The year that it reports.
    pub year: i32,
    /// The agency's name.
    pub agency: &'a str,
    /// The word for the agency's kind; none where its name shows it.
    pub kind: Option<&'a str>,
    /// Whether the tables of applicants are filled with 0.
    pub zeros: bool,
}

/// What is asked for and cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The form has no such year.
    Year(i32),
    /// There is no name, or it has more than one line.
    Agency,
    /// There is no such kind of agency.
    Kind(String),
}

impl Unfit {
    /// Which field it is about: `year`, `agency`, `kind`.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Year(_) => "year",
            Self::Agency => "agency",
            Self::Kind(_) => "kind",
        }
    }

    /// What is wrong: words to follow the field's name.
    pub fn words(&self) -> String {
        match self {
            Self::Year(year) => format!("不能是 {year}：统一格式自 2019 年度起使用"),
            Self::Agency => "要写机关名称，一行文字".to_owned(),
            Self::Kind(word) => {
                let words: Vec<&str> = AgencyKind::ALL.iter().map(|(_, word)| *word).collect();
                format!("不能是“{word}”（可用：{}）", words.join("、"))
            }
        }
    }
}

impl Wanted<'_> {
    /// The form of its year.
    ///
    /// # Errors
    /// No form has this year.
    pub fn edition(&self) -> Result<&'static Edition, Unfit> {
        Edition::of_year(self.year)
            .filter(|_| self.year <= LAST_YEAR)
            .ok_or(Unfit::Year(self.year))
    }

    /// The agency's name.
    ///
    /// # Errors
    /// There is none, or it has more than one line.
    pub fn agency(&self) -> Result<&str, Unfit> {
        let agency = self.agency.trim();
        if agency.is_empty() || agency.chars().any(char::is_control) {
            return Err(Unfit::Agency);
        }
        Ok(agency)
    }

    /// The report to be filled, and what is to be said of it.
    ///
    /// # Errors
    /// What is asked for cannot be.
    pub fn report(&self) -> Result<(Report, Option<Remark>), Unfit> {
        let edition = self.edition()?;
        let agency = self.agency()?;
        let kind = self.kind.map(kind).transpose()?;
        let mut report = new(edition, self.year, agency, kind);
        let remark = self.zeros.then(|| fill_zeros(&mut report, false));
        Ok((report, remark))
    }

    /// The file to be filled. `schema` is the schema's path, for editors.
    ///
    /// # Errors
    /// What is asked for cannot be.
    pub fn text(&self, schema: Option<&str>) -> Result<String, Unfit> {
        let (report, remark) = self.report()?;
        let remarks: Vec<_> = remark.into_iter().collect();
        Ok(with_remarks(&report, schema, &remarks))
    }
}

fn kind(word: &str) -> Result<AgencyKind, Unfit> {
    AgencyKind::ALL
        .iter()
        .find(|(_, known)| *known == word.trim())
        .map(|(kind, _)| *kind)
        .ok_or_else(|| Unfit::Kind(word.to_owned()))
}
