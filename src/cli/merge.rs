//! `nianbao merge`: the government's report begun with the sums of its units', or a finished one held against them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use super::args::{Files, Merge, Told as Layout};
use super::batch;
use super::batch::gather::{File, Gathered, gather};
use super::batch::load::{Loaded, load};
use super::batch::parted::beside_filled;
use super::bytes::bytes;
use super::disk::Disk;
use super::error::Error;
use super::fingerprint::Fingerprint;
use super::input::{Input, Reads, only_exact_names};
use super::names::{is_dash, named, shown};
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::write_all;
use super::status::Status;
use super::terminal;
use crate::diagnostic::Severity;
use crate::encoding;
use crate::form::DataPoint;
use crate::merge::against::{Checked, check};
use crate::merge::evidence::{WhatIf, Whose};
use crate::merge::{self, Finding, Kind, Merged, Told, Unit, Wanted, expected};
use crate::pipeline::{judge, what_if};
use crate::report::marks::TO_FILL;

pub(super) fn run(args: &Merge) -> Result<Status, Error> {
    let gathered = gather(&args.files, None)?;
    let files: Vec<PathBuf> = gathered.files.iter().map(|file| file.path.clone()).collect();
    if files
        .iter()
        .chain(&args.against)
        .filter(|file| is_dash(file))
        .count()
        > 1
    {
        return Err(Error::Usage("标准输入（-）只能写一次".to_owned()));
    }
    let is_json = args.format == Layout::Json;
    if is_json {
        only_exact_names(files.iter().chain(&args.against).map(PathBuf::as_path))?;
    }
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    if is_json && output.is_none() && args.against.is_none() {
        return Err(Error::Usage(
            "--format json 时要用 -o 写明汇总写到哪个文件".to_owned(),
        ));
    }
    if let Some(path) = output {
        Reads::of(files.iter().map(PathBuf::as_path)).spare(&[], path)?;
        never_over_a_file(path, args.force)?;
    }
    let list = args
        .expect
        .as_deref()
        .map(|path| Ok::<_, Error>((shown(path), names_of(path)?)))
        .transpose()?;
    let government = args.against.as_deref().map(government).transpose()?;
    let mut read = read(&gathered, &args.files, government.as_ref())?;
    if read.units.is_empty() {
        tell(&read.findings, 0);
        return Ok(if read.failed {
            Status::Failed
        } else {
            Status::Found
        });
    }
    let wanted = Wanted {
        agency: args.agency.as_deref(),
        year: args.year.or(government.as_ref().and_then(|it| it.unit.year)),
        edition: government.as_ref().map(|it| it.unit.edition),
    };
    let mut merged = merge::merge(&read.units, &wanted);
    if let Some((path, names)) = &list {
        let used: Vec<&Unit> = merged.used.iter().filter_map(|at| read.units.get(*at)).collect();
        read.findings.extend(expected::compared(names, path, &used));
    }
    if government.is_some() {
        // Whose name the sum would have is no question then.
        merged.findings.retain(|finding| finding.kind != Kind::Unknown);
    }
    let mut findings: Vec<Finding> = read.findings.iter().chain(&merged.findings).cloned().collect();
    findings.sort_by_key(|finding| (finding.severity, finding.kind));
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let status = if read.failed {
        Status::Failed
    } else if has_errors {
        Status::Found
    } else {
        Status::Clean
    };
    if let Some(government) = government {
        let checked = compare(&government, &merged, &read);
        if is_json {
            let text = merge::json(
                &merged,
                &read.units,
                &findings,
                Some((&government.unit.file, &checked)),
                None,
            )?;
            to_stdout(text.as_bytes())?;
        } else {
            tell(&findings, merged.used.len());
            let colour = terminal::colour_of_output();
            to_stdout(merge::differences(&checked, &read.units, &government.unit.file, colour).as_bytes())?;
        }
        return Ok(if checked.differences.is_empty() {
            status
        } else {
            status.max(Status::Found)
        });
    }
    write(args, output, &merged, &read, &findings)?;
    Ok(status)
}

/// Writes the sum where nothing stands in its way, or what does is accepted; says what was found.
fn write(
    args: &Merge,
    output: Option<&Path>,
    merged: &Merged,
    read: &Read,
    findings: &[Finding],
) -> Result<(), Error> {
    let is_json = args.format == Layout::Json;
    let stops = |finding: &Finding| finding.forbids || (finding.severity == Severity::Error && !args.force);
    let text = if findings.iter().any(stops) {
        None
    } else {
        merge::draft(merged, &read.units, &read.findings)
    };
    if !is_json {
        tell(findings, merged.used.len());
    }
    match (&text, output) {
        (Some(text), Some(path)) => {
            write_all(&[Output::new(
                path.to_path_buf(),
                text.clone().into_bytes(),
                args.force,
            )])?;
        }
        (Some(text), None) => to_stdout(text.as_bytes())?,
        (None, _) => {}
    }
    if is_json {
        let written = output.filter(|_| text.is_some()).map(shown);
        let told = merge::json(merged, &read.units, findings, None, written.as_deref())?;
        return to_stdout(told.as_bytes());
    }
    let last = match (text, output) {
        (Some(_), Some(path)) => format!(
            "数字是各单位之和，文字要自己写\n下一步：打开 {}，写好标了{TO_FILL}的地方，然后 nianbao check {}\n",
            named(path),
            named(path)
        ),
        (Some(_), None) => String::new(),
        (None, _) if findings.iter().any(|finding| finding.forbids) => {
            "没有汇总：先解决上面的错误\n".to_owned()
        }
        (None, _) => "没有汇总：先解决上面的错误，或者用 --force 照样汇总，文件里会注明\n".to_owned(),
    };
    terminal::print(&last);
    Ok(())
}

fn tell(findings: &[Finding], units: usize) {
    terminal::print(&merge::human(findings, terminal::colour()));
    terminal::print(&merge::summary(units, findings));
}

/// The units that could be read, each with the place of its file.
struct Read {
    units: Vec<Unit>,
    paths: Vec<PathBuf>,
    /// What was found in reading them.
    findings: Vec<Finding>,
    /// Whether a file could not be had.
    failed: bool,
}

/// A report that is held against its units.
struct Government {
    unit: Unit,
    path: PathBuf,
}

/// What became of a file.
enum Taken {
    Unit(Box<Unit>),
    /// A file of a folder that is none of the reports to be summed.
    Other,
    NoReport(String),
    Failed(String),
}

/// A file of the command line; of those in folders only what was to be a report.
fn take_file(file: &File) -> Taken {
    match (&file.why, file.root.is_some()) {
        (Some(why), _) => Taken::Failed(why.clone()),
        (None, true) if matches!(load(file, None, judge), Loaded::NoReport | Loaded::Other) => Taken::Other,
        (None, _) => take(&file.path),
    }
}

fn take(path: &Path) -> Taken {
    let bytes = match bytes(path) {
        Ok(bytes) => bytes,
        Err(cause) => return Taken::Failed(Input::unread(path, &cause).error.unwrap_or_default()),
    };
    let contents = Fingerprint::of(&bytes).number();
    let judged = Input::judged(path, bytes, None).judged;
    let found = &judged.findings.diagnostics;
    match &judged.report {
        Some(report) => Taken::Unit(Box::new(Unit::new(&judged.name, contents, report, found))),
        None => Taken::NoReport(
            found
                .first()
                .map_or_else(String::new, |found| found.message.clone()),
        ),
    }
}

fn read(gathered: &Gathered, args: &Files, government: Option<&Government>) -> Result<Read, Error> {
    let files = &gathered.files;
    let filled = beside_filled(files);
    let mut taken = Vec::with_capacity(files.len());
    // Each keeps a few figures only, and stays in its place.
    let work = |number, file| {
        if filled.contains(&number) {
            Taken::Other
        } else {
            take_file(file)
        }
    };
    batch::numbered(gathered, args, work, |it| {
        taken.push(it);
        Ok::<(), Error>(())
    })?;
    let mut read = Read {
        units: Vec::new(),
        paths: Vec::new(),
        findings: Vec::new(),
        failed: false,
    };
    for (path, taken) in files.iter().map(|file| &file.path).zip(taken) {
        let why = match taken {
            Taken::Unit(unit) if government.is_some_and(|it| it.unit.contents == unit.contents) => {
                let message = format!("{} 就是要核对的政府报告，没有当作单位计入", unit.file);
                let help = "不是的，说明政府报告与这个单位的报告是同一份文件";
                read.findings.push(
                    Finding::warning(Kind::GovernmentAmongUnits, message)
                        .help(help)
                        .of(unit.file),
                );
                continue;
            }
            Taken::Unit(unit) => {
                read.units.push(*unit);
                read.paths.push(path.clone());
                continue;
            }
            Taken::Other => continue,
            Taken::NoReport(why) => why,
            Taken::Failed(why) => {
                read.failed = true;
                why
            }
        };
        let message = format!("{} 没有计入：{why}", named(path));
        let help = "换成能读的文件再汇总；不是年报的，从要汇总的文件里去掉";
        read.findings.push(
            Finding::error(Kind::Unreadable, message)
                .help(help)
                .of(shown(path)),
        );
    }
    Ok(read)
}

/// The report that is to be held against its units.
fn government(path: &Path) -> Result<Government, Error> {
    let unread = |reason: String| Error::Unread {
        path: path.to_path_buf(),
        reason,
    };
    match take(path) {
        Taken::Unit(unit) => Ok(Government {
            unit: *unit,
            path: path.to_path_buf(),
        }),
        Taken::Other => Err(unread("不是能核对的年度报告".to_owned())),
        Taken::NoReport(why) => Err(Error::Usage(format!(
            "{} 不是能核对的年度报告：{why}",
            named(path)
        ))),
        Taken::Failed(why) => Err(unread(why)),
    }
}

/// The names of the list of those who must report.
fn names_of(path: &Path) -> Result<Vec<String>, Error> {
    let bytes = bytes(path).map_err(|cause| Error::file("读取", path, cause))?;
    let text = encoding::read(&shown(path), bytes)
        .ok()
        .filter(encoding::Text::is_whole)
        .ok_or_else(|| Error::Usage(format!("{} 不是文本文件，读不出单位名单", named(path))))?;
    let names = expected::names(text.source.text());
    if names.is_empty() {
        return Err(Error::Usage(format!(
            "{} 里没有单位名称；一行写一个",
            named(path)
        )));
    }
    Ok(names)
}

fn compare(government: &Government, merged: &Merged, read: &Read) -> Checked {
    let mut again = Again {
        units: &read.paths,
        government: &government.path,
    };
    check(&government.unit, merged, &read.units, &mut again)
}

/// Files that are read again with other figures.
struct Again<'a> {
    units: &'a [PathBuf],
    government: &'a Path,
}

impl WhatIf for Again<'_> {
    fn told(&mut self, whose: Whose, figures: &BTreeMap<DataPoint, Decimal>) -> Option<Vec<Told>> {
        let path = match whose {
            Whose::Government => self.government,
            Whose::Unit(at) => self.units.get(at)?.as_path(),
        };
        // Standard input has been read.
        let bytes = bytes(path).ok().filter(|_| !is_dash(path))?;
        let judged = what_if(&shown(path), bytes, &mut Disk::beside(path, None), figures)?;
        Some(Told::of(&judged.findings.diagnostics))
    }
}
