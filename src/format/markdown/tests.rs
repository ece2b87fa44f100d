//! What a Markdown file must keep.
