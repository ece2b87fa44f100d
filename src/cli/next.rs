//! `nianbao next`: next year's draft from last year's report, which is imported beside it where it is not YAML.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::args::Next;
use super::batch;
use super::batch::gather::{File, Gathered, gather, is_several, several_need_a_folder};
use super::batch::load::{Loaded, load};
use super::batch::outcome::{self, Outcome, Several};
use super::batch::parted::{Lost, parted};
use super::batch::summary::Tally;
use super::error::Error;
use super::findings::{print_findings, text};
use super::input::{Input, Reads, never_over_an_input, only_exact_names};
use super::leftovers::Swept;
use super::names::{is_dash, named};
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::{place_knowing, write_all};
use super::status::Status;
use super::target::folder_of;
#[cfg(feature = "xlsx")]
use super::target::names_a_workbook;
use super::terminal;
use crate::diagnostic::{Diagnostic, Severity, emit};
use crate::document::recognise::is_of_reading;
#[cfg(feature = "xlsx")]
use crate::export::xlsx::to_fill;
#[cfg(feature = "xlsx")]
use crate::format::xlsx;
#[cfg(feature = "xlsx")]
use crate::next::draft::drafted;
use crate::next::draft::{companion, draft as draft_of, is_yaml};
use crate::pipeline::{self, Judged};
#[cfg(feature = "xlsx")]
use crate::report::Report;
use crate::report::keys;
use crate::report::marks::{TO_FILL, TO_UPDATE};

pub(super) fn run(args: &Next) -> Result<Status, Error> {
    let gathered = gather(&args.files, args.dir.as_deref())?;
    match (&args.dir, gathered.files.as_slice()) {
        (Some(dir), _) => into_folder(args, dir, &gathered),
        (None, [file]) if !is_several(&args.files) => alone(args, &file.path),
        (None, _) => Err(several_need_a_folder()),
    }
}

/// The draft that follows one report.
fn alone(args: &Next, file: &Path) -> Result<Status, Error> {
    let draft = args.output.as_deref().filter(|path| !is_dash(path));
    if let Some(path) = draft {
        never_over_a_file(path, args.force)?;
    }
    if args.output.is_none() && ending_of(args) != YAML {
        return Err(Error::Usage(NOT_TO_SCREEN.to_owned()));
    }
    let mut input = Input::load(file, None);
    if input.judged.report.is_none() {
        print_findings(&[input.findings()]);
        return Ok(if input.error.is_some() {
            Status::Failed
        } else {
            Status::Found
        });
    }
    let made = make(args, file, &mut input, draft)?;
    terminal::print(&made.said);
    if draft.is_some() {
        folders(&made.outputs)?;
        write_all(&made.outputs)?;
    } else {
        to_stdout(&made.draft)?;
    }
    terminal::print(&made.next);
    Ok(if made.unwhole {
        Status::Found
    } else {
        Status::Clean
    })
}

/// The drafts that follow several reports, each in a file of its own in a folder.
fn into_folder(args: &Next, dir: &Path, gathered: &Gathered) -> Result<Status, Error> {
    let place = |file: &File| file.within(dir).join(file.stem());
    let lost = parted(&gathered.files, place)?;
    let reads = Reads::of(gathered.files.iter().map(|file| file.path.as_path()));
    let swept = Swept::default();
    let mut several = Several::new(gathered.files.len());
    batch::numbered(
        gathered,
        &args.files,
        |number, file| {
            let why = lost.get(&number);
            if why == Some(&Lost::Filled) {
                return outcome::Made::nothing(Tally::Filled);
            }
            let mut input = match load(file, None, pipeline::judge) {
                Loaded::Input(input) => input,
                other => return outcome::Made::nothing(Tally::none(&other, file)),
            };
            let name = named(&file.path);
            let told = |input: &Input, found: String, outcome| outcome::Made {
                name: name.clone(),
                found,
                tally: Tally::of(&input.findings(), &input.judged),
                outcome,
            };
            let outcome = match why {
                Some(Lost::Taken(by)) => Outcome::Taken(named(by)),
                _ if input.error.is_some() => Outcome::Unread,
                _ if input.judged.report.is_none() => Outcome::NoReport,
                _ => {
                    let draft =
                        file.within(dir)
                            .join(name_of_draft(&file.stem(), &input.judged, ending_of(args)));
                    let done = follow(args, file, &mut input, &draft, &reads, &swept);
                    let (found, outcome) =
                        done.unwrap_or_else(|error| (String::new(), Outcome::Failed(error)));
                    return told(&input, found, outcome);
                }
            };
            let found = emit::human(&input.findings(), terminal::colour());
            told(&input, found, outcome)
        },
        |made: outcome::Made| {
            several.add(made);
            Ok::<(), Error>(())
        },
    )?;
    several.end(gathered)
}

/// Writes one draft of several; what is left of the findings are those for which it may lack something.
fn follow(
    args: &Next,
    file: &File,
    input: &mut Input,
    draft: &Path,
    reads: &Reads,
    swept: &Swept,
) -> Result<(String, Outcome), Error> {
    never_over_a_file(draft, args.force)?;
    let made = make(args, &file.path, input, Some(draft))?;
    for output in &made.outputs {
        reads.spare(&[], &output.path)?;
    }
    folders(&made.outputs)?;
    place_knowing(&made.outputs, swept)?;
    input.judged.findings.diagnostics = made.of_reading;
    let names = made.outputs.iter().map(|output| named(&output.path));
    Ok((made.said, Outcome::Written(names.collect())))
}

/// What the draft is called beside others: as the report with the new year in place of the last, or behind its name.
fn name_of_draft(stem: &OsStr, judged: &Judged, ending: &str) -> OsString {
    let year = judged.report.as_ref().and_then(|report| report.year);
    let (Some(stem), Some(year)) = (stem.to_str(), year) else {
        let mut name = stem.to_os_string();
        name.push(format!(".{ending}"));
        return name;
    };
    let (last, new) = (year.to_string(), (year + 1).to_string());
    if stem.contains(&last) {
        format!("{}.{ending}", stem.replace(&last, &new)).into()
    } else {
        format!("{stem}-{new}.{ending}").into()
    }
}

/// The ending of a draft that is a text.
const YAML: &str = "yaml";
/// Why a workbook is not made.
const NOT_TO_SCREEN: &str = "Excel 工作簿不能输出到屏幕，请用 -o 写明文件名，或者用 -d 写明文件夹";

/// The ending of what is drafted.
fn ending_of(args: &Next) -> &'static str {
    #[cfg(feature = "xlsx")]
    if names_a_workbook(args.to.as_deref(), args.output.as_deref()) {
        return xlsx::FORMAT.name;
    }
    let _ = args;
    YAML
}

/// What was made of last year's report.
struct Made {
    /// What was found, for people.
    said: String,
    /// The findings for which the draft may lack something.
    of_reading: Vec<Diagnostic>,
    /// Whether it does.
    unwhole: bool,
    /// The draft.
    draft: Vec<u8>,
    /// The files: the draft and what belongs to it.
    outputs: Vec<Output>,
    /// What the clerk does with it.
    next: String,
}

/// The draft that follows a report, and what lies beside it.
fn make(args: &Next, file: &Path, input: &mut Input, draft: Option<&Path>) -> Result<Made, Error> {
    let Some(last) = input.judged.report.take() else {
        return Err(Error::Usage(format!("{} 里没有年度报告", named(file))));
    };
    #[cfg(feature = "xlsx")]
    if ending_of(args) != YAML {
        return workbook(args, file, input, last, draft);
    }
    let folder = draft.map_or_else(|| Path::new("."), folder_of);
    let companion = draft.filter(|_| !is_yaml(&last)).map(|_| {
        let (name, text) = companion(stem(file).as_deref(), &last, &input.judged.remarks);
        Output::new(folder.join(name), text.into_bytes(), args.force)
    });
    let prior = match &companion {
        Some(companion) => companion
            .path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned()),
        None if is_yaml(&last) && !is_dash(file) => {
            let named = relative(folder, file);
            only_exact_names(std::iter::once(named.as_path()))?;
            Some(with_slashes(&named))
        }
        None => None,
    };
    let made = draft_of(&last, prior.as_deref(), args.zeros);
    if companion
        .as_ref()
        .is_some_and(|it| Some(it.path.as_path()) == draft)
    {
        return Err(Error::Usage(format!(
            "{} 是导入的上年报告要写的文件，草稿请用别的名字",
            named(draft.unwrap_or(folder))
        )));
    }
    let text = made.text;
    let to_fill = text.contains(TO_FILL);
    let pictures = if draft.is_some() {
        pictures(&input.judged, folder, args.force)
    } else {
        Vec::new()
    };
    let mut new = Vec::new();
    for output in pictures.into_iter().chain(companion) {
        if !output.is_there()? {
            new.push(output);
        }
    }
    if let Some(path) = draft {
        new.push(Output::new(
            path.to_path_buf(),
            text.as_bytes().to_vec(),
            args.force,
        ));
    }
    let paths = new.iter().map(|output| output.path.as_path());
    never_over_an_input(
        std::slice::from_ref(input),
        std::slice::from_ref(&file.to_path_buf()),
        paths,
    )?;
    input.judged.report = Some(last);
    let mut said = String::new();
    let (unwhole, of_reading) = by_year(input, made.diagnostics, &mut said);
    let without = if prior.is_none() {
        "没有写“上年报告”：用 -o 写到文件，并从文件（不是标准输入）读取，才能写上\n"
    } else {
        ""
    };
    Ok(Made {
        said,
        of_reading,
        unwhole,
        draft: text.into_bytes(),
        outputs: new,
        next: without.to_owned() + &next_step(draft, to_fill),
    })
}

/// The workbook that follows a report: the figures that the year hands on, the cells for all others. It is sent to who fills it, so that
/// nothing lies beside it.
#[cfg(feature = "xlsx")]
fn workbook(
    args: &Next,
    file: &Path,
    input: &mut Input,
    last: Report,
    path: Option<&Path>,
) -> Result<Made, Error> {
    let made = drafted(&last, None, args.zeros);
    let bytes = to_fill(&made.report)?;
    let outputs: Vec<Output> = path
        .map(|path| Output::new(path.to_path_buf(), bytes.clone(), args.force))
        .into_iter()
        .collect();
    let paths = outputs.iter().map(|output| output.path.as_path());
    never_over_an_input(
        std::slice::from_ref(input),
        std::slice::from_ref(&file.to_path_buf()),
        paths,
    )?;
    input.judged.report = Some(last);
    let mut said = String::new();
    let (unwhole, of_reading) = by_year(input, made.diagnostics, &mut said);
    let name = path.map_or_else(|| "工作簿".to_owned(), named);
    Ok(Made {
        said,
        of_reading,
        unwhole,
        draft: bytes,
        outputs,
        next: format!(
            "工作簿里有上年结转的数，没有放上年的文字；要照上年的文字改，起草成 YAML 文件\n下一步：填好 {name}，然后 nianbao check {name}\n"
        ),
    })
}

/// Says what was found: first what may be missing from the draft, for it could not be read for certain, then what was wrong
/// with last year's report as it was published, which is no fault of this year's. Whether the draft lacks something,
/// and of which findings.
fn by_year(input: &mut Input, of_draft: Vec<Diagnostic>, said: &mut String) -> (bool, Vec<Diagnostic>) {
    let unwhole = !of_draft.is_empty();
    // A year that is missing was reported when the report was read.
    let found = std::mem::take(&mut input.judged.findings.diagnostics);
    let more: Vec<Diagnostic> = of_draft
        .into_iter()
        .filter(|d| found.iter().all(|known| known.path != d.path))
        .collect();
    let (mut of_reading, published): (Vec<Diagnostic>, Vec<Diagnostic>) = found
        .into_iter()
        .partition(|d| is_of_reading(d) || (unwhole && d.path == keys::YEAR));
    of_reading.extend(more);
    let lacks = unwhole || of_reading.iter().any(|d| d.severity == Severity::Error);
    let waived = std::mem::take(&mut input.judged.findings.waived);
    let quiet = of_reading.is_empty() && published.is_empty() && waived.is_empty();
    if !of_reading.is_empty() {
        said.push_str("读上年报告时的问题（草稿可能因此缺少内容）：\n\n");
        input.judged.findings.diagnostics.clone_from(&of_reading);
        said.push_str(&text(&[input.findings()]));
    }
    input.judged.findings.diagnostics = published;
    input.judged.findings.waived = waived;
    let findings = &input.judged.findings;
    if !findings.diagnostics.is_empty() || !findings.waived.is_empty() {
        said.push_str("上年报告里的问题（不影响今年）：\n\n");
        said.push_str(&text(&[input.findings()]));
    } else if quiet {
        said.push_str(&text(&[input.findings()]));
    }
    (lacks, of_reading)
}

/// What the clerk does with the draft.
fn next_step(draft: Option<&Path>, to_fill: bool) -> String {
    let (open, file) = match draft {
        Some(path) => (format!("打开 {}", named(path)), named(path)),
        None => ("把草稿存成文件".to_owned(), "文件".to_owned()),
    };
    let words = if to_fill {
        format!("，写好标了{TO_FILL}的地方")
    } else {
        String::new()
    };
    format!("下一步：{open}，填好表里的数，改好标了{TO_UPDATE}的段落{words}，然后 nianbao check {file}\n")
}

/// What a file is called without its ending.
fn stem(file: &Path) -> Option<String> {
    let stem = file.file_stem().filter(|_| !is_dash(file));
    stem.map(|stem| stem.to_string_lossy().into_owned())
}

/// A file as it is named from a folder.
fn relative(folder: &Path, file: &Path) -> PathBuf {
    let real = || Some((real(folder)?, real(folder_of(file))?));
    let named = real().and_then(|(from, to)| pathdiff::diff_paths(to.join(file.file_name()?), from));
    named.unwrap_or_else(|| file.to_path_buf())
}

/// Where a folder really lies, or will lie: that of the draft is made when all is known to be right.
fn real(folder: &Path) -> Option<PathBuf> {
    let there = folder.canonicalize().ok();
    there.or_else(|| Some(real(folder_of(folder))?.join(folder.file_name()?)))
}

/// A path with the separator that every system takes.
fn with_slashes(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// The pictures of last year's prose, which the draft looks for in its own folder.
fn pictures(judged: &Judged, folder: &Path, force: bool) -> Vec<Output> {
    let pictures = judged.pictures.iter();
    pictures
        .map(|(name, image)| Output::new(folder.join(name), image.bytes.to_vec(), force))
        .collect()
}

/// The folders below the draft's in which pictures lie.
fn folders(outputs: &[Output]) -> Result<(), Error> {
    for folder in outputs.iter().filter_map(|output| output.path.parent()) {
        if !folder.as_os_str().is_empty() {
            std::fs::create_dir_all(folder).map_err(|cause| Error::file("写入", folder, cause))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_the_folder_of_the_draft() {
        let root = tempfile::tempdir().unwrap();
        let place = |name: &str| root.path().join(name);
        std::fs::create_dir_all(place("甲/乙")).unwrap();
        std::fs::create_dir_all(place("丙")).unwrap();
        for (folder, file, named) in [
            ("甲", "甲/a.yaml", "a.yaml"),
            ("甲/乙", "丙/a.yaml", "../../丙/a.yaml"),
            ("丁/戊", "丙/a.yaml", "../../丙/a.yaml"),
            ("", "甲/乙/a.yaml", "甲/乙/a.yaml"),
        ] {
            assert_eq!(with_slashes(&relative(&place(folder), &place(file))), named);
        }
    }
}
