//! Marks put before pieces of a file's text, to see where each comes out: two characters of private use, which no font has.

/// The first character of a mark counts from here, the second from [`LOW`].
const HIGH: u32 = 0x0010_0000;
/// Half of the plane: what is between begins no mark.
const LOW: u32 = 0x0010_8000;
/// How many numbers each of the two characters holds.
const BASE: u32 = 0x7000;

/// The mark of this number; none where there are no more.
pub fn mark(number: usize) -> Option<[char; 2]> {
    let number = u32::try_from(number).ok()?;
    if number / BASE >= BASE {
        return None;
    }
    let high = char::from_u32(HIGH + number / BASE)?;
    let low = char::from_u32(LOW + number % BASE)?;
    Some([high, low])
}

/// Whether a text has no characters of its own that a mark could be mistaken for.
pub fn is_free_of_marks(text: &str) -> bool {
    // All of the plane begin with this byte in UTF-8.
    !text.as_bytes().contains(&0xf4)
}

/// The text without its marks, and where each stood: the offset in it, and its number.
pub(super) fn unmarked(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut high = None;
    for c in text.chars() {
        let code = u32::from(c);
        match (code.checked_sub(HIGH), code.checked_sub(LOW), high.take()) {
            (_, Some(low), Some(high)) if low < BASE => {
                let number: u32 = high * BASE + low;
                marks.push((out.len(), number as usize));
            }
            (Some(own), ..) if own < BASE => high = Some(own),
            _ => out.push(c),
        }
    }
    (out, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_out_where_they_were_put() {
        let mut text = String::new();
        for (number, words) in [(0, "年"), (1, "报"), (70_000, ""), (28_671, "告")] {
            text.extend(mark(number).unwrap());
            text.push_str(words);
        }
        let (words, marks) = unmarked(&text);
        assert_eq!(words, "年报告");
        assert_eq!(marks, [(0, 0), (3, 1), (6, 70_000), (6, 28_671)]);
        assert_eq!(mark(usize::MAX), None);
        assert!(is_free_of_marks("年报\u{1f4a1}"));
        assert!(!is_free_of_marks(&text));
    }
}
