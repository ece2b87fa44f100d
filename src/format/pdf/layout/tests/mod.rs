//! Pages drawn in plain text, and small files, with what is read of them.

mod drawn_page;
mod fixtures;
mod furniture;
mod hostile;
mod pages;
mod paragraphs;
mod shown;
mod tables;
