//! Where objects are, by what stands before each of them (ISO 32000-2, 7.3.10).

use std::collections::HashMap;

use super::entry::Entry;
use crate::format::pdf::limits::{Budget, OBJECTS};
use crate::format::pdf::syntax::is_white;

/// Where the objects of a file are: the last one of each number.
pub fn headers(bytes: &[u8], budget: &Budget) -> HashMap<u32, Entry> {
    let mut entries = HashMap::new();
    for at in memchr::memmem::find_iter(bytes, b"obj") {
        if let Some((number, offset, generation)) = header(bytes, at) {
            if entries.len() >= OBJECTS {
                budget.exceed();
                break;
            }
            entries.insert(number, Entry::At { offset, generation });
        }
    }
    entries
}

/// The number of an object, where its number begins, and its generation, by where its `obj` stands.
fn header(bytes: &[u8], at: usize) -> Option<(u32, usize, u32)> {
    let (generation_at, generation) = number_before(bytes, at, true)?;
    let (number_at, number) = number_before(bytes, generation_at, false)?;
    Some((number, number_at, generation))
}

fn number_before(bytes: &[u8], end: usize, may_touch: bool) -> Option<(usize, u32)> {
    const DIGITS: usize = 10;
    const BLANKS: usize = 16;
    let before = bytes.get(..end)?;
    let blanks = before
        .iter()
        .rev()
        .take(BLANKS)
        .take_while(|b| is_white(**b))
        .count();
    if blanks == 0 && !may_touch {
        return None;
    }
    let before = before.get(..end - blanks)?;
    let digits = before
        .iter()
        .rev()
        .take(DIGITS)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let start = before.len() - digits;
    let number = std::str::from_utf8(before.get(start..)?).ok()?.parse().ok()?;
    Some((start, number))
}
