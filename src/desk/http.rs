//! A request and a response, as far as the desk needs them.

use std::borrow::Cow;

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To see something.
    Get,
    /// To change something.
    Post,
    /// Anything else: refused.
    Other,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// What it asks for.
    pub method: Method,
    /// The path and the query, as sent.
    pub target: &'a str,
    /// The header `Host`.
    pub host: Option<&'a str>,
    /// The header `Origin`.
    pub origin: Option<&'a str>,
    /// The header `Cookie`.
    pub cookie: Option<&'a str>,
    /// What it brings.
    pub body: &'a [u8],
}

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status of HTTP.
    pub status: u16,
    /// Headers beside those that every response has.
    pub headers: Vec<(&'static str, String)>,
    /// What it brings.
    pub body: Vec<u8>,
}

/// What every response says of itself. Nothing from elsewhere is loaded, nothing runs but the desk's own script, no page shows the
/// desk within itself, and nothing is kept.
pub const HEADERS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    // With none at all a form of the desk's own would come from nowhere: its `Origin` would be null.
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

impl Request<'_> {
    /// The path without its query.
    pub fn path(&self) -> &str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }

    /// The value of a name in the query, decoded; none where it is not there or is no UTF-8.
    pub fn query(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, query) = self.target.split_once('?')?;
        let pair = query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key == name).then_some(value)
        })?;
        decoded(pair)
    }
}

impl Response {
    /// A page.
    pub fn page(html: String) -> Self {
        Self::typed(200, "text/html; charset=utf-8", html.into_bytes())
    }

    /// Data for the script.
    pub fn json(json: String) -> Self {
        Self::typed(200, "application/json", json.into_bytes())
    }

    /// A response of a type.
    pub fn typed(status: u16, kind: &'static str, body: Vec<u8>) -> Self {
        Self {
            status,
            headers: vec![("content-type", kind.to_owned())],
            body,
        }
    }

    /// A refusal, with its reason.
    pub fn refused(status: u16, reason: &str) -> Self {
        Self::typed(
            status,
            "text/plain; charset=utf-8",
            format!("{reason}\n").into_bytes(),
        )
    }

    /// There is no such page.
    pub fn nothing() -> Self {
        Self::refused(404, "没有这个页面")
    }

    /// Elsewhere is what was asked for.
    pub fn to(place: String) -> Self {
        Self {
            status: 303,
            headers: vec![("location", place)],
            body: Vec::new(),
        }
    }

    /// The same with a further header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// Words as one segment of an address.
pub fn encoded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for byte in words.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            byte => {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit)])));
            }
        }
    }
    out
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Words of an address without their escapes; none where they are no UTF-8, or end within one.
pub fn decoded(words: &str) -> Option<Cow<'_, str>> {
    if !words.contains(['%', '+']) {
        return Some(Cow::Borrowed(words));
    }
    let mut out = Vec::with_capacity(words.len());
    let mut bytes = words.bytes();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(out).ok().map(Cow::Owned)
}
