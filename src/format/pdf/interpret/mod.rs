//! Pages as they are drawn (ISO 32000-2, 8, 9 and 14.6): content is run, and what it writes and rules is kept.

mod actual;
mod annotations;
mod colour;
mod content;
mod forms;
mod frame;
mod inline;
mod layers;
mod marked;
mod marking;
mod matrix;
mod pages;
mod paints;
mod path;
mod sheet;
mod show;
mod source;
mod state;
#[cfg(test)]
mod tests;
mod turned;

pub use pages::pages;
