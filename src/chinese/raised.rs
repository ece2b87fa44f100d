//! Digits above and below the line as characters of their own: what stands there is a note's mark or a power, and no digit of
//! the number before it.

/// Where characters stand that are not on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raised {
    /// Above: ².
    Above,
    /// Below: ₂.
    Below,
}

/// The raised digits from 0 to 9.
const ABOVE: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// The lowered ones.
const BELOW: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

impl Raised {
    /// A character as it is here: digits are those of this height, all others stay as they are.
    pub fn character(self, c: char) -> char {
        let digits = match self {
            Self::Above => ABOVE,
            Self::Below => BELOW,
        };
        let digit = super::width::digit(c).and_then(|digit| usize::try_from(digit).ok());
        digit.and_then(|digit| digits.get(digit).copied()).unwrap_or(c)
    }
}

/// The text before the mark of a note that ends it: 203², 203 [¹], 203注¹. None where it ends with none.
pub fn before_mark(text: &str) -> Option<&str> {
    let is_raised = |c: char| ABOVE.contains(&c) || BELOW.contains(&c);
    let close = [']', '］', '】', '）', ')', '〕'];
    let open = ['[', '［', '【', '（', '(', '〔', '注'];
    let inner = text.trim_end().trim_end_matches(close).trim_end();
    let bare = inner.trim_end_matches(is_raised);
    let before = bare.trim_end().trim_end_matches(open).trim_end();
    (bare.len() < inner.len() && !before.is_empty()).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_digits_are_no_digits() {
        let raised =
            |raised: Raised, text: &str| text.chars().map(|c| raised.character(c)).collect::<String>();
        assert_eq!(raised(Raised::Above, "[1２]th"), "[¹²]th");
        assert_eq!(raised(Raised::Below, "0"), "₀");
        for (text, before) in [
            ("203²", Some("203")),
            ("203 [¹²]", Some("203")),
            ("203（注¹）", Some("203")),
            ("203₁", Some("203")),
            ("²⁰³", None),
            ("203", None),
            ("203（件）", None),
        ] {
            assert_eq!(before_mark(text), before, "{text}");
        }
    }
}
