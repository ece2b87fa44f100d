//! Pictures within a page, kept from the parser until their element stands.
//!
//! The parser's bounds are those of markup: each `/` within a tag may begin an attribute, and a picture of 4 MB has 60 000 in
//! its Base64. So what follows `;base64,` goes round it. A short sign stands in its place, and whatever of the page holds the
//! sign, attribute or text, gets the data back, once: a page grows no longer by being read.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What stands before the data.
const BEFORE: &str = ";base64,";
/// The fewest bytes of data that are worth it.
const MIN_BYTES: usize = 1024;
/// Begins and ends a sign: no character of any text (Unicode, 23.7).
const MARK: char = '\u{FDD0}';

/// The text with signs for its pictures; `keep` takes each one and numbers it.
///
/// A text that holds the mark itself is left as it is.
pub fn put_aside(text: &str, mut keep: impl FnMut(&str) -> usize) -> Cow<'_, str> {
    if !text.contains(BEFORE) || text.contains(MARK) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(BEFORE) {
        let (before, data) = rest.split_at(at + BEFORE.len());
        out.push_str(before);
        let lines = in_quotes(before);
        let is_data = |c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=') || lines && matches!(c, '\r' | '\n')
        };
        let (data, behind) = data.split_at(data.find(|c| !is_data(c)).unwrap_or(data.len()));
        if data.len() < MIN_BYTES {
            out.push_str(data);
        } else {
            let _ = write!(out, "{MARK}{}{MARK}", keep(data));
        }
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text with its data again; none where it holds no sign.
pub fn put_back(text: &str, mut take: impl FnMut(usize) -> Option<String>) -> Option<String> {
    if !text.contains(MARK) {
        return None;
    }
    let mut out = String::new();
    // Every other part is a number, as far as the signs are ours.
    for (index, part) in text.split(MARK).enumerate() {
        let data = (index % 2 == 1)
            .then(|| part.parse().ok().and_then(&mut take))
            .flatten();
        match data {
            Some(data) => out.push_str(&data),
            None => out.push_str(part),
        }
    }
    Some(out)
}

/// Whether what is named before the data begins with a quotation mark, so that its lines may end within it.
fn in_quotes(before: &str) -> bool {
    let address = before.rfind("data:").and_then(|at| before.get(..at));
    address.is_some_and(|before| before.ends_with(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(text: &str) -> (String, String) {
        let mut kept: Vec<Option<String>> = Vec::new();
        let short = put_aside(text, |data| {
            kept.push(Some(data.to_owned()));
            kept.len() - 1
        })
        .into_owned();
        let long = put_back(&short, |number| kept.get_mut(number)?.take());
        let long = long.unwrap_or_else(|| short.clone());
        (short, long)
    }

    #[test]
    fn data_come_back_where_they_stood() {
        let data = "AB/+\n".repeat(300);
        let page = format!(
            "<img src=\"data:image/png;base64,{data}\" alt=''> <img src=data:a;base64,{}\nalt=x>",
            "A/".repeat(600)
        );
        let (short, long) = there_and_back(&page);
        assert_eq!(long, page);
        assert!(short.len() < 120 && short.contains("\nalt=x>"), "{short}");
        for as_it_is in ["data:;base64,AAAA", "\u{FDD0}0\u{FDD0};base64,"] {
            assert_eq!(put_aside(as_it_is, |_| 0), as_it_is);
        }
    }
}
