//! Why no file came of a document.

use krilla::error::KrillaError;

use super::glyphs::Missing;
use super::picture::Pictures;

/// Why a document could not be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSet {
    /// No face has these characters.
    Missing(Vec<Missing>),
    /// A picture that such a file cannot hold, by its path.
    Picture(String),
    /// A face that cannot be embedded.
    Font(String),
    /// Something else, for who looks into it.
    Other(String),
}

impl NotSet {
    /// What krilla says, about one of these pictures if about any.
    pub(super) fn of(error: &KrillaError, pictures: &Pictures) -> Self {
        match error {
            KrillaError::Image(image, _, _) | KrillaError::SixteenBitImage(image, _) => {
                Self::Picture(pictures.path(image))
            }
            KrillaError::Font(_, message) => Self::Font(message.clone()),
            other => Self::Other(format!("{other}：{other:?}")),
        }
    }
}
