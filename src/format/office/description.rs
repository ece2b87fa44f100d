//! What a picture is said to show, and names that messages repeat.

use super::paragraph::OpenParagraph;

/// The most characters of a name that a message repeats.
const MAX_NAME: usize = 40;

/// A text for who cannot see a picture, if a person wrote it: not a file's name, nor what a program has guessed.
pub fn described(text: Option<String>) -> Option<String> {
    let mut line = OpenParagraph::default();
    line.push(&text?);
    let text = line.text.trim();
    let guessed = ["描述已自动生成", "自动生成的说明", "automatically generated"]
        .iter()
        .any(|mark| text.contains(mark));
    let last = text.rsplit_once('.').map_or("", |(_, last)| last).to_lowercase();
    let file = text.contains('\\') || matches!(last.as_str(), "png" | "jpg" | "jpeg" | "gif" | "bmp");
    (!text.is_empty() && !guessed && !file).then(|| text.to_owned())
}

/// The beginning of a name, as a message repeats it.
pub fn shortened(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect()
}
