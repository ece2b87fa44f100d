//! A request answered.

use serde::Deserialize;

use super::change::Ask;
use super::http::{Method, Request, Response};
use super::pages;
use super::session::Session;
use super::state::State;
use crate::format::{FORMATS, by_name};
use crate::pipeline::Surroundings;

/// The style of the pages and their script.
const STYLE: &str = include_str!("../../templates/desk/desk.css");
const SCRIPT: &str = include_str!("../../templates/desk/desk.js");

/// What the page sends: what it wants changed, and which version it shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    shown: u64,
    ask: Ask,
}

/// Answers a request that may be answered.
pub fn handle(session: &mut Session, request: &Request<'_>, surroundings: &mut dyn Surroundings) -> Response {
    match (request.method, request.path()) {
        (Method::Get, "/") => page(pages::report(session)),
        (Method::Get, "/desk.css") => Response::typed(200, "text/css; charset=utf-8", STYLE.into()),
        (Method::Get, "/desk.js") => Response::typed(200, "text/javascript; charset=utf-8", SCRIPT.into()),
        (Method::Get, "/version") => Response::typed(200, "text/plain", session.version().to_string().into()),
        (Method::Get, "/state") => state(session),
        (Method::Get, "/preview") => download(session, "html", true, None),
        (Method::Get, path) => match path.strip_prefix("/download/") {
            Some(format) => download(session, format, request.query("draft").is_some(), Some(format)),
            None => Response::refused(404, "没有这个页面"),
        },
        (Method::Post, "/edit") => edit(session, request, surroundings),
        (Method::Post | Method::Other, _) => Response::refused(404, "没有这个页面"),
    }
}

fn page(made: Result<String, String>) -> Response {
    match made {
        Ok(html) => Response::page(html),
        Err(error) => Response::refused(500, &error),
    }
}

fn state(session: &Session) -> Response {
    match serde_json::to_string(&State::new(session)) {
        Ok(json) => Response::json(json),
        Err(error) => Response::refused(500, &error.to_string()),
    }
}

fn edit(session: &mut Session, request: &Request<'_>, surroundings: &mut dyn Surroundings) -> Response {
    let Ok(edit) = serde_json::from_slice::<Edit>(request.body) else {
        return Response::refused(400, "看不懂这个请求");
    };
    match session.make(&edit.ask, edit.shown, surroundings) {
        Ok(()) => state(session),
        Err(why) => Response::refused(409, why.words()),
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
