//! Writing.

use askama::Template;

use super::grid_writer;
use super::wrap::LINE_WIDTH;
use crate::document::{Block, Document, Level, Signature};
use crate::format::WriteError;
use crate::format::display_width::columns;
use crate::format::signature_indents::indents;

/// The file. Its template is `templates/report.txt`.
#[derive(Template)]
#[template(path = "report.txt")]
struct File<'a> {
    document: &'a Document,
}

/// The document as a file.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    Ok(File { document }.render()?.into_bytes())
}

impl File<'_> {
    /// The blocks, and whether an empty line sets each off from what stands above it.
    fn spaced(&self) -> impl Iterator<Item = (bool, &Block)> {
        let above = std::iter::once(None).chain(self.document.blocks.iter().map(Some));
        above
            .zip(&self.document.blocks)
            .map(|(above, block)| (above.is_none_or(|above| apart(above, block)), block))
    }

    /// The lines of the signature, each behind the spaces that set it to the right.
    fn signature(signature: &Signature) -> Vec<String> {
        let indents = indents(signature);
        [(&signature.name, indents.name), (&signature.date, indents.date)]
            .into_iter()
            .filter(|(line, _)| !line.is_empty())
            .map(|(line, indent)| indented(line, LINE_WIDTH.saturating_sub(columns(line) + indent)))
            .collect()
    }
}

/// Prose runs on; sections, tables, pictures and the signature stand apart.
fn apart(above: &Block, below: &Block) -> bool {
    let prose = |block: &Block| matches!(block, Block::Heading(..) | Block::Paragraph(_));
    !prose(above) || !prose(below) || matches!(below, Block::Heading(Level::One, _))
}

fn centred(line: &str) -> String {
    indented(line, LINE_WIDTH.saturating_sub(columns(line)) / 2)
}

fn indented(line: &str, spaces: usize) -> String {
    format!("{}{line}", " ".repeat(spaces))
}
