//! How alike two labels are: what was mistyped, cut off or shortened is found all the same.

/// The most characters of a word that are compared.
const MAX_COMPARED: usize = 60;
/// Below this share of common characters two words are not compared further.
const MIN_COMMON: f64 = 0.3;
/// How alike a word and a part of it are at least.
const CUT_OFF: f64 = 0.8;

/// How alike two folded words are, from 0 to 1. A word that was cut off is much like the whole.
pub(super) fn similarity(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    // Most pairs are done with at the count below: they are compared where they are, without a vector for each.
    let mut places = [['\0'; MAX_COMPARED]; 2];
    let [place_a, place_b] = &mut places;
    let (a, b) = (head(a, place_a), head(b, place_b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // No two words are more alike than the share of characters that they have in common; most have hardly any.
    let share = common(short, long) / number(long.len());
    if share < MIN_COMMON {
        return share;
    }
    let edits = strsim::generic_damerau_levenshtein(a, b);
    let near = 1.0 - number(edits) / number(long.len());
    let within = || long.windows(short.len()).any(|part| part == short);
    if short.len() >= 3 && within() {
        near.max(CUT_OFF)
    } else {
        near
    }
}

/// How many characters of one word are in another, each counted as often as it stands in both.
fn common(short: &[char], long: &[char]) -> f64 {
    let mut place = ['\0'; MAX_COMPARED];
    let mut left = long.len().min(MAX_COMPARED);
    place[..left].copy_from_slice(&long[..left]);
    let mut count = 0;
    for c in short {
        if let Some(at) = place[..left].iter().position(|l| l == c) {
            left -= 1;
            place[at] = place[left];
            count += 1;
        }
    }
    number(count)
}

/// The characters of a word that are compared.
fn head<'p>(word: &str, place: &'p mut [char; MAX_COMPARED]) -> &'p [char] {
    let mut count = 0;
    for (slot, c) in place.iter_mut().zip(word.chars()) {
        *slot = c;
        count += 1;
    }
    &place[..count]
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_cut_off_is_like_the_whole() {
        assert!(similarity("对外公开数量", "对外公开总数量") > 0.8);
        assert!(similarity("要求行政机关确认", "要求行政机关确认或重新出具已获取信息") >= 0.8);
        assert!(similarity("栏目名称", "信息内容") < 0.3);
    }
}
