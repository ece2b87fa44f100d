//! Numbers as Chinese lists print them: in words, in the figures of vouchers, by the heavenly stems and earthly branches.

use super::numerals::DIGITS;

/// The figures of vouchers, which nobody can alter.
pub const FORMAL: Figures = Figures {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    units: ['拾', '佰', '仟'],
    always_one: true,
};

/// The same in traditional characters.
pub const FORMAL_TRADITIONAL: Figures = Figures {
    digits: ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
    units: ['拾', '佰', '仟'],
    always_one: true,
};

/// The numerals of everyday prose.
pub const INFORMAL: Figures = Figures {
    digits: DIGITS,
    units: ['十', '百', '千'],
    always_one: false,
};

/// The heavenly stems.
pub const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// The earthly branches.
pub const BRANCHES: [char; 12] = [
    '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥',
];

/// Characters in which numbers are written.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// From nought to nine.
    digits: [char; 10],
    /// Ten, hundred, thousand.
    units: [char; 3],
    /// Whether ten is 壹拾, and not 十.
    always_one: bool,
}

impl Figures {
    /// A number from 1 to 9999: 一百零二; none for any other. Several noughts within are one 零.
    pub fn write(&self, number: i64) -> Option<String> {
        if !(1..10_000).contains(&number) {
            return None;
        }
        let [ten, hundred, thousand] = self.units;
        let mut out = String::new();
        let mut gap = false;
        for (value, unit) in [
            (1000, Some(thousand)),
            (100, Some(hundred)),
            (10, Some(ten)),
            (1, None),
        ] {
            let digit = number / value % 10;
            if digit == 0 {
                gap = !out.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) {
                out.push('零');
            }
            // 十一, but 一百一十一.
            if self.always_one || value != 10 || digit != 1 || !out.is_empty() {
                out.extend(self.digits.get(usize::try_from(digit).ok()?));
            }
            out.extend(unit);
        }
        Some(out)
    }
}

/// A number digit for digit: 二〇二〇; none for one below nought.
pub fn digit_for_digit(number: i64) -> Option<String> {
    let digit = |c: char| DIGITS.get(c.to_digit(10)? as usize).copied();
    number.to_string().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::super::numerals;
    use super::*;

    #[test]
    fn numbers_in_words_are_read_back() {
        for n in (1..1000).chain([1001, 1010, 1100, 2000, 9999]) {
            let word = INFORMAL.write(n).unwrap();
            assert_eq!(numerals::number(&word), u64::try_from(n).ok(), "{word}");
        }
        assert_eq!(INFORMAL.write(0), None);
        assert_eq!(INFORMAL.write(10_000), None);
    }

    #[test]
    fn figures_differ_at_ten() {
        assert_eq!(INFORMAL.write(12).as_deref(), Some("十二"));
        assert_eq!(FORMAL.write(12).as_deref(), Some("壹拾贰"));
        assert_eq!(FORMAL_TRADITIONAL.write(103).as_deref(), Some("壹佰零參"));
        assert_eq!(digit_for_digit(2020).as_deref(), Some("二〇二〇"));
        assert_eq!(digit_for_digit(-1), None);
    }
}
