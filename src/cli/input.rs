//! An input from its bytes to its findings: read, decoded, parsed, lowered, with last year's report and its pictures.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::error::{Error, reason};
use crate::check::{self, Context, Findings, PictureFault};
use crate::diagnostic::emit::FileFindings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::compose::Pictures;
use crate::encoding;
use crate::picture::Image;
use crate::report::Report;
use crate::report::lower::{lower, named_prior};
use crate::source::Source;
use crate::yaml;

/// The most bytes of a picture.
const MAX_PICTURE: u64 = 16 * 1024 * 1024;

/// One input and all that was found in it.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// As the user named it.
    pub name: String,
    /// Its text; none where it is none.
    pub source: Option<Source>,
    /// The report that it holds.
    pub report: Option<Report>,
    /// What was found.
    pub findings: Findings,
    /// Why it could not be read.
    pub error: Option<String>,
    /// The pictures that could be read.
    pub pictures: Pictures,
    /// The files that it draws on, which no output may replace.
    pub reads: Vec<PathBuf>,
}

impl Input {
    /// Whether there is something that must be corrected.
    pub(super) fn has_errors(&self) -> bool {
        self.findings
            .diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }

    /// What is told of it.
    pub(super) fn told(&self) -> FileFindings<'_> {
        FileFindings {
            path: &self.name,
            source: self.source.as_ref(),
            edition: self.report.as_ref().map(|r| r.edition.id),
            year: self.report.as_ref().and_then(|r| r.year),
            diagnostics: &self.findings.diagnostics,
            waived: &self.findings.waived,
            error: self.error.as_deref(),
        }
    }

    fn found(&mut self, diagnostics: Vec<Diagnostic>) {
        self.findings.diagnostics.extend(diagnostics);
    }
}

/// Whether a path means standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The bytes of a file, at most one more than a report may have.
///
/// # Errors
/// The file is missing, a folder, or cannot be read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, std::io::Error> {
    let limit = encoding::MAX_BYTES as u64 + 1;
    if is_dash(path) {
        return up_to(std::io::stdin().lock(), limit);
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    up_to(file, limit)
}

fn up_to(reader: impl Read, limit: u64) -> Result<Vec<u8>, std::io::Error> {
    let mut bytes = Vec::new();
    reader.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads and checks one input. `prior` stands for the report of last year that the file itself names.
pub(super) fn load(path: &Path, prior: Option<&Path>) -> Input {
    let mut input = Input {
        name: if is_dash(path) {
            "<标准输入>".to_owned()
        } else {
            path.display().to_string()
        },
        ..Input::default()
    };
    match bytes(path) {
        Ok(bytes) => judge(&mut input, path, bytes, prior),
        Err(cause) => input.error = Some(format!("读取失败：{}", reason(&cause))),
    }
    input
}

/// An output that is one of the files that are read would destroy it.
///
/// # Errors
/// One of them is.
pub(super) fn never_over_an_input<'a>(
    inputs: &[Input],
    files: &[PathBuf],
    outputs: impl Iterator<Item = &'a Path>,
) -> Result<(), Error> {
    let reads = files
        .iter()
        .filter(|f| !is_dash(f))
        .chain(inputs.iter().flat_map(|i| &i.reads));
    let reads: Vec<PathBuf> = reads.filter_map(|path| path.canonicalize().ok()).collect();
    for path in outputs {
        if path.canonicalize().is_ok_and(|real| reads.contains(&real)) {
            return Err(Error::Usage(format!(
                "{} 是要读取的文件，不能写在它上面",
                path.display()
            )));
        }
    }
    Ok(())
}

/// What a file's bytes hold.
pub(super) fn judge(input: &mut Input, path: &Path, bytes: Vec<u8>, prior: Option<&Path>) {
    let source = match encoding::read(&input.name, bytes) {
        Ok(source) => source,
        Err(found) => return input.found(vec![*found]),
    };
    let parsed = yaml::parse(&source);
    if parsed.root.is_none() && !parsed.diagnostics.is_empty() {
        input.found(parsed.diagnostics);
        input.source = Some(source);
        return;
    }
    let folder = if is_dash(path) {
        PathBuf::new()
    } else {
        path.parent().map(Path::to_path_buf).unwrap_or_default()
    };
    let named = named_prior(parsed.root.as_ref()).map(|named| folder.join(named.value));
    let prior = prior.map(Path::to_path_buf).or(named);
    let context = Context {
        prior: prior.as_deref().map(read_prior),
        ..Context::default()
    };
    input.reads.extend(prior);
    let last = context.prior.as_ref().and_then(|p| p.as_ref().ok());
    let lowered = lower(&source, parsed.root.as_ref(), last);
    let mut found = parsed.diagnostics;
    found.extend(lowered.diagnostics);
    match lowered.report {
        Some(report) => {
            let pictures = read_pictures(&report, &folder, &mut input.reads);
            let context = Context { pictures, ..context };
            input.findings = check::run(&report, &context, found);
            input.pictures = context
                .pictures
                .into_iter()
                .filter_map(|(path, image)| Some((path, image.ok()?)))
                .collect();
            input.report = Some(report);
        }
        None => input.found(found),
    }
    input.source = Some(source);
}

/// Last year's report, or why it could not be read. It is only read, never judged.
fn read_prior(path: &Path) -> Result<Report, String> {
    let shown = path.display();
    let bytes = bytes(path).map_err(|cause| format!("上年报告 {shown} 读取失败：{}", reason(&cause)))?;
    let source = encoding::read(&shown.to_string(), bytes)
        .map_err(|found| format!("上年报告 {shown}：{}", found.message))?;
    let parsed = yaml::parse(&source);
    lower(&source, parsed.root.as_ref(), None)
        .report
        .filter(|_| parsed.diagnostics.is_empty())
        .ok_or_else(|| format!("上年报告 {shown} 不是能读的年度报告"))
}

fn read_pictures(
    report: &Report,
    folder: &Path,
    reads: &mut Vec<PathBuf>,
) -> BTreeMap<String, Result<Image, PictureFault>> {
    report
        .picture_paths()
        .into_iter()
        .map(|name| {
            let image = read_picture(&name, folder, reads);
            (name, image)
        })
        .collect()
}

fn read_picture(name: &str, folder: &Path, reads: &mut Vec<PathBuf>) -> Result<Image, PictureFault> {
    let relative = Path::new(name);
    let inside = relative
        .components()
        .all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    // A path of Windows leads outside on every machine.
    if !inside || name.contains('\\') || name.contains(':') || name.is_empty() {
        return Err(PictureFault::Outside);
    }
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let path = folder.join(relative);
    let missing = |cause: std::io::Error| PictureFault::Missing(format!("读取失败：{}", reason(&cause)));
    // A link may lead outside though its name does not.
    let real = path.canonicalize().map_err(missing)?;
    if !real.starts_with(folder.canonicalize().map_err(missing)?) {
        return Err(PictureFault::Outside);
    }
    // A pipe or a device would be waited for.
    if !real.metadata().map_err(missing)?.is_file() {
        return Err(PictureFault::Missing("不是一个文件".to_owned()));
    }
    let file = File::open(&real).map_err(missing)?;
    let bytes = up_to(file, MAX_PICTURE + 1).map_err(missing)?;
    if bytes.len() as u64 > MAX_PICTURE {
        return Err(PictureFault::TooLarge);
    }
    reads.push(real);
    Image::of_bytes(bytes).ok_or(PictureFault::NotAPicture)
}
