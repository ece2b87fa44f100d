//! `nianbao import`: a finished report as the file that an agency fills, with its pictures beside it.

use std::path::Path;

use super::args::Import;
use super::batch;
use super::batch::gather::{File, Gathered, gather, is_several, several_need_a_folder};
use super::batch::load::{Loaded, load};
use super::batch::outcome::{Made, Outcome, Several};
use super::batch::parted::{Lost, parted};
use super::batch::summary::Tally;
use super::bytes::bytes;
use super::error::Error;
use super::findings::print_findings;
use super::input::{Input, Reads, never_over_an_input};
use super::leftovers::Swept;
use super::marks::marks;
use super::names::{is_dash, named, shown};
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::{place_knowing, write_all};
use super::status::Status;
use super::terminal;
use crate::diagnostic::emit;
use crate::file::write::with_remarks;
use crate::picture::is_inside;
use crate::pipeline::{Judged, Opened, open};

pub(super) fn run(args: &Import) -> Result<Status, Error> {
    let gathered = gather(&args.files, args.dir.as_deref())?;
    match (&args.dir, gathered.files.as_slice()) {
        (Some(dir), _) => into_folder(args, dir, &gathered),
        (None, [file]) if !is_several(&args.files) => alone(args, &file.path),
        (None, _) => Err(several_need_a_folder()),
    }
}

/// Several documents, each into a file of its own in a folder.
fn into_folder(args: &Import, dir: &Path, gathered: &Gathered) -> Result<Status, Error> {
    let place = |file: &File| {
        let mut name = file.stem();
        name.push(".yaml");
        file.within(dir).join(name)
    };
    let lost = parted(&gathered.files, place)?;
    let reads = Reads::of(gathered.files.iter().map(|file| file.path.as_path()));
    let swept = Swept::default();
    let is_one_of_many = gathered.files.len() > 1;
    let colour = terminal::colour();
    let mut several = Several::new(gathered.files.len());
    batch::numbered(
        gathered,
        &args.files,
        |number, file| {
            let why = lost.get(&number);
            if why == Some(&Lost::Filled) {
                return Made::nothing(Tally::Filled);
            }
            let input = match load(file, None, |name, opened, _| Judged::unjudged(name, opened)) {
                // What is filled already is not to be imported.
                Loaded::Input(input) if file.root.is_some() && input.judged.source.is_some() => {
                    return Made::nothing(Tally::Filled);
                }
                Loaded::Input(input) => input,
                other => return Made::nothing(Tally::none(&other, file)),
            };
            let findings = input.findings();
            let write = || -> Result<Outcome, Error> {
                if input.judged.source.is_some() {
                    return Err(already_yaml(&input.judged.name));
                }
                let outputs = outputs(&input.judged, &place(file), args.force)?;
                for output in &outputs {
                    reads.spare(&[], &output.path)?;
                }
                folders_of(&outputs, None)?;
                place_knowing(&outputs, &swept)?;
                let names = outputs.iter().map(|output| named(&output.path));
                Ok(Outcome::Written(names.collect()))
            };
            Made {
                name: named(&file.path),
                found: emit::human(&findings, colour) + &marks(&findings, is_one_of_many).unwrap_or_default(),
                tally: Tally::of(&findings, &input.judged),
                outcome: match (why, &input.judged.report) {
                    (Some(Lost::Taken(by)), _) => Outcome::Taken(named(by)),
                    _ if input.error.is_some() => Outcome::Unread,
                    (_, None) => Outcome::NoReport,
                    _ => write().unwrap_or_else(Outcome::Failed),
                },
            }
        },
        |made: Made| {
            several.add(made);
            Ok::<(), Error>(())
        },
    )?;
    several.end(gathered)
}

/// The folders in which files are to lie, but for one that must be there.
fn folders_of(outputs: &[Output], but: Option<&Path>) -> Result<(), Error> {
    for folder in outputs.iter().filter_map(|output| output.path.parent()) {
        if Some(folder) != but && !folder.as_os_str().is_empty() {
            std::fs::create_dir_all(folder).map_err(|cause| Error::file("建立文件夹", folder, cause))?;
        }
    }
    Ok(())
}

fn already_yaml(name: &str) -> Error {
    Error::Usage(format!(
        "{name} 已经是 YAML 格式的报告，不用导入；核对用 nianbao check"
    ))
}

/// The one document that was named.
fn alone(args: &Import, file: &Path) -> Result<Status, Error> {
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    if let Some(path) = output {
        never_over_an_input(
            &[],
            std::slice::from_ref(&file.to_path_buf()),
            std::iter::once(path),
        )?;
        never_over_a_file(path, args.force)?;
    }
    let input = read(file)?;
    let judged = &input.judged;
    match (&judged.report, output) {
        (None, _) => {}
        (Some(_), Some(output)) => {
            let outputs = outputs(judged, output, args.force)?;
            let paths = outputs.iter().map(|o| o.path.as_path());
            never_over_an_input(&[], std::slice::from_ref(&file.to_path_buf()), paths)?;
            // The pictures may have a folder of their own; that of the report must be there, as for every output.
            folders_of(&outputs, output.parent())?;
            write_all(&outputs)?;
        }
        (Some(report), None) => {
            to_stdout(with_remarks(report, None, &judged.remarks).as_bytes())?;
            if !judged.pictures.is_empty() {
                let count = judged.pictures.len();
                terminal::print(&format!(
                    "报告中的 {count} 张图片没有写出；用 -o 写明文件，图片就写在它旁边\n"
                ));
            }
        }
    }
    print_findings(&[input.findings()]);
    if input.error.is_some() {
        return Ok(Status::Failed);
    }
    if judged.report.is_none() {
        terminal::print("没有读出年度报告，没有生成任何文件\n");
        return Ok(Status::Found);
    }
    Ok(if judged.has_errors() {
        Status::Found
    } else {
        Status::Clean
    })
}

/// What a document holds and what reading it found; it is not judged.
fn read(path: &Path) -> Result<Input, Error> {
    let name = shown(path);
    let opened = match bytes(path) {
        Ok(bytes) => open(&name, bytes),
        Err(cause) => return Ok(Input::unread(path, &cause)),
    };
    if let Opened::Yaml(..) = opened {
        return Err(already_yaml(&name));
    }
    Ok(Input {
        judged: Judged::unjudged(&name, opened),
        ..Input::default()
    })
}

/// The report's file and, beside it, its pictures. A picture that is there already is not written again.
///
/// # Errors
/// Where a picture is to be written lies another file, which is not replaced without `--force`.
fn outputs(judged: &Judged, path: &Path, force: bool) -> Result<Vec<Output>, Error> {
    let Some(report) = &judged.report else {
        return Ok(Vec::new());
    };
    let text = with_remarks(report, None, &judged.remarks).into_bytes();
    let mut outputs = vec![Output::new(path.to_path_buf(), text, force)];
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    for (name, image) in judged.pictures.iter().filter(|(name, _)| is_inside(name)) {
        let picture = Output::new(folder.join(name), image.bytes.to_vec(), force);
        if !picture.is_there()? {
            outputs.push(picture);
        }
    }
    Ok(outputs)
}
