//! Words as a message quotes them.

use crate::report::findings::short;
use crate::source::is_forbidden;

/// Words of the user's as a message quotes them: short, on one line, and without what a terminal takes for a command.
pub fn quoted(words: &str) -> String {
    let printed: String = words
        .trim()
        .chars()
        .filter(|c| !is_forbidden(*c) && *c != '\n')
        .collect();
    short(&printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_commands_nothing() {
        assert_eq!(quoted(" 甲\u{1b}[2J乙\n丙 "), "甲[2J乙丙");
    }
}
