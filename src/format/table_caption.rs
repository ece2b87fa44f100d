//! The caption of a table where a format has no place of its own for it: a line before the table, marked as one.

/// What stands before the caption.
pub const LEAD: &str = "表：";

/// The caption that a line is.
pub fn parse(line: &str) -> Option<&str> {
    let caption = line.strip_prefix(LEAD)?.trim();
    (!caption.is_empty()).then_some(caption)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_has_words() {
        assert_eq!(parse("表： 渠道 "), Some("渠道"));
        assert_eq!(parse("表："), None);
        assert_eq!(parse("见表：渠道"), None);
    }
}
