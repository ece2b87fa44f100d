//! The report as files to keep: every format that `build` writes, byte for byte what it writes; the YAML file itself; and what a
//! reviewer takes along.

use super::extra::{EXTRAS, Extra, SOURCE};
use super::finish;
use super::open::Open;
use super::session::Session;
use crate::desk::http::{Request, Response, encoded};
use crate::format::{Format, by_name, write_only};
use crate::report::Report;
use crate::review::{self, Unit};

/// What is added to the name of a draft.
const DRAFT_MARK: &str = "（草稿）";

/// A file to keep. What has errors is given as a draft only, and marked as one.
pub fn answer(open: &Open, kind: &str, request: &Request<'_>) -> Response {
    let session = open.session();
    if kind == SOURCE {
        let own = session.name().rsplit('/').next().unwrap_or_default();
        let bytes = session.text().as_bytes().to_vec();
        return attached("application/yaml; charset=utf-8", own, "report.yaml", bytes);
    }
    if let Some(extra) = EXTRAS.iter().find(|extra| extra.kind == kind) {
        return extra_file(session, extra);
    }
    let Some(format) = by_name(kind).or_else(|| write_only(kind)) else {
        let names: Vec<&str> = finish::formats().iter().map(|format| format.name).collect();
        return Response::refused(404, &format!("没有这种格式；可用：{}", names.join("、")));
    };
    let judged = session.judged();
    let draft = request.query("draft").is_some();
    if judged.report.is_none() || (judged.has_errors() && !draft) {
        return finish::page(open, request, Some(format));
    }
    let mark = if draft { DRAFT_MARK } else { "" };
    let Some(mut document) = judged.compose(draft) else {
        return Response::refused(409, "没有读出年度报告");
    };
    if write_only(format.name).is_some() {
        document.glance = judged.glance_beside(session.prior());
    }
    match format.bytes_of(&document) {
        Err(error) => Response::refused(500, &error.to_string()),
        Ok(bytes) => report_file(session, format, mark, bytes),
    }
}

fn extra_file(session: &Session, extra: &Extra) -> Response {
    let judged = session.judged();
    let written = if extra.kind == "comments" {
        match judged.annotate(session.text().as_bytes(), false) {
            Ok(annotated) => Ok(annotated.bytes),
            Err(_) => return Response::refused(409, "没有读出年度报告，不能批注"),
        }
    } else {
        review::write(&[Unit { judged, error: None }])
    };
    match written {
        Ok(bytes) => report_file(session, extra.format, extra.mark, bytes),
        Err(error) => Response::refused(500, &error.to_string()),
    }
}

fn report_file(session: &Session, format: &Format, mark: &str, bytes: Vec<u8>) -> Response {
    let report = session.judged().report.as_ref();
    let ending = format.ending();
    let name = format!("{}{mark}.{ending}", title(session, report));
    let year = report.and_then(|report| report.year);
    let plain = year.map_or_else(|| "report".to_owned(), |year| format!("report-{year}"));
    attached(format.media, &name, &format!("{plain}.{ending}"), bytes)
}

/// What the files of a report are called: agency, year and what it is.
fn title(session: &Session, report: Option<&Report>) -> String {
    let title = report.map(|report| report.full_title().replace('\n', ""));
    let own = || {
        let own = session.name().rsplit('/').next().unwrap_or_default();
        own.rsplit_once('.').map_or(own, |(stem, _)| stem).to_owned()
    };
    title.filter(|title| !title.trim().is_empty()).unwrap_or_else(own)
}

/// The most characters of a file's name: file systems take 255 bytes.
const MAX_NAME: usize = 70;

/// A response that is kept as a file of a name; `plain` is the name for browsers that read Latin only.
fn attached(media: &'static str, name: &str, plain: &str, bytes: Vec<u8>) -> Response {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let forbidden = |c: char| c.is_control() || r#"\/:*?"<>|"#.contains(c);
    let stem: String = stem
        .chars()
        .map(|c| if forbidden(c) { '_' } else { c })
        .take(MAX_NAME)
        .collect();
    let name = format!("{}.{ending}", stem.trim());
    Response::typed(200, media, bytes).with(
        "content-disposition",
        format!(
            "attachment; filename=\"{plain}\"; filename*=UTF-8''{}",
            encoded(&name)
        ),
    )
}
