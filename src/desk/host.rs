//! What serves the desk.

/// What serves the desk, as far as its pages differ by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Host {
    /// The program: its folder lies on the disk, and it can be ended.
    #[default]
    Program,
    /// A page without any program: its files lie in the browser.
    Page,
}
