//! Where the lines of a signature stand (GB/T 9704—2012, 7.3.5), for the formats that set them by hand.

use super::display_width::columns;
use crate::document::Signature;

/// How far each line of a signature ends before the right edge of the text, in half characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indents {
    /// The name's line.
    pub name: usize,
    /// The date's line.
    pub date: usize,
}

/// Two characters.
const TWO: usize = 4;
/// Four characters.
const FOUR: usize = 8;

/// Where the lines stand.
///
/// Without a seal the name ends two characters from the edge and the date begins two characters right of where the name
/// begins; a date that is longer than the name ends two characters from the edge, and the name moves left. With a seal
/// the date ends four characters from the edge and the name is centred on it, but stays on the page.
pub fn indents(signature: &Signature) -> Indents {
    let name = columns(&signature.name);
    let date = columns(&signature.date);
    if signature.sealed {
        // With no date to be centred on, the name takes the date's place.
        let date = if date == 0 { name } else { date };
        return Indents {
            name: (FOUR + date / 2).saturating_sub(name / 2),
            date: FOUR,
        };
    }
    if date > name {
        Indents {
            name: TWO + date + TWO - name,
            date: TWO,
        }
    } else {
        Indents {
            name: TWO,
            date: name - date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, date: &str, sealed: bool) -> (usize, usize) {
        let found = indents(&Signature {
            name: name.to_owned(),
            date: date.to_owned(),
            sealed,
        });
        (found.name, found.date)
    }

    #[test]
    fn without_a_seal_the_date_begins_two_characters_right_of_the_name() {
        // 20 and 13 columns: the name begins 24 from the edge, so the date begins at 20 and ends at 7.
        assert_eq!(place("北仑区人民政府办公室", "2022年1月20日", false), (4, 7));
        assert_eq!(place("某局", "2022年1月20日", false), (4 + 13 + 4 - 4, 4));
        assert_eq!(place("某局", "", false), (4, 4));
    }

    #[test]
    fn with_a_seal_the_name_is_centred_on_the_date() {
        assert_eq!(place("某局", "2022年1月20日", true), (8 + 6 - 2, 8));
        assert_eq!(
            place("北仑区人民政府办公室", "2022年1月20日", true),
            (8 + 6 - 10, 8)
        );
        assert_eq!(
            place("北仑区人民政府办公室北仑区人民政府办公室", "2022年1月20日", true),
            (0, 8)
        );
        assert_eq!(place("某局", "", true), (8, 8));
    }
}
