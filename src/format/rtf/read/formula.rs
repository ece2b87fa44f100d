//! Formulas: their words in the order of the file (RTF 1.9.1, "Office Math").

/// The most bytes of a formula.
const MAX_BYTES: usize = 4000;

/// The words of what is more than a line.
const BUILT: &[&str] = &[
    "mf", "mrad", "mnary", "msSup", "msSub", "msSubSup", "mm", "meqArr",
];

/// A formula while it is being read.
#[derive(Debug, Default)]
pub(super) struct Formula {
    text: String,
    built: bool,
}

impl Formula {
    /// Words of it.
    pub fn text(&mut self, text: &str) {
        if self.text.len() < MAX_BYTES {
            self.text.push_str(text);
        }
    }

    /// A control word in it; whether what stands in its group is no part of what is seen.
    pub fn word(&mut self, word: &str) -> bool {
        self.built |= BUILT.contains(&word);
        if word == "mden" {
            self.text("/");
        }
        word.len() > 3 && word.starts_with('m') && word.ends_with("Pr")
    }

    /// Its words, and what is said of them where their order alone does not say it.
    pub fn end(self) -> (String, Option<String>) {
        let what = format!("一个公式，读出的文字是“{}”", self.text.trim());
        (self.text, self.built.then_some(what))
    }
}
