//! Pages of files written by hand.
