//! What is printed for the person at the terminal.

use std::io::{IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

use indicatif::ProgressBar;

use super::error::Error;
use crate::diagnostic::emit::harmless;

/// Prints why nothing came of it: the command line is wrong, or the program failed.
pub(super) fn print_error(error: &Error) {
    let said = match error {
        Error::Usage(message) => {
            format!("命令有误：{message}\n用 nianbao --help 或 nianbao 命令 --help 看说明\n")
        }
        failed => format!("失败：{failed}\n"),
    };
    // What was typed is said back.
    let lines: Vec<_> = said.split('\n').map(harmless).collect();
    print(&lines.join("\n"));
}

/// The bar that is shown now: a terminal has room for one.
static BAR: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Prints something beside the results. A closed pipe is nobody listening, not a failure.
pub(super) fn print(message: &str) {
    above_bar(|| {
        let _ = std::io::stderr().lock().write_all(message.as_bytes());
    });
}

/// Does something that writes to the terminal while the bar, where one is shown, is out of its way.
pub(super) fn above_bar<R>(write: impl FnOnce() -> R) -> R {
    let bar = BAR.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match bar {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}

/// Shows a bar from now on, or none.
pub(super) fn show_bar(bar: Option<ProgressBar>) {
    let before = std::mem::replace(&mut *BAR.lock().unwrap_or_else(PoisonError::into_inner), bar);
    if let Some(before) = before {
        before.finish_and_clear();
    }
}

/// Whether a bar can be drawn: on a terminal that can move back in its line.
pub(super) fn takes_bar() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stderr().is_terminal() && !is_dumb
}

/// Whether somebody sees what is printed and can answer.
pub(super) fn is_watched() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Waits until whoever sees it has read it: a window that a double click has opened closes when the program ends.
pub(super) fn hold() {
    if is_watched() {
        print("按回车键结束\n");
        let _ = std::io::stdin().read_line(&mut String::new());
    }
}

/// Whether findings are drawn in colour: on a terminal, and not where NO_COLOR is set (no-color.org).
pub(super) fn colour() -> bool {
    std::io::stderr().is_terminal() && is_wanted()
}

/// Whether what goes to standard output is.
pub(super) fn colour_of_output() -> bool {
    std::io::stdout().is_terminal() && is_wanted()
}

fn is_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}
