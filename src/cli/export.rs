//! `nianbao export`: every figure of every report, computed totals included, one JSON object a line.

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
use crate::export::json_line;
use crate::pipeline;

pub(super) fn run(args: &Export) -> Result<Status, Error> {
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
                    Line::of(&input, several, colour)
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
            match &mut file {
                Some(file) => Ok(file.add(line.text.as_bytes())?),
                None => tell(line.text.as_bytes()),
            }
        },
    );
    let is_whole = unheard(done)?;
    terminal::print(&summary.left_out(&gathered.passed));
    terminal::print(&summary.text());
    if is_whole {
        summary.found_some()?;
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
    reads: Vec<std::path::PathBuf>,
}

impl Line {
    const fn none(tally: Tally) -> Self {
        Self {
            found: String::new(),
            tally,
            text: String::new(),
            reads: Vec::new(),
        }
    }

    fn of(input: &Input, several: bool, colour: bool) -> Result<Self, serde_json::Error> {
        let findings = input.findings();
        let judged = &input.judged;
        let line = judged
            .report
            .as_ref()
            .map(|report| json_line(&judged.name, report));
        let line = line.transpose()?.map(|line| line + "\n");
        Ok(Self {
            found: emit::human(&findings, colour) + &marks(&findings, several).unwrap_or_default(),
            tally: Tally::of(&findings, judged),
            text: line.unwrap_or_default(),
            reads: input.reads.clone(),
        })
    }
}
