//! How the agency is reached: address, postcode, telephone … read out of a sentence of the report, or lines of their own. The
//! words stay in the prose.

use crate::chinese::width::without_blanks;
use crate::form::words::contact::{CONTACT_WORDS, ContactWords};

/// Where in a line a word stands, the key that it stands for, and what follows it.
type Detail = (usize, &'static str, String);

/// The fewest details of a line, or of lines that stand together, that are about how the agency is reached.
const MIN_DETAILS: usize = 2;
/// The most times that a line may name the same detail; a list of offices names a dozen.
const MAX_REPEATS: usize = 20;
/// The most lines over which details of one group are spread.
const MAX_SPREAD: usize = 8;
/// The most bytes between two words of which one is within the other.
const MAX_WORD_BYTES: usize = 60;

/// The details that one line gives, in the order of the file's keys; none where it is not about them.
pub(super) fn in_sentence(line: &str) -> Vec<(&'static str, String)> {
    let details = details(line);
    if details.len() < MIN_DETAILS {
        return Vec::new();
    }
    in_order(&details)
}

/// The details of lines that begin with one of the words and stand together, and which lines they are, by their index.
pub(super) fn in_lines(lines: &[(usize, &str)]) -> (Vec<(&'static str, String)>, Vec<usize>) {
    let own: Vec<(usize, Vec<Detail>)> = lines
        .iter()
        .filter_map(|(index, line)| Some((*index, own_line(line)?)))
        .collect();
    let groups = own.iter().enumerate().map(|(at, (start, _))| {
        let near = own[at..]
            .iter()
            .take_while(|(index, _)| index - start < MAX_SPREAD);
        near.collect::<Vec<_>>()
    });
    // The longest group; of those the first.
    let longest = groups
        .rev()
        .max_by_key(Vec::len)
        .filter(|group| group.len() >= MIN_DETAILS);
    let Some(group) = longest else {
        return (Vec::new(), Vec::new());
    };
    let details: Vec<Detail> = group
        .iter()
        .flat_map(|(_, details)| details.iter().cloned())
        .collect();
    (
        in_order(&details),
        group.iter().map(|(index, _)| *index).collect(),
    )
}

/// The details of a line that begins with a word for one, blanks within the word apart: 电　话：….
fn own_line(line: &str) -> Option<Vec<Detail>> {
    let (head, rest) = line.split_once(['：', ':'])?;
    let head = without_blanks(head);
    let mut known = CONTACT_WORDS.iter().flat_map(ContactWords::all);
    let found = known
        .any(|word| word == head)
        .then(|| details(&format!("{head}：{rest}")))?;
    (!found.is_empty()).then_some(found)
}

/// The first value of each key, in the order of the file's keys.
fn in_order(found: &[Detail]) -> Vec<(&'static str, String)> {
    let first = |key: &'static str| found.iter().find(|(_, k, _)| *k == key);
    CONTACT_WORDS
        .iter()
        .filter_map(|detail| first(detail.key))
        .map(|(_, key, value)| (*key, value.clone()))
        .collect()
}

fn details(line: &str) -> Vec<Detail> {
    let mut found: Vec<Detail> = Vec::new();
    let words = CONTACT_WORDS
        .iter()
        .flat_map(|detail| detail.all().map(|word| (detail.key, word)));
    for (key, word) in words {
        let named = line.match_indices(word).filter_map(|(at, _)| {
            let behind = at + word.len();
            Some((at, behind, line[behind..].strip_prefix(['：', ':'])?))
        });
        for (at, behind, value) in named.take(MAX_REPEATS) {
            // 联系地址 was found before 地址 in it.
            let within = found.iter().any(|(start, other, _)| {
                *other == key && *start <= behind && behind <= *start + MAX_WORD_BYTES
            });
            let value = value_of(value);
            if !within && !value.is_empty() {
                found.push((at, key, value));
            }
        }
    }
    found
}

/// What stands behind the colon, up to the mark that ends it.
fn value_of(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| c.is_whitespace());
    let mut depth = 0;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth > 0 => depth -= 1,
            '，' | '；' | ';' | '。' | '）' | ')' | '、' | '\u{3000}' | ' ' | '\u{a0}' => {
                end = at;
                break;
            }
            // A mark of Latin ends a value only where a Chinese word follows.
            ',' if text[at + 1..].starts_with(|n: char| !n.is_ascii_alphanumeric()) => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    text[..end].trim_matches(|c: char| c.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::in_sentence;
    use crate::form::words::contact::CONTACT_WORDS;
    use crate::report::keys;

    #[test]
    fn every_detail_is_a_key_of_the_file() {
        let details: Vec<&str> = CONTACT_WORDS.iter().map(|detail| detail.key).collect();
        assert_eq!(details, keys::contact_keys().collect::<Vec<_>>());
    }

    #[test]
    fn contact_details_are_read_out_of_a_sentence() {
        let line = "如有疑问，请与某局联系（地址：某市某路5号（东门），邮编：315600，联系电话：0574-65131800；传真：65131815，邮箱：a@b.cn）。";
        let pairs: Vec<String> = in_sentence(line)
            .into_iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        assert_eq!(
            pairs,
            [
                "地址=某市某路5号（东门）",
                "邮编=315600",
                "电话=0574-65131800",
                "传真=65131815",
                "电子邮箱=a@b.cn"
            ]
        );
    }

    #[test]
    fn a_sentence_about_something_else_gives_nothing() {
        assert!(in_sentence("公布29个部门的咨询电话：见附件。").is_empty());
        assert!(in_sentence("本年报电子版可在网站（http://a.cn）下载。").is_empty());
    }
}
