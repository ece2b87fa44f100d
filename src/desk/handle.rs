//! Which room answers a request: the report that its path names, what a report begins with, or the folder.

use std::collections::BTreeMap;

use super::files::{Files, failed};
use super::folder::{self, Folder};
use super::host::Host;
use super::http::{Method, Request, Response, decoded};
use super::report::{self, Open};
use super::start::{self, Uploads};

/// The style of the pages.
const STYLE: &str = include_str!("../../templates/desk/desk.css");
/// Their script: its files in this order. `.ci/page.py` reads the order here.
const SCRIPT: &str = concat!(
    include_str!("../../templates/desk/script/desk.js"),
    include_str!("../../templates/desk/script/report.js"),
    include_str!("../../templates/desk/script/prose.js"),
    include_str!("../../templates/desk/script/insert.js"),
    include_str!("../../templates/desk/script/findings.js"),
    include_str!("../../templates/desk/script/source.js"),
    include_str!("../../templates/desk/script/tables.js"),
    include_str!("../../templates/desk/script/keys.js"),
    include_str!("../../templates/desk/script/file.js"),
    include_str!("../../templates/desk/script/page.js"),
    include_str!("../../templates/desk/script/finish.js"),
    include_str!("../../templates/desk/script/folder.js"),
);

/// All that is open.
#[derive(Debug, Default)]
pub struct Desk {
    host: Host,
    open: BTreeMap<String, Open>,
    folder: Folder,
    uploads: Uploads,
}

impl Desk {
    /// A desk with nothing open.
    pub fn new(host: Host) -> Self {
        Self {
            host,
            ..Self::default()
        }
    }

    /// What serves it.
    pub const fn host(&self) -> Host {
        self.host
    }
}

/// Answers a request that may be answered.
///
/// # Examples of paths
/// `/` the folder · `/new`, `/upload`, `/read/甲.docx/` what a report begins with · `/report/甲.yaml/` a report, whose name is one segment, escaped · `/report/甲.yaml/edit`, `state`, … what its
/// page asks for.
pub fn handle(desk: &mut Desk, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let path = request.path();
    match (request.method, path) {
        (Method::Get, "/desk.css") => Response::typed(200, "text/css; charset=utf-8", STYLE.into()),
        (Method::Get, "/desk.js") => Response::typed(200, "text/javascript; charset=utf-8", SCRIPT.into()),
        _ => match segments(path) {
            Some((name, rest)) => report_response(desk, name, rest, request, files),
            None => folder_response(desk, request, files),
        },
    }
}

fn folder_response(desk: &mut Desk, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let path = request.path();
    match (request.method, path) {
        (Method::Post, "/new") => start::begin(request, files).unwrap_or_else(|not_begun| {
            folder::shown(&mut desk.folder, desk.host, request, files, Some(&not_begun))
        }),
        (Method::Post, "/upload") => start::upload(&mut desk.uploads, request),
        _ => match (path.strip_prefix("/upload/"), path.strip_prefix("/read/")) {
            (Some(rest), _) => start::upload_response(&desk.uploads, rest, request, files),
            (None, Some(rest)) => start::file_response(rest, request, files),
            (None, None) => folder::handle(&mut desk.folder, desk.host, request, files),
        },
    }
}

/// The name of a report in a path, escaped, and what follows it.
fn segments(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix("/report/")?.split_once('/')
}

fn report_response(
    desk: &mut Desk,
    name: &str,
    rest: &str,
    request: &Request<'_>,
    files: &mut dyn Files,
) -> Response {
    let Some(name) = decoded(name) else {
        return Response::nothing();
    };
    if !desk.open.contains_key(name.as_ref()) {
        match Open::read(&name, files) {
            Ok(open) => drop(desk.open.insert(name.clone().into_owned(), open)),
            Err(error) => return failed(&name, &error),
        }
    }
    match desk.open.get_mut(name.as_ref()) {
        Some(open) => report::handle(open, rest, request, files),
        None => Response::nothing(),
    }
}
