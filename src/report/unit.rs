//! Units of money, as figures and heads of columns state them.

use rust_decimal::Decimal;

use crate::chinese::width::folded;
use crate::form::words::units::{BETWEEN, CURRENCY, MEASURED, OF_MONEY, SHORT_UNITS, SIGNS, UNIT};

/// What a head or a label says of the unit of its amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// One that amounts are read in.
    Unit(Unit),
    /// One that no amount can be read in: its words.
    Unknown(String),
}

impl Stated {
    /// The unit that a head or a label states, in whatever words: 本年收费金额（单位：元）, （人民币元）, ，万元. None where it states none.
    pub fn in_words(text: &str) -> Option<Self> {
        let text: String = folded(text);
        // In the last bracket that states one; else behind the word 单位, or behind what is measured.
        let brackets = text.split(['(', '[', '{', '【', '〔']).skip(1);
        let inner = brackets.filter_map(|rest| rest.split([')', ']', '}', '】', '〕']).next());
        let bracketed: Vec<Self> = inner.filter_map(Self::of_words).collect();
        bracketed.into_iter().next_back().or_else(|| {
            let behind = |word: &str| text.rsplit_once(word).map(|(_, behind)| behind);
            behind(UNIT)
                .filter(|stated| stated.starts_with(SIGNS))
                .and_then(|stated| Self::of_words(&format!("{UNIT}{stated}")))
                .or_else(|| MEASURED.iter().find_map(|word| Self::of_words(behind(word)?)))
        })
    }

    /// The unit that these words are, if they are one.
    fn of_words(words: &str) -> Option<Self> {
        let words = words.trim_matches(SIGNS);
        let stated = words
            .strip_prefix(UNIT)
            .map(|rest| rest.trim_start_matches(SIGNS));
        let mut bare = stated.unwrap_or(words).to_owned();
        for word in CURRENCY {
            bare = bare.replace(word, "");
        }
        let bare = bare.trim_matches(SIGNS);
        // 单位：件、万元 names the units of several columns.
        let parts = || bare.split(BETWEEN).map(|part| part.trim_matches(SIGNS));
        let unit = Unit::ALL
            .iter()
            .find(|(_, word)| parts().any(|part| part == *word))
            .map(|(unit, _)| *unit);
        let short = || SHORT_UNITS.iter().position(|word| *word == bare);
        let unit = unit.or_else(|| [Unit::TenThousand, Unit::HundredMillion].get(short()?).copied());
        match unit {
            Some(unit) => Some(Self::Unit(unit)),
            // Words that count other things, or say what is counted, are no unit of money.
            None if stated.is_some_and(|rest| rest.contains(OF_MONEY)) || words.ends_with(OF_MONEY) => {
                Some(Self::Unknown(stated.unwrap_or(words).to_owned()))
            }
            None => None,
        }
    }
}

/// A unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 元
    Yuan,
    /// 万元, the form's own.
    TenThousand,
    /// 亿元
    HundredMillion,
}

impl Unit {
    /// The units with their words, the longest first.
    pub(super) const ALL: [(Self, &'static str); 3] = [
        (Self::TenThousand, "万元"),
        (Self::HundredMillion, "亿元"),
        (Self::Yuan, "元"),
    ];

    /// The unit of this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, w)| *w == word.trim())
            .map(|(unit, _)| *unit)
    }

    /// The word.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(unit, _)| *unit == self)
            .map_or("", |(_, word)| word)
    }

    /// An amount in this unit as 万元, exactly.
    pub fn to_form(self, amount: Decimal) -> Option<Decimal> {
        match self {
            Self::Yuan => amount.checked_mul(Decimal::new(1, 4)),
            Self::TenThousand => Some(amount),
            Self::HundredMillion => amount.checked_mul(Decimal::from(10_000)),
        }
        .map(|d| d.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_states_its_unit_in_any_words() {
        let unit = |text: &str| match Stated::in_words(text) {
            Some(Stated::Unit(unit)) => unit.word().to_owned(),
            Some(Stated::Unknown(words)) => format!("? {words}"),
            None => String::new(),
        };
        for (head, stated) in [
            ("本年收费金额（单位：元）", "元"),
            ("本年收费金额\n（单位: 万元)", "万元"),
            ("本年收费金额（元）", "元"),
            ("本年收费金额(元)", "元"),
            ("本年收费金额［元］", "元"),
            ("本年收费金额（人民币元）", "元"),
            ("本年收费金额（人民币：元）", "元"),
            ("本年收费金额（元人民币）", "元"),
            ("本年收费金额（万元人民币）", "万元"),
            ("本年收费金额（单位 元）", "元"),
            ("本年收费金额（单位为万元）", "万元"),
            ("本年收费金额（万）", "万元"),
            ("本年收费金额（亿元）", "亿元"),
            ("金额 单位：亿元", "亿元"),
            ("（单位：件、万元）", "万元"),
            ("单位：件", ""),
            ("本年收费金额，单位：元", "元"),
            ("本年收费金额/元", "元"),
            ("本年收费金额万元", "万元"),
            ("行政事业性收费（含附加）（元）", "元"),
            ("本年收费金额（单位：千元）", "? 千元"),
            ("本年收费金额（百万元）", "? 百万元"),
            ("单位：千元", "? 千元"),
            ("金额（单位：元/件）", "? 元/件"),
            ("本年收费金额（美元）", "? 美元"),
            ("本年收费金额", ""),
            ("本年收费金额（含减免）", ""),
            ("单位名称", ""),
            ("本年制发件数（单位：件）", ""),
            ("（不含100元以下）", ""),
        ] {
            assert_eq!(unit(head), stated, "{head}");
        }
    }
}
