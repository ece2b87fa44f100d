//! Letterheads made by hand, and reports in them.
