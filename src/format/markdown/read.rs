//! Reading: CommonMark with pipe tables becomes a page, and that is read as any page is.

mod bounds;
mod pipe_rows;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use crate::chinese::lines::lines;
use crate::document::{AsRead, Unread};
use crate::encoding::Decoded;
use crate::format::Unreadable;
use crate::format::html::read as page;

/// The bytes of the page that wait until the tree is fed with them.
const WAITING_BYTES: usize = 4096;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let Decoded { text, lost } = page::decoded(bytes, None)?;
    bounds::check(&text)?;
    let text = with_spaced_headings(&text);
    let text = pipe_rows::widened(&text);
    let (matter, body) = divided(&text);
    let mut sink = Sink {
        builder: page::Builder::new(),
        waiting: String::new(),
        refused: None,
    };
    let options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);
    let events = Parser::new_ext(body, options).into_offset_iter();
    // One ~ is a sign of the text, as in 9:00~17:00; two strike out what stands between them.
    let events = events.map(|(event, range)| match event {
        Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough)
            if !body
                .get(range.clone())
                .is_some_and(|words| words.starts_with("~~")) =>
        {
            Event::Text("~".into())
        }
        event => event,
    });
    // The only way of failing is the sink's.
    let _ = html::write_html_fmt(&mut sink, events);
    if let Some(refused) = sink.refused {
        return Err(refused);
    }
    sink.builder.push(&sink.waiting)?;
    let mut read = page::document(sink.builder, lost);
    if let Some(matter) = matter {
        let mut what = "文件开头的说明信息：".to_owned();
        what.extend(
            matter
                .split_whitespace()
                .flat_map(|word| word.chars().chain([' ']))
                .take(60),
        );
        read.unread.insert(
            0,
            Unread {
                before: 0,
                what: what.trim_end().to_owned(),
                cell: None,
            },
        );
    }
    Ok(read)
}

/// The text with a space behind the marks of headings that were typed without one, as Chinese has none between words. Words
/// between two marks are a topic (#政务公开#), and no heading.
fn with_spaced_headings(text: &str) -> Cow<'_, str> {
    let marks = |line: &str| {
        let words = line.trim_start_matches('#');
        let count = line.len() - words.len();
        let chinese = words.starts_with(|c: char| !c.is_ascii() && !c.is_whitespace());
        ((1..=6).contains(&count) && chinese && !words.contains('#')).then_some(count)
    };
    if !text.lines().any(|line| marks(line).is_some()) {
        return Cow::Borrowed(text);
    }
    let spaced = text.split_inclusive('\n').map(|line| match marks(line) {
        Some(count) => format!("{} {}", &line[..count], &line[count..]),
        None => line.to_owned(),
    });
    Cow::Owned(spaced.collect())
}

/// Where the page goes while it is made: it never stands in memory as a whole.
struct Sink {
    builder: page::Builder,
    /// What has come since the builder was last fed: it weighs the tree each time.
    waiting: String,
    refused: Option<Unreadable>,
}

impl fmt::Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.waiting.push_str(text);
        if self.waiting.len() < WAITING_BYTES {
            return Ok(());
        }
        let pushed = self.builder.push(&self.waiting);
        self.waiting.clear();
        pushed.map_err(|refused| {
            self.refused = Some(refused);
            fmt::Error
        })
    }
}

/// The metadata in YAML at the beginning, as pandoc and many editors put it there, and what follows.
fn divided(text: &str) -> (Option<&str>, &str) {
    let found = || {
        let rest = text.strip_prefix("---")?;
        let (dashes, rest) = rest.split_once('\n')?;
        if !dashes.trim().is_empty() || !is_key(rest.lines().next()?) {
            return None;
        }
        let (end, line) = lines(rest).find(|(_, line)| matches!(line.trim_end(), "---" | "..."))?;
        Some((rest.get(..end)?, rest.get(end + line.len()..)?))
    };
    found().map_or((None, text), |(matter, body)| (Some(matter), body))
}

/// Whether a line is a key of YAML with its value, or a comment.
fn is_key(line: &str) -> bool {
    let key = line.split_once(':').is_some_and(|(key, value)| {
        !key.trim().is_empty() && (value.is_empty() || value.starts_with(char::is_whitespace))
    });
    key || line.starts_with('#')
}
