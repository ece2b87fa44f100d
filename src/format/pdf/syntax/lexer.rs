//! Tokens (ISO 32000-2, 7.2.3 and 7.3).

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    /// A number; one that is written badly is read as far as it goes.
    Number(f64),
    /// A string, its escapes undone.
    String(Vec<u8>),
    /// A name, its escapes undone.
    Name(Vec<u8>),
    /// `[`, `]`, `<<`, `>>`, `{`, `}`, or a lone `>` or `)`.
    Delimiter(&'a [u8]),
    /// Any other word: operators, `true`, `obj` …
    Word(&'a [u8]),
}

/// Whether a byte is white space (table 1).
pub fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !is_delimiter(byte)
}

/// Goes through bytes.
#[derive(Clone, Debug)]
pub struct Lexer<'a> {
    /// What it goes through.
    pub bytes: &'a [u8],
    /// Where it is.
    pub at: usize,
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_white();
        let byte = self.peek()?;
        Some(match byte {
            b'(' => Token::String(self.literal()),
            b'<' if self.bytes.get(self.at + 1) != Some(&b'<') => Token::String(self.hexadecimal()),
            b'<' => self.delimiter(2),
            b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => self.delimiter(2),
            b'>' | b')' | b'[' | b']' | b'{' | b'}' => self.delimiter(1),
            b'/' => {
                self.at += 1;
                Token::Name(unescaped(self.regular()))
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
            _ => Token::Word(self.regular()),
        })
    }
}

impl<'a> Lexer<'a> {
    /// From the beginning of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// From a place within these bytes.
    pub fn from(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The byte that comes next.
    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The bytes from here on.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes to what is no white space and no comment.
    pub fn skip_white(&mut self) {
        while let Some(byte) = self.peek() {
            if is_white(byte) {
                self.at += 1;
            } else if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else {
                return;
            }
        }
    }

    fn delimiter(&mut self, length: usize) -> Token<'a> {
        let token = self.rest().get(..length).unwrap_or_default();
        self.at += length;
        Token::Delimiter(token)
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|b| !is_regular(*b)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// A number (7.3.3). Programs write `--5`, `1.-2` and `.` too; a word that only begins like a number is a word.
    fn number(&mut self) -> Token<'a> {
        let word = self.regular();
        if !word.iter().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.')) {
            // Some programs leave the blank between a number and an operator out.
            return self.glued(word);
        }
        Token::Number(number(word))
    }

    fn glued(&mut self, word: &'a [u8]) -> Token<'a> {
        let digits = word
            .iter()
            .position(|b| !matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.'))
            .unwrap_or(word.len());
        let (head, tail) = word.split_at_checked(digits).unwrap_or((word, &[]));
        if tail.first().is_some_and(u8::is_ascii_alphabetic) && !matches!(tail.first(), Some(b'e' | b'E')) {
            self.at -= tail.len();
            return Token::Number(number(head));
        }
        Token::Word(word)
    }

    /// A string in round brackets (7.3.4.2).
    fn literal(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        out.push(byte);
                    }
                }
                b')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                    out.push(byte);
                }
                b'\\' => self.escape(&mut out),
                b'\r' => {
                    self.skip_if(b'\n');
                    out.push(b'\n');
                }
                byte => out.push(byte),
            }
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => self.skip_if(b'\n'),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(digit @ b'0'..=b'7') => code = code * 8 + u32::from(digit - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                out.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            byte => out.push(byte),
        }
    }

    fn skip_if(&mut self, byte: u8) {
        if self.peek() == Some(byte) {
            self.at += 1;
        }
    }

    /// A string in angle brackets (7.3.4.3).
    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            let Some(digit) = (byte as char).to_digit(16).and_then(|d| u8::try_from(d).ok()) else {
                if byte == b'>' {
                    break;
                }
                continue;
            };
            match half.take() {
                None => half = Some(digit),
                Some(high) => out.push(high << 4 | digit),
            }
        }
        out.extend(half.map(|high| high << 4));
        out
    }
}

/// A number's value: finite, whatever its digits.
fn number(word: &[u8]) -> f64 {
    let negative = word.first() == Some(&b'-');
    let mut value = 0.0_f64;
    let mut scale = 0.0_f64;
    let mut begun = false;
    for byte in word {
        match byte {
            b'0'..=b'9' => {
                begun = true;
                let digit = f64::from(byte - b'0');
                if scale > 0.0 {
                    value += digit * scale;
                    scale /= 10.0;
                } else if value < 1e15 {
                    value = value * 10.0 + digit;
                }
            }
            b'.' if scale == 0.0 => scale = 0.1,
            // A sign within a number: what comes after it is no part of it.
            b'.' => break,
            _ if begun => break,
            _ => {}
        }
    }
    if negative { -value } else { value }
}

/// A name without its escapes (7.3.5).
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((byte, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| *byte == b'#')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(code.unwrap_or(*byte));
        rest = if code.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    out
}
