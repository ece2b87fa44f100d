//! The desk: a report filled, checked and finished on a page. Pure: a request and a session in, a response out; sockets, files and
//! the clock belong to whoever serves it.

mod change;
mod guard;
mod handle;
mod history;
mod http;
mod pages;
mod session;
mod state;
#[cfg(test)]
mod tests;

pub use change::Ask;
pub use guard::{Guard, Refusal};
pub use handle::handle;
pub use http::{Method, Request, Response};
pub use session::Session;
