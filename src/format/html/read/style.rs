//! What an element's own style says. Style sheets are not read: saved pages seldom hold theirs.

/// The value of a property in a `style` attribute, the last one where it is given twice.
pub fn property<'a>(style: &'a str, name: &str) -> Option<&'a str> {
    style
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .filter(|(key, _)| key.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
        .next_back()
}

/// Whether a property has this value.
pub fn is(style: &str, name: &str, value: &str) -> bool {
    property(style, name).is_some_and(|found| {
        let found = found.split('!').next().unwrap_or_default();
        found.trim().eq_ignore_ascii_case(value)
    })
}

/// Whether nothing of an element with this style is shown.
pub fn hides(style: &str) -> bool {
    is(style, "display", "none") || is(style, "visibility", "hidden") || is(style, "mso-hide", "all")
}

/// Whether the words of an element with this style are struck out.
pub fn strikes(style: &str) -> bool {
    ["text-decoration", "text-decoration-line"].iter().any(|name| {
        property(style, name).is_some_and(|value| {
            let mut words = value.split(|c: char| c.is_whitespace() || c == '!');
            words.any(|word| word.eq_ignore_ascii_case("line-through"))
        })
    })
}

/// Whether this style sets its characters in a font of symbols: what is a letter there is drawn as a bullet.
pub fn is_symbol_font(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    style.contains("wingdings") || style.contains("symbol")
}

/// A length in pixels, for attributes and properties alike; none where it is relative.
pub fn pixels(value: &str) -> Option<f64> {
    let value = value.trim().to_ascii_lowercase();
    let end = value
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let number: f64 = number.parse().ok()?;
    match unit.split_whitespace().next().unwrap_or_default() {
        "" | "px" => Some(number),
        "pt" => Some(number / 0.75),
        "em" | "rem" => Some(number * 16.0),
        "cm" => Some(number * 37.8),
        "mm" => Some(number * 3.78),
        "in" => Some(number * 96.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_found_by_their_whole_name() {
        let style = "Display : NONE !important; mso-list:Ignore;list-style-type:decimal";
        assert!(hides(style) && is(style, "mso-list", "ignore"));
        assert_eq!(property(style, "list-style"), None);
        assert!(!hides("display:block;x-display:none") && hides("visibility: hidden"));
        assert!(!hides("display:none;display:block"));
    }

    #[test]
    fn lengths_are_in_pixels() {
        assert_eq!(pixels("32"), Some(32.0));
        assert_eq!(pixels("24pt"), Some(32.0));
        assert_eq!(pixels("1.5 px"), Some(1.5));
        assert_eq!(pixels("100%"), None);
        assert_eq!(pixels("auto"), None);
    }
}
