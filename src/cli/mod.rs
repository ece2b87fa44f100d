//! The command line: the only code that touches files, the environment, the clock and the terminal.

// What the rest of the crate must not call is called here.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]

mod against;
mod args;
mod build;
mod built;
mod bytes;
mod check;
mod comment;
mod diff;
mod disk;
mod error;
mod explain;
mod export;
mod figures;
mod fill;
mod findings;
mod fingerprint;
mod fix;
mod import;
mod input;
mod leftovers;
mod marks;
mod names;
mod new;
mod next;
mod output;
mod place;
mod replace;
mod review;
mod sample;
mod status;
mod target;
mod terminal;
mod usage;

use std::process::ExitCode;

use args::Command;
use status::Status;

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    let status = match usage::parse(std::env::args_os()) {
        Ok(command) => dispatch(&command),
        Err(stop) => stop.print(),
    };
    ExitCode::from(status as u8)
}

fn dispatch(command: &Command) -> Status {
    let done = match command {
        Command::Fill(args) => fill::run(args),
        Command::New(args) => new::run(args),
        Command::Check(args) => check::run(args),
        Command::Build(args) => build::run(args),
        Command::Import(args) => import::run(args),
        Command::Next(args) => next::run(args),
        Command::Export(args) => export::run(args),
        Command::Figures(args) => figures::run(args),
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
