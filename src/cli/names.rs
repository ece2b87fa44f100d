//! What files are called where people read it.

use std::path::Path;

use crate::diagnostic::emit::harmless;

/// Whether a path means standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What an input is called: by this name its findings are reported.
pub(super) fn shown(path: &Path) -> String {
    if is_dash(path) {
        "<标准输入>".to_owned()
    } else {
        path.display().to_string()
    }
}

/// A file's name for a message: nothing in it moves the cursor or turns the text around.
pub(super) fn named(path: &Path) -> String {
    harmless(&shown(path)).into_owned()
}
