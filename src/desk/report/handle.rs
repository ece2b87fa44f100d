//! A request for a report answered.

use serde::Deserialize;

use super::change::Ask;
use super::open::{Choice, Open, Unsaved};
use super::shown::Shown;
use super::{compare, download, finish, page, panel};
use crate::desk::files::{Files, failed};
use crate::desk::http::{Method, Request, Response};

/// What the page sends: what it wants changed, and which version it shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    shown: u64,
    /// The version that the page showed when the field began to be changed.
    #[serde(default)]
    based: Option<u64>,
    ask: Ask,
}

/// What the page sends where somebody chose what is to be done about a file that changed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settle {
    panel: u64,
    choice: Choice,
}

/// Answers a request for a report: `rest` is the path behind its name.
pub fn handle(open: &mut Open, rest: &str, request: &Request<'_>, files: &mut dyn Files) -> Response {
    if request.method == Method::Get {
        open.look(files);
    }
    let session = open.session();
    match (request.method, rest) {
        (Method::Get, "") => shown(page::report(open, files)),
        (Method::Get, "version") => Response::typed(200, "text/plain", session.version().to_string().into()),
        (Method::Get, "state") => state(open),
        (Method::Get, "panel") => shown(panel::file_panel(open, files)),
        (Method::Get, "preview") => finish::page(open, request, None),
        (Method::Get, "preview/report") => finish::framed(session, false),
        (Method::Get, "preview/pages") => finish::framed(session, true),
        (Method::Get, "compare") => compare::page(session, files),
        (Method::Get, path) => match path.strip_prefix("download/") {
            Some(kind) => download::answer(open, kind, request),
            None => Response::nothing(),
        },
        (Method::Post, "edit") => edit(open, request, files),
        (Method::Post, "settle") => settle(open, request, files),
        (Method::Post | Method::Other, _) => Response::nothing(),
    }
}

fn shown(made: Result<String, String>) -> Response {
    match made {
        Ok(html) => Response::page(html),
        Err(error) => Response::refused(500, &error),
    }
}

fn state(open: &Open) -> Response {
    json(&Shown::new(open))
}

fn json(shown: &Shown) -> Response {
    match serde_json::to_string(shown) {
        Ok(json) => Response::json(json),
        Err(error) => Response::refused(500, &error.to_string()),
    }
}

fn edit(open: &mut Open, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let Ok(edit) = serde_json::from_slice::<Edit>(request.body) else {
        return Response::refused(400, "看不懂这个请求");
    };
    match open.make(&edit.ask, edit.shown, edit.based, files) {
        Ok(()) => json(&Shown::new(open).with_notes(open)),
        Err(why) => not_made(open, &why),
    }
}

fn settle(open: &mut Open, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let Ok(settle) = serde_json::from_slice::<Settle>(request.body) else {
        return Response::refused(400, "看不懂这个请求");
    };
    match open.settle(&settle.choice, settle.panel, files) {
        Ok(()) => state(open),
        Err(why) => not_made(open, &why),
    }
}

fn not_made(open: &Open, why: &Unsaved) -> Response {
    match why {
        Unsaved::NotMade(why) => Response::refused(409, why.words()),
        Unsaved::File(error) => failed(open.session().name(), error),
        Unsaved::Outdated => Response::refused(409, "文件刚才又有变化，请看过新的内容再选"),
        Unsaved::Damaged(why) => Response::refused(409, &format!("没有改：{why}")),
        // Both versions of what was changed twice, to choose from.
        Unsaved::Clash(clashes) => match panel::clash_panel(clashes, open.session().edition()) {
            Ok(html) => Response {
                status: 412,
                ..Response::page(html)
            },
            Err(error) => Response::refused(500, &error),
        },
    }
}
