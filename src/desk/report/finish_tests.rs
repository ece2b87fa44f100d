//! A report finished: files to keep, the preview, the comparison with last year's.

use super::{Open, handle};
use crate::desk::files::{Day, Memory};
use crate::desk::http::{Method, Request, Response};
use crate::format::{FORMATS, by_name};
use crate::pipeline::{Nothing, read};

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");

/// What is answered where a report of this text is asked for something.
fn asked(text: &str, rest: &str, query: &str) -> Response {
    let today = Day {
        year: 2022,
        month: 1,
        day: 10,
    };
    let mut files = Memory::new(today);
    files.put("a.yaml", text.as_bytes());
    let last = FILE
        .replacen("年度: 2021", "年度: 2020", 1)
        .replacen("[27, ", "[20, ", 1);
    files.put("last.yaml", last.as_bytes());
    let mut open = Open::read("a.yaml", &mut files).unwrap();
    let target = format!("/report/a.yaml/{rest}{query}");
    let request = Request {
        method: Method::Get,
        target: &target,
        host: None,
        origin: None,
        cookie: None,
        body: b"",
    };
    handle(&mut open, rest, &request, &mut files)
}

fn faulty() -> String {
    FILE.replacen("[27, ", "[28, ", 1)
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    let mut own = response.headers.iter().filter(|(own, _)| *own == name);
    let (_, value) = own.next().unwrap();
    assert!(own.next().is_none());
    value
}

fn page(response: &Response) -> &str {
    std::str::from_utf8(&response.body).unwrap()
}

#[test]
fn the_year_at_a_glance_stands_beside_last_year() {
    let text = FILE.replacen("年度: 2021", "年度: 2021\n上年报告: last.yaml", 1);
    let response = asked(&text, "download/infographic", "?draft=1");
    assert_eq!(response.status, 200);
    assert!(header(&response, "content-disposition").contains(".infographic.html"));
    let page = page(&response);
    assert!(page.contains("一图读懂") && page.contains("上年 "), "{page}");
    let finish = asked(FILE, "preview", "");
    assert!(String::from_utf8_lossy(&finish.body).contains("href=\"download/infographic\""));
}

#[test]
fn every_format_is_what_build_writes() {
    let judged = read("a.yaml", FILE.as_bytes().to_vec(), &mut Nothing);
    for format in FORMATS {
        for (query, draft) in [("", false), ("?draft=1", true)] {
            let response = asked(FILE, &format!("download/{}", format.name), query);
            assert_eq!(response.status, 200);
            assert!(
                response.body == judged.write(format, draft).unwrap().unwrap(),
                "{}",
                format.name
            );
            assert_eq!(header(&response, "content-type"), format.media);
            let named = header(&response, "content-disposition");
            assert!(named.starts_with(&format!("attachment; filename=\"report-2021.{}\"; ", format.name)));
            let encoded = named.split_once("filename*=UTF-8''").unwrap().1;
            let name = crate::desk::http::decoded(encoded).unwrap();
            assert!(name.starts_with("北仑区人民政府办公室2021年"), "{name}");
            assert_eq!(name.contains("草稿"), draft);
        }
    }
    assert_eq!(asked(FILE, "download/yaml", "").body, FILE.as_bytes());
    for kind in ["comments", "review"] {
        assert_eq!(asked(FILE, &format!("download/{kind}"), "").status, 200);
        assert_eq!(
            asked("x", &format!("download/{kind}"), "").status,
            if kind == "review" { 200 } else { 409 }
        );
    }
    assert_eq!(asked(FILE, "download/exe", "").status, 404);
}

#[test]
fn what_has_errors_is_refused_with_what_is_left_or_given_as_a_draft() {
    let faulty = faulty();
    let response = asked(&faulty, "download/docx", "");
    assert_eq!(response.status, 409);
    let html = page(&response);
    assert!(html.contains("还有 ") && html.contains("href=\"../download/docx?draft=1\""));
    // Each is a way to its field.
    assert!(html.contains("href=\".././#%E7%94%B3%E8%AF%B7."), "{html}");
    let judged = read("a.yaml", faulty.clone().into_bytes(), &mut Nothing);
    let draft = judged.write(by_name("docx").unwrap(), true).unwrap().unwrap();
    assert!(asked(&faulty, "download/docx", "?draft=1").body == draft);
    // What is no report can be had as nothing but itself.
    assert_eq!(asked("x: [", "download/docx", "?draft=1").status, 409);
    assert_eq!(asked("x: [", "download/yaml", "").body, b"x: [");
}

#[test]
fn the_preview_runs_nothing_and_is_framed_by_the_desk_alone() {
    assert!(page(&asked(FILE, "preview", "")).contains("src=\"preview/report\""));
    assert!(page(&asked(FILE, "preview", "?as=pages")).contains("src=\"preview/pages\""));
    for rest in ["preview/report", "preview/pages"] {
        let response = asked(FILE, rest, "");
        let policy = header(&response, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'self'"));
        assert!(!policy.contains("script"));
        let words = page(&response).split_once("<main>").unwrap().1;
        let built = asked(FILE, "download/html", "");
        assert_eq!(words, page(&built).split_once("<main>").unwrap().1);
    }
    // Rules for printing apply to the pages as they are shown, and those for a screen do not.
    let pages = asked(FILE, "preview/pages", "");
    let style = page(&pages).split_once("</style>").unwrap().0;
    assert!(
        style.contains("@media all") && style.contains("@media not all") && style.contains("column-width")
    );
}

#[test]
fn both_years_stand_beside_each_other() {
    let html = asked(FILE, "compare", "");
    assert!(page(&html).contains("<option>last.yaml</option>"));
    let with_last = FILE.replacen("年度: 2021\n", "年度: 2021\n上年报告: last.yaml\n", 1);
    let html = asked(&with_last, "compare", "");
    let html = page(&html);
    assert!(html.contains("<b>27</b><small>20 <i>+7</i></small>"), "{html}");
    assert!(html.contains("与上年相同"));
    let missing = with_last.replacen("last.yaml", "none.yaml", 1);
    assert!(page(&asked(&missing, "compare", "")).contains("none.yaml 读不出来"));
}
