//! Last year's report, opened once for as long as its file stays as it is.

use std::hash::{DefaultHasher, Hasher};

use super::bounds;
use super::opened::{Opened, open};
use super::surroundings::PriorFile;
use crate::diagnostic::Severity;
use crate::encoding::WRONG_ENCODING;
use crate::file::lower::lower;
use crate::report::Report;
use crate::source::Origin;

/// Last year's report as it was opened last. Whoever judges a report after every change keeps it, so that only a file that
/// changed is opened again.
#[derive(Debug, Default)]
pub struct Prior {
    held: Option<Held>,
}

/// What is held of a file: what it was, and what was read.
#[derive(Debug)]
struct Held {
    file: Known,
    /// None while it is lent.
    read: Option<Result<Report, String>>,
    /// Whether it is not more than a report may be: then it can be shown.
    is_bounded: bool,
}

/// What a file was, in a few bytes: its name, and how many bytes it had of which hash, or why it had none.
#[derive(Debug, PartialEq, Eq)]
struct Known {
    name: String,
    bytes: Result<(usize, u64), String>,
}

impl Known {
    fn new(file: &PriorFile) -> Self {
        let hash = |bytes: &Vec<u8>| {
            let mut hasher = DefaultHasher::new();
            hasher.write(bytes);
            (bytes.len(), hasher.finish())
        };
        Self {
            name: file.name.clone(),
            bytes: file.bytes.as_ref().map(hash).map_err(Clone::clone),
        }
    }
}

impl Prior {
    /// The report, where there is one that can be read and shown.
    pub fn report(&self) -> Option<&Report> {
        let held = self.held.as_ref().filter(|held| held.is_bounded)?;
        held.read.as_ref()?.as_ref().ok()
    }

    /// The report itself, where there is one that can be read and shown.
    pub fn into_report(self) -> Option<Report> {
        let held = self.held.filter(|held| held.is_bounded)?;
        held.read?.ok()
    }

    /// Lends the report of a file, or why there is none, until it is given back; opened anew unless it is the file of last time.
    pub(super) fn lend(&mut self, file: Option<PriorFile>) -> Option<Result<Report, String>> {
        let before = self.held.take();
        let file = file?;
        let known = Known::new(&file);
        if let Some(mut before) = before.filter(|before| before.file == known)
            && let Some(read) = before.read.take()
        {
            self.held = Some(before);
            return Some(read);
        }
        let read = report_of(file);
        self.held = Some(Held {
            file: known,
            read: None,
            is_bounded: read
                .as_ref()
                .is_ok_and(|report| bounds::of_report(report).is_none()),
        });
        Some(read)
    }

    /// Takes back what was lent.
    pub(super) fn take_back(&mut self, lent: Option<Result<Report, String>>) {
        if let Some(held) = &mut self.held {
            held.read = lent;
        }
    }
}

/// Last year's report, of whatever format, or why there is none. It is only read, never judged.
fn report_of(file: PriorFile) -> Result<Report, String> {
    let name = file.name;
    let bytes = file.bytes.map_err(|why| format!("上年报告 {name} {why}"))?;
    let report = match open(&name, bytes) {
        Opened::Yaml(source, parsed) => {
            let mut errors = parsed
                .diagnostics
                .iter()
                .filter(|d| d.severity == Severity::Error);
            if let Some(found) = errors.find(|d| d.rule == &WRONG_ENCODING)
                && let Some(span) = found.primary.origin.as_ref().and_then(Origin::span)
            {
                let at = source.line_column(span.start);
                return Err(format!(
                    "上年报告 {name} 第 {} 行第 {} 列：{}",
                    at.line, at.column, found.message
                ));
            }
            let lowered = lower(&source, parsed.root.as_ref(), None);
            lowered.report.filter(|_| !parsed.has_errors())
        }
        Opened::Document(recognised) => recognised.report,
        Opened::Unread(found) => return Err(format!("上年报告 {name}：{}", found.message)),
    };
    report.ok_or_else(|| format!("上年报告 {name} 不是能读的年度报告"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &str) -> PriorFile {
        PriorFile {
            name: "a.yaml".to_owned(),
            bytes: Ok(bytes.as_bytes().to_vec()),
        }
    }

    /// Marks what is lent, so that it is known again.
    fn marked(prior: &mut Prior, bytes: &str) -> Option<i32> {
        let mut lent = prior.lend(Some(file(bytes)))?;
        let before = lent.as_ref().ok()?.year;
        lent.as_mut().ok()?.year = Some(1900);
        prior.take_back(Some(lent));
        before
    }

    #[test]
    fn a_file_is_opened_again_where_it_changed() {
        let mut prior = Prior::default();
        let (first, second) = ("版式: 2021\n年度: 2021\n", "版式: 2021\n年度: 2022\n");
        assert_eq!(marked(&mut prior, first), Some(2021));
        assert_eq!(prior.report().and_then(|report| report.year), Some(1900));
        assert_eq!(marked(&mut prior, first), Some(1900));
        assert_eq!(marked(&mut prior, second), Some(2022));
        assert_eq!(marked(&mut prior, first), Some(2021));
        // What was not given back, as after a panic, is opened again.
        assert!(prior.lend(Some(file(first))).is_some());
        assert!(prior.report().is_none());
        assert_eq!(marked(&mut prior, first), Some(2021));
        assert!(prior.lend(None).is_none());
        prior.take_back(None);
        assert!(prior.report().is_none());
    }

    #[test]
    fn why_there_is_none_is_kept_too() {
        let mut prior = Prior::default();
        for _ in 0..2 {
            let lent = prior.lend(Some(file("年度: [")));
            assert!(lent.as_ref().unwrap().is_err());
            prior.take_back(lent);
            assert!(prior.report().is_none());
        }
    }
}
