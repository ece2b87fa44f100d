//! The marks that the program prints where something is still to be done.

/// Stands where words are still to be written.
pub const TO_FILL: &str = "【待填】";

/// Stands behind what last year's report says and this year's must say anew.
pub const TO_UPDATE: &str = "【请更新】";

/// Is printed for a figure that is not filled.
pub const UNFILLED: &str = "【未填】";

/// Whether words are marked as still to be written: the one finding about them is that.
pub fn is_draft(words: &str) -> bool {
    words.contains(TO_UPDATE) || words.contains(TO_FILL)
}
