//! What the caller has loaded for the rules.

use std::collections::BTreeMap;

use crate::picture::Image;
use crate::report::Report;

/// What the caller has loaded for the rules: last year's report, and the pictures that the prose names.
#[derive(Debug, Default)]
pub struct Context {
    /// Last year's report, where one was named: it, or why it could not be read.
    pub prior: Option<Result<Report, String>>,
    /// The pictures by the path that the prose writes, or why there is none.
    pub pictures: BTreeMap<String, Result<Image, PictureFault>>,
}

/// Why a picture cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// It lies outside the report's folder.
    Outside,
    /// It is not there, or cannot be read; why.
    Missing(String),
    /// It is no picture of a kind that Word and browsers show.
    NotAPicture(Option<&'static str>),
    /// It is one, and its file breaks off or is damaged.
    Incomplete,
    /// It has more bytes than a report should carry.
    TooLarge,
    /// With those before it, each as often as it is shown, it is more than a report should carry.
    TogetherTooLarge,
}
