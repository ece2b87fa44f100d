//! Words that are struck out: no format reads them, every one says them.

/// The most characters of them that are said.
const MAX_WORDS: usize = 500;

/// What is said of words that are struck out.
pub fn struck(words: &str) -> String {
    let mut chars = words.trim().chars();
    let head: String = chars.by_ref().take(MAX_WORDS).collect();
    let more = if chars.next().is_some() { "…" } else { "" };
    format!("删除线划去的字“{head}{more}”")
}
