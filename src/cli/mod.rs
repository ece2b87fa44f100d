//! The command line: the only code that touches files, the environment, the clock and the terminal.

// What the rest of the crate must not call is called here.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]

mod against;
mod args;
mod batch;
mod build;
mod built;
mod bytes;
mod check;
mod comment;
mod device;
mod diff;
mod disk;
mod dropped;
mod edits;
mod error;
mod explain;
mod export;
mod figures;
#[cfg(feature = "desk")]
mod fill;
mod filter;
mod findings;
mod fingerprint;
mod fix;
mod growing;
mod held;
mod import;
mod input;
mod leftovers;
#[cfg(feature = "editor")]
mod lsp;
mod marks;
mod merge;
mod names;
mod new;
mod next;
mod output;
mod place;
mod reference;
mod replace;
mod review;
mod sample;
mod status;
mod stream;
mod target;
mod terminal;
mod usage;
#[cfg(feature = "watch")]
mod watch;
mod wild;

use std::process::ExitCode;

use args::{Command, Fill, Watch};
use error::Error;
use status::Status;

/// The stack of the program in bytes, as Linux gives it: Windows gives one eighth, and documents may be nested as deep there.
const STACK: usize = 8 * 1024 * 1024;

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    if cfg!(windows)
        && let Ok(thread) = std::thread::Builder::new().stack_size(STACK).spawn(run_here)
    {
        return thread.join().unwrap_or(ExitCode::from(Status::Failed as u8));
    }
    run_here()
}

fn run_here() -> ExitCode {
    batch::at::tell_faults();
    let status = match usage::parse(std::env::args_os()) {
        Ok(mut command) => dispatch(&mut command),
        Err(stop) => stop.print(),
    };
    ExitCode::from(status as u8)
}

fn dispatch(command: &mut Command) -> Status {
    wild::expand(command);
    let done = match command {
        Command::Fill(args) => fill(args),
        Command::New(args) => new::run(args),
        Command::Check(args) if args.dropped && terminal::is_watched() => {
            Ok(dropped::check(&args.files.files))
        }
        Command::Check(args) => check::run(args),
        Command::Build(args) => build::run(args),
        Command::Import(args) => import::run(args),
        Command::Next(args) => next::run(args),
        Command::Merge(args) => merge::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Export(args) => export::run(args),
        Command::Figures(args) => figures::run(args),
        Command::Watch(args) => watch(args),
        #[cfg(feature = "editor")]
        Command::Lsp(_) => Ok(lsp::run()),
        #[cfg(not(feature = "editor"))]
        Command::Lsp(_) => Err(Error::Without("供编辑器使用的部分（nianbao lsp）")),
        Command::Reference(args) => reference::run(args),
        Command::Sample(args) => sample::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => explain::schema(args),
        Command::Completions(args) => explain::completions(args),
    };
    done.unwrap_or_else(|error| {
        terminal::print_error(&error);
        error.status()
    })
}

/// Opens the page; where that fails after a double click, nobody has asked for anything else and the window goes with what it says.
fn fill(args: &Fill) -> Result<Status, Error> {
    #[cfg(feature = "desk")]
    let done = fill::run(args);
    #[cfg(not(feature = "desk"))]
    let done = Err(Error::NoDesk);
    match done {
        Err(error) if args.dropped && terminal::is_watched() => Ok(dropped::without_page(args, &error)),
        done => done,
    }
}

/// Checks on every save, in a program that was built with that.
fn watch(args: &Watch) -> Result<Status, Error> {
    #[cfg(feature = "watch")]
    return watch::run(args);
    #[cfg(not(feature = "watch"))]
    {
        let _ = args;
        Err(Error::Without("保存后自动核对的部分（nianbao watch）"))
    }
}
