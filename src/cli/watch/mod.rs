//! `nianbao watch`: reports checked again, and built, whenever they are saved; until Ctrl-C.
//!
//! The system only says that something happened. What did is seen by looking: which files are there now, and when each was
//! changed. So it makes no difference how an editor saves, and what this program writes itself starts nothing.

mod events;
mod kept;
mod looking;
mod said;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::{Command, Watch};
use super::error::Error;
use super::input::Input;
use super::names::{is_dash, named};
use super::status::Status;
use super::{build, bytes, terminal, usage};
use crate::editor::is_report;
use crate::encoding;
use crate::format::sniff::Content;
use crate::pipeline::content;
use events::{Events, Next};
use kept::{Kept, State};
use looking::{Looking, Stamp};

pub(super) fn run(args: &Watch) -> Result<Status, Error> {
    if args.paths.iter().any(|path| is_dash(path)) {
        return Err(Error::Usage(
            "看住的是文件或文件夹，不能是标准输入（-）".to_owned(),
        ));
    }
    for path in &args.paths {
        path.metadata()
            .map_err(|cause| Error::file("读取", path, cause))?;
    }
    // What cannot be built is said before anything is looked at.
    if args.build
        && let Command::Build(args) = building(args, Path::new("report.yaml"))?
    {
        build::formats(&args)?;
    }
    let mut events = Events::start(args.poll)?;
    let mut watch = Watching {
        args,
        looking: Looking::new(args.paths.clone(), args.dir.as_deref().filter(|_| args.build)),
        kept: Kept::default(),
    };
    watch.watch(&mut events);
    watch.look();
    watch.watch(&mut events);
    terminal::print(&watch.state());
    terminal::print("保存以后自动核对；按 Ctrl-C 结束\n");
    loop {
        match events.next(watch.looking.is_waiting()) {
            Next::Ended => return Ok(Status::Clean),
            Next::Look => {
                watch.watch(&mut events);
                if watch.look() {
                    // What a report draws on now may lie where nobody listened.
                    watch.watch(&mut events);
                    terminal::print(&watch.state());
                }
            }
        }
    }
}

/// What is watched, and what was found in it.
struct Watching<'a> {
    args: &'a Watch,
    looking: Looking,
    kept: Kept,
}

impl Watching<'_> {
    /// Asks the system to say what happens where the reports lie, and what they draw on.
    fn watch(&mut self, events: &mut Events) {
        let said = self.looking.missing();
        if !said.is_empty() {
            events.renew();
        }
        for line in said {
            terminal::print(&said::line(&line));
        }
        for (folder, below) in self.looking.folders() {
            events.watch(&folder, below);
        }
        for folder in self.kept.folders() {
            events.watch(&folder, false);
        }
    }

    /// Looks at all files, and checks what has changed; whether anything was said.
    fn look(&mut self) -> bool {
        let there = self.looking.files();
        let mut said = false;
        for gone in self.kept.gone(&there) {
            terminal::print(&said::line(&format!("{}：不在了", named(&gone))));
            said = true;
        }
        for path in self.kept.changed(&there) {
            let stamp = there.get(&path).copied();
            said |= self.check(&path, stamp, &there);
        }
        said
    }

    /// Checks a file; whether it is a report, so that something was said of it.
    fn check(&mut self, path: &Path, stamp: Option<Stamp>, there: &BTreeMap<PathBuf, Stamp>) -> bool {
        let is_named = self.looking.is_named(path);
        let read = bytes::bytes(path);
        let Ok(bytes) = read else {
            // Of what a folder holds and cannot be read nobody knows whether it is a report.
            let known = self.kept.is_report(path);
            if is_named || known {
                let input = Input::load(path, None);
                terminal::print(&said::found(&input));
                self.kept.put(path, State::of(&input, stamp));
            } else {
                self.kept.put(path, State::other(stamp));
            }
            return is_named || known;
        };
        let is_yaml = matches!(content(&path.to_string_lossy(), &bytes), Content::Yaml);
        if !is_named && (is_made(path, is_yaml, there) || (is_yaml && !is_own(&bytes))) {
            self.kept.put(path, State::other(stamp));
            return false;
        }
        let input = Input::judged(path, bytes, None);
        if !is_named && !is_yaml && input.judged.report.is_none() {
            self.kept.put(path, State::other(stamp));
            return false;
        }
        let builds =
            self.args.build && is_yaml && input.judged.report.is_some() && !input.judged.has_errors();
        if builds {
            terminal::print(&said::line(&named(path)));
            self.build(path);
        } else {
            terminal::print(&said::found(&input));
            if self.args.build && is_yaml {
                terminal::print("有错误没有改正，没有生成文件\n");
            }
        }
        self.kept.put(path, State::of(&input, stamp));
        true
    }

    /// Builds a report, as the command does.
    fn build(&self, path: &Path) {
        let done = building(self.args, path).and_then(|command| match command {
            Command::Build(args) => build::run(&args),
            _ => Ok(Status::Usage),
        });
        match done {
            Ok(Status::Clean) => {
                let formats = if self.args.to.is_empty() {
                    "docx".to_owned()
                } else {
                    self.args.to.join("、")
                };
                terminal::print(&format!("已生成 {formats}\n"));
            }
            Ok(_) => {}
            Err(error) => terminal::print(&format!("没有生成：{error}\n")),
        }
    }

    /// How all stands, in a line.
    fn state(&self) -> String {
        said::state(&self.kept)
    }
}

/// The command that builds a report.
///
/// # Errors
/// It cannot be said so.
fn building(args: &Watch, path: &Path) -> Result<Command, Error> {
    let mut words: Vec<std::ffi::OsString> = vec!["nianbao".into(), "build".into()];
    if !args.to.is_empty() {
        words.extend(["--to".into(), args.to.join(",").into()]);
    }
    if args.charts {
        words.push("--charts".into());
    }
    if let Some(dir) = &args.dir {
        words.extend(["-d".into(), dir.clone().into()]);
    }
    words.extend(["--".into(), path.into()]);
    usage::parse(words).map_err(|stop| Error::Usage(stop.0.to_string()))
}

/// Whether YAML is a report's file, in whatever encoding.
fn is_own(bytes: &[u8]) -> bool {
    let text = encoding::to_utf8(bytes);
    text.map_or_else(
        || std::str::from_utf8(bytes).is_ok_and(is_report),
        |text| is_report(&text),
    )
}

/// Whether a document lies beside a report in YAML of the same name: it is made from it, and nobody's work.
fn is_made(path: &Path, is_yaml: bool, there: &BTreeMap<PathBuf, Stamp>) -> bool {
    !is_yaml
        && ["yaml", "yml"]
            .iter()
            .any(|ending| there.contains_key(&path.with_extension(ending)))
}
