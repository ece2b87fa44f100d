//! What only the browser knows that the program opened.

use data_encoding::BASE64URL_NOPAD;

/// A token that nobody guesses, from the system's own source of chance.
///
/// # Errors
/// The system has none.
pub(super) fn token() -> Result<String, std::io::Error> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_the_same() {
        let (one, two) = (token().unwrap(), token().unwrap());
        assert_eq!(one.len(), 32);
        assert_ne!(one, two);
    }
}
