//! `nianbao diff`: two reports beside each other, of two years or two drafts.

use std::path::PathBuf;

use super::args::{Diff, Told};
use super::error::Error;
use super::input::{Input, never_over_an_input, only_exact_names};
use super::names::{is_dash, named};
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::place_all;
use super::status::Status;
use super::terminal;
use crate::diagnostic::emit;
use crate::difference::{Compared, View, human, json, page};

pub(super) fn run(args: &Diff) -> Result<Status, Error> {
    let files: [PathBuf; 2] = [args.old.clone(), args.new.clone()];
    if files.iter().all(|file| is_dash(file)) {
        return Err(Error::Usage("标准输入（-）只能写一次".to_owned()));
    }
    if args.format == Told::Json {
        only_exact_names(files.iter().map(PathBuf::as_path))?;
    }
    let output = args.html.as_deref().filter(|path| !is_dash(path));
    if let Some(path) = output {
        never_over_an_input(&[], &files, std::iter::once(path))?;
        never_over_a_file(path, args.force)?;
    }
    let inputs = files.each_ref().map(|path| Input::load(path, None));
    never_over_an_input(&inputs, &files, output.into_iter())?;
    let [old, new] = &inputs;
    let (Some(was), Some(is)) = (&old.judged.report, &new.judged.report) else {
        // Why a file holds no report is said as the check says it.
        for input in inputs.iter().filter(|input| input.judged.report.is_none()) {
            terminal::print(&emit::human(&input.findings(), terminal::colour()));
        }
        let failed = inputs.iter().any(|input| input.error.is_some());
        return Ok(if failed { Status::Failed } else { Status::Found });
    };
    let compared = Compared::new([&old.judged.name, &new.judged.name], was, is);
    if args.html.is_some() {
        let bytes = page(&compared, args.all)?;
        let Some(path) = output else {
            to_stdout(&bytes)?;
            return Ok(Status::Clean);
        };
        place_all(&[Output::new(path.to_path_buf(), bytes, args.force)])?;
        terminal::print(&format!("对照已写到 {}\n", named(path)));
        if args.format == Told::Human {
            return Ok(Status::Clean);
        }
    }
    let text = match args.format {
        Told::Human => human(
            &compared,
            View {
                colour: terminal::colour_of_output(),
                all: args.all,
            },
        ),
        Told::Json => json(&compared, args.all)?,
    };
    to_stdout(text.as_bytes())?;
    Ok(Status::Clean)
}
