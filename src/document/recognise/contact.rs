//! Whom to ask: address, postcode, telephone … out of a sentence of the report. The words stay in the prose.

use crate::chinese::width::is_blank;
use crate::form::words::contact::LABELS;
use crate::report::keys;

/// Only a line with this many of them is about whom to ask.
const FEWEST: usize = 2;
/// So often a line may name the same detail; a list of offices names a dozen.
const MOST: usize = 20;

/// Lines of their own stand together within so many.
const TOGETHER: usize = 8;

/// What one line says of whom to ask, in the order of the file's keys; nothing where it is not about that.
pub(super) fn read(line: &str) -> Vec<(&'static str, String)> {
    let found = pairs(line);
    if found.len() < FEWEST {
        return Vec::new();
    }
    in_order(&found)
}

/// What lines say that begin with one of the words and stand together, and which lines they are, by their index.
pub(super) fn lines(lines: &[(usize, &str)]) -> (Vec<(&'static str, String)>, Vec<usize>) {
    let own: Vec<(usize, Vec<Pair>)> = lines
        .iter()
        .filter_map(|(index, line)| Some((*index, own_line(line)?)))
        .collect();
    let groups = own.iter().enumerate().map(|(at, (start, _))| {
        let near = own[at..].iter().take_while(|(index, _)| index - start < TOGETHER);
        near.collect::<Vec<_>>()
    });
    // The longest group; of those the first.
    let longest = groups
        .rev()
        .max_by_key(Vec::len)
        .filter(|group| group.len() >= FEWEST);
    let Some(group) = longest else {
        return (Vec::new(), Vec::new());
    };
    let found: Vec<Pair> = group
        .iter()
        .flat_map(|(_, pairs)| pairs.iter().cloned())
        .collect();
    (in_order(&found), group.iter().map(|(index, _)| *index).collect())
}

/// Where in a line a word stands, the key that it stands for, and what follows it.
type Pair = (usize, &'static str, String);

/// The pairs of a line that begins with a word for a key, blanks within the word apart: 电　话：….
fn own_line(line: &str) -> Option<Vec<Pair>> {
    let (head, rest) = line.split_once(['：', ':'])?;
    let head: String = head.chars().filter(|c| !is_blank(*c)).collect();
    let known = LABELS.iter().any(|(word, _)| *word == head) || keys::contact_keys().any(|key| key == head);
    let found = known.then(|| pairs(&format!("{head}：{rest}")))?;
    (!found.is_empty()).then_some(found)
}

/// The first value of each key, in the order of the file's keys.
fn in_order(found: &[Pair]) -> Vec<(&'static str, String)> {
    keys::contact_keys()
        .filter_map(|key| {
            found
                .iter()
                .find(|(_, k, _)| *k == key)
                .map(|(_, k, value)| (*k, value.clone()))
        })
        .collect()
}

fn pairs(line: &str) -> Vec<Pair> {
    let mut found: Vec<(usize, &'static str, String)> = Vec::new();
    let own = keys::contact_keys().map(|key| (key, key));
    for (word, key) in LABELS.iter().copied().chain(own) {
        let Some(key) = keys::contact_keys().find(|k| *k == key) else {
            continue;
        };
        let named = line.match_indices(word).filter_map(|(at, _)| {
            let behind = at + word.len();
            Some((at, behind, line[behind..].strip_prefix(['：', ':'])?))
        });
        for (at, behind, value) in named.take(MOST) {
            // 联系地址 was found before 地址 in it.
            let within = found
                .iter()
                .any(|(start, other, _)| *other == key && *start <= behind && behind <= *start + 60);
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
    use super::read;

    #[test]
    fn contact_details_are_read_out_of_a_sentence() {
        let line = "如有疑问，请与某局联系（地址：某市某路5号（东门），邮编：315600，联系电话：0574-65131800；传真：65131815，邮箱：a@b.cn）。";
        let pairs: Vec<String> = read(line)
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
        assert!(read("公布29个部门的咨询电话：见附件。").is_empty());
        assert!(read("本年报电子版可在网站（http://a.cn）下载。").is_empty());
    }
}
