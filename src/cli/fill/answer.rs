//! A request as it comes from the wire, refused or answered.

use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{COOKIE, HOST, HeaderName, HeaderValue, ORIGIN};
use hyper::http::request::Parts;

use super::engine::Answer;
use super::shell::Shell;
use crate::desk::{HEADERS, Method, Request, Response};

/// The most bytes of an address.
const MAX_TARGET: usize = 16 * 1024;
/// How many times the permitted size is read and thrown away, for a browser reads no refusal before it has sent all.
const MAX_WASTE: usize = 5;

/// The page that is left when the desk has ended.
const ENDED: &str = include_str!("../../../templates/desk/ended.html");

/// What is shown where a request came to a fault of the program.
const FAULT: &str =
    "程序出了错，刚才这一步可能没有做成；以前保存的都在文件里。请刷新页面，看看刚才填的还在不在";

/// Answers a request; one that may not be answered is refused with the reason. `patience` is how long it may take to bring what it
/// brings, which are `most` bytes.
pub(super) async fn answer(
    shell: &Shell,
    request: hyper::Request<Incoming>,
    patience: Duration,
    most: usize,
) -> hyper::Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let response = match admitted(shell, &head) {
        Err(response) => response.into(),
        Ok(()) => match tokio::time::timeout(patience, whole(body, most)).await {
            Ok(Ok(body)) => handled(shell, &asked(&head, &body)),
            Ok(Err(refused)) => refused.into(),
            Err(_) => closing(408, "内容送得太慢，没有收下；请再试一次").into(),
        },
    };
    sent(response)
}

/// Whether the head of a request may be answered: nothing of the rest is read before.
fn admitted(shell: &Shell, head: &Parts) -> Result<(), Response> {
    if target(head).len() > MAX_TARGET {
        return Err(closing(414, "地址太长"));
    }
    match shell.guard.admit(&asked(head, b"")) {
        Ok(None) => {
            shell.ask();
            Ok(())
        }
        Ok(Some(response)) => {
            shell.ask();
            Err(response)
        }
        Err(refusal) => Err(refusal.response()),
    }
}

/// A request as the desk sees it.
fn asked<'a>(head: &'a Parts, body: &'a [u8]) -> Request<'a> {
    // A header that stands there twice may be read in two ways: then it is what nobody asks for.
    let only = |name: HeaderName| {
        let mut values = head.headers.get_all(name).iter();
        let first = values.next()?;
        let alone = values.next().is_none();
        Some(first.to_str().ok().filter(|_| alone).unwrap_or_default())
    };
    // An address in full names a host too.
    let host = only(HOST).filter(|host| {
        let named = head.uri.authority();
        named.is_none_or(|named| named.as_str() == *host)
    });
    Request {
        method: match head.method {
            hyper::Method::GET => Method::Get,
            hyper::Method::POST => Method::Post,
            _ => Method::Other,
        },
        target: target(head),
        host,
        origin: only(ORIGIN),
        cookie: only(COOKIE),
        body,
    }
}

fn target(head: &Parts) -> &str {
    head.uri.path_and_query().map_or("", |target| target.as_str())
}

/// The body of a request, of at most `most` bytes.
async fn whole(mut body: Incoming, most: usize) -> Result<Vec<u8>, Response> {
    let too_much = || closing(413, &format!("文件太大，没有收下：最多 {} MB", most >> 20));
    let mut left = most.saturating_mul(MAX_WASTE);
    if body.size_hint().lower() > left as u64 {
        return Err(too_much());
    }
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| closing(400, "内容没有送完"))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        fits &= bytes.len() + data.len() <= most;
        if fits {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
        }
        left = match left.checked_sub(data.len()) {
            Some(left) => left,
            None => break,
        };
    }
    if fits { Ok(bytes) } else { Err(too_much()) }
}

/// Answers a request: the server itself where it is about the program, else the engine. What came to a fault is read again from
/// its file when it is asked for the next time.
fn handled(shell: &Shell, request: &Request<'_>) -> Answer {
    if request.method == Method::Post && request.path() == "/end" {
        shell.end();
        return Response::page(ENDED.to_owned())
            .with("connection", "close")
            .into();
    }
    if request.method == Method::Get && request.path() == "/alive" {
        return Response::typed(200, "text/plain", Vec::new()).into();
    }
    let answer = shell.engine.borrow_mut().answer(request);
    answer.unwrap_or_else(|| Response::refused(500, FAULT).into())
}

/// A refusal after which nothing more is read.
fn closing(status: u16, reason: &str) -> Response {
    Response::refused(status, reason).with("connection", "close")
}

/// A response as it goes to the wire.
fn sent(answer: Answer) -> hyper::Response<Full<Bytes>> {
    let mut out = hyper::Response::new(Full::new(Bytes::from(answer.body)));
    *out.status_mut() = hyper::StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = out.headers_mut();
    // A response may say for itself what all others have in common.
    let own = |name: &str| answer.headers.iter().any(|(given, _)| *given == name);
    for (name, value) in HEADERS.iter().filter(|(name, _)| !own(name)) {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    for (name, value) in answer.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value.as_bytes())) {
            headers.append(name, value);
        }
    }
    out
}
