//! What hands type instead of a figure.

/// The kinds of slips, in the order told.
pub const KINDS: [&str; 6] = [
    "one more",
    "one less",
    "a nought more",
    "a nought less",
    "digits swapped",
    "digit dropped",
];

/// What may be typed instead of a count, with the kind of slip: each differs from it in value, no two are the same. One less
/// than 0 is among them. None where it is no count.
pub fn slips(figure: &str) -> Vec<(&'static str, String)> {
    let Ok(value) = figure.parse::<i64>() else {
        return Vec::new();
    };
    let [more, less, tenfold, tenth, swapped, dropped] = KINDS;
    let mut all = vec![
        (more, value.saturating_add(1).to_string()),
        (less, value.saturating_sub(1).to_string()),
    ];
    if value != 0 {
        all.push((tenfold, format!("{figure}0")));
    }
    if value != 0 && value % 10 == 0 {
        all.push((tenth, (value / 10).to_string()));
    }
    for at in 1..figure.len() {
        let mut digits: Vec<char> = figure.chars().collect();
        digits.swap(at - 1, at);
        all.push((swapped, digits.into_iter().collect()));
    }
    if figure.len() > 1 {
        for at in 0..figure.len() {
            let mut digits = figure.to_owned();
            digits.remove(at);
            all.push((dropped, digits));
        }
    }
    let mut out: Vec<(&'static str, String)> = Vec::new();
    for (kind, typed) in all {
        let differs = typed.parse() != Ok(value);
        if differs && out.iter().all(|(_, known)| *known != typed) {
            out.push((kind, typed));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_what_hands_do() {
        let typed =
            |figure: &str| -> Vec<String> { slips(figure).into_iter().map(|(_, typed)| typed).collect() };
        assert_eq!(typed("0"), ["1", "-1"]);
        assert_eq!(typed("7"), ["8", "6", "70"]);
        assert_eq!(typed("31"), ["32", "30", "310", "13", "1", "3"]);
        assert_eq!(typed("110"), ["111", "109", "1100", "11", "101", "10"]);
        assert!(typed("若干").is_empty());
    }
}
