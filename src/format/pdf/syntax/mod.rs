//! Objects as they are written (ISO 32000-2, 7.2 and 7.3).

mod lexer;
mod parser;
#[cfg(test)]
mod tests;
mod value;

pub use lexer::{Lexer, Token, is_white};
pub use parser::Parser;
pub use value::{Dictionary, Stream, Value};
