//! What the two processes send each other: pieces of bytes, each behind its length.

use std::io::{self, Read, Write};

use crate::desk::{Method, Request, Response};
use crate::pipeline::MAX_DOCUMENT_BYTES;

/// The most bytes of a piece: what is built of a report, or of a folder of them, is larger than what was read.
const MAX_PIECE: usize = 64 * MAX_DOCUMENT_BYTES;

/// The first byte of what the engine sends.
const JUDGING: u8 = b'j';
const ANSWER: u8 = b'a';

/// A request as the engine gets it: who may ask was looked at before.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    method: Method,
    target: String,
    body: Vec<u8>,
}

/// A response as the server gets it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli::fill) struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// Headers beside those that every response has.
    pub headers: Vec<(String, String)>,
    /// What it brings.
    pub body: Vec<u8>,
}

/// What the engine sends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// The file that it is about to judge.
    Judging(String),
    /// The response.
    Answer(Answer),
}

impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        let headers = response.headers.into_iter();
        Self {
            status: response.status,
            headers: headers.map(|(name, value)| (name.to_owned(), value)).collect(),
            body: response.body,
        }
    }
}

impl Asked {
    /// The request as the desk sees it.
    pub fn request(&self) -> Request<'_> {
        Request {
            method: self.method,
            target: &self.target,
            host: None,
            origin: None,
            cookie: None,
            body: &self.body,
        }
    }
}

/// Sends a request.
///
/// # Errors
/// The other process is gone.
pub(super) fn send_request(out: &mut impl Write, request: &Request<'_>) -> io::Result<()> {
    let method = match request.method {
        Method::Get => b"GET".as_slice(),
        Method::Post => b"POST",
        Method::Other => b"",
    };
    put(out, method)?;
    put(out, request.target.as_bytes())?;
    put(out, request.body)?;
    out.flush()
}

/// Takes a request; none where no more come.
///
/// # Errors
/// The other process is gone in the middle of one.
pub(super) fn take_request(input: &mut impl Read) -> io::Result<Option<Asked>> {
    let method = match take(input) {
        Ok(method) => method,
        Err(cause) if cause.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(cause) => return Err(cause),
    };
    Ok(Some(Asked {
        method: match method.as_slice() {
            b"GET" => Method::Get,
            b"POST" => Method::Post,
            _ => Method::Other,
        },
        target: words(take(input)?)?,
        body: take(input)?,
    }))
}

/// Sends which file is about to be judged.
///
/// # Errors
/// The other process is gone.
pub(super) fn send_judging(out: &mut impl Write, name: &str) -> io::Result<()> {
    out.write_all(&[JUDGING])?;
    put(out, name.as_bytes())?;
    out.flush()
}

/// Sends a response.
///
/// # Errors
/// The other process is gone.
pub(super) fn send_answer(out: &mut impl Write, answer: &Answer) -> io::Result<()> {
    out.write_all(&[ANSWER])?;
    put(out, &answer.status.to_le_bytes())?;
    put(out, &length(answer.headers.len())?.to_le_bytes())?;
    for (name, value) in &answer.headers {
        put(out, name.as_bytes())?;
        put(out, value.as_bytes())?;
    }
    put(out, &answer.body)?;
    out.flush()
}

/// Takes what the engine sends.
///
/// # Errors
/// It is gone, or sends something else.
pub(super) fn take_reply(input: &mut impl Read) -> io::Result<Reply> {
    let mut kind = [0];
    input.read_exact(&mut kind)?;
    match kind[0] {
        JUDGING => Ok(Reply::Judging(words(take(input)?)?)),
        ANSWER => {
            let status = u16::from_le_bytes(number(take(input)?)?);
            let count = u32::from_le_bytes(number(take(input)?)?);
            let header = |_| Ok((words(take(input)?)?, words(take(input)?)?));
            let headers = (0..count).map(header).collect::<io::Result<_>>()?;
            Ok(Reply::Answer(Answer {
                status,
                headers,
                body: take(input)?,
            }))
        }
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

fn length(count: usize) -> io::Result<u32> {
    u32::try_from(count).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn put(out: &mut impl Write, piece: &[u8]) -> io::Result<()> {
    out.write_all(&length(piece.len())?.to_le_bytes())?;
    out.write_all(piece)
}

fn take(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if length > MAX_PIECE {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut piece = vec![0; length];
    input.read_exact(&mut piece)?;
    Ok(piece)
}

fn words(piece: Vec<u8>) -> io::Result<String> {
    String::from_utf8(piece).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn number<const N: usize>(piece: Vec<u8>) -> io::Result<[u8; N]> {
    piece.try_into().map_err(|_| io::ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_taken() {
        let request = Request {
            method: Method::Post,
            target: "/report/%E7%94%B2.yaml/edit?a=b",
            host: None,
            origin: None,
            cookie: None,
            body: &[0, 255, 10],
        };
        let mut sent = Vec::new();
        send_request(&mut sent, &request).unwrap();
        let mut input = sent.as_slice();
        let asked = take_request(&mut input).unwrap().unwrap();
        let got = asked.request();
        assert_eq!(
            (got.method, got.target, got.body),
            (request.method, request.target, request.body)
        );
        assert_eq!(take_request(&mut input).unwrap(), None);

        let answer = Answer::from(Response::refused(409, "不行").with("allow", "GET"));
        let mut sent = Vec::new();
        send_judging(&mut sent, "甲.yaml").unwrap();
        send_answer(&mut sent, &answer).unwrap();
        let mut input = sent.as_slice();
        assert_eq!(
            take_reply(&mut input).unwrap(),
            Reply::Judging("甲.yaml".to_owned())
        );
        assert_eq!(take_reply(&mut input).unwrap(), Reply::Answer(answer));
        assert!(take_reply(&mut input).is_err());
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_an_error() {
        let mut sent = Vec::new();
        send_answer(&mut sent, &Answer::from(Response::page("一页".to_owned()))).unwrap();
        for end in 0..sent.len() {
            assert!(take_reply(&mut &sent[..end]).is_err());
        }
        assert!(take_reply(&mut b"x".as_slice()).is_err());
        assert!(take_request(&mut [255, 255, 255, 255, 1].as_slice()).is_err());
    }
}
