//! Which requests are answered, and which are refused.

use super::*;

const ADDRESS: &str = "127.0.0.1:8421";

fn request(method: Method, target: &str) -> Request<'_> {
    Request {
        method,
        target,
        host: Some(ADDRESS),
        origin: None,
        cookie: Some("a=b; nianbao-8421=secret"),
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
                cookie: Some("nianbao-8421=secreT"),
                ..get.clone()
            },
            Refusal::Token,
        ),
        // Another desk's, which listens elsewhere.
        (
            Request {
                cookie: Some("nianbao-8422=secret"),
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
    assert_eq!(guard.opened("/"), "http://127.0.0.1:8421/?token=secret");
    let first = |target| {
        let request = Request {
            cookie: None,
            ..request(Method::Get, target)
        };
        guard.admit(&request).unwrap().unwrap()
    };
    for (target, place) in [
        ("/?token=secret", "/"),
        ("/report/a.yaml/?token=secret", "/report/a.yaml/"),
        ("//evil.example/?token=secret", "/evil.example/"),
    ] {
        let response = first(target);
        assert_eq!(response.status, 303);
        assert!(response.headers.contains(&("location", place.to_owned())));
    }
    let response = first("/?token=secret");
    let cookie = &response
        .headers
        .iter()
        .find(|(name, _)| *name == "set-cookie")
        .unwrap()
        .1;
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
}
