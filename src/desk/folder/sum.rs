//! The reports of a year in the folder added up into one, which is put beside them; or why they are not.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::download::stem;
use super::ledger::{Found, is_filled};
use super::row::Row;
use crate::chinese::width::folded;
use crate::desk::files::{Files, Listed, words_of};
use crate::desk::start::free;
use crate::diagnostic::Severity;
use crate::diagnostic::advice::on_page;
use crate::merge::{Finding, Kind, Unit, Wanted, draft, is_sum, merge};
use crate::pipeline::{MAX_DOCUMENT_BYTES, read};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// In whose name; known from the names of the units where none is typed.
    pub agency: Option<String>,
    /// Of which year; of the last one where none is chosen.
    pub year: Option<i32>,
    /// Whether errors do not stand in its way: the file then says them.
    pub force: bool,
}

/// What became of it.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    /// What was asked for.
    pub asked: Asked,
    /// The year that was summed.
    pub year: Option<i32>,
    /// How many units.
    pub used: usize,
    /// How many reports are of another year.
    pub aside: usize,
    /// What was found.
    pub notes: Vec<Note>,
    /// The file that was made; none where something stands in its way.
    pub made: Option<Link>,
    /// Whether what stands in its way can be passed over.
    passable: bool,
}

/// Something about the files together.
#[derive(Clone, Debug)]
pub struct Note {
    /// How grave it is.
    pub severity: Severity,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The files that it is about.
    pub files: Vec<Link>,
}

/// A file with the address of its page.
#[derive(Clone, Debug)]
pub struct Link {
    /// The file.
    pub name: String,
    /// The address.
    pub address: String,
}

impl Sum {
    /// Whether it can be asked for again in spite of what stands in its way.
    pub const fn may_force(&self) -> bool {
        self.asked.force || self.passable
    }
}

/// Adds up the reports among these files.
pub fn sum(listed: &[Listed], asked: Asked, files: &mut dyn Files) -> Sum {
    let (mut units, mut told) = units(listed, files);
    let year = asked
        .year
        .or_else(|| units.iter().filter_map(|unit| unit.year).max());
    let all = units.len();
    // Of which year a report is that does not say so must be found out.
    units.retain(|unit| unit.year.is_none() || unit.year == year);
    let aside = all - units.len();
    told.extend(without_originals(&mut units));
    let wanted = Wanted {
        agency: asked.agency.as_deref(),
        year,
        edition: None,
    };
    let mut merged = merge(&units, &wanted);
    if let Some(own) = merged.agency.as_deref().map(folded) {
        let (its_own, others) = units
            .into_iter()
            .partition::<Vec<_>, _>(|unit| unit.folded_name().as_ref() == Some(&own));
        told.extend(its_own.iter().map(|unit| {
            let message = format!("{} 是汇总机关自己的报告，没有当作单位计入", unit.file);
            let help = "它是要计入的单位的，在汇总机关名称里写另一个名称";
            Finding::warning(Kind::GovernmentAmongUnits, message)
                .help(help)
                .of(&unit.file)
        }));
        units = others;
        if !its_own.is_empty() {
            merged = merge(
                &units,
                &Wanted {
                    agency: merged.agency.as_deref(),
                    ..wanted
                },
            );
        }
    }
    let mut findings: Vec<Finding> = told.iter().chain(&merged.findings).cloned().collect();
    findings.sort_by_key(|finding| (finding.severity, finding.kind));
    let forbids = units.is_empty() || findings.iter().any(|finding| finding.forbids);
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let text = if forbids || (has_errors && !asked.force) {
        None
    } else {
        draft(&merged, &units, &told)
    };
    let made = text.and_then(|text| {
        let name = year.map_or_else(|| "汇总.yaml".to_owned(), |year| format!("汇总-{year}.yaml"));
        let name = free(&name, files);
        match files.create(&name, text.as_bytes()) {
            Ok(stamp) => Some(link(&Listed { name, stamp })),
            Err(error) => {
                let message = format!("{name} 没有写成：{}", words_of(&error));
                findings.insert(0, Finding::error(Kind::Unreadable, message));
                None
            }
        }
    });
    let notes = findings.into_iter().map(|finding| Note {
        severity: finding.severity,
        message: finding.message,
        help: finding.help.as_deref().and_then(on_page),
        files: listed
            .iter()
            .filter(|file| finding.files.contains(&file.name))
            .map(link)
            .collect(),
    });
    Sum {
        notes: notes.collect(),
        year,
        used: merged.used.len(),
        aside,
        passable: !forbids && made.is_none(),
        made,
        asked,
    }
}

/// The units among these files, and what was found in reading them.
fn units(listed: &[Listed], files: &mut dyn Files) -> (Vec<Unit>, Vec<Finding>) {
    let filled = listed.iter().filter(|file| is_filled(&file.name));
    let filled: BTreeSet<&str> = filled.map(|file| stem(&file.name)).collect();
    let (mut units, mut told) = (Vec::new(), Vec::new());
    for file in listed {
        // What was built of a report beside it is that report once more.
        if !is_filled(&file.name) && filled.contains(stem(&file.name)) {
            continue;
        }
        match unit(file, files) {
            Ok(unit) => units.push(unit),
            Err(finding) => told.push(finding.of(&file.name)),
        }
    }
    (units, told)
}

/// Leaves out the documents of units that have a file that is filled: it was begun from them, or they were built of it.
fn without_originals(units: &mut Vec<Unit>) -> Vec<Finding> {
    let filled = units.iter().filter(|unit| is_filled(&unit.file));
    let filled: BTreeMap<String, String> = filled
        .filter_map(|unit| Some((unit.folded_name()?, unit.file.clone())))
        .collect();
    let mut told = Vec::new();
    units.retain(|unit| {
        let name = unit.folded_name().filter(|_| !is_filled(&unit.file));
        let Some(own) = name.and_then(|name| filled.get(&name)) else {
            return true;
        };
        let message = format!(
            "{} 有两份报告，计入的是填报文件 {own}，没有计入 {}",
            unit.called(),
            unit.file
        );
        let help = "以后一份为准的，先把它导入成填报文件，换下原来的";
        told.push(
            Finding::warning(Kind::SameUnit, message)
                .help(help)
                .of(&unit.file),
        );
        false
    });
    told
}

/// The unit of a file.
///
/// # Errors
/// It is none, and what that means for the sum.
fn unit(file: &Listed, files: &mut dyn Files) -> Result<Unit, Finding> {
    let name = &file.name;
    let lost = |why: &str| {
        let help = "换成能读的文件再汇总；不是年报的，从文件夹里移走";
        Err(Finding::error(Kind::Unreadable, format!("{name} 没有计入：{why}")).help(help))
    };
    if usize::try_from(file.stamp.size).map_or(true, |size| size > MAX_DOCUMENT_BYTES) {
        return lost(&format!("超过 {} MB，没有读取", MAX_DOCUMENT_BYTES / 1024 / 1024));
    }
    if !files.judging(name) {
        return lost("核对这个文件时程序出了错");
    }
    let bytes = match files.read(name) {
        Ok((bytes, _)) => bytes,
        Err(error) => return lost(&words_of(&error)),
    };
    let contents = fingerprint(&bytes);
    let judged = read(name, bytes, &mut *files.surroundings(name));
    let found = &judged.findings.diagnostics;
    match &judged.report {
        Some(_) if judged.source.as_ref().is_some_and(|source| is_sum(source.text())) => {
            let message = format!("{name} 是以前汇总的，没有当作单位计入");
            Err(Finding::info(Kind::GovernmentAmongUnits, message))
        }
        Some(report) => Ok(Unit::new(name, contents, report, found)),
        None => {
            let why = found
                .first()
                .map_or("没有读出年度报告", |found| found.message.as_str());
            if is_filled(name) {
                return lost(why);
            }
            // Letters and lists lie among the reports, and so may what a unit sent and nobody can read.
            let message = format!("{name} 没有计入：{why}");
            let help = "是某个单位的年报的，换成能读的文件再汇总";
            Err(Finding::warning(Kind::Unreadable, message).help(help))
        }
    }
}

/// What bytes are known by among those of one folder.
fn fingerprint(bytes: &[u8]) -> u128 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    (u128::from(hasher.finish()) << 64) | bytes.len() as u128
}

/// Where the page of a file is.
fn link(file: &Listed) -> Link {
    let yaml = Found {
        yaml: is_filled(&file.name),
        ..Found::default()
    };
    let row = Row::new(file, Some(&yaml));
    Link {
        name: row.name,
        address: row.address,
    }
}
