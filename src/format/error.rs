//! Why a file could not be read or written.

/// Why a file of a known format could not be read: a fault of the file, said to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Whether it is only too large.
    pub too_large: bool,
    /// What is wrong with it: a sentence without its full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Unreadable {
    /// A file that is damaged, or is not what it seems.
    pub fn damaged(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            too_large: false,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A file that is larger than a report can be.
    pub fn too_large(message: impl Into<String>) -> Self {
        Self {
            too_large: true,
            message: message.into(),
            help: "年度报告的文件一般只有几十 KB，请检查是否选错了文件".to_owned(),
        }
    }
}

/// A document that could not be written: a fault of the program, not of the document.
#[derive(Debug)]
pub struct WriteError(pub Box<dyn std::error::Error + Send + Sync>);

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

impl From<askama::Error> for WriteError {
    fn from(error: askama::Error) -> Self {
        Self(Box::new(error))
    }
}
