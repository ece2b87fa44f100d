//! The page of the folder.

use askama::Template;

use crate::desk::files::Listed;
use crate::desk::host::Host;
use crate::desk::http::encoded;

/// The page of the folder. Its template is `templates/desk/folder.html`.
#[derive(Template)]
#[template(path = "desk/folder.html")]
struct Page<'a> {
    folder: &'a str,
    can_end: bool,
    files: Vec<Line<'a>>,
}

/// A file of the folder.
struct Line<'a> {
    name: &'a str,
    address: String,
}

/// The page of the folder.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn folder<'a>(host: Host, folder: &'a str, listed: &'a [Listed]) -> Result<String, String> {
    let line = |file: &'a Listed| Line {
        name: &file.name,
        address: format!("/report/{}/", encoded(&file.name)),
    };
    let page = Page {
        folder,
        can_end: host == Host::Program,
        files: listed.iter().map(line).collect(),
    };
    page.render().map_err(|error| error.to_string())
}
