//! What the text of one figure says: a plain number, a blank, or something else that may still hold a certain number.

mod typing;

use rust_decimal::Decimal;

use super::fact::State;
use super::unit::Unit;
use crate::chinese::{raised, width};
use crate::form::Kind;
use typing::{digit_of, is_grouped, narrow, strip_change, with_digits, without_counter};

pub use typing::bracketed;

/// A figure's text as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it says.
    pub state: State,
    /// The unit written behind it.
    pub unit: Option<Unit>,
    /// Why it is not a plain number, where it is not.
    pub flaw: Option<Flaw>,
}

/// Why a figure's text is not plain, and what it should be where that is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The reason, to follow “…”.
    pub reason: &'static str,
    /// The plain figure to write instead.
    pub plain: Option<String>,
}

/// Why a figure with a fraction, below nothing, or made of letters is none; see [`Flaw::advice`].
const FRACTION: &str = "是小数，而这里是件数，应为整数";
const NEGATIVE: &str = "是负数，而这里应为 0 或正整数";
const NEGATIVE_AMOUNT: &str = "是负数，而金额不能为负";
const LETTERS: &str = "是字母，不是数字";
/// What comes of sheets: the mark of a formula that failed, a formula that nobody calculated, a number shown as a day.
const FAILED: &str = "是公式出错的标记";
const NOT_CALCULATED: &str = "是没有算出结果的公式";
const DAY: &str = "是日期，不是数";

impl Flaw {
    /// What to do where the plain figure is not certain.
    pub fn advice(&self) -> Option<&'static str> {
        match self.reason {
            FRACTION => {
                Some("件数没有小数：对照台账填写整数；多打了小数点，或者把别处的比例、金额填到了这里")
            }
            NEGATIVE | NEGATIVE_AMOUNT => Some("对照台账核对：多打了负号的去掉；表示没有的填 0"),
            FAILED => Some("公式引用的单元格已经删掉或者不能计算：改好公式，或者直接填数字"),
            NOT_CALCULATED => Some("用 Excel 或 WPS 打开工作簿，算出结果后保存，再读一次；或者直接填数字"),
            DAY => Some("多半是单元格格式成了日期：改成“常规”，对照台账核对后再读一次"),
            LETTERS => Some("没有发生的填数字 0；有发生的填件数"),
            _ => None,
        }
    }
}

impl Reading {
    fn plain(value: Decimal, unit: Option<Unit>) -> Self {
        Self {
            state: State::Number(value),
            unit,
            flaw: None,
        }
    }

    fn flawed(state: State, reason: &'static str, plain: Option<String>) -> Self {
        Self {
            state,
            unit: None,
            flaw: Some(Flaw { reason, plain }),
        }
    }

    fn certain(value: Decimal, reason: &'static str) -> Self {
        Self::flawed(State::Number(value), reason, Some(value.normalize().to_string()))
    }
}

/// Marks that people put where there is nothing: a defect of the form, which wants 0 where 0 is meant.
const NOTHING: [&str; 10] = ["", "~", "～", "/", "／", "-", "－", "—", "——", "无"];
/// Whether a text says no figure at a glance: it has no digit, and letters that stand in no mark for none. [`read`] finds the
/// same, and why.
pub fn is_words(text: &str) -> bool {
    let mut letters = false;
    for c in text.chars() {
        if width::is_digit(c) {
            return false;
        }
        letters |= c.is_alphabetic() && !"无不适用".contains(c);
    }
    letters
}

/// Reads the text of a figure.
pub fn read(raw: &str, kind: Kind) -> Reading {
    let text = raw.trim();
    if NOTHING.contains(&text) {
        return Reading {
            state: State::Blank,
            unit: None,
            flaw: None,
        };
    }
    if text == "不适用" {
        return Reading {
            state: State::NotApplicable,
            unit: None,
            flaw: None,
        };
    }
    let (number, unit) = match kind {
        Kind::Amount => split_unit(text),
        Kind::Count | Kind::Change => (text, None),
    };
    if let Some(value) = plain_number(number) {
        return judged(value, number, unit, kind);
    }
    words(text, kind)
}

/// A number of plain digits, judged by what its cell may hold.
fn judged(value: Decimal, text: &str, unit: Option<Unit>, kind: Kind) -> Reading {
    let Some(in_form) = unit.map_or(Some(value), |u| u.to_form(value)) else {
        return Reading::flawed(State::Unread(None), "数字太大", None);
    };
    let whole = value.fract().is_zero();
    let digits = text.trim_start_matches(['+', '-']);
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return Reading {
            unit,
            ..Reading::certain(in_form, "前面有多余的 0")
        };
    }
    match kind {
        Kind::Count | Kind::Change if !whole => Reading::flawed(State::Unread(Some(value)), FRACTION, None),
        Kind::Count | Kind::Change if text.contains('.') => Reading::certain(value.trunc(), "应写成整数"),
        Kind::Count if text.starts_with('-') && !value.is_zero() => {
            Reading::flawed(State::Unread(Some(value)), NEGATIVE, None)
        }
        Kind::Amount if text.starts_with('-') && !value.is_zero() => {
            Reading::flawed(State::Unread(Some(in_form)), NEGATIVE_AMOUNT, None)
        }
        Kind::Count | Kind::Amount if text.starts_with(['+', '-']) => {
            Reading::certain(in_form, "前面不应有正负号")
        }
        _ => Reading::plain(in_form, unit),
    }
}

fn split_unit(text: &str) -> (&str, Option<Unit>) {
    Unit::ALL
        .iter()
        .find_map(|(unit, word)| text.strip_suffix(word).map(|rest| (rest.trim_end(), Some(*unit))))
        .unwrap_or((text, None))
}

/// Digits with at most one point and one sign, and nothing else.
fn plain_number(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    (all_digits(whole) && all_digits(fraction))
        .then(|| Decimal::from_str_exact(text.trim_start_matches('+')).ok())?
}

/// Text with more than a number in it.
fn words(text: &str, kind: Kind) -> Reading {
    if let Some(reason) = of_a_sheet(text) {
        return Reading::flawed(State::Unread(None), reason, None);
    }
    let narrow: String = text.chars().map(narrow).collect();
    if narrow != text {
        return again(&narrow, kind, "用了全角数字或符号");
    }
    if let Some(number) = raised::before_mark(text) {
        return again(number, kind, "后面有上标或下标的注号");
    }
    if let Some((number, _)) = bracketed(text) {
        return match read(number, kind) {
            Reading {
                state: State::Number(value),
                ..
            } => Reading::flawed(State::Number(value), "后面附有说明文字", None),
            _ => unreadable(),
        };
    }
    let quotes = ['"', '\'', '“', '”', '‘', '’'];
    if let Some(inner) = text
        .strip_prefix(quotes)
        .and_then(|rest| rest.strip_suffix(quotes))
        && !inner.is_empty()
    {
        return again(inner, kind, "加了引号，成了文字");
    }
    if is_grouped(text) {
        return again(&text.replace(',', ""), kind, "用了千分位逗号");
    }
    if is_grouped(&text.replace('_', ",")) {
        return again(&text.replace('_', ""), kind, "夹有下划线");
    }
    if text.chars().all(|c| digit_of(c).is_some()) {
        return Reading::flawed(State::Unread(None), LETTERS, None);
    }
    if let Some(digits) = with_digits(text) {
        return again(&digits, kind, "夹有字母 O 或 l");
    }
    if text.contains(char::is_whitespace) {
        let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        // Blanks between digits may be a figure lost: 1 2 is not 12 for certain.
        if !text
            .split_whitespace()
            .skip(1)
            .any(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        {
            return again(&joined, kind, "中间有空格");
        }
        return unreadable();
    }
    let (text, sign) = strip_change(text);
    let bare = without_counter(text);
    let money = if kind == Kind::Amount {
        text.strip_suffix(['万', '亿'])
    } else {
        None
    };
    if let Some(number) = money.and_then(plain_number) {
        let unit = if text.ends_with('万') {
            Unit::TenThousand
        } else {
            Unit::HundredMillion
        };
        return unit.to_form(number).map_or_else(unreadable, |value| {
            let plain = format!("{}{}", number.normalize(), unit.word());
            Reading {
                unit: Some(unit),
                ..Reading::flawed(State::Number(value), "单位没有写全", Some(plain))
            }
        });
    }
    match plain_number(bare) {
        Some(value) if value.fract().is_zero() && !value.is_sign_negative() && !bare.starts_with('+') => {
            let value = if sign < 0 { -value } else { value };
            if sign < 0 && kind != Kind::Change {
                return Reading::flawed(
                    State::Unread(Some(value)),
                    "夹有文字，而这里应为 0 或正整数",
                    None,
                );
            }
            Reading::certain(value, "夹有文字")
        }
        _ => unreadable(),
    }
}

/// The same figure once its one flaw is mended: certain if what is left is plain.
fn again(text: &str, kind: Kind, reason: &'static str) -> Reading {
    let reading = read(text, kind);
    match reading {
        Reading {
            state: State::Number(value),
            unit,
            flaw: None,
        } => Reading {
            unit,
            ..Reading::flawed(State::Number(value), reason, Some(text.to_owned()))
        },
        Reading {
            state: State::Number(_),
            unit,
            flaw: Some(flaw),
        } => Reading {
            state: reading.state,
            unit,
            flaw: Some(Flaw { reason, ..flaw }),
        },
        Reading { state, .. } => Reading::flawed(state, reason, None),
    }
}

/// Why what a sheet shows is no number: #REF!, =SUM(D3:I3), 1900-01-05.
fn of_a_sheet(text: &str) -> Option<&'static str> {
    if text.starts_with('#') && (text.ends_with(['!', '?']) || text == "#N/A") {
        return Some(FAILED);
    }
    if text.len() > 1 && text.starts_with('=') {
        return Some(NOT_CALCULATED);
    }
    let day = text.split_once(' ').map_or(text, |(day, _)| day);
    let day = day.strip_suffix('日').unwrap_or(day);
    let mut parts = day.split(['-', '年', '月', '/']);
    let year = parts
        .next()
        .is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let short = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    (year && parts.clone().count() == 2 && parts.all(short)).then_some(DAY)
}

fn unreadable() -> Reading {
    Reading::flawed(State::Unread(None), "读不出确定的数", None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(raw: &str, kind: Kind) -> String {
        let reading = read(raw, kind);
        let state = match reading.state {
            State::Number(d) => d.to_string(),
            State::Unread(d) => format!("?{}", d.map(|d| d.to_string()).unwrap_or_default()),
            other => format!("{other:?}"),
        };
        match reading.flaw {
            None => state,
            Some(flaw) => format!("{state} !{}", flaw.plain.unwrap_or_default()),
        }
    }

    #[test]
    fn plain_figures_are_quiet() {
        for (raw, kind, value) in [
            ("0", Kind::Count, "0"),
            ("78500", Kind::Count, "78500"),
            ("-30", Kind::Change, "-30"),
            ("+8", Kind::Change, "8"),
            ("29.058388", Kind::Amount, "29.058388"),
            ("29.058388万元", Kind::Amount, "29.058388"),
            ("266 万元", Kind::Amount, "266"),
            ("251000元", Kind::Amount, "25.1"),
            ("1.2亿元", Kind::Amount, "12000"),
            ("0.5", Kind::Amount, "0.5"),
        ] {
            assert_eq!(described(raw, kind), value, "{raw}");
        }
        for raw in ["", "~", "/", "-", "无", "　"] {
            assert_eq!(described(raw, Kind::Count), "Blank", "{raw}");
        }
        assert_eq!(described("不适用", Kind::Count), "NotApplicable");
    }

    #[test]
    fn what_is_certain_is_kept_and_the_rest_is_not_guessed() {
        for (raw, kind, value) in [
            ("新增1条", Kind::Change, "1 !1"),
            ("减4", Kind::Change, "-4 !-4"),
            ("减4", Kind::Count, "?-4 !"),
            ("300.6万", Kind::Amount, "300.6 !300.6万元"),
            ("２７", Kind::Count, "27 !27"),
            ("1,136", Kind::Count, "1136 !1136"),
            ("１，１３６", Kind::Count, "1136 !1136"),
            ("007", Kind::Count, "7 !7"),
            ("38.0", Kind::Count, "38 !38"),
            ("3件", Kind::Count, "3 !3"),
            ("0件", Kind::Count, "0 !0"),
            ("71件/次", Kind::Count, "71 !71"),
            ("71件次", Kind::Count, "71 !71"),
            ("71件/", Kind::Count, "? !"),
            ("71/件", Kind::Count, "? !"),
            ("203件（含宣布失效）", Kind::Count, "203 !"),
            ("203(含宣布失效)", Kind::Count, "203 !"),
            ("3（件）", Kind::Count, "3 !"),
            ("约3件（估）", Kind::Count, "? !"),
            ("-3件（估）", Kind::Count, "? !"),
            ("55（含自然失效29件）", Kind::Count, "55 !"),
            ("-3", Kind::Count, "?-3 !"),
            ("1.5", Kind::Count, "?1.5 !"),
            ("+5", Kind::Count, "5 !5"),
            ("260余", Kind::Count, "? !"),
            ("约30", Kind::Count, "? !"),
            ("203²", Kind::Count, "203 !203"),
            ("203 [¹]", Kind::Count, "203 !203"),
            ("3.5万元₁", Kind::Amount, "3.5 !3.5万元"),
            ("²⁰³", Kind::Count, "? !"),
            ("1²3", Kind::Count, "? !"),
            ("1 2", Kind::Count, "? !"),
            ("1_038", Kind::Count, "1038 !1038"),
            ("31_58", Kind::Count, "? !"),
            ("1O", Kind::Count, "10 !10"),
            ("l3", Kind::Count, "13 !13"),
            ("2B", Kind::Count, "? !"),
            ("“27”", Kind::Count, "27 !27"),
            ("0x26", Kind::Count, "? !"),
            ("1e3", Kind::Count, "? !"),
            ("1,2", Kind::Count, "? !"),
            ("O", Kind::Count, "? !"),
            ("1.2.3", Kind::Amount, "? !"),
            ("30万", Kind::Count, "? !"),
            (".5", Kind::Amount, "? !"),
        ] {
            assert_eq!(described(raw, kind), value, "{raw}");
        }
        assert_eq!(described(&"9".repeat(40), Kind::Count), "? !");
    }
}
