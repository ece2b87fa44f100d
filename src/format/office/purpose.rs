//! What a paragraph is for, by the name of its style.

/// What a paragraph is for, by the name of its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The caption of a table or a picture.
    Caption,
    /// A line of the table of contents.
    Contents,
}

/// Word keeps the English names of its own styles, whatever its language; other programs write what they show.
pub fn purpose(name: &str) -> Option<Purpose> {
    let name = name.trim().to_lowercase();
    let contents = |name: &str| {
        name.trim_start()
            .parse::<u8>()
            .is_ok_and(|level| (1..=9).contains(&level))
    };
    if matches!(name.as_str(), "caption" | "题注") {
        Some(Purpose::Caption)
    } else if ["toc", "目录"]
        .iter()
        .any(|toc| name.strip_prefix(toc).is_some_and(contents))
    {
        Some(Purpose::Contents)
    } else {
        None
    }
}
