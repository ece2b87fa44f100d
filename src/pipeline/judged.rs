//! What a file holds → a judged report.

use std::collections::BTreeMap;

use super::bounds;
use super::opened::Opened;
use super::prior::Prior;
use super::surroundings::Surroundings;
use crate::check::{self, Context, Entry, Findings, PictureFault};
use crate::diagnostic::emit::FileFindings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::document::against::{Original, against};
use crate::document::chart::Glance;
use crate::document::compose::{Pictures, compose};
use crate::document::glance::glance;
use crate::document::recognise::Recognised;
use crate::encoding::WRONG_ENCODING;
use crate::file::lower::{lower, named_prior};
use crate::format::{Format, WriteError};
use crate::picture::{Image, MAX_PICTURES_BYTES, begins_as_picture, is_inside, other_kind};
use crate::report::Report;
use crate::report::remark::Remark;
use crate::source::{LineColumn, Source};
use crate::yaml::Parsed;

/// A file that was read, and all that was found in it.
#[derive(Debug, Default)]
pub struct Judged {
    /// What the file is called.
    pub name: String,
    /// Its text, where it is YAML: what the places of its findings are places of.
    pub source: Option<Source>,
    /// The report that it holds; none where it holds none.
    pub report: Option<Report>,
    /// What was found, and what 核实说明 explains.
    pub findings: Findings,
    /// The pictures that could be had, by the path that the prose writes.
    pub pictures: Pictures,
    /// What of a document found no place in the report, as comments of the file that is written from it.
    pub remarks: Vec<Remark>,
    /// The account of every figure of its prose, where that was asked for: see [`read_with_figures`](crate::read_with_figures).
    pub figures: Vec<Entry>,
    /// Last year's report, where it was read and is not more than a report may be: what stands beside this year's in charts. Of
    /// a report that is judged again and again only where it has charts.
    pub last: Option<Box<Report>>,
}

impl Judged {
    /// What reading a file found, without judging its report.
    pub fn unjudged(name: &str, opened: Opened) -> Self {
        let mut judged = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        match opened {
            Opened::Yaml(source, parsed) => {
                judged.lowered(&source, parsed, None);
                judged.source = Some(source);
            }
            Opened::Document(recognised) => judged.take(*recognised),
            Opened::Unread(found) => judged.findings.diagnostics = vec![*found],
        }
        judged
    }

    /// Whether something must be corrected.
    pub fn has_errors(&self) -> bool {
        let found = &self.findings.diagnostics;
        found.iter().any(|d| d.severity == Severity::Error)
    }

    /// The line and the column at which a finding stands; none where it stands in a document, or nowhere in particular.
    pub fn position(&self, found: &Diagnostic) -> Option<LineColumn> {
        let span = found.primary.origin.as_ref()?.span()?;
        Some(self.source.as_ref()?.line_column(span.start))
    }

    /// The findings as [`emit`](crate::diagnostic::emit) shows them.
    pub fn file_findings(&self) -> FileFindings<'_> {
        FileFindings {
            path: &self.name,
            source: self.source.as_ref(),
            edition: self.report.as_ref().map(|r| r.edition.id),
            year: self.report.as_ref().and_then(|r| r.year),
            diagnostics: &self.findings.diagnostics,
            waived: &self.findings.waived,
            error: None,
        }
    }

    /// The report as the bytes of a file of this format; nothing where there is no report. `draft` marks every page of it.
    ///
    /// # Errors
    /// The format's writer failed: a fault of the program, not of the report.
    pub fn write(&self, format: &Format, draft: bool) -> Option<Result<Vec<u8>, WriteError>> {
        Some(format.bytes_of(&self.compose(draft)?))
    }

    /// The report as the document that every format writes; none where there is no report.
    pub fn compose(&self, draft: bool) -> Option<Document> {
        let report = self.report.as_ref()?;
        let mut document = compose(report, &self.pictures, draft);
        if report.charts {
            document.glance = self.glance();
        }
        Some(document)
    }

    /// The report as [`Self::compose`] makes it with charts, whether it asks for them or not; none where there is no report.
    pub fn compose_with_charts(&self, draft: bool) -> Option<Document> {
        let mut report = self.report.clone()?;
        report.charts = true;
        let mut document = compose(&report, &self.pictures, draft);
        document.glance = self.glance();
        Some(document)
    }

    /// The year at a glance, beside last year's where that is known.
    pub fn glance(&self) -> Glance {
        self.glance_beside(self.last.as_deref())
    }

    /// The year at a glance, beside a report that may be last year's.
    pub fn glance_beside(&self, last: Option<&Report>) -> Glance {
        let report = self.report.as_ref();
        report.map_or(Glance::NOTHING, |report| glance(report, last))
    }

    /// Compares a finished document with the report in YAML that it was made from: every figure and paragraph that differs
    /// becomes a finding. Nothing is compared where one of the two holds no report, or the original is no YAML.
    pub fn compare(&mut self, original: &Self) {
        if let (Some(given), Some(report), Some(source)) = (&self.report, &original.report, &original.source)
        {
            let found = &mut self.findings.diagnostics;
            found.extend(against(given, Original { report, source }));
            found.sort_by_key(Diagnostic::start);
        }
    }

    /// Takes over what was recognised in a document.
    fn take(&mut self, recognised: Recognised) {
        self.findings.diagnostics = recognised.diagnostics;
        let beyond = recognised.report.as_ref().and_then(bounds::of_report);
        self.report = recognised.report.filter(|_| beyond.is_none());
        self.findings.diagnostics.extend(beyond);
        self.pictures = recognised.pictures.into_iter().collect();
        self.remarks = recognised.remarks;
    }

    /// Lowers the tree of a file, beside last year's report.
    fn lowered(&mut self, source: &Source, parsed: Parsed, last: Option<&Report>) {
        let unparsed = parsed.failed();
        self.findings.diagnostics = parsed.diagnostics;
        if unparsed {
            return;
        }
        let lowered = lower(source, parsed.root.as_ref(), last);
        self.findings.diagnostics.extend(lowered.diagnostics);
        // What is no report any more is not judged: it would take minutes, and every writer gigabytes.
        let beyond = lowered.report.as_ref().and_then(bounds::of_report);
        self.report = lowered.report.filter(|_| beyond.is_none());
        self.findings.diagnostics.extend(beyond);
    }
}

/// Judges what a file holds.
pub fn judge(name: &str, opened: Opened, surroundings: &mut dyn Surroundings) -> Judged {
    let mut prior = Prior::default();
    let mut judged = judged(name, opened, surroundings, &mut prior, false);
    judged.last = prior.into_report().map(Box::new);
    judged
}

/// The same with the account of every figure.
pub fn judge_with_figures(name: &str, opened: Opened, surroundings: &mut dyn Surroundings) -> Judged {
    judge_again(name, opened, surroundings, &mut Prior::default())
}

/// The same for a report that is judged again and again: last year's is opened again only where its file changed.
pub fn judge_again(
    name: &str,
    opened: Opened,
    surroundings: &mut dyn Surroundings,
    prior: &mut Prior,
) -> Judged {
    let mut judged = judged(name, opened, surroundings, prior, true);
    if judged.report.as_ref().is_some_and(|report| report.charts) {
        judged.last = prior.report().cloned().map(Box::new);
    }
    judged
}

fn judged(
    name: &str,
    opened: Opened,
    surroundings: &mut dyn Surroundings,
    kept: &mut Prior,
    figures: bool,
) -> Judged {
    let mut judged = Judged {
        name: name.to_owned(),
        ..Judged::default()
    };
    // An edit counts the bytes of UTF-8: in a file of another encoding it would hit others. `--fix` converts it first.
    let mut is_converted = false;
    let context = match opened {
        Opened::Yaml(source, parsed) => {
            is_converted = parsed.diagnostics.iter().any(|d| d.rule == &WRONG_ENCODING);
            let named = named_prior(parsed.root.as_ref()).map(|named| named.value);
            let file = (!parsed.failed())
                .then(|| surroundings.prior(named.as_deref()))
                .flatten();
            let prior = kept.lend(file);
            let last = prior.as_ref().and_then(|prior| prior.as_ref().ok());
            judged.lowered(&source, parsed, last);
            judged.source = Some(source);
            let pictures = judged
                .report
                .as_ref()
                .map(|report| pictures(report, surroundings));
            Context {
                prior,
                pictures: pictures.unwrap_or_default(),
            }
        }
        Opened::Document(recognised) => {
            judged.take(*recognised);
            let pictures = judged.pictures.iter();
            let file = judged.report.as_ref().and_then(|_| surroundings.prior(None));
            Context {
                prior: kept.lend(file),
                pictures: pictures
                    .map(|(path, image)| (path.clone(), Ok(image.clone())))
                    .collect(),
            }
        }
        Opened::Unread(found) => {
            judged.findings.diagnostics = vec![*found];
            Context::default()
        }
    };
    if let Some(report) = &judged.report {
        let found: Vec<Diagnostic> = std::mem::take(&mut judged.findings.diagnostics);
        if figures {
            (judged.findings, judged.figures) = check::run_with_figures(report, &context, found);
        } else {
            judged.findings = check::run(report, &context, found);
        }
        if is_converted {
            let Findings {
                diagnostics, waived, ..
            } = &mut judged.findings;
            diagnostics
                .iter_mut()
                .chain(waived)
                .for_each(|found| found.fix = None);
        }
        judged.pictures = context
            .pictures
            .into_iter()
            .filter_map(|(path, image)| Some((path, image.ok()?)))
            .collect();
    }
    kept.take_back(context.prior);
    judged
}

/// The pictures that the prose names, or why each is none.
fn pictures(
    report: &Report,
    surroundings: &mut dyn Surroundings,
) -> BTreeMap<String, Result<Image, PictureFault>> {
    let mut left = MAX_PICTURES_BYTES;
    let mut image = |path: &str, uses: usize| {
        if !is_inside(path) {
            return Err(PictureFault::Outside);
        }
        // Once one did not fit none is read any more.
        if left == 0 {
            return Err(PictureFault::TogetherTooLarge);
        }
        let bytes = surroundings.picture(path)?;
        if bytes.is_empty() {
            return Err(PictureFault::Incomplete);
        }
        let Some(rest) = left.checked_sub(bytes.len().saturating_mul(uses)) else {
            left = 0;
            return Err(PictureFault::TogetherTooLarge);
        };
        left = rest;
        let other = other_kind(&bytes);
        let broken = begins_as_picture(&bytes);
        let image = Image::from_bytes(bytes).ok_or(if broken {
            PictureFault::Incomplete
        } else {
            PictureFault::NotAPicture(other)
        })?;
        if image.is_whole() {
            Ok(image)
        } else {
            Err(PictureFault::Incomplete)
        }
    };
    let paths = report.picture_paths().into_iter();
    paths
        .map(|(path, uses)| (path.clone(), image(&path, uses)))
        .collect()
}
