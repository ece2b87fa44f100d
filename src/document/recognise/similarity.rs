//! How alike two labels are: what was mistyped, cut off or shortened is found all the same.

/// The most characters of a word that are compared.
const MAX_COMPARED: usize = 60;
/// Below this share of common characters two words are not compared further.
const MIN_COMMON: f64 = 0.3;
/// How alike a word and a part of it are at least.
const CUT_OFF: f64 = 0.8;

/// A folded word as it is compared with others: its characters, and a mark for each kind of them.
#[derive(Debug)]
pub(super) struct Letters {
    chars: [char; MAX_COMPARED],
    count: usize,
    marks: u64,
}

impl Letters {
    /// A word.
    pub fn new(word: &str) -> Self {
        let mut out = Self {
            chars: ['\0'; MAX_COMPARED],
            count: 0,
            marks: 0,
        };
        for (slot, c) in out.chars.iter_mut().zip(word.chars()) {
            *slot = c;
            out.count += 1;
            out.marks |= 1 << (u32::from(c) % u64::BITS);
        }
        out
    }

    fn chars(&self) -> &[char] {
        self.chars.get(..self.count).unwrap_or_default()
    }

    /// How alike two words are, from 0 to 1, where that is at least `least`. A word that was cut off is much like the whole.
    pub fn likeness(&self, other: &Self, least: f64) -> Option<f64> {
        let (short, long) = if self.count < other.count {
            (self, other)
        } else {
            (other, self)
        };
        // A mark that the longer one has not stands for one of the characters that it has not, at least; then the shorter one is
        // no part of it. Most pairs are done with here.
        let lacking = (short.marks & !long.marks).count_ones() as usize;
        if lacking > 0 && number(short.count - lacking) / number(long.count) < least {
            return None;
        }
        Some(compared(short.chars(), long.chars())).filter(|like| *like >= least)
    }

    /// Whether two words are at least so much alike.
    pub fn is_like(&self, other: &Self, least: f64) -> bool {
        self.likeness(other, least).is_some()
    }
}

/// How alike two folded words are, from 0 to 1. A word that was cut off is much like the whole.
pub(super) fn similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (Letters::new(a), Letters::new(b));
    a.likeness(&b, 0.0).unwrap_or_default()
}

fn compared(short: &[char], long: &[char]) -> f64 {
    if short == long {
        return 1.0;
    }
    if short.is_empty() {
        return 0.0;
    }
    // No two words are more alike than the share of characters that they have in common; most have hardly any.
    let share = common(short, long) / number(long.len());
    if share < MIN_COMMON {
        return share;
    }
    let edits = strsim::generic_damerau_levenshtein(short, long);
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
