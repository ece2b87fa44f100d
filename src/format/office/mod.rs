//! What office documents made of XML have in common, whatever their vocabulary: parts of an archive within bounds, elements
//! one after another, paragraphs with what hangs on them, automatic numbers as they are printed.

pub mod budget;
pub mod counting;
pub mod damage;
pub mod description;
pub mod finished;
pub mod gap;
pub mod look;
pub mod nfc;
pub mod note_words;
pub mod numbering;
pub mod package;
pub mod paragraph;
pub mod purpose;
pub mod sink;
pub mod symbols;
pub mod xml;
