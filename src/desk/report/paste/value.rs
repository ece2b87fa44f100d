//! What a copied cell means as a figure.

use crate::form::Kind;
use crate::report::State;
use crate::report::figure::read;
use crate::report::unit::Unit;

/// What is done with a copied cell.
#[derive(Debug, PartialEq, Eq)]
pub enum Value {
    /// It is written as it stands.
    Plain(String),
    /// It is written in other words, or means something that one does not see at once: what is shown of it.
    Understood(String, String),
    /// It is not written, and why.
    Refused(String),
}

/// What a cell means in a field of this kind.
pub fn value(text: &str, kind: Kind, may_not_apply: bool) -> Value {
    // A sheet marks numbers that are to stay words.
    let bare = text.strip_prefix(['\'', '’']).unwrap_or(text).trim();
    let read = read(bare, kind);
    match (read.state, read.flaw) {
        (State::Number(number), None) => {
            let in_form = number.normalize();
            match read.unit {
                Some(Unit::Yuan | Unit::HundredMillion) => Value::Understood(
                    bare.to_owned(),
                    format!("就是 {in_form} {}", Unit::TenThousand.word()),
                ),
                _ if bare == text => Value::Plain(bare.to_owned()),
                _ => Value::Understood(bare.to_owned(), format!("读作 {bare}")),
            }
        }
        (State::Number(number), Some(flaw)) => {
            let rest = if flaw.plain.is_none() {
                "，其余的字没有粘贴"
            } else {
                ""
            };
            let plain = flaw.plain.unwrap_or_else(|| number.normalize().to_string());
            let shown = format!("读作 {plain}{rest}");
            Value::Understood(plain, shown)
        }
        (State::NotApplicable, _) if may_not_apply => Value::Plain(bare.to_owned()),
        (State::Unread(_), Some(flaw)) => Value::Refused(format!("{}，没有粘贴", flaw.reason)),
        _ => Value::Refused("不是数，没有粘贴".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_understood_is_said_and_what_is_no_number_is_not_written() {
        let shown = |text: &str, kind| match value(text, kind, false) {
            Value::Plain(words) => words,
            Value::Understood(words, note) => format!("{words} {note}"),
            Value::Refused(why) => format!("! {why}"),
        };
        for (text, kind, expected) in [
            ("12", Kind::Count, "12"),
            ("-3", Kind::Change, "-3"),
            ("12件", Kind::Count, "12 读作 12"),
            ("１２", Kind::Count, "12 读作 12"),
            ("1,136", Kind::Count, "1136 读作 1136"),
            ("'12", Kind::Count, "12 读作 12"),
            ("’12件", Kind::Count, "12 读作 12"),
            ("203件（含失效）", Kind::Count, "203 读作 203，其余的字没有粘贴"),
            ("3.5万元", Kind::Amount, "3.5万元"),
            ("251000元", Kind::Amount, "251000元 就是 25.1 万元"),
            ("/", Kind::Count, "! 不是数，没有粘贴"),
            ("不适用", Kind::Count, "! 不是数，没有粘贴"),
            ("约30", Kind::Count, "! 读不出确定的数，没有粘贴"),
            ("1.5", Kind::Count, "! 是小数，而这里是件数，应为整数，没有粘贴"),
            ("-3", Kind::Count, "! 是负数，而这里应为 0 或正整数，没有粘贴"),
        ] {
            assert_eq!(shown(text, kind), expected, "{text}");
        }
        assert_eq!(
            value("不适用", Kind::Count, true),
            Value::Plain("不适用".to_owned())
        );
    }
}
