//! A request for a report answered.

use serde::Deserialize;

use super::change::Ask;
use super::open::{Open, Unsaved};
use super::page;
use super::session::Session;
use super::state::State;
use crate::desk::files::{Files, failed};
use crate::desk::http::{Method, Request, Response};
use crate::format::{FORMATS, by_name};

/// What the page sends: what it wants changed, and which version it shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    shown: u64,
    ask: Ask,
}

/// Answers a request for a report: `rest` is the path behind its name.
pub fn handle(open: &mut Open, rest: &str, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let session = open.session();
    match (request.method, rest) {
        (Method::Get, "") => shown(page::report(session)),
        (Method::Get, "version") => Response::typed(200, "text/plain", session.version().to_string().into()),
        (Method::Get, "state") => state(session),
        (Method::Get, "preview") => download(session, "html", true, None),
        (Method::Get, path) => match path.strip_prefix("download/") {
            Some(format) => download(session, format, request.query("draft").is_some(), Some(format)),
            None => Response::nothing(),
        },
        (Method::Post, "edit") => edit(open, request, files),
        (Method::Post | Method::Other, _) => Response::nothing(),
    }
}

fn shown(made: Result<String, String>) -> Response {
    match made {
        Ok(html) => Response::page(html),
        Err(error) => Response::refused(500, &error),
    }
}

fn state(session: &Session) -> Response {
    json(&State::new(session))
}

fn json(state: &State) -> Response {
    match serde_json::to_string(state) {
        Ok(json) => Response::json(json),
        Err(error) => Response::refused(500, &error.to_string()),
    }
}

fn edit(open: &mut Open, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let Ok(edit) = serde_json::from_slice::<Edit>(request.body) else {
        return Response::refused(400, "看不懂这个请求");
    };
    match open.make(&edit.ask, edit.shown, files) {
        Ok(()) => json(&State::new(open.session()).with_notes(open.session())),
        Err(Unsaved::NotMade(why)) => Response::refused(409, why.words()),
        Err(Unsaved::File(error)) => failed(open.session().name(), &error),
    }
}

/// The report as a file of a format. What has errors is given as a draft only, and marked as one.
fn download(session: &Session, format: &str, draft: bool, attached: Option<&str>) -> Response {
    let Some(format) = by_name(format) else {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        return Response::refused(404, &format!("没有这种格式；可用：{}", names.join("、")));
    };
    let judged = session.judged();
    if judged.has_errors() && !draft {
        return Response::refused(409, "还有必须改正的问题，改正以后再下载；或者下载草稿");
    }
    let marked = draft && judged.has_errors();
    match judged.write(format, marked) {
        None => Response::refused(409, "没有读出年度报告"),
        Some(Err(error)) => Response::refused(500, &error.to_string()),
        Some(Ok(bytes)) => {
            let kind = match format.name {
                "html" => "text/html; charset=utf-8",
                "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                _ => "text/plain; charset=utf-8",
            };
            let response = Response::typed(200, kind, bytes);
            match attached {
                Some(name) => response.with(
                    "content-disposition",
                    format!("attachment; filename=\"report.{name}\""),
                ),
                None => response,
            }
        }
    }
}
