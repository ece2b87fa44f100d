//! What a server asks of an engine.

use super::frames::Answer;
use crate::desk::Request;

/// What answers requests.
pub(in crate::cli::fill) trait Engine {
    /// Answers a request; none where that came to a fault.
    fn answer(&mut self, request: &Request<'_>) -> Option<Answer>;
}
