//! What was found in many files together: which units have the most to correct, which mistakes are the most frequent, which
//! files could not be read. So much is kept as is shown, however many files there are.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::gather::File;
use super::load::Loaded;
use super::walk::Passed;
use crate::cli::error::Error;
use crate::cli::names::shown;
use crate::cli::status::Status;
use crate::diagnostic::emit::{self, Count, FileFindings, harmless};
use crate::diagnostic::{Rule, Severity};
use crate::pipeline::Judged;

/// The most lines of each list.
const MAX_LINES: usize = 20;

/// What of one file goes into the summary.
#[derive(Debug)]
pub enum Tally {
    /// What was found in a report, or in a file that was to be one.
    Input {
        /// What the file is called.
        path: String,
        /// The agency, where it is known.
        agency: Option<String>,
        /// How many findings it has.
        count: Count,
        /// Its errors and warnings by rule.
        rules: Vec<(&'static Rule, usize)>,
        /// Why it could not be read.
        error: Option<String>,
    },
    /// A file of a folder that is called like a report and is none.
    NoReport(String),
    /// A document of a folder beside which the file lies that it is made from.
    Filled,
    /// Any other file of a folder.
    Other,
}

impl Tally {
    /// A file that is no input.
    pub fn none(loaded: &Loaded, file: &File) -> Self {
        match loaded {
            Loaded::NoReport => Self::NoReport(shown(&file.path)),
            Loaded::Input(_) | Loaded::Other => Self::Other,
        }
    }

    /// What was found in an input.
    pub fn of(file: &FileFindings<'_>, judged: &Judged) -> Self {
        let mut rules: BTreeMap<&str, (&'static Rule, usize)> = BTreeMap::new();
        let told = file.diagnostics.iter();
        for found in told.filter(|found| found.severity != Severity::Info) {
            rules.entry(found.rule.id).or_insert((found.rule, 0)).1 += 1;
        }
        let agency = judged
            .report
            .as_ref()
            .and_then(|report| report.agency.name.as_ref());
        Self::Input {
            path: file.path.to_owned(),
            agency: agency.map(|name| name.as_str().trim().to_owned()),
            count: Count::of(file),
            rules: rules.into_values().collect(),
            error: file.error.map(str::to_owned),
        }
    }
}

/// What was found in all files.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many findings there are.
    pub count: Count,
    /// The files that could not be read, and why: all of them, for they are few or nothing else is there.
    pub unread: Vec<(String, String)>,
    /// The worst units: errors, warnings, name.
    worst: Vec<(usize, usize, String)>,
    /// How many units have errors or warnings.
    wrong: usize,
    /// The errors and warnings by rule: how many, in how many files.
    rules: BTreeMap<&'static str, (&'static Rule, usize, usize)>,
    no_reports: Vec<String>,
    no_report_count: usize,
    filled: usize,
    others: usize,
}

impl Summary {
    /// Adds what was found in a file.
    pub fn add(&mut self, tally: Tally) {
        let (path, agency, count, rules, error) = match tally {
            Tally::Input {
                path,
                agency,
                count,
                rules,
                error,
            } => (path, agency, count, rules, error),
            Tally::NoReport(path) => {
                self.no_report_count += 1;
                if self.no_reports.len() < MAX_LINES {
                    self.no_reports.push(path);
                }
                return;
            }
            Tally::Filled => {
                self.filled += 1;
                return;
            }
            Tally::Other => {
                self.others += 1;
                return;
            }
        };
        self.count.add(count);
        for (rule, found) in rules {
            let (_, all, files) = self.rules.entry(rule.id).or_insert((rule, 0, 0));
            *all += found;
            *files += 1;
        }
        if count.errors + count.warnings > 0 {
            self.wrong += 1;
            let rank = (count.errors, count.warnings);
            // Those that came first stay first among their equals.
            let at = self
                .worst
                .partition_point(|(errors, warnings, _)| (*errors, *warnings) >= rank);
            if at < MAX_LINES {
                // Units mostly call the file by their name.
                let unit = agency.filter(|name| !name.is_empty() && !path.contains(name.as_str()));
                let unit = unit.map(|name| format!("（{name}）")).unwrap_or_default();
                self.worst.insert(at, (rank.0, rank.1, format!("{path}{unit}")));
                self.worst.truncate(MAX_LINES);
            }
        }
        self.unread.extend(error.map(|error| (path, error)));
    }

    /// How a run ended in which this was found.
    pub const fn status(&self, deny_warnings: bool) -> Status {
        if self.count.unread > 0 {
            Status::Failed
        } else if self.count.errors > 0 || (deny_warnings && self.count.warnings > 0) {
            Status::Found
        } else {
            Status::Clean
        }
    }

    /// Whether there was nothing to do.
    ///
    /// # Errors
    /// No file was a report: what was meant lies elsewhere.
    pub fn found_some(&self) -> Result<(), Error> {
        if self.count.files > 0 {
            return Ok(());
        }
        Err(Error::Usage(
            "这里没有年度报告；请写明放报告的文件夹或文件".to_owned(),
        ))
    }

    /// All of it in words: several lists, and the line that counts everything.
    pub fn text(&self) -> String {
        let mut out = String::new();
        if self.count.files == 0 {
            return out;
        }
        if self.count.files > 1 {
            self.units(&mut out);
            self.kinds(&mut out);
            self.unread(&mut out);
        }
        out + &emit::summary(&self.count)
    }

    fn units(&self, out: &mut String) {
        if self.worst.is_empty() {
            return;
        }
        push(out, "要改的报告（错误多的在前）：");
        for (errors, warnings, name) in &self.worst {
            let parts = [(*errors, "个错误"), (*warnings, "个警告")];
            let parts = parts.iter().filter(|(number, _)| *number > 0);
            let parts: Vec<String> = parts.map(|(number, word)| format!("{number} {word}")).collect();
            push(out, &format!("  {}：{}", harmless(name), parts.join("，")));
        }
        more(out, self.wrong, "份");
    }

    fn kinds(&self, out: &mut String) {
        let mut rules: Vec<_> = self.rules.values().collect();
        if rules.is_empty() {
            return;
        }
        rules.sort_by_key(|(rule, found, _)| (std::cmp::Reverse(*found), rule.id));
        push(out, "各类问题（多的在前）：");
        for (rule, found, files) in rules.iter().take(MAX_LINES) {
            push(
                out,
                &format!("  {} {}：{found} 处，在 {files} 份里", rule.id, rule.title),
            );
        }
        more(out, rules.len(), "类");
    }

    fn unread(&self, out: &mut String) {
        if self.unread.is_empty() {
            return;
        }
        push(out, "没有读成的文件：");
        for (path, error) in self.unread.iter().take(MAX_LINES) {
            push(out, &format!("  {} {}", harmless(path), harmless(error)));
        }
        more(out, self.unread.len(), "个");
    }

    /// What was not looked at, and why, each kind in a line.
    pub fn left_out(&self, passed: &Passed) -> String {
        let mut out = String::new();
        if passed.locks > 0 {
            let words = "打开着的文件留下的标记（~$、.~lock 等）没有看，请先关闭 Word、WPS";
            push(&mut out, &format!("另有 {} 个{words}", passed.locks));
        }
        if self.no_report_count > 0 {
            let names: Vec<_> = self.no_reports.iter().map(|name| harmless(name)).collect();
            let and = if self.no_report_count > names.len() {
                "等"
            } else {
                ""
            };
            let (count, names) = (self.no_report_count, names.join("、"));
            push(
                &mut out,
                &format!("另有 {count} 个文件不是年度报告：{names}{and}"),
            );
        }
        for (number, words) in [
            (self.filled, "个文件旁边有同名的填报文件，用的是那一个"),
            (self.others, "个别的文件，没有看"),
            (passed.links, "个指向文件夹的链接，没有进去"),
            (passed.no_files, "个管道或设备，没有看"),
        ] {
            if number > 0 {
                push(&mut out, &format!("另有 {number} {words}"));
            }
        }
        out
    }
}

fn push(out: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{line}");
}

/// How many more there are than are listed.
fn more(out: &mut String, all: usize, word: &str) {
    if all > MAX_LINES {
        push(out, &format!("  另有 {} {word}，没有一一列出", all - MAX_LINES));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(path: &str, errors: usize, warnings: usize) -> Tally {
        let rule = crate::catalogue::find("wrong-total").unwrap();
        Tally::Input {
            path: path.to_owned(),
            agency: Some(format!("某{path}局")),
            count: Count {
                files: 1,
                errors,
                warnings,
                ..Count::default()
            },
            rules: if errors > 0 {
                vec![(rule, errors)]
            } else {
                Vec::new()
            },
            error: None,
        }
    }

    #[test]
    fn the_worst_come_first_and_only_so_many() {
        let mut summary = Summary::default();
        for number in 0..30 {
            summary.add(tally(&number.to_string(), number % 3, 1));
        }
        summary.add(tally("clean", 0, 0));
        let text = summary.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "  2（某2局）：2 个错误，1 个警告");
        assert_eq!(lines[2], "  5（某5局）：2 个错误，1 个警告");
        assert_eq!(lines[11], "  1（某1局）：1 个错误，1 个警告");
        assert_eq!(lines[21], "  另有 10 份，没有一一列出");
        assert!(
            lines[23].starts_with("  wrong-total ") && lines[23].ends_with("：30 处，在 20 份里"),
            "{text}"
        );
        assert_eq!(lines[24], "共 31 个文件：30 个错误，30 个警告");
    }
}
