//! What is said of a finished document, at the very places of its own file: for every format whose files can hold comments.
//!
//! A format reads its file once more with a mark before each piece of text (`mark`); where the marks come out says which
//! piece of the file each block and each cell was read from (`traced`). The readers themselves keep nothing and know nothing
//! of it.

mod edit;
mod mark;
mod note;
mod traced;

pub use edit::{Edit, edited};
pub use mark::{is_free_of_marks, mark};
pub use note::{AUTHOR, Annotated, Note, Revision};
pub use traced::{Piece, Spot, Traced};
