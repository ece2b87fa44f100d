//! Files that nobody should hand to the program, and what somebody will: each gets its status, a word in Chinese that
//! says what and where, and nothing else. All through the program itself.

mod encodings;
mod inputs;
mod marks;
mod outputs;
mod pictures;
mod sizes;
