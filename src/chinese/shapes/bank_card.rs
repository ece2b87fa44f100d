//! Numbers of bank cards.

/// Whether digits are the number of a bank card: a known issuer, and the check digit of ISO/IEC 7812-1 (Luhn).
pub fn is_bank_card(digits: &[u32]) -> bool {
    let issued = match digits {
        [6, 2, ..] => (16..=19).contains(&digits.len()),
        [4, ..] | [5, 1..=5, ..] => digits.len() == 16,
        [9, 5, 5, 8, ..] => digits.len() == 19,
        _ => false,
    };
    let doubled = |(index, digit): (usize, &u32)| match (index % 2, *digit) {
        (0, digit) => digit,
        (_, digit) if digit > 4 => digit * 2 - 9,
        (_, digit) => digit * 2,
    };
    issued && digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}
