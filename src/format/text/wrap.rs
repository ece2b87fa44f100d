//! Text broken into lines so that putting the lines together again, with nothing between them, gives the same text.
//!
//! Chinese has no spaces between words, so a line may end after any character. The one rule that a reader relies on: a
//! break never stands beside a space, because spaces at the ends of a line are lost in the cell's own. The other rules
//! are for the eye and give way where a column is too narrow: words and numbers stay whole, and no line begins with a
//! closing sign or ends with an opening one.

use crate::format::display_width::char_columns;

/// The columns of a line of the file, for what is drawn, centred or set to the right. Prose is not broken into lines.
pub const LINE_WIDTH: usize = 78;

/// What must not begin a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕］｝”’…—·％,.;:?!)]}%";
/// What must not end a line.
const OPENING: &str = "（《〈「『【〔［｛“‘([{";

/// Whether a line may end between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// A reader could not undo it.
    Never,
    /// It looks bad.
    Poor,
    /// It looks well.
    Good,
}

fn between(before: char, after: char) -> Break {
    if before == ' ' || after == ' ' || char_columns(after) == 0 {
        Break::Never
    } else if (before.is_ascii_graphic() && after.is_ascii_graphic())
        || CLOSING.contains(after)
        || OPENING.contains(before)
    {
        Break::Poor
    } else {
        Break::Good
    }
}

/// The text in lines of at most `columns` columns; wider only where it cannot be broken.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut rest = chars.as_slice();
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let (line, behind) = rest.split_at(line_end(rest, columns));
        lines.push(line.iter().collect());
        rest = behind;
    }
    lines
}

/// How many characters stand on the first line.
fn line_end(text: &[char], columns: usize) -> usize {
    let mut taken = 0;
    let (mut good, mut poor) = (None, None);
    for (index, c) in text.iter().enumerate() {
        let here = match index {
            0 => Break::Never,
            _ => between(text[index - 1], *c),
        };
        // The last break before the edge, a good one if there is any; else the first one past it.
        if taken > columns && here != Break::Never {
            return index;
        }
        match here {
            Break::Good => good = Some(index),
            Break::Poor => poor = Some(index),
            Break::Never => {}
        }
        taken += char_columns(*c);
        if taken > columns
            && let Some(end) = good.or(poor)
        {
            return end;
        }
    }
    text.len()
}

/// The width of the widest part that has no break within, or no good-looking one.
fn widest_part(text: &str, least: Break) -> usize {
    let chars: Vec<char> = text.chars().collect();
    chars
        .chunk_by(|a, b| between(*a, *b) < least)
        .map(|part| part.iter().map(|c| char_columns(*c)).sum())
        .max()
        .unwrap_or(0)
}

/// The least width of a column for this text.
pub fn narrowest(text: &str) -> usize {
    widest_part(text, Break::Poor)
}

/// The width of a column in which the text breaks only where it looks well.
pub fn comfortable(text: &str) -> usize {
    widest_part(text, Break::Good)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::display_width::columns as width_of;
    use proptest::prelude::*;

    #[test]
    fn lines_break_where_it_looks_well() {
        assert_eq!(wrap("法律服务机构", 4), ["法律", "服务", "机构"]);
        assert_eq!(wrap("（三）不予公开", 6), ["（三）", "不予公", "开"]);
        assert_eq!(wrap("公开1280条信息", 6), ["公开", "1280条", "信息"]);
        assert_eq!(wrap("新制作，公开", 6), ["新制", "作，公", "开"]);
        assert_eq!(wrap("", 6), [""; 0]);
    }

    #[test]
    fn no_break_stands_beside_a_space() {
        assert_eq!(wrap("a b c", 2), ["a b c"]);
        assert_eq!(wrap("共 12 件信息", 9), ["共 12 件", "信息"]);
        assert_eq!((narrowest("共 12 件信息"), comfortable("共 12 件信息")), (4, 8));
    }

    #[test]
    fn what_is_too_long_breaks_within() {
        assert_eq!(wrap("12345678", 4), ["1234", "5678"]);
        assert_eq!((narrowest("12345678"), comfortable("12345678")), (1, 8));
        assert_eq!(wrap("中", 1), ["中"]);
    }

    proptest! {
        #[test]
        fn lines_joined_are_the_text(text in "[a1 ，（）“中文—+|\u{301}-]{0,40}", columns in 1usize..20) {
            let lines = wrap(&text, columns);
            prop_assert_eq!(lines.concat(), text.clone());
            let limit = columns.max(narrowest(&text));
            for line in &lines {
                prop_assert!(width_of(line) <= limit, "{:?} in {}", line, limit);
            }
            for pair in lines.windows(2) {
                prop_assert!(!pair[0].ends_with(' ') && !pair[1].starts_with(' '));
            }
        }
    }
}
