//! Characters of full and half width, and blanks: what a reader takes for the same.

/// The distance in Unicode between a full-width form (U+FF01–FF5E) and its half-width one.
const WIDE: u32 = 0xfee0;

/// A full-width letter, digit or mark as its half-width form; any other character as it is.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - WIDE).unwrap_or(c),
        c => c,
    }
}

/// A half-width digit as its full-width form; any other character as it is.
pub fn wide_digit(c: char) -> char {
    if c.is_ascii_digit() {
        char::from_u32(u32::from(c) + WIDE).unwrap_or(c)
    } else {
        c
    }
}

/// The value of a digit of either width.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// Whether a character is a digit of either width.
pub fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Whether a character prints nothing: blanks of every width, and marks that programs leave behind.
pub fn is_blank(c: char) -> bool {
    // Nearly every character that is asked for is Chinese.
    if c > '\u{3000}' {
        return c == '\u{feff}';
    }
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// The text without the blanks around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// The text without any blank in it.
pub fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

/// The words as a reader compares them: without blanks of any kind, with brackets, digits, dashes and quotation marks in one
/// form.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(match c {
            // Nearly all that is written: as it is, without being looked up.
            '\u{4e00}'..='\u{9fff}' | '!'..='&' | '('..='~' => c,
            c if is_blank(c) => continue,
            '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '\'' => '"',
            '—' | '–' | '－' | '―' => '-',
            c => narrow(c),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_one_to_a_reader() {
        assert_eq!(
            "２０２０（一）ＡＢ．，".chars().map(narrow).collect::<String>(),
            "2020(一)AB.,"
        );
        assert_eq!((digit('７'), digit('7'), digit('七')), (Some(7), Some(7), None));
        assert_eq!("2020".chars().map(wide_digit).collect::<String>(), "２０２０");
        assert_eq!(folded(" （一）\u{200b}“公开”　— ３ "), "(一)\"公开\"-3");
        assert_eq!(trimmed("\u{feff}\u{3000}甲\u{a0}"), "甲");
        assert_eq!(without_blanks(" 电\u{3000}话\u{200b}"), "电话");
    }

    #[test]
    fn what_prints_alike_is_alike() {
        assert_eq!(folded("　本年新\n制作 数量\u{a0}"), "本年新制作数量");
        assert_eq!(folded("３．危及‘三安全一稳定’"), folded("3.危及“三安全一稳定”"));
        assert_eq!(folded("(一) 予以公开"), folded("（一）予以公开"));
    }
}
