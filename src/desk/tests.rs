//! Requests and what is answered.

use super::*;
use crate::form::Edition;

const FILE: &str = include_str!("../../examples/beilun-2021.yaml");

/// A desk whose folder has one file.
struct Trial {
    desk: Desk,
    files: Memory,
}

impl Trial {
    fn new(text: &str) -> Self {
        let today = Day {
            year: 2022,
            month: 1,
            day: 10,
        };
        let mut files = Memory::new(today);
        files.put("甲 乙.yaml", text.as_bytes());
        Self {
            desk: Desk::default(),
            files,
        }
    }

    fn answer(&mut self, method: Method, target: &str, body: &str) -> Response {
        let asked = Request {
            method,
            target,
            host: None,
            origin: None,
            cookie: None,
            body: body.as_bytes(),
        };
        handle(&mut self.desk, &asked, &mut self.files)
    }

    fn page(&mut self, target: &str) -> String {
        String::from_utf8(self.answer(Method::Get, target, "").body).unwrap()
    }
}

/// The address of a page of the report.
fn report_address(rest: &str) -> String {
    format!("/report/{}/{rest}", http::encoded("甲 乙.yaml"))
}

#[test]
fn the_page_has_a_field_for_every_figure_and_every_piece_of_prose() {
    let html = Trial::new(FILE).page(&report_address(""));
    for point in Edition::current().data_points() {
        assert!(html.contains(&format!("data-path=\"{point}\"")), "{point}");
    }
    for key in ["引言", "总体情况", "申请.说明", "其他事项"] {
        assert!(html.contains(&format!("data-path=\"{key}")), "{key}");
    }
    // Nothing runs on the page but the desk's own script; the two others are data.
    assert_eq!(html.matches("<script").count(), 3);
    assert!(!html.contains(" style=") && !html.contains(" onclick="));
}

#[test]
fn words_of_the_file_end_no_element_of_the_page() {
    let text = FILE.replacen("政务", "</script></textarea><b>", 1);
    let html = Trial::new(&text).page(&report_address(""));
    assert_eq!(html.matches("</script>").count(), 3);
    assert!(!html.contains("</textarea><b>"));
}

#[test]
fn requests_are_answered_or_refused_with_a_reason() {
    let mut trial = Trial::new(FILE);
    let figure = r#"{"shown":1,"ask":{"kind":"figures","cells":[["申请.办理结果.予以公开.自然人","9"]]}}"#;
    for (method, target, body, status) in [
        (Method::Get, "/desk.css".to_owned(), "", 200),
        (Method::Get, "/desk.js".to_owned(), "", 200),
        (Method::Get, report_address("state"), "", 200),
        (Method::Get, report_address("version"), "", 200),
        (Method::Get, report_address("preview"), "", 200),
        (Method::Get, report_address("download/docx"), "", 200),
        (Method::Get, report_address("download/exe"), "", 404),
        (Method::Get, "/../etc/passwd".to_owned(), "", 404),
        (Method::Post, report_address("state"), "", 404),
        (Method::Post, report_address("edit"), "{", 400),
        (
            Method::Post,
            report_address("edit"),
            r#"{"shown":1,"ask":{"kind":"figures","cells":[["申请.没有","9"]]}}"#,
            409,
        ),
        (Method::Post, report_address("edit"), figure, 200),
        // What has errors is a draft.
        (Method::Get, report_address("download/docx"), "", 409),
        (Method::Get, report_address("download/docx?draft=1"), "", 200),
    ] {
        let response = trial.answer(method, &target, body);
        assert_eq!(response.status, status, "{target} {body}");
        assert!(!response.body.is_empty());
    }
    // What was changed lies in the file.
    let (bytes, _) = trial.files.read("甲 乙.yaml").unwrap();
    assert!(String::from_utf8(bytes).unwrap().contains("[9,     0,       0,"));
}
