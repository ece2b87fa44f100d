//! Templates made by hand, and filled.
