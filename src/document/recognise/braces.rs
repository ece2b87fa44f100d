//! Double braces in a document: in the file that is written from its words they would insert a figure.

/// The words with double braces made full-width, so that they insert nothing. Printed, they are the mark of something to be
/// filled all the same.
pub(super) fn without_expressions(text: &str) -> String {
    text.replace("{{", "｛｛").replace("}}", "｝｝")
}
