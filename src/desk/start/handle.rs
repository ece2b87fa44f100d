//! A request for what a report begins with answered: a new one, one that was dropped on the page, one that lies in the folder and
//! is no file to be filled.

use super::create::{self, Choices, Refused};
use super::given::Given;
use super::name::last_part;
use super::page::{self, Shown};
use super::uploads::Uploads;
use crate::desk::fields::written;
use crate::desk::files::{FileError, Files, failed};
use crate::desk::http::{Method, Request, Response, decoded, encoded};
use crate::file::wanted::Wanted;
use crate::pipeline::MAX_DOCUMENT_BYTES;

/// Why a new report was not begun, with what was typed: for the page that has its form.
#[derive(Debug)]
pub struct NotBegun {
    /// Why not.
    pub refused: Refused,
    /// The year as it was typed.
    pub year: String,
    /// The agency's name.
    pub agency: String,
    /// The agency's kind.
    pub kind: String,
    /// The file's name.
    pub file: String,
    /// Whether the rest was to be filled with 0.
    pub zeros: bool,
}

/// Begins a new report.
///
/// # Errors
/// It cannot be begun, and why.
pub fn begin(request: &Request<'_>, files: &mut dyn Files) -> Result<Response, Box<NotBegun>> {
    let value = |name| written(request.body, name);
    let (year, agency) = (
        value("year").unwrap_or_default(),
        value("agency").unwrap_or_default(),
    );
    let (kind, zeros) = (value("kind"), value("zeros").is_some());
    let choices = Choices {
        file: value("file"),
        companion: None,
        zeros,
    };
    let made = match year.parse() {
        Ok(year) => {
            let wanted = Wanted {
                year,
                agency: &agency,
                kind: kind.as_deref(),
                zeros,
            };
            create::new(&wanted, &choices, files)
        }
        Err(_) => Err(Refused {
            field: "year",
            words: "年度要写四位数字，例如 2025".to_owned(),
        }),
    };
    match made {
        Ok(name) => Ok(opened(&name)),
        Err(refused) => Err(Box::new(NotBegun {
            refused,
            year,
            agency,
            kind: kind.unwrap_or_default(),
            file: choices.file.unwrap_or_default(),
            zeros,
        })),
    }
}

/// The page of a report that is filled.
fn opened(name: &str) -> Response {
    Response::to(format!("/report/{}/", encoded(name)))
}

/// Keeps a file that was dropped on the page, and says where it is shown.
pub fn upload(uploads: &mut Uploads, request: &Request<'_>) -> Response {
    let name = last_part(&request.query("name").unwrap_or_default());
    if request.body.is_empty() {
        return Response::refused(400, &format!("{name} 是空文件"));
    }
    if request.body.len() > MAX_DOCUMENT_BYTES {
        let limit = MAX_DOCUMENT_BYTES / 1024 / 1024;
        return Response::refused(413, &format!("{name} 超过 {limit} MB，不读取"));
    }
    let id = uploads.keep(name, request.body.to_vec());
    Response::typed(
        200,
        "text/plain; charset=utf-8",
        format!("/upload/{id}/").into_bytes(),
    )
}

/// Answers for a file that was dropped on the page: `rest` is the path behind `/upload/`.
pub fn upload_response(
    uploads: &Uploads,
    rest: &str,
    request: &Request<'_>,
    files: &mut dyn Files,
) -> Response {
    let Some((id, rest)) = rest.split_once('/') else {
        return Response::nothing();
    };
    let Some(upload) = uploads.get(id) else {
        return Response::refused(404, "这个文件已经不在程序里了，请返回文件夹，把它再拖进来一次");
    };
    let given = Given {
        name: &upload.name,
        bytes: &upload.bytes,
        in_folder: false,
    };
    answer(&given, rest, request, files)
}

/// Answers for a file of the folder: `rest` is the path behind `/read/`.
pub fn file_response(rest: &str, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let named = rest
        .split_once('/')
        .and_then(|(name, rest)| Some((decoded(name)?, rest)));
    let Some((name, rest)) = named else {
        return Response::nothing();
    };
    // What is too large is never read.
    let size = files.stamp(&name).map_or(0, |stamp| stamp.size);
    if usize::try_from(size).map_or(true, |size| size > MAX_DOCUMENT_BYTES) {
        let limit = MAX_DOCUMENT_BYTES / 1024 / 1024;
        return failed(&name, &FileError::Failed(format!("超过 {limit} MB，不读取")));
    }
    match files.read(&name) {
        Err(error) => failed(&name, &error),
        Ok((bytes, _)) => {
            let given = Given {
                name: &name,
                bytes: &bytes,
                in_folder: true,
            };
            answer(&given, rest, request, files)
        }
    }
}

fn answer(given: &Given<'_>, rest: &str, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let value = |name| written(request.body, name);
    let choices = Choices {
        file: value("file"),
        companion: value("companion"),
        zeros: value("zeros").is_some(),
    };
    let reading = given.read(files);
    let (sent, made) = match (request.method, rest) {
        (Method::Get, "") => ("", None),
        (Method::Post, "next") => ("next", Some(create::next(given, &reading, &choices, files))),
        (Method::Post, "import") => ("import", Some(create::import(given, &reading, &choices, files))),
        _ => return Response::nothing(),
    };
    let refused = match made {
        Some(Ok(name)) => return opened(&name),
        Some(Err(refused)) => Some(refused),
        None => None,
    };
    let status = if refused.is_some() { 409 } else { 200 };
    let offered = create::offered(given, &reading, files);
    let shown = Shown {
        given,
        reading: &reading,
        offered: &offered,
        typed: choices,
        sent,
        refused,
    };
    match page::read(&shown) {
        Ok(html) => Response {
            status,
            ..Response::page(html)
        },
        Err(error) => Response::refused(500, &error),
    }
}
