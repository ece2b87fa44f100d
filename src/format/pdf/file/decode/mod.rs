//! Filters (ISO 32000-2, 7.4), each within what a stream may unpack to.

mod ascii;
mod filters;
mod lzw;
mod parameters;
mod predictor;
mod run_length;

pub use filters::decode;
pub use parameters::Parameters;
