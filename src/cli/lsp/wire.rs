//! Messages on standard input and output. What is no message is answered as such and skipped: lsp-server's own reader ends at the first.

use std::io::{BufRead, Read, Write};

use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};

/// The most bytes of a header line.
const MAX_HEADER: u64 = 16 * 1024;
/// The most bytes of a message: a report has at most 16 MB, and JSON may write a character in six bytes.
const MAX_BODY: u64 = 256 * 1024 * 1024;
/// The header that says how long a message is.
const LENGTH: &str = "content-length:";
/// A header that may stand beside it.
const TYPE: &str = "content-type:";

/// What came in.
#[derive(Debug)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// Something else: what is answered.
    Malformed(Value),
}

/// What goes out.
#[derive(Debug)]
pub enum Outgoing {
    /// A message.
    Message(Message),
    /// The answer to what was no message.
    Raw(Value),
}

/// Reads messages one after the other.
pub struct Reader<R> {
    input: R,
    /// How long the message is whose header was odd: that is answered first.
    pending: Option<u64>,
}

impl<R: BufRead> Reader<R> {
    pub const fn new(input: R) -> Self {
        Self { input, pending: None }
    }

    /// The next message; none at the end of the input.
    ///
    /// # Errors
    /// The input cannot be read.
    pub fn next(&mut self) -> std::io::Result<Option<Incoming>> {
        if let Some(length) = self.pending.take() {
            return self.body(length);
        }
        let mut length: Option<u64> = None;
        let mut is_odd = false;
        loop {
            let mut line = Vec::new();
            if self
                .input
                .by_ref()
                .take(MAX_HEADER)
                .read_until(b'\n', &mut line)?
                == 0
            {
                return Ok(None);
            }
            let line = String::from_utf8_lossy(&line);
            let line = line.trim().to_ascii_lowercase();
            // Behind what is no header the next message may begin in the middle of a line.
            if let Some(at) = line.rfind(LENGTH) {
                let number = line
                    .get(at + LENGTH.len()..)
                    .and_then(|number| number.trim().parse().ok());
                length = number.filter(|length| *length <= MAX_BODY);
                is_odd |= at > 0 || length.is_none();
            } else if !line.is_empty() {
                is_odd |= !line.starts_with(TYPE);
            } else if is_odd {
                self.pending = length;
                let answer = refusal(&Value::Null, ErrorCode::ParseError, "消息的头部看不懂");
                return Ok(Some(Incoming::Malformed(answer)));
            } else if let Some(length) = length {
                return self.body(length);
            }
        }
    }

    /// A message of so many bytes.
    fn body(&mut self, length: u64) -> std::io::Result<Option<Incoming>> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(length).read_to_end(&mut bytes)?;
        let is_whole = u64::try_from(read).is_ok_and(|read| read == length);
        Ok(is_whole.then(|| message(&bytes)))
    }
}

/// Bytes as a message, or what is answered to them.
fn message(bytes: &[u8]) -> Incoming {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return Incoming::Malformed(refusal(&Value::Null, ErrorCode::ParseError, "消息不是 JSON"));
    };
    let id = value.get("id").cloned();
    match serde_json::from_value::<Message>(value) {
        // With an id that is no id a request reads as a notification, and would never be answered.
        Ok(Message::Notification(_)) | Err(_) if id.is_some() => {
            let id = id.unwrap_or_default();
            Incoming::Malformed(refusal(&id, ErrorCode::InvalidRequest, "这不是一个请求"))
        }
        Ok(message) => Incoming::Message(message),
        Err(_) => Incoming::Malformed(refusal(&Value::Null, ErrorCode::InvalidRequest, "这不是一个请求")),
    }
}

/// The answer to what cannot be answered.
fn refusal(id: &Value, code: ErrorCode, words: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": words } })
}

/// Writes a message.
///
/// # Errors
/// Standard output is closed.
pub fn write(message: &Outgoing) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match message {
        Outgoing::Message(message) => message.write(&mut out),
        Outgoing::Raw(value) => {
            let text = value.to_string();
            write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
            out.flush()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<String> {
        let mut reader = Reader::new(input);
        let mut out = Vec::new();
        while let Ok(Some(incoming)) = reader.next() {
            out.push(match incoming {
                Incoming::Message(Message::Request(own)) => format!("{} {}", own.method, own.id),
                Incoming::Message(Message::Notification(own)) => own.method,
                Incoming::Message(Message::Response(own)) => format!("answer {}", own.id),
                Incoming::Malformed(answer) => format!("{} {}", answer["id"], answer["error"]["code"]),
            });
        }
        out
    }

    fn sized(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_message_is_answered_and_the_next_is_read() {
        let good = sized(r#"{"jsonrpc":"2.0","id":7,"method":"a"}"#);
        for (garbage, answers) in [
            ("", vec![]),
            ("garbage\r\n\r\n", vec!["null -32700"]),
            ("Content-Length: x\r\n\r\n", vec!["null -32700"]),
            ("Content-Length: 99999999999999\r\n\r\n", vec!["null -32700"]),
            ("no end of line ", vec!["null -32700"]),
            ("\r\n\r\n", vec![]),
            (&sized("{not json"), vec!["null -32700"]),
            (&sized("[1]"), vec!["null -32600"]),
            (
                &sized(r#"{"id":3000000000,"method":"b"}"#),
                vec!["3000000000 -32600"],
            ),
            (&sized(r#"{"id":null,"method":"b"}"#), vec!["null -32600"]),
            (&sized(r#"{"method":"b"}"#), vec!["b"]),
            (&sized(r#"{"id":1,"result":null}"#), vec!["answer 1"]),
        ] {
            let mut expected = answers;
            expected.push("a 7");
            assert_eq!(read(format!("{garbage}{good}").as_bytes()), expected, "{garbage}");
        }
        let typed = format!("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n{good}");
        assert_eq!(read(typed.as_bytes()), ["a 7"]);
        assert!(read(b"Content-Length: 90\r\n\r\n{}").is_empty());
    }
}
