//! Who may ask: the browser that the program opened, and no page that it happens to show.
//!
//! A page from elsewhere can send requests to 127.0.0.1 too. So the address that was opened carries a token, which becomes a
//! cookie that other sites do not send; the name in `Host` must be the address that is bound, or else another name was made to
//! lead here; and whoever changes something must come from a page of the desk itself.

use super::http::{Method, Request, Response};

/// How the name of the cookie begins; the port follows. Cookies are the same for all ports, and two desks on one machine must not
/// take each other's away.
const COOKIE: &str = "nianbao-";
/// The name of the token in the address that is opened.
const TOKEN: &str = "token";

/// What a request must show.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The address that is bound: 127.0.0.1:8421.
    address: String,
    /// What only the browser knows that the program opened.
    token: String,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It names another host.
    Host,
    /// It comes from a page of another origin.
    Origin,
    /// It does not know the token.
    Token,
    /// It asks for something that is not offered.
    Method,
}

impl Refusal {
    /// The response that says so.
    pub fn response(self) -> Response {
        let (status, reason) = match self {
            Self::Host => (421, "这个地址不是本程序打开的地址，请用程序显示的地址打开"),
            Self::Origin => (403, "这个请求来自别的网页，不接受"),
            Self::Token => (
                403,
                "没有打开的凭据；请用程序显示的完整地址打开，或者重新运行程序",
            ),
            Self::Method => (405, "不支持这种请求"),
        };
        let response = Response::refused(status, reason);
        if self == Self::Method {
            response.with("allow", "GET, POST")
        } else {
            response
        }
    }
}

impl Guard {
    /// A guard of what is bound at an address, for whoever knows a token.
    pub fn new(address: String, token: String) -> Self {
        Self { address, token }
    }

    /// The address to open, for a path of the desk.
    pub fn opened(&self, path: &str) -> String {
        format!("http://{}{path}?{TOKEN}={}", self.address, self.token)
    }

    /// Whether a request may be answered. The first one brings the token in its address and is sent on with a cookie instead.
    ///
    /// # Errors
    /// It may not, and why.
    pub fn admit(&self, request: &Request<'_>) -> Result<Option<Response>, Refusal> {
        if request.host != Some(self.address.as_str()) {
            return Err(Refusal::Host);
        }
        let own = format!("http://{}", self.address);
        let origin = request.origin.map(|origin| origin == own);
        match (request.method, origin) {
            (Method::Other, _) => return Err(Refusal::Method),
            (_, Some(false)) | (Method::Post, None) => return Err(Refusal::Origin),
            _ => {}
        }
        if request.cookie.is_some_and(|cookies| self.has_token(cookies)) {
            return Ok(None);
        }
        let given = request.query(TOKEN);
        if request.method == Method::Get && given.is_some_and(|given| same(&given, &self.token)) {
            // Two strokes would begin the name of another host.
            let path = request.path().trim_start_matches('/');
            let cookie = format!(
                "{}={}; Path=/; HttpOnly; SameSite=Strict",
                self.cookie(),
                self.token
            );
            return Ok(Some(Response::to(format!("/{path}")).with("set-cookie", cookie)));
        }
        Err(Refusal::Token)
    }

    /// The name of the cookie.
    fn cookie(&self) -> String {
        let port = self.address.rsplit_once(':').map_or("", |(_, port)| port);
        format!("{COOKIE}{port}")
    }

    fn has_token(&self, cookies: &str) -> bool {
        let own = self.cookie();
        let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(name, value)| name == own && same(value, &self.token))
    }
}

/// Whether two words are the same, in a time that does not say how far they are.
fn same(given: &str, wanted: &str) -> bool {
    given.len() == wanted.len()
        && given
            .bytes()
            .zip(wanted.bytes())
            .fold(0, |differing, (a, b)| differing | (a ^ b))
            == 0
}
