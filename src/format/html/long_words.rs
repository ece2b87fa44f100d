//! Prose divided where the page treats it differently.

/// The most characters without a space that a browser may keep on one line.
const MAX_WORD: usize = 15;

/// The parts of a text in order, and whether each is an address: a web address in a justified paragraph must be allowed
/// to break within, or the line above it is torn apart.
pub fn parts(text: &str) -> Vec<(bool, &str)> {
    let mut parts: Vec<(bool, &str)> = Vec::new();
    let mut start = 0;
    let mut rest = text;
    while let Some(begin) = rest.find(|c: char| c.is_ascii_graphic()) {
        let word = &rest[begin..];
        let length = word.find(|c: char| !c.is_ascii_graphic()).unwrap_or(word.len());
        let at = text.len() - word.len();
        if length > MAX_WORD {
            parts.extend([(false, &text[start..at]), (true, &word[..length])]);
            start = at + length;
        }
        rest = &word[length..];
    }
    parts.push((false, &text[start..]));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_are_addresses() {
        let text = "电话：0574-89285667；网址：http://www.bl.gov.cn/。";
        let expected = [
            (false, "电话：0574-89285667；网址："),
            (true, "http://www.bl.gov.cn/"),
            (false, "。"),
        ];
        assert_eq!(parts(text), expected);
        assert_eq!(parts("http://www.bl.gov.cn/"), [(true, "http://www.bl.gov.cn/")]);
        assert_eq!(parts(""), []);
    }
}
