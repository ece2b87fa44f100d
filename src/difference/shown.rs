//! Numbers as they are shown.

use rust_decimal::Decimal;

use super::prose::Share;

/// A change with its sign.
pub fn signed(by: Decimal) -> String {
    let by = by.normalize();
    if by.is_sign_negative() {
        by.to_string()
    } else {
        format!("+{by}")
    }
}

/// A change in per cent with its sign.
pub fn percent(of: Decimal) -> String {
    format!("{}%", signed(of))
}

/// How much of the new words stood there before.
pub fn share(share: Share) -> String {
    match share.thousandths() {
        Some(parts) => format!("新的文字里 {}.{}% 与旧的相同", parts / 10, parts % 10),
        None => "新的没有文字".to_owned(),
    }
}
