//! What a file is, told by its content and not by its name.
