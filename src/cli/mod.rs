//! The command line: the only code that touches files, the environment, the clock and the terminal.

// What the rest of the crate must not call is called here.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]

mod against;
mod args;
mod build;
mod check;
mod diff;
mod error;
mod explain;
mod export;
mod fix;
mod import;
mod input;
mod new;
mod next;
mod output;
mod terminal;
mod usage;

use std::process::ExitCode;

use args::Command;
pub use error::Error;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to correct.
    Clean = 0,
    /// Errors were found; with `--deny warnings`, warnings too.
    Found = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The program failed at its job.
    Failed = 3,
}

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    let status = match args::parse(std::env::args_os()) {
        Ok(command) => dispatch(&command),
        Err(stop) => stop.say(),
    };
    ExitCode::from(status as u8)
}

fn dispatch(command: &Command) -> Status {
    let done = match command {
        Command::New(args) => new::run(args),
        Command::Check(args) => check::run(args),
        Command::Build(args) => build::run(args),
        Command::Import(args) => import::run(args),
        Command::Next(args) => next::run(args),
        Command::Export(args) => export::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => explain::schema(args),
        Command::Completions(args) => explain::completions(args),
    };
    done.unwrap_or_else(|error| {
        terminal::complain(&error);
        error.status()
    })
}
