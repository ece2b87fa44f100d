//! Figures that cannot be typed where they stand, and why.

use crate::report::{Fact, State};

/// A total that the file leaves out is computed wherever it is shown.
const COMPUTED: &str = "文件里没有写这个总计，由程序合计";
/// A row that the file writes in another shape, so that it is not known which figure is which.
const OTHER_SHAPE: &str = "文件里这一行的写法与表格不同，先按提示在文件里改正";

/// Why a figure cannot be typed where it stands.
pub fn held(fact: &Fact) -> Option<&'static str> {
    match fact.state {
        State::Computed => Some(COMPUTED),
        State::Unread(None) if fact.raw.is_empty() => Some(OTHER_SHAPE),
        _ => None,
    }
}
