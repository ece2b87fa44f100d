//! How alike two labels are, and words that must insert nothing in the file that is written from them.

/// Words are compared by so many of their characters.
const COMPARED: usize = 60;

/// The words with double braces made full-width: in the file that is written from them `{{` would insert a figure, and a
/// document inserts none. Printed, they are the mark of something to be filled all the same.
pub(super) fn inert(text: &str) -> String {
    text.replace("{{", "｛｛").replace("}}", "｝｝")
}

/// How alike two plain words are, from 0 to 1. A word that was cut off is much like the whole.
pub(super) fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let head = |s: &str| s.chars().take(COMPARED).collect::<Vec<char>>();
    let (a, b) = (head(a), head(b));
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    // No two words are more alike than the share of characters that they have in common; most have hardly any.
    let share = common(short, long) / number(long.len());
    if share < FAR {
        return share;
    }
    let near = strsim::generic_damerau_levenshtein(&a, &b);
    let near = 1.0 - number(near) / number(long.len());
    let within = || long.windows(short.len()).any(|part| part == short.as_slice());
    if short.len() >= 3 && within() {
        near.max(0.8)
    } else {
        near
    }
}

/// Below this share of common characters two words are not compared further.
const FAR: f64 = 0.3;

/// How many characters of one word are in another, each counted as often as it stands in both.
fn common(short: &[char], long: &[char]) -> f64 {
    let mut left: Vec<char> = long.to_vec();
    let mut found = 0;
    for c in short {
        if let Some(at) = left.iter().position(|l| l == c) {
            left.swap_remove(at);
            found += 1;
        }
    }
    number(found)
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_cut_off_is_like_the_whole() {
        assert!(alike("对外公开数量", "对外公开总数量") > 0.8);
        assert!(alike("要求行政机关确认", "要求行政机关确认或重新出具已获取信息") >= 0.8);
        assert!(alike("栏目名称", "信息内容") < 0.3);
    }
}
