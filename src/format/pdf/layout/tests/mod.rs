//! Pages drawn in plain text, and what is read of them.

mod drawn_page;
