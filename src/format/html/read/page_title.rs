//! The title of a page, which a browser shows over its window: a report's may stand there and nowhere else.

use ego_tree::Tree;

use super::page_words::REPORT_TITLE;
use super::tree::Node;
use crate::chinese::dates;
use crate::chinese::width::{trimmed, without_blanks};
use crate::document::Block;

/// What parts the title of a page from the name of its site.
const BETWEEN: [char; 8] = ['_', '|', '-', '–', '—', '－', '｜', '>'];
/// The most characters of a title.
const MAX_TITLE: usize = 60;
/// The most nodes and blocks that are looked at: both stand at the top of a page.
const MAX_LOOKED_AT: usize = 2000;

/// The title of the report that the page names itself by, where no line of it shows one.
pub(super) fn unprinted(tree: &Tree<Node>, blocks: &[Block]) -> Option<String> {
    let mut nodes = tree.root().descendants().take(MAX_LOOKED_AT);
    let title = nodes.find(|node| {
        node.value()
            .as_element()
            .is_some_and(|element| element.name() == "title")
    })?;
    let words: String = title
        .descendants()
        .filter_map(|node| node.value().as_text())
        .collect();
    let own = words
        .split(BETWEEN)
        .map(trimmed)
        .find(|part| part.contains(REPORT_TITLE))?;
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<&str> = blocks
        .iter()
        .take(MAX_LOOKED_AT)
        .filter_map(|block| match block {
            Block::Heading(_, text) => Some(text.as_str()),
            Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            _ => None,
        })
        .flat_map(str::lines)
        .collect();
    // A title may be printed on two lines.
    let pairs = lines.windows(2).map(<[&str]>::concat);
    let mut printed = lines.iter().map(|line| (*line).to_owned()).chain(pairs);
    let same = without_blanks(&own);
    let shows = |line: &String| {
        let line = without_blanks(line);
        line.chars().count() <= MAX_TITLE
            && !line.contains('。')
            && (line.contains(&same) || line.contains(REPORT_TITLE) && dates::year(&line).is_some())
    };
    let short = own.chars().count() <= MAX_TITLE && dates::year(&own).is_some();
    (short && !printed.any(|line| shows(&line))).then_some(own)
}
