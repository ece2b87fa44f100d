//! The lines of standard input, none longer than a request may be.

use std::io::{BufRead, ErrorKind, Read};

/// The most bytes of a line: the largest document that is read, in base64, and what stands around it.
pub const MAX_LINE: usize = 64 * 1024 * 1024;

/// A line as it came.
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// Its bytes without its end, or why they could not be had.
    bytes: Result<Vec<u8>, String>,
}

impl Line {
    /// The text of the line.
    ///
    /// # Errors
    /// Why it cannot be read, to follow the words for the line.
    pub fn text(&self) -> Result<&str, String> {
        let bytes = self.bytes.as_ref().map_err(Clone::clone)?;
        let text = std::str::from_utf8(bytes).map_err(|_| "不是 UTF-8".to_owned())?;
        // Some programs mark the beginning of what they write.
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    fn is_blank(&self) -> bool {
        self.text().is_ok_and(|text| text.trim().is_empty())
    }
}

/// The lines of a reader. Empty ones are no requests.
pub struct Lines<R> {
    reader: R,
    number: usize,
    limit: usize,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of this reader.
    pub const fn new(reader: R) -> Self {
        Self {
            reader,
            number: 0,
            limit: MAX_LINE,
            ended: false,
        }
    }

    /// The next line; none at the end.
    fn line(&mut self) -> std::io::Result<Option<Result<Vec<u8>, String>>> {
        let mut bytes = Vec::new();
        // One more for the line's end.
        let most = self.limit as u64 + 1;
        self.reader.by_ref().take(most).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.pop_if(|last| *last == b'\n').is_some() || bytes.len() <= self.limit {
            return Ok(Some(Ok(bytes)));
        }
        drop(bytes);
        self.skip()?;
        Ok(Some(Err(format!(
            "超过 {} MB，没有读取",
            self.limit / 1024 / 1024
        ))))
    }

    /// Passes over the rest of a line.
    fn skip(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(cause) if cause.kind() == ErrorKind::Interrupted => continue,
                Err(cause) => return Err(cause),
            };
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let passed = end.map_or(buffer.len(), |end| end + 1);
            let is_last = end.is_some() || buffer.is_empty();
            self.reader.consume(passed);
            if is_last {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            self.number += 1;
            let bytes = match self.line() {
                Ok(bytes) => bytes?,
                Err(cause) => {
                    self.ended = true;
                    Err(format!("读取失败：{}", crate::cli::error::reason(&cause)))
                }
            };
            let line = Line {
                number: self.number,
                bytes,
            };
            if !line.is_blank() {
                return Some(line);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_keeps_no_other_from_being_read() {
        let text = "\u{feff}{}\n\nabcdefghi\nabcdefgh\r\n \nend";
        let mut lines = Lines::new(std::io::BufReader::with_capacity(4, text.as_bytes()));
        lines.limit = 9;
        let read: Vec<(usize, Result<String, String>)> = lines
            .map(|line| (line.number, line.text().map(str::to_owned)))
            .collect();
        let own = |text: &str| Ok(text.to_owned());
        assert_eq!(read[0], (1, own("{}")));
        assert_eq!(read[1], (3, own("abcdefghi")));
        assert_eq!(read[2], (4, own("abcdefgh\r")));
        assert_eq!(read[3], (6, own("end")));
        assert_eq!(read.len(), 4);
        let mut lines = Lines::new("abcdefghij\nk".as_bytes());
        lines.limit = 9;
        let read: Vec<bool> = lines.map(|line| line.text().is_ok()).collect();
        assert_eq!(read, [false, true]);
    }
}
