//! nianbao (年报)
pub mod diagnostic;
pub mod document;
pub mod form;
pub mod format;
pub mod source;
pub mod yaml;
