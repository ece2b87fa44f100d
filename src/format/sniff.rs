//! What a file is, recognised by its content and not by its name: a report in YAML, a document of a format that is read, or
//! something else, with one sentence on how to get a file that is read.
//!
//! Only the names of the parts of an archive and the first bytes of a file are looked at, so that this takes no time and
//! nothing is unpacked.

mod compound;
mod content;
mod foreign;
mod magic;
#[cfg(test)]
mod tests;
mod text_head;
mod zipped;

pub use content::Content;
#[cfg(test)]
use foreign::Foreign;

use super::html::infographic;
use super::{Format, by_extension, docx, html, markdown, text};

/// What these bytes are. The name's ending decides only where the content leaves it open: whether text is Markdown, and
/// what an empty file was to be. `keys` are those of the first level that every report in YAML has.
pub fn sniff(bytes: &[u8], extension: Option<&str>, keys: &[&str]) -> Content {
    let extension = extension.unwrap_or_default().to_ascii_lowercase();
    if let Some(content) = zipped::sniff(bytes, &extension).or_else(|| magic::sniff(bytes)) {
        return content;
    }
    let named = match extension.as_str() {
        "yaml" | "yml" => Some(Content::Yaml),
        "md" | "markdown" => Some(Content::Format(&markdown::FORMAT)),
        "htm" | "html" | "xhtml" | "shtml" => Some(Content::Format(&html::FORMAT)),
        ending => by_extension(ending).map(Content::Format),
    };
    let head = text_head::head(bytes);
    if head.trim().is_empty() {
        return named.unwrap_or(Content::Yaml);
    }
    let found = text_head::sniff(&head, extension.is_empty(), keys)
        // Elements of HTML may stand anywhere in Markdown; a whole page is none.
        .filter(|found| {
            !(is(*found, &html::FORMAT) && named.is_some_and(is_markdown)) || text_head::is_page(&head)
        });
    if head.contains(infographic::NOTE) && found.is_some_and(|found| is(found, &html::FORMAT)) {
        return Content::Foreign(&foreign::INFOGRAPHIC);
    }
    // What a person has typed into a file called .docx is text all the same.
    found
        .or_else(|| named.filter(|content| !is_made_by_a_program(*content) || !text_head::is_text(&head)))
        .filter(|content| !is(*content, &docx::FORMAT) && !is(*content, &text::FORMAT))
        .or_else(|| text_head::is_markdown(&head).then_some(Content::Format(&markdown::FORMAT)))
        .unwrap_or(Content::Format(&text::FORMAT))
}

/// Whether nobody types such a file.
fn is_made_by_a_program(content: Content) -> bool {
    matches!(content, Content::Format(format) if format.write.is_none())
}

fn is(content: Content, wanted: &Format) -> bool {
    matches!(content, Content::Format(format) if format.name == wanted.name)
}

fn is_markdown(content: Content) -> bool {
    is(content, &markdown::FORMAT)
}
