//! A request for the folder answered.

use super::page;
use crate::desk::files::{Files, failed};
use crate::desk::host::Host;
use crate::desk::http::{Method, Request, Response};

/// Answers a request for the folder.
pub fn handle(host: Host, request: &Request<'_>, files: &mut dyn Files) -> Response {
    match (request.method, request.path()) {
        (Method::Get, "/") => match files.list() {
            Err(error) => failed(&files.folder(), &error),
            Ok(listed) => match page::folder(host, &files.folder(), &listed) {
                Ok(html) => Response::page(html),
                Err(error) => Response::refused(500, &error),
            },
        },
        _ => Response::nothing(),
    }
}
