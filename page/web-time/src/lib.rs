//! The times that a compound file holds, as the standard library has them; what the time is now is never asked.

pub use std::time::{Duration, SystemTime, UNIX_EPOCH};
