//! Many files at once: which they are, worked on by all cores, told in their order.

pub(super) mod at;
pub(super) mod ordered;
