//! Units of money, as figures and heads of columns state them.

use rust_decimal::Decimal;

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

    /// The unit that the head of a column states: 本年收费金额（单位：元）.
    pub fn of_head(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (_, stated) = text.rsplit_once("单位")?;
        let stated = stated.strip_prefix(['：', ':'])?;
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(['）', ')', '】', ']']);
        Self::ALL
            .iter()
            .find(|(_, word)| stated.strip_prefix(word).is_some_and(ends))
            .map(|(unit, _)| *unit)
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
    fn a_head_states_its_unit() {
        for (head, unit) in [
            ("本年收费金额（单位：元）", Some(Unit::Yuan)),
            ("本年收费金额\n（单位: 万元)", Some(Unit::TenThousand)),
            ("金额 单位：亿元", Some(Unit::HundredMillion)),
            ("本年收费金额", None),
            ("收费（元）", None),
            ("单位名称", None),
            ("金额（单位：元/件）", None),
            ("单位：千元", None),
        ] {
            assert_eq!(Unit::of_head(head), unit, "{head}");
        }
    }
}
