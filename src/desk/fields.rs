//! The fields of a form that a page sent.

use std::borrow::Cow;

use super::http::decoded;

/// The value of a field, with line breaks as a file has them; none where it was not sent, or is no UTF-8.
pub fn field<'a>(body: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    let body = std::str::from_utf8(body).ok()?;
    let value = body.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (decoded(key)? == name).then_some(value)
    })?;
    let value = decoded(value)?;
    Some(if value.contains('\r') {
        Cow::Owned(value.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        value
    })
}

/// The value of a field without the blanks around it; none where nothing was written.
pub fn written(body: &[u8], name: &str) -> Option<String> {
    let value = field(body, name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
