//! A line of words while it is read: blanks collapsed as CSS does (CSS Text 3, 4.1.1 to 4.1.3).

/// The blanks that have been seen since the last word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    /// A line end is among them: between Chinese characters it is nothing.
    LineEnd,
}

/// A line that grows.
pub struct LineText {
    text: String,
    gap: Gap,
    /// The number that a list sets before the first word.
    number: Option<String>,
    /// Whether blanks are left out until the next word: at the beginning, and behind a number.
    tight: bool,
}

impl LineText {
    /// An empty line.
    pub const fn new() -> Self {
        Self {
            text: String::new(),
            gap: Gap::None,
            number: None,
            tight: true,
        }
    }

    /// Whether no word stands in it.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The number that stands before the next word, if the line is still empty then.
    pub fn number(&mut self, number: Option<String>) {
        self.number = number;
    }

    /// More words. With `keep`, blanks are words too.
    pub fn push(&mut self, words: &str, keep: bool) {
        for c in words.chars() {
            match c {
                ' ' | '\t' if keep => self.character(c),
                ' ' | '\t' => self.gap = self.gap.max(Gap::Blank),
                '\n' | '\r' | '\u{c}' => self.gap = Gap::LineEnd,
                // What nobody sees: control characters, soft hyphens, zero-width blanks and marks.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                c if c.is_control() => {}
                c => self.character(c),
            }
        }
    }

    fn character(&mut self, c: char) {
        if self.tight && c.is_whitespace() {
            return;
        }
        if let Some(number) = self.number.take().filter(|_| self.text.is_empty()) {
            self.text = number;
            self.tight = true;
        }
        let joins = match (self.gap, self.text.chars().next_back()) {
            (Gap::None, _) | (_, None) => true,
            (Gap::Blank, _) => self.tight,
            (Gap::LineEnd, Some(last)) => self.tight || is_wide(last) && is_wide(c),
        };
        if !joins {
            self.text.push(' ');
        }
        self.gap = Gap::None;
        self.tight = false;
        self.text.push(c);
    }

    /// Takes off the blanks at the end, and those that follow: Word sets them between a number and its words.
    pub fn close_up(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        self.gap = Gap::None;
        self.tight = true;
    }

    /// The line as it is, unless it is empty; a new one begins.
    pub fn take(&mut self) -> Option<String> {
        self.gap = Gap::None;
        self.tight = true;
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// Chinese characters and signs: no blank stands between two of them where the source only breaks its line.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[&str]) -> Option<String> {
        let mut line = LineText::new();
        for words in words {
            line.push(words, false);
        }
        line.take()
    }

    #[test]
    fn blanks_collapse() {
        assert_eq!(line(&["  某局 \t 2021 ", " 年  "]).unwrap(), "某局 2021 年");
        assert_eq!(line(&[" \n ", "\u{a0}", "\u{3000}"]), None);
        assert_eq!(
            line(&["\u{3000}\u{3000}甲\u{a0} 乙\u{3000}丙 "]).unwrap(),
            "甲\u{a0} 乙\u{3000}丙"
        );
    }

    #[test]
    fn a_line_end_between_chinese_characters_is_nothing() {
        assert_eq!(
            line(&["本机关\n  全年", "\n“未收到”\n申请"]).unwrap(),
            "本机关全年“未收到”申请"
        );
        assert_eq!(line(&["新收\n31\n件", " \n a b"]).unwrap(), "新收 31 件 a b");
        assert_eq!(line(&["甲", "\r\n", "乙"]).unwrap(), "甲乙");
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(line(&["\u{feff}甲\u{200b}\u{ad}乙\u{1}\u{7f}"]).unwrap(), "甲乙");
    }

    #[test]
    fn a_number_stands_before_the_first_word() {
        let mut line = LineText::new();
        line.number(Some("1.".to_owned()));
        assert!(line.is_empty() && line.take().is_none());
        line.push("\n \u{a0}培训 ", false);
        assert_eq!(line.take().unwrap(), "1.培训");
        line.push("下一段", false);
        assert_eq!(line.take().unwrap(), "下一段");
    }

    #[test]
    fn a_number_set_by_word_is_closed_up() {
        let mut line = LineText::new();
        line.push("一、\u{a0}\u{a0} ", false);
        line.close_up();
        line.push("\u{a0}\n总体情况", false);
        assert_eq!(line.take().unwrap(), "一、总体情况");
    }

    #[test]
    fn in_a_pre_blanks_stay() {
        let mut line = LineText::new();
        line.push("甲  乙\t丙 ", true);
        assert_eq!(line.take().unwrap(), "甲  乙\t丙");
    }
}
