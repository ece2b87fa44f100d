//! The list of all comments at the end of the page.

use super::charset::Charset;
use super::lex::Tags;
use super::words::{escaped, id};
use crate::format::annotation::{AUTHOR, Edit, Note};

/// The class of our list. It is an `aside`, which no reader takes for a part of the report.
pub(super) const LIST: &str = "nianbao-comments";

/// The list, before the end of the page's body; each comment leads to its mark. A page without comments has none.
pub(super) fn list(page: &[u8], charset: Charset, notes: &[Note], marks: &[Option<usize>]) -> Option<Edit> {
    if notes.is_empty() {
        return None;
    }
    let mut words = format!(
        "<aside class=\"{LIST}\" lang=\"zh-CN\" style=\"margin:2em 1em;padding:1em;border:2px solid #b00;text-align:left\"><p><strong>{AUTHOR}：{} 处</strong></p><ol>",
        notes.len()
    );
    for (note, mark) in notes.iter().zip(marks) {
        let place = escaped(&note.place_words);
        let place = match mark {
            _ if place.is_empty() => place,
            Some(mark) => format!("<a href=\"#{}\">{place}</a>：", id(*mark)),
            None => format!("{place}："),
        };
        let lines: Vec<String> = note.paragraphs.iter().map(|line| escaped(line)).collect();
        let kind = note.severity.word();
        words.extend([format!("<li>【{kind}】{place}{}</li>", lines.join("<br>"))]);
    }
    words += "</ol></aside>";
    let ends = Tags::new(page).filter(|tag| tag.closes && matches!(tag.name.as_str(), "body" | "html"));
    let mut last = None;
    for tag in ends {
        if last.is_none() || tag.name == "body" {
            last = Some(tag.range.start);
        }
    }
    Some(Edit::insert(
        last.unwrap_or(page.len()),
        2,
        charset.written(&words),
    ))
}
