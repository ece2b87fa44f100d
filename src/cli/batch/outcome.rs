//! What comes of each of many reports that files are made from, and what is said of it.

use super::gather::Gathered;
use super::summary::{Summary, Tally};
use crate::cli::error::Error;
use crate::cli::output::to_stdout;
use crate::cli::status::Status;
use crate::cli::terminal;

/// Of more files than this only those are named of which nothing was written.
const FEW: usize = 20;
/// How a report with errors can be seen.
const DRAFT: &str = "；要先看样子，用 --draft 生成草稿";
/// What is to be done with a file that was changed.
const KEEP: &str = "请把要留的改动写回源文件，或把它移走，不要这些改动就用 --force 覆盖";

/// What came of one file.
pub struct Made {
    /// What the file is called.
    pub name: String,
    /// What was found in it, for people.
    pub found: String,
    /// What of it goes into the summary.
    pub tally: Tally,
    /// What was written.
    pub outcome: Outcome,
}

/// What was written of one report.
pub enum Outcome {
    /// Nothing was to be written: it is no report, or that of another file stands for it.
    Nothing,
    /// These files.
    Written(Vec<String>),
    /// These bytes go to the screen.
    Screen(Vec<u8>),
    /// Nothing: it holds no report.
    NoReport,
    /// Nothing, because of errors in it; whether a draft could be.
    Faulty { draft: bool },
    /// Nothing: the template has not the places for it, as is said.
    Unplaced(String),
    /// Nothing: it could not be read.
    Unread,
    /// Nothing: these files were changed since they were made, in what way is said.
    Kept { names: Vec<String>, said: String },
    /// Nothing: another report goes to the same place.
    Taken(String),
    /// Nothing: a file could not be written, or may not be.
    Failed(Error),
}

impl Made {
    /// Nothing was to be written.
    pub const fn nothing(tally: Tally) -> Self {
        Self {
            name: String::new(),
            found: String::new(),
            tally,
            outcome: Outcome::Nothing,
        }
    }
}

/// Says what came of the one report that was meant, and gives how the run ends in which this was `found`.
///
/// # Errors
/// A file could not be written, or may not be.
pub fn alone(outcome: Outcome, found: Status) -> Result<Status, Error> {
    match outcome {
        Outcome::Nothing => {}
        Outcome::Written(names) => written(&names),
        Outcome::Screen(bytes) => to_stdout(&bytes)?,
        Outcome::Faulty { draft } => {
            let hint = if draft { DRAFT } else { "" };
            terminal::print(&format!("有错误没有改正，没有生成任何文件{hint}\n"));
        }
        Outcome::Unplaced(said) => {
            terminal::print(&(said + "模板填不了这份报告，没有生成任何文件\n"));
            return Ok(found.max(Status::Found));
        }
        Outcome::NoReport => terminal::print("没有读出年度报告，没有生成任何文件\n"),
        Outcome::Unread => terminal::print("没有生成任何文件\n"),
        Outcome::Kept { names, said } => {
            terminal::print(&said);
            return Err(Error::Usage(format!(
                "不覆盖改过的文件 {}，没有生成任何文件；{KEEP}",
                names.join("、")
            )));
        }
        Outcome::Taken(by) => terminal::print(&format!("没有生成：{by} 要写到同一个地方\n")),
        Outcome::Failed(error) => return Err(error),
    }
    Ok(found)
}

fn written(names: &[String]) {
    for name in names {
        terminal::print(&format!("已生成 {name}\n"));
    }
}

/// What came of several reports.
#[derive(Debug)]
pub struct Ending {
    /// Whether what was written is named.
    is_named: bool,
    /// Of how many reports files were written, …
    reports: usize,
    /// … how many, …
    files: usize,
    /// … and of how many none.
    missing: usize,
    /// Whether some could be drafts.
    draft: bool,
    status: Status,
}

impl Ending {
    /// Nothing came of these many files yet.
    pub const fn new(files: usize) -> Self {
        Self {
            is_named: files <= FEW,
            reports: 0,
            files: 0,
            missing: 0,
            draft: false,
            status: Status::Clean,
        }
    }

    /// Says what came of the report in the file of this name.
    pub fn add(&mut self, name: &str, outcome: Outcome) {
        let (why, status) = match outcome {
            Outcome::Nothing | Outcome::Screen(_) => return,
            Outcome::Written(names) => {
                self.reports += 1;
                self.files += names.len();
                if self.is_named {
                    written(&names);
                }
                return;
            }
            Outcome::Faulty { draft } => {
                self.draft |= draft;
                ("有错误没有改正".to_owned(), Status::Found)
            }
            Outcome::Unplaced(said) => {
                terminal::print(&said);
                ("模板填不了它".to_owned(), Status::Found)
            }
            Outcome::NoReport => ("没有读出年度报告".to_owned(), Status::Found),
            Outcome::Unread => ("没有读成".to_owned(), Status::Failed),
            Outcome::Kept { names, said } => {
                terminal::print(&said);
                let names = names.join("、");
                (format!("不覆盖改过的文件 {names}；{KEEP}"), Status::Found)
            }
            Outcome::Taken(by) => (format!("{by} 要写到同一个地方"), Status::Found),
            // What may not be done to one file is no fault of the command that means many.
            Outcome::Failed(error) => match error.status() {
                Status::Usage => (error.to_string(), Status::Found),
                status => (error.to_string(), status),
            },
        };
        self.missing += 1;
        self.status = self.status.max(status);
        terminal::print(&format!("没有生成 {name}：{why}\n"));
    }

    /// Says how much was written, and gives how the run ends in which this was `found`.
    pub fn end(self, found: Status) -> Status {
        let mut words = match (self.reports, self.files) {
            (0, _) => "没有生成任何文件".to_owned(),
            (reports, files) if reports == files => format!("已生成 {reports} 份报告"),
            (reports, files) => format!("已生成 {reports} 份报告的 {files} 个文件"),
        };
        if self.missing > 0 {
            words.extend(["，", &self.missing.to_string(), " 份没有生成"]);
        }
        if self.draft {
            words += DRAFT;
        }
        terminal::print(&(words + "\n"));
        self.status.max(found)
    }
}

/// Many reports, each with files of its own: what was found in them, and what came of them.
#[derive(Debug)]
pub struct Several {
    summary: Summary,
    ending: Ending,
}

impl Several {
    /// Nothing came of these many files yet.
    pub fn new(files: usize) -> Self {
        Self {
            summary: Summary::default(),
            ending: Ending::new(files),
        }
    }

    /// Says what was found in a file, and what came of it.
    pub fn add(&mut self, made: Made) {
        terminal::print(&made.found);
        self.summary.add(made.tally);
        self.ending.add(&made.name, made.outcome);
    }

    /// Says what all of it comes to, and gives how the run ends.
    ///
    /// # Errors
    /// None of the files could be a report.
    pub fn end(self, gathered: &Gathered) -> Result<Status, Error> {
        terminal::print(&self.summary.left_out(&gathered.passed));
        terminal::print(&self.summary.text());
        self.summary.found_some()?;
        Ok(self.ending.end(self.summary.status(false)))
    }
}
