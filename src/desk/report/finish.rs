//! The page on which a report is finished: what is left, how it looks, the files to keep.

use askama::Template;

use super::extra::{EXTRAS, Extra, SOURCE};
use super::open::Open;
use super::session::Session;
use crate::desk::http::{Request, Response, encoded};
use crate::diagnostic::Severity;
use crate::format::{FORMATS, Format, WRITE_ONLY, html};

/// The page. Its template is `templates/desk/finish.html`.
#[derive(Template)]
#[template(path = "desk/finish.html")]
struct Page<'a> {
    title: String,
    /// The way to the addresses of the report from where the page stands.
    base: &'static str,
    unsaved: Option<&'a str>,
    /// The format that was asked for and refused.
    refused: Option<&'static Format>,
    /// Whether there is a report at all.
    is_report: bool,
    errors: Vec<Left>,
    warnings: Vec<Left>,
    formats: Vec<&'static Format>,
    extras: &'static [Extra],
    as_pages: bool,
}

/// Something that is left to do.
struct Left {
    message: String,
    /// The address of the field that it is about, on the page of the report; empty where it is about none.
    address: String,
}

/// What the response with the report says instead of what every page says: it runs nothing and loads nothing, its own style applies,
/// and the desk shows it within its page.
const FRAMED: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'self'";

/// How the report looks on paper, on a screen: its own rules for printing, and its pages beside each other. A page is a column as
/// wide and high as what stands on an A4 page between its margins; the sheets are the background of the whole.
const PAGES: &str = "\
@media screen {
  html { width: max-content; min-width: 100%; height: 317mm; background: repeating-linear-gradient(to right, #fff 0 210mm, #dcd9d0 210mm 220mm) 0 10mm / 100% 297mm repeat-x, #dcd9d0; }
  body { height: 317mm; }
  main { width: 156mm; height: 225mm; margin: 0; padding: 0; position: absolute; top: 47mm; left: 28mm; column-width: 156mm; column-gap: 64mm; column-fill: auto; }
}
@media screen { html { zoom: .7; } }
@media screen and (max-width: 48rem) { html { zoom: .42; } }
";

/// The page on which a report is finished. `refused` is a format that cannot be had yet.
pub fn page(open: &Open, request: &Request<'_>, refused: Option<&'static Format>) -> Response {
    let session = open.session();
    let judged = session.judged();
    let left = |severity: Severity| {
        let found = judged.findings.diagnostics.iter();
        found
            .filter(|found| found.severity == severity)
            .map(|found| {
                let cell = found.primary.cell.map(|cell| cell.to_string());
                Left {
                    message: found.message.clone(),
                    address: address(&cell.unwrap_or_else(|| found.path.clone())),
                }
            })
            .collect()
    };
    let report = judged.report.as_ref();
    let page = Page {
        title: report.map_or_else(
            || session.name().to_owned(),
            |report| report.full_title().replace('\n', ""),
        ),
        // What is refused was asked for one step below.
        base: if refused.is_some() { "../" } else { "" },
        unsaved: open.standing().unsaved(),
        refused,
        is_report: report.is_some(),
        errors: left(Severity::Error),
        warnings: left(Severity::Warning),
        formats: formats(),
        extras: &EXTRAS,
        as_pages: request.query("as").is_some_and(|wanted| wanted == "pages"),
    };
    match page.render() {
        Ok(html) => Response {
            status: if refused.is_some() { 409 } else { 200 },
            ..Response::page(html)
        },
        Err(error) => Response::refused(500, &error.to_string()),
    }
}

/// What a report can be had as.
pub fn formats() -> Vec<&'static Format> {
    FORMATS.iter().chain(WRITE_ONLY).copied().collect()
}

/// The address of a field on the page where the report is filled.
fn address(path: &str) -> String {
    if path.is_empty() {
        return String::new();
    }
    format!("#{}", encoded(path))
}

/// The report as it is shown within the page; `as_pages` as it is printed.
pub fn framed(session: &Session, as_pages: bool) -> Response {
    let judged = session.judged();
    let html = match judged.write(&html::FORMAT, judged.has_errors()) {
        None => return Response::refused(409, "没有读出年度报告"),
        Some(Err(error)) => return Response::refused(500, &error.to_string()),
        Some(Ok(bytes)) => bytes,
    };
    let html = if as_pages { paged(html) } else { html };
    Response::typed(200, html::FORMAT.media, html).with("content-security-policy", FRAMED)
}

/// The report with its rules for printing in force on the screen. Only its own style is changed, never its words.
fn paged(html: Vec<u8>) -> Vec<u8> {
    let Ok(html) = String::from_utf8(html) else {
        return Vec::new();
    };
    let Some((head, body)) = html.split_once("</style>") else {
        return html.into_bytes();
    };
    let head = head
        .replace("@media screen", "@media not all")
        .replace("@media print", "@media all");
    format!("{head}{PAGES}</style>{body}").into_bytes()
}
