//! A request for the folder answered.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::download::{Wanted, archive, attached};
use super::ledger::{Ledger, may_be_report};
use super::page::{self, View};
use super::row::{Asked, Row};
use super::sum::{Asked as AskedSum, Sum, sum};
use super::units::Units;
use crate::desk::fields::{field, written};
use crate::desk::files::{Day, FileError, Files, Listed, failed};
use crate::desk::host::Host;
use crate::desk::http::{Method, Request, Response, decoded};
use crate::desk::start::NotBegun;
use crate::format::FORMATS;
use crate::pipeline::read_with_figures;
use crate::review::{self, Unit};

/// From this month on, a report is begun for the year that is about to end; before it, for the last one.
const NEW_YEAR_MONTH: u32 = 11;

/// The folder as the desk knows it.
#[derive(Debug, Default)]
pub struct Folder {
    ledger: Ledger,
    units: Option<Units>,
    sum: Option<Sum>,
}

/// Answers a request for the folder.
pub fn handle(folder: &mut Folder, host: Host, request: &Request<'_>, files: &mut dyn Files) -> Response {
    match (request.method, request.path()) {
        (Method::Get, "/") => shown(folder, host, request, files, None),
        (Method::Get, "/folder.json") => live(folder, host, request, files),
        (Method::Post, "/check") => {
            folder.ledger.forget();
            Response::to("/".to_owned())
        }
        (Method::Post, "/units") => {
            let list = field(request.body, "list").unwrap_or_default();
            let year = written(request.body, "year").and_then(|year| year.parse().ok());
            let units = Units::new(&list, year);
            folder.units = (!units.names.is_empty()).then_some(units);
            Response::to("/#units".to_owned())
        }
        (Method::Post, "/sum") => match reports(files) {
            Ok(listed) => {
                let asked = AskedSum {
                    agency: written(request.body, "agency"),
                    year: written(request.body, "year").and_then(|year| year.parse().ok()),
                    force: written(request.body, "force").is_some(),
                };
                folder.sum = Some(sum(&listed, asked, files));
                Response::to("/#sum".to_owned())
            }
            Err(error) => failed(&files.folder(), &error),
        },
        (Method::Get, "/download.zip") => download(request, files),
        (Method::Get, path) => match path.strip_prefix("/sheet/").and_then(decoded) {
            Some(name) => sheet(&name, files),
            None => Response::nothing(),
        },
        (Method::Post | Method::Other, _) => Response::nothing(),
    }
}

/// The page of the folder, perhaps with a new report that was not begun.
pub fn shown(
    folder: &mut Folder,
    host: Host,
    request: &Request<'_>,
    files: &mut dyn Files,
    not_begun: Option<&NotBegun>,
) -> Response {
    let made = view(folder, host, request, files, not_begun, page::folder);
    match made {
        Ok(Ok(html)) if not_begun.is_some() => Response {
            status: 409,
            ..Response::page(html)
        },
        Ok(Ok(html)) => Response::page(html),
        Ok(Err(error)) => Response::refused(500, &error),
        Err(error) => failed(&files.folder(), &error),
    }
}

/// What of the page has changed since it was shown.
fn live(folder: &mut Folder, host: Host, request: &Request<'_>, files: &mut dyn Files) -> Response {
    let json = |view: &View<'_>| {
        let live = page::live(view)?;
        serde_json::to_string(&live).map_err(|error| error.to_string())
    };
    match view(folder, host, request, files, None, json) {
        Ok(Ok(json)) => {
            let mut hasher = DefaultHasher::new();
            json.hash(&mut hasher);
            let hash = format!("{:x}", hasher.finish());
            if request.query("shown").is_some_and(|shown| shown == hash) {
                return Response {
                    status: 204,
                    headers: Vec::new(),
                    body: Vec::new(),
                };
            }
            Response::json(json).with("etag", format!("\"{hash}\""))
        }
        Ok(Err(error)) => Response::refused(500, &error),
        Err(error) => failed(&files.folder(), &error),
    }
}

/// Makes something of what is shown of a folder.
fn view<T>(
    folder: &mut Folder,
    host: Host,
    request: &Request<'_>,
    files: &mut dyn Files,
    not_begun: Option<&NotBegun>,
    made: impl FnOnce(&View<'_>) -> T,
) -> Result<T, FileError> {
    let listed = reports(files)?;
    let waiting = folder.ledger.refresh(&listed, files);
    let rows: Vec<Row> = listed
        .iter()
        .map(|file| Row::new(file, folder.ledger.found(&file.name)))
        .collect();
    Ok(made(&View {
        host,
        folder: &files.folder(),
        rows: &rows,
        asked: &Asked::new(request),
        waiting,
        units: folder.units.as_ref(),
        sum: folder.sum.as_ref(),
        usual_year: usual_year(files.today()),
        not_begun,
    }))
}

/// The files that may be reports.
fn reports(files: &mut dyn Files) -> Result<Vec<Listed>, FileError> {
    let mut listed = files.list()?;
    listed.retain(|file| may_be_report(&file.name));
    Ok(listed)
}

/// The year that a report begun on a day is usually of.
fn usual_year(today: Day) -> i32 {
    if today.month >= NEW_YEAR_MONTH {
        today.year
    } else {
        today.year - 1
    }
}

/// All reports in one archive.
fn download(request: &Request<'_>, files: &mut dyn Files) -> Response {
    let chosen = FORMATS
        .iter()
        .copied()
        .filter(|format| request.query(format.name).is_some());
    let mut formats: Vec<_> = chosen.collect();
    if formats.is_empty() {
        formats.extend(FORMATS.first());
    }
    let wanted = Wanted {
        formats,
        year: request.query("year").and_then(|year| year.parse().ok()),
        draft: request.query("draft").is_some(),
    };
    let listed = match reports(files) {
        Ok(listed) => listed,
        Err(error) => return failed(&files.folder(), &error),
    };
    let year = wanted.year.map_or_else(String::new, |year| format!("-{year}"));
    match archive(&listed, &wanted, files) {
        Ok(bytes) => attached("application/zip", &format!("年报{year}.zip"), bytes),
        Err(error) => Response::refused(500, &error.to_string()),
    }
}

/// What the response with a sheet says instead of what every page says: it runs nothing and loads nothing, and its own style applies.
const OF_SHEET: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
                        frame-ancestors 'none'";

/// The sheet of a file that a reviewer prints and signs.
fn sheet(name: &str, files: &mut dyn Files) -> Response {
    let bytes = match files.read(name) {
        Ok((bytes, _)) => bytes,
        Err(error) => return failed(name, &error),
    };
    let judged = read_with_figures(name, bytes, &mut *files.surroundings(name));
    let unit = Unit {
        judged: &judged,
        error: None,
    };
    match review::write(&[unit]) {
        Ok(bytes) => {
            Response::typed(200, "text/html; charset=utf-8", bytes).with("content-security-policy", OF_SHEET)
        }
        Err(error) => Response::refused(500, &error.to_string()),
    }
}
