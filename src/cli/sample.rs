//! `nianbao sample`: made-up reports, correct ones and such with known faults, with a list of what was planted.

use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::Sample;
use super::batch::at::at;
use super::batch::ordered::{cores, ordered};
use super::batch::progress::Progress;
use super::error::Error;
use super::leftovers::Swept;
use super::names::named;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::place_knowing;
use super::status::Status;
use super::terminal;
use crate::format::{Format, by_name, write_only};
use crate::pipeline::{Judged, Nothing, PriorFile, Surroundings, read};
use crate::sample::{Last, Planted, Sampled, Wanted, report};

/// What is in the folder.
const LIST: &str = "清单.jsonl";
/// Reports of a folder: more are parted into folders of so many.
const OF_FOLDER: u64 = 1000;
/// The name of the one format that is no document.
const YAML: &str = "yaml";

pub(super) fn run(args: &Sample) -> Result<Status, Error> {
    if args.faults > args.count {
        return Err(Error::Usage(format!(
            "--faults {} 比 --count {} 还多",
            args.faults, args.count
        )));
    }
    let formats = formats(args)?;
    let Some(folder) = &args.dir else {
        return alone(args, &formats);
    };
    let (part, parts) = args.part.unwrap_or((1, 1));
    let bound =
        |part: u64| u64::try_from(u128::from(args.count) * u128::from(part) / u128::from(parts)).unwrap_or(0);
    let (first, end) = (bound(part - 1), bound(part));
    let name = if parts == 1 {
        LIST.to_owned()
    } else {
        LIST.replace('.', &format!("-{part}."))
    };
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |cause| Error::file("写入", &path, cause)
    };
    std::fs::create_dir_all(folder).map_err(|cause| Error::file("建立文件夹", folder, cause))?;
    let path = folder.join(&name);
    never_over_a_file(&path, args.force)?;
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&path)
        .map_err(failed(&path))?;
    let mut list = BufWriter::new(file);
    let swept = Swept::default();
    let mut count = Count::default();
    let mut progress = Progress::new(usize::try_from(end - first).unwrap_or(usize::MAX));
    let made = |index| {
        at(&format!("{index} 号样本"), || {
            let mut made = Made::new(args, &formats);
            made.add(index)?;
            made.place(folder, &swept)
        })
    };
    ordered(
        args.jobs.unwrap_or_else(cores),
        first..end,
        made,
        |made: Result<Count, Error>| {
            let made = made?;
            progress.step();
            list.write_all(made.lines.as_bytes()).map_err(failed(&path))?;
            count.add(&made);
            Ok::<(), Error>(())
        },
    )?;
    list.flush().map_err(failed(&path))?;
    // The bar is taken away before anything is said.
    drop(progress);
    terminal::print(&format!(
        "已生成 {} 份报告、{} 个文件，其中 {} 份埋有错误，写在 {}；逐个文件的清单见其中的 {name}\n",
        end - first,
        count.files,
        count.faulty,
        named(folder),
    ));
    Ok(Status::Clean)
}

/// Whether the report of this number has faults: they are spread evenly.
fn is_faulty(args: &Sample, index: u64) -> bool {
    let before = |index: u64| u128::from(index) * u128::from(args.faults) / u128::from(args.count.max(1));
    before(index + 1) > before(index)
}

/// One report for the screen, without last year's; what was planted is told beside it.
fn alone(args: &Sample, formats: &[Option<&'static Format>]) -> Result<Status, Error> {
    if args.count != 1 || formats.iter().any(Option::is_some) {
        return Err(Error::Usage(
            "几份报告、几种格式请用 -d 写明写到哪个文件夹；不写 -d 时只能输出一份 YAML".to_owned(),
        ));
    }
    let wanted = Wanted {
        faulty: args.faults == 1,
        prior: false,
    };
    let sampled = report(args.seed, 0, &wanted);
    to_stdout(sampled.text.as_bytes())?;
    for planted in &sampled.planted {
        terminal::print(&format!("{}\n", described(planted)));
    }
    Ok(Status::Clean)
}

fn described(planted: &Planted) -> String {
    let Planted {
        rule,
        path,
        written,
        right,
        ..
    } = planted;
    let written = if written.is_empty() { "（空）" } else { written };
    let right = if right.is_empty() {
        String::new()
    } else {
        format!("，应为 {right}")
    };
    format!("埋下的错误：[{rule}] {path}：{written}{right}")
}

/// The formats that `--to` names: a document's writer, or none for YAML.
fn formats(args: &Sample) -> Result<Vec<Option<&'static Format>>, Error> {
    let mut out: Vec<Option<&'static Format>> = Vec::new();
    for name in &args.to {
        let name = name.trim();
        let format = if name == YAML {
            None
        } else {
            let found = by_name(name).filter(|format| format.write.is_some());
            Some(found.ok_or_else(|| {
                let known = "（可用：yaml、docx、html、md、txt）";
                Error::Usage(if name == "pdf" || write_only(name).is_some() {
                    format!("样本不直接生成 {name}{known}：先生成 yaml，再用 nianbao build --to {name}")
                } else {
                    format!("没有“{name}”这种格式{known}")
                })
            })?)
        };
        if out
            .iter()
            .all(|known| known.map(|k| k.name) != format.map(|f| f.name))
        {
            out.push(format);
        }
    }
    Ok(out)
}

/// A file, as the list has it.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    name: &'a str,
    unit: &'a str,
    year: i32,
    edition: &'a str,
    seed: u64,
    index: u64,
    /// Last year's report, where the file names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    prior: Option<&'a str>,
    planted: Vec<Fault<'a>>,
}

/// What was planted, as the list has it.
#[derive(Serialize)]
struct Fault<'a> {
    rule: &'a str,
    path: &'a str,
    written: &'a str,
    right: &'a str,
    /// Whether it is found at another cell of its column, for the report does not tell which of them is wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    in_column: bool,
}

/// One report that was made and is not written yet.
struct Made<'a> {
    args: &'a Sample,
    formats: &'a [Option<&'static Format>],
    outputs: Vec<Output>,
    count: Count,
}

/// What was written.
#[derive(Default)]
struct Count {
    /// Its lines of the list.
    lines: String,
    files: usize,
    faulty: usize,
}

impl Count {
    const fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.faulty += other.faulty;
    }
}

impl<'a> Made<'a> {
    fn new(args: &'a Sample, formats: &'a [Option<&'static Format>]) -> Self {
        Self {
            args,
            formats,
            outputs: Vec::new(),
            count: Count::default(),
        }
    }

    /// Makes a report in each of the formats.
    fn add(&mut self, index: u64) -> Result<(), Error> {
        let wanted = Wanted {
            faulty: is_faulty(self.args, index),
            prior: true,
        };
        let sampled = report(self.args.seed, index, &wanted);
        self.count.faulty += usize::from(!sampled.planted.is_empty());
        let folder = if self.args.count > OF_FOLDER {
            format!("{:03}/", index / OF_FOLDER)
        } else {
            String::new()
        };
        let documents = self.formats.iter().any(Option::is_some);
        let text = sampled.for_documents.as_ref().unwrap_or(&sampled.text);
        let judged = documents.then(|| read(&sampled.name, text.clone().into_bytes(), &mut Beside(&sampled)));
        for format in self.formats.iter().copied() {
            let ending = format.map_or(YAML, |format| format.name);
            let file = format!("{folder}{}.{ending}", sampled.name);
            let bytes = match (format, &judged) {
                (None, _) => sampled.text.clone().into_bytes(),
                (Some(format), Some(judged)) => written(judged, format)?,
                (Some(_), None) => continue,
            };
            self.put(&file, bytes);
            let seen = |fault: &&Planted| format.is_none() || !fault.only_in_yaml;
            let planted = sampled.planted.iter().filter(seen);
            let prior = sampled.prior.as_ref().filter(|_| format.is_none());
            self.list(&Line {
                file: &file,
                name: &sampled.name,
                unit: &sampled.unit,
                year: sampled.year,
                edition: sampled.edition,
                seed: self.args.seed,
                index,
                prior: prior.map(|prior| prior.path.as_str()),
                planted: planted.map(fault).collect(),
            })?;
        }
        if let Some(prior) = sampled
            .prior
            .as_ref()
            .filter(|_| self.formats.iter().any(Option::is_none))
        {
            self.last(&sampled, prior, &folder, index)?;
        }
        Ok(())
    }

    /// Last year's report.
    fn last(&mut self, sampled: &Sampled, prior: &Last, folder: &str, index: u64) -> Result<(), Error> {
        let file = format!("{folder}{}", prior.path);
        self.put(&file, prior.text.clone().into_bytes());
        self.list(&Line {
            file: &file,
            name: &sampled.name,
            unit: &sampled.unit,
            year: prior.year,
            edition: prior.edition,
            seed: self.args.seed,
            index,
            prior: None,
            planted: Vec::new(),
        })
    }

    fn put(&mut self, file: &str, bytes: Vec<u8>) {
        self.count.files += 1;
        self.outputs
            .push(Output::new(PathBuf::from(file), bytes, self.args.force));
    }

    fn list(&mut self, line: &Line<'_>) -> Result<(), Error> {
        self.count.lines.push_str(&serde_json::to_string(line)?);
        self.count.lines.push('\n');
        Ok(())
    }

    /// Puts what was made into its places; what is to be said of it in the list follows.
    fn place(self, folder: &Path, swept: &Swept) -> Result<Count, Error> {
        let mut outputs = self.outputs;
        for output in &mut outputs {
            output.path = folder.join(&output.path);
            if let Some(parent) = output.path.parent() {
                std::fs::create_dir_all(parent).map_err(|cause| Error::file("建立文件夹", parent, cause))?;
            }
        }
        place_knowing(&outputs, swept)?;
        Ok(self.count)
    }
}

fn fault(planted: &Planted) -> Fault<'_> {
    Fault {
        rule: planted.rule,
        path: &planted.path,
        written: &planted.written,
        right: &planted.right,
        in_column: planted.in_column,
    }
}

fn written(judged: &Judged, format: &Format) -> Result<Vec<u8>, Error> {
    judged
        .write(format, false)
        .transpose()?
        .ok_or_else(|| Error::Usage("样本没有读成报告：这是程序的错误".to_owned()))
}

/// A report that was made has last year's beside it.
struct Beside<'a>(&'a Sampled);

impl Surroundings for Beside<'_> {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        let prior = self
            .0
            .prior
            .as_ref()
            .filter(|prior| Some(prior.path.as_str()) == named)?;
        Some(PriorFile {
            name: prior.path.clone(),
            bytes: Ok(prior.text.clone().into_bytes()),
        })
    }

    fn picture(&mut self, path: &str) -> Result<Vec<u8>, crate::check::PictureFault> {
        Nothing.picture(path)
    }
}
