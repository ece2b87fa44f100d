//! The place between an automatic number and its text.

/// What stands between a number and the text behind it. Official style writes 1.培训 and 一、总体情况, whatever Word puts
/// there; a number that ends in a digit or a letter, and one that the text would lengthen, need a blank.
pub fn gap(number: &str, text: &str) -> &'static str {
    let Some(last) = number.chars().next_back() else {
        return "";
    };
    let digit = text.chars().next().is_some_and(|c| c.is_ascii_digit());
    if last.is_ascii_alphanumeric() || (last == '.' && digit) {
        " "
    } else {
        ""
    }
}
