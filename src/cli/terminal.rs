//! What is said to the person at the terminal.

use std::io::{IsTerminal, Write};

use super::Error;

/// Says that the program failed, or was asked for what it cannot do.
pub(super) fn complain(error: &Error) {
    let word = if matches!(error, Error::Usage(_)) {
        "命令有误"
    } else {
        "失败"
    };
    say(&format!("{word}：{error}\n"));
}

/// Says something beside the results. A closed pipe is nobody listening, not a failure.
pub(super) fn say(message: &str) {
    let _ = std::io::stderr().lock().write_all(message.as_bytes());
}

/// Whether findings are drawn in colour: on a terminal, and not where NO_COLOR is set (no-color.org).
pub(super) fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}
