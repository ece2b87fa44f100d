//! The paragraphs that rules judge, and words as a message quotes them.

use crate::chinese::lines::lines;
use crate::report::findings::short;
use crate::report::marks::is_draft;
use crate::source::is_forbidden;

/// The paragraphs of a text with where they begin. One that is marked as still to be written is left to `placeholder`, and
/// the rows of an extra table are no sentences.
pub fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text)
        .filter(|(_, line)| !line.starts_with('|'))
        .filter(|(_, line)| !is_draft(line))
}

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

    #[test]
    fn marked_paragraphs_and_tables_are_passed_over() {
        let text = "第一\n第二【待填】\n| 三 |\n第四【请更新】\n第五";
        let said: Vec<_> = paragraphs(text).map(|(at, line)| (at, line.trim())).collect();
        assert_eq!(said, [(0, "第一"), (text.find("第五").unwrap(), "第五")]);
    }
}
