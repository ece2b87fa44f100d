//! The tokens of a file: braces, control words, control symbols, bytes of text (RTF 1.9.1, "RTF Syntax").

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` with its number. A number that is too large is the largest.
    Word(&'a str, Option<i32>),
    /// `\` and a sign.
    Symbol(u8),
    /// `\'hh`: a byte of text.
    Byte(u8),
    /// Bytes of text as they stand, without line ends.
    Text(&'a [u8]),
    /// The data behind `\bin`.
    Data(&'a [u8]),
}

/// The bytes of a file, token by token.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

/// Whether a byte has a meaning of its own, so that text ends before it.
const fn ends_text(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b'\\') || byte < 0x20
}

impl<'a> Tokens<'a> {
    /// Those of a file.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// The sign that would begin something, where programs have written it bare as the second half of a character of two bytes.
    pub fn bare_trail(&mut self) -> Option<u8> {
        let (first, second) = (self.rest.first()?, self.rest.get(1));
        let bare = matches!(first, b'{' | b'}' | b'\\') && !(*first == b'\\' && second == Some(&b'\''));
        if bare { self.take(1).first().copied() } else { None }
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            let digit = |at: usize| char::from(*self.rest.get(at)?).to_digit(16);
            let byte = digit(1)
                .zip(digit(2))
                .and_then(|(a, b)| u8::try_from(16 * a + b).ok());
            self.take(if byte.is_some() { 3 } else { 1 });
            return Some(byte.map_or(Token::Text(&[]), Token::Byte));
        }
        if !first.is_ascii_alphabetic() {
            self.take(1);
            return Some(Token::Symbol(first));
        }
        let letters = self.rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(self.take(letters)).unwrap_or_default();
        let signed = self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        if signed {
            self.take(1);
        }
        let digits = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let number = self.take(digits).iter().fold(0_i32, |number, digit| {
            number.saturating_mul(10).saturating_add(i32::from(*digit - b'0'))
        });
        let number = (digits > 0).then_some(if signed { -number } else { number });
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return Some(Token::Data(self.take(length)));
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return Some(match *self.rest.first()? {
                b'{' => {
                    self.take(1);
                    Token::Open
                }
                b'}' => {
                    self.take(1);
                    Token::Close
                }
                b'\\' => {
                    self.take(1);
                    return self.control();
                }
                b'\t' => {
                    self.take(1);
                    Token::Word("tab", None)
                }
                byte if byte < 0x20 => {
                    self.take(1);
                    continue;
                }
                _ => {
                    let end = self.rest.iter().position(|b| ends_text(*b));
                    Token::Text(self.take(end.unwrap_or(self.rest.len())))
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &[u8]) -> Vec<Token<'_>> {
        Tokens::new(text).collect()
    }

    #[test]
    fn words_symbols_and_text() {
        assert_eq!(
            tokens(b"{\\rtf1\\ansi a\r\nb\\par\\~\\'d5\\'fE\\u-3\\li-360-}"),
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("ansi", None),
                Token::Text(b"a"),
                Token::Text(b"b"),
                Token::Word("par", None),
                Token::Symbol(b'~'),
                Token::Byte(0xd5),
                Token::Byte(0xfe),
                Token::Word("u", Some(-3)),
                Token::Word("li", Some(-360)),
                Token::Text(b"-"),
                Token::Close,
            ]
        );
    }

    #[test]
    fn numbers_of_any_length_and_data_longer_than_the_file() {
        assert_eq!(
            tokens(b"\\uc99999999999999999999 \\bin3 {}}\\bin99 ab"),
            [
                Token::Word("uc", Some(i32::MAX)),
                Token::Data(b"{}}"),
                Token::Data(b"ab")
            ]
        );
        assert_eq!(tokens(b"\\bin-5 ab"), [Token::Data(b""), Token::Text(b"ab")]);
    }

    #[test]
    fn a_byte_that_is_none_is_no_text() {
        assert_eq!(tokens(b"\\'g"), [Token::Text(b""), Token::Text(b"g")]);
        assert_eq!(tokens(b"\\'"), [Token::Text(b"")]);
        assert_eq!(tokens(b"\\"), []);
    }
}
