//! Report → YAML.

/// A word as a YAML value on one line, quoted where it must be.
pub fn inline(text: &str) -> String {
    let special = text.contains([
        ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', ':', '\\',
    ]);
    if special || text.trim() != text || text.is_empty() {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text.to_owned()
    }
}
