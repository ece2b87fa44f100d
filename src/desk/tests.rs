use super::*;
use crate::desk::state::State;
use crate::pipeline::Nothing;

const FILE: &str = include_str!("../../examples/beilun-2021.yaml");

fn session() -> Session {
    Session::open("a.yaml", FILE.to_owned(), &mut Nothing)
}

fn make(session: &mut Session, ask: &str) -> State {
    let ask: Ask = serde_json::from_str(ask).unwrap();
    let shown = session.version();
    session.make(&ask, shown, &mut Nothing).unwrap();
    State::new(session)
}

#[test]
fn a_figure_that_is_typed_is_checked_and_can_be_taken_back() {
    let mut session = session();
    assert_eq!(State::new(&session).counts, [0, 0, 0]);
    let state = make(
        &mut session,
        r#"{"kind":"figures","cells":[["申请.办理结果.予以公开.自然人","9"]]}"#,
    );
    assert_eq!(state.counts[0], 1);
    let [found] = state.findings.as_slice() else {
        panic!()
    };
    assert_eq!(
        (found.rule, found.path.as_str()),
        ("wrong-total", "申请.办理结果.予以公开.自然人")
    );
    assert_eq!(
        state.cells["申请.办理结果.予以公开.总计"].sum.as_deref(),
        Some("9")
    );
    let state = make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(
        (state.counts, state.can_undo, state.can_redo),
        ([0, 0, 0], false, true)
    );
    assert_eq!(session.text(), FILE);
    let state = make(&mut session, r#"{"kind":"redo"}"#);
    assert_eq!(state.counts[0], 1);
    // The right figure is taken with one button.
    let state = make(&mut session, r#"{"kind":"fix","finding":0}"#);
    assert_eq!(state.counts[0], 0);
    assert_eq!(session.text(), FILE);
}

#[test]
fn a_block_that_is_pasted_is_one_step() {
    let mut session = session();
    make(
        &mut session,
        r#"{"kind":"figures","cells":[["申请.本年新收.自然人","30"],["申请.本年新收.商业企业","4"],["申请.本年新收.总计","35"]]}"#,
    );
    assert!(
        session
            .text()
            .contains("[30,    4,       0,       0,           1,           0,   35]")
    );
    make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(session.text(), FILE);
}

#[test]
fn figures_and_findings_are_marked_in_the_words_of_the_file() {
    let mut session = session();
    let state = make(
        &mut session,
        r#"{"kind":"prose","path":"其他事项","words":"😀全年新收申请{{申请.本年新收.总计}}件，予以公开8件。"}"#,
    );
    let prose = &state.prose["其他事项"];
    let units: Vec<u16> = prose.words.encode_utf16().collect();
    let marked: Vec<(String, &str)> = prose
        .marks
        .iter()
        .map(|mark| {
            (
                String::from_utf16(&units[mark.start..mark.end]).unwrap(),
                mark.class,
            )
        })
        .collect();
    assert!(marked.contains(&("8件".to_owned(), "disagrees")), "{marked:?}");
    assert!(
        marked
            .iter()
            .any(|(words, class)| words.contains("{{申请.本年新收.总计}}") && *class == "agrees")
    );
}

#[test]
fn a_change_of_another_version_is_refused_where_it_goes_by_number() {
    let mut session = session();
    let ask = Ask::Fix { finding: 0 };
    assert!(session.make(&ask, 0, &mut Nothing).is_err());
    assert!(session.make(&Ask::Undo, 0, &mut Nothing).is_ok());
    assert_eq!(session.text(), FILE);
}

const ADDRESS: &str = "127.0.0.1:8421";

fn request<'a>(method: Method, target: &'a str) -> Request<'a> {
    Request {
        method,
        target,
        host: Some(ADDRESS),
        origin: None,
        cookie: Some("a=b; nianbao=secret"),
        body: b"",
    }
}

#[test]
fn only_the_browser_that_was_opened_is_answered() {
    let guard = Guard::new(ADDRESS.to_owned(), "secret".to_owned());
    let own = Some("http://127.0.0.1:8421");
    let get = request(Method::Get, "/");
    let post = request(Method::Post, "/edit");
    assert_eq!(guard.admit(&get), Ok(None));
    assert_eq!(
        guard.admit(&Request {
            origin: own,
            ..post.clone()
        }),
        Ok(None)
    );
    for (asked, refusal) in [
        (
            Request {
                host: None,
                ..get.clone()
            },
            Refusal::Host,
        ),
        (
            Request {
                host: Some("evil.example:8421"),
                ..get.clone()
            },
            Refusal::Host,
        ),
        (
            Request {
                host: Some("localhost:8421"),
                ..get.clone()
            },
            Refusal::Host,
        ),
        (post.clone(), Refusal::Origin),
        (
            Request {
                origin: Some("http://evil.example"),
                ..post.clone()
            },
            Refusal::Origin,
        ),
        (
            Request {
                origin: Some("null"),
                ..post.clone()
            },
            Refusal::Origin,
        ),
        (
            Request {
                origin: Some("http://127.0.0.1:9999"),
                ..get.clone()
            },
            Refusal::Origin,
        ),
        (
            Request {
                cookie: None,
                ..get.clone()
            },
            Refusal::Token,
        ),
        (
            Request {
                cookie: Some("nianbao=secreT"),
                ..get.clone()
            },
            Refusal::Token,
        ),
        (
            Request {
                cookie: None,
                target: "/?token=secre",
                ..get.clone()
            },
            Refusal::Token,
        ),
        (request(Method::Other, "/"), Refusal::Method),
    ] {
        assert_eq!(guard.admit(&asked), Err(refusal), "{asked:?}");
        let response = refusal.response();
        assert!(response.status >= 400 && !response.body.is_empty());
    }
}

#[test]
fn the_token_becomes_a_cookie() {
    let guard = Guard::new(ADDRESS.to_owned(), "secret".to_owned());
    assert_eq!(guard.opened(), "http://127.0.0.1:8421/?token=secret");
    let first = Request {
        cookie: None,
        ..request(Method::Get, "/?token=secret")
    };
    let response = guard.admit(&first).unwrap().unwrap();
    assert_eq!(response.status, 303);
    assert!(response.headers.contains(&("location", "/".to_owned())));
    let cookie = &response
        .headers
        .iter()
        .find(|(name, _)| *name == "set-cookie")
        .unwrap()
        .1;
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
}

fn answer(session: &mut Session, method: Method, target: &str, body: &str) -> Response {
    let asked = Request {
        body: body.as_bytes(),
        ..request(method, target)
    };
    handle(session, &asked, &mut Nothing)
}

#[test]
fn the_page_has_a_field_for_every_figure_and_every_piece_of_prose() {
    let mut session = session();
    let page = answer(&mut session, Method::Get, "/", "");
    let html = String::from_utf8(page.body).unwrap();
    for point in session.edition().data_points() {
        assert!(html.contains(&format!("data-path=\"{point}\"")), "{point}");
    }
    for key in State::new(&session).prose.keys() {
        assert!(html.contains(&format!("data-path=\"{key}\"")), "{key}");
    }
    // Nothing runs on the page but the desk's own script.
    assert_eq!(html.matches("<script").count(), 2);
    assert!(!html.contains(" style=") && !html.contains(" onclick="));
}

#[test]
fn words_of_the_file_end_no_element_of_the_page() {
    let text = FILE.replacen("政务", "</script></textarea><b>", 1);
    let mut session = Session::open("a.yaml", text, &mut Nothing);
    let html = String::from_utf8(answer(&mut session, Method::Get, "/", "").body).unwrap();
    assert_eq!(html.matches("</script>").count(), 2);
    assert!(!html.contains("</textarea><b>"));
}

#[test]
fn requests_are_answered_or_refused_with_a_reason() {
    let mut session = session();
    let figure = r#"{"shown":1,"ask":{"kind":"figures","cells":[["申请.办理结果.予以公开.自然人","9"]]}}"#;
    for (method, target, body, status) in [
        (Method::Get, "/desk.css", "", 200),
        (Method::Get, "/desk.js", "", 200),
        (Method::Get, "/state", "", 200),
        (Method::Get, "/version", "", 200),
        (Method::Get, "/preview", "", 200),
        (Method::Get, "/download/docx", "", 200),
        (Method::Get, "/download/exe", "", 404),
        (Method::Get, "/../etc/passwd", "", 404),
        (Method::Post, "/state", "", 404),
        (Method::Post, "/edit", "{", 400),
        (
            Method::Post,
            "/edit",
            r#"{"shown":1,"ask":{"kind":"figures","cells":[["申请.没有","9"]]}}"#,
            409,
        ),
        (Method::Post, "/edit", figure, 200),
        // What has errors is a draft.
        (Method::Get, "/download/docx", "", 409),
        (Method::Get, "/download/docx?draft=1", "", 200),
    ] {
        let response = answer(&mut session, method, target, body);
        assert_eq!(response.status, status, "{target} {body}");
        assert!(!response.body.is_empty());
    }
}
