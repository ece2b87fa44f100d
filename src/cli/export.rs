//! `nianbao export`: every figure of every report, computed totals included, or its prose: as lines of JSON or of CSV, or as a
//! workbook.

use super::args::Export;
use super::batch::gather::{gather, is_several};
use super::batch::load::{Loaded, load, name_exactly};
use super::batch::parted::beside_filled;
use super::batch::summary::{Summary, Tally};
use super::batch::{self, unheard};
use super::error::Error;
use super::growing::Growing;
use super::input::{Input, Reads, only_exact_names};
use super::marks::marks;
use super::names::is_dash;
use super::output::{Stop, never_over_a_file, tell};
use super::status::Status;
use super::terminal;
use crate::diagnostic::emit;
#[cfg(feature = "xlsx")]
use crate::export::xlsx;
use crate::export::{csv, json, long, prose, wide};
use crate::pipeline;
use crate::report::Report;

/// The one form that is no lines: its reports are held until all are read.
const WORKBOOK: &str = "xlsx";

pub(super) fn run(args: &Export) -> Result<Status, Error> {
    if args.to == WORKBOOK && args.output.is_none() {
        return Err(Error::Usage(
            "Excel 工作簿不能输出到屏幕，请用 -o 写明文件名".to_owned(),
        ));
    }
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    let gathered = gather(&args.files, None)?;
    only_exact_names(gathered.named())?;
    let reads = Reads::of(gathered.files.iter().map(|file| file.path.as_path()));
    if let Some(path) = output {
        reads.spare(&[], path)?;
        never_over_a_file(path, args.force)?;
    }
    let filled = beside_filled(&gathered.files);
    let several = is_several(&args.files) && gathered.files.len() > 1;
    let colour = terminal::colour();
    let mut file = output.map(|path| Growing::begin(path, args.force)).transpose()?;
    let mut summary = Summary::default();
    let mut held: Vec<(String, Report)> = Vec::new();
    if args.to == "csv" {
        unheard(write(csv::head().as_bytes(), file.as_mut()))?;
    }
    let done = batch::numbered(
        &gathered,
        &args.files,
        |number, file| {
            if filled.contains(&number) {
                return Ok(Line::none(Tally::Filled));
            }
            match load(file, None, pipeline::judge) {
                Loaded::Input(mut input) => {
                    name_exactly(file, &mut input);
                    Line::of(*input, &args.to, several, colour)
                }
                other => Ok(Line::none(Tally::none(&other, file))),
            }
        },
        |line: Result<Line, serde_json::Error>| -> Result<(), Stop> {
            let line = line?;
            terminal::print(&line.found);
            summary.add(line.tally);
            if let Some(path) = output {
                reads.spare(&line.reads, path)?;
            }
            held.extend(line.held);
            write(line.text.as_bytes(), file.as_mut())
        },
    );
    let is_whole = unheard(done)?;
    terminal::print(&summary.left_out(&gathered.passed));
    terminal::print(&summary.text());
    if is_whole {
        summary.found_some()?;
    }
    #[cfg(feature = "xlsx")]
    if args.to == WORKBOOK {
        let reports: Vec<(&str, &Report)> = held
            .iter()
            .map(|(name, report)| (name.as_str(), report))
            .collect();
        unheard(write(&xlsx::collected(&reports)?, file.as_mut()))?;
    }
    if let Some(file) = file {
        file.end()?;
    }
    Ok(summary.status(false))
}

/// What is exported of a file, and what is said of it.
struct Line {
    found: String,
    tally: Tally,
    text: String,
    held: Option<(String, Report)>,
    reads: Vec<std::path::PathBuf>,
}

impl Line {
    const fn none(tally: Tally) -> Self {
        Self {
            found: String::new(),
            tally,
            text: String::new(),
            held: None,
            reads: Vec::new(),
        }
    }

    fn of(input: Input, form: &str, several: bool, colour: bool) -> Result<Self, serde_json::Error> {
        let findings = input.findings();
        let judged = &input.judged;
        let lines = judged
            .report
            .as_ref()
            .map(|report| lines_of(form, &judged.name, report));
        Ok(Self {
            found: emit::human(&findings, colour) + &marks(&findings, several).unwrap_or_default(),
            tally: Tally::of(&findings, judged),
            text: lines.transpose()?.unwrap_or_default(),
            reads: input.reads,
            held: (form == WORKBOOK)
                .then_some(input.judged)
                .and_then(|judged| Some((judged.name, judged.report?))),
        })
    }
}

/// What a report gives in the form of this name, each line with its end.
fn lines_of(form: &str, path: &str, report: &Report) -> Result<String, serde_json::Error> {
    match form {
        "long" => long::lines(path, report),
        "wide" => wide::line(path, report),
        "prose" => prose::lines(path, report),
        "csv" => Ok(csv::lines(path, report)),
        WORKBOOK => Ok(String::new()),
        _ => json::json_line(path, report).map(|line| line + "\n"),
    }
}

fn write(bytes: &[u8], file: Option<&mut Growing>) -> Result<(), Stop> {
    match file {
        Some(file) => Ok(file.add(bytes)?),
        None => tell(bytes),
    }
}
