//! The server over sockets, with little patience and with faults.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use tempfile::TempDir;

use super::engine::{Answer, Engine};
use super::*;
use crate::desk::{Desk, Host, Request, handle};

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");
const EDIT: &str = r#"{"shown":1,"ask":{"kind":"figures","cells":[["申请.办理结果.予以公开.自然人","9"]]}}"#;

/// A desk that is served.
struct Served {
    room: TempDir,
    address: SocketAddr,
    thread: JoinHandle<std::io::Result<()>>,
}

impl Served {
    fn new(limits: Limits) -> Self {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().to_path_buf();
        std::fs::write(path.join("a.yaml"), FILE).unwrap();
        let listener = bound(0).unwrap();
        let address = listener.local_addr().unwrap();
        let thread = std::thread::spawn(move || {
            let engine = Within {
                desk: Desk::new(Host::Program),
                folder: Folder::open(&path).unwrap(),
            };
            let guard = Guard::new(address.to_string(), "secret".to_owned());
            let shell = Shell::new(Box::new(engine), guard);
            serve(listener, Rc::new(shell), limits)
        });
        Self {
            room,
            address,
            thread,
        }
    }

    /// Sends the head of a request that may be answered, and what it brings.
    fn send(&self, line: &str, headers: &str, body: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let address = self.address;
        let cookie = format!("nianbao-{}=secret", address.port());
        let own = format!(
            "Host: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\nConnection: close\r\n"
        );
        stream
            .write_all(format!("{line} HTTP/1.1\r\n{own}{headers}\r\n").as_bytes())
            .unwrap();
        // Whoever is refused may be cut off while sending.
        let _ = stream.write_all(body);
        stream
    }

    fn ask(&self, line: &str, body: &str) -> String {
        let length = format!("Content-Length: {}\r\n", body.len());
        rest(self.send(line, &length, body.as_bytes()))
    }

    fn file(&self) -> String {
        std::fs::read_to_string(self.room.path().join("a.yaml")).unwrap()
    }

    fn end(self) {
        assert!(self.ask("POST /end", "").contains("已结束"));
        self.thread.join().unwrap().unwrap();
    }
}

/// All that comes until the connection is closed.
fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

/// An engine within the test's own process, which comes to a fault where it is asked for one.
struct Within {
    desk: Desk,
    folder: Folder,
}

impl Engine for Within {
    fn answer(&mut self, request: &Request<'_>) -> Option<Answer> {
        let fault = request.path().ends_with("/fault");
        (!fault).then(|| handle(&mut self.desk, request, &mut self.folder).into())
    }
}

#[test]
fn a_fault_is_answered_and_the_desk_goes_on() {
    let served = Served::new(Limits::USUAL);
    let edited = served.ask("POST /report/a.yaml/edit", EDIT);
    assert!(edited.contains("\"version\":2"), "{edited}");
    for _ in 0..3 {
        let answer = served.ask("GET /report/a.yaml/fault", "");
        assert_eq!(status(&answer), "500");
        assert!(
            answer.contains("程序出了错") && answer.contains("content-security-policy"),
            "{answer}"
        );
    }
    assert!(served.file().contains("[9,     0,       0,"));
    served.end();
}

#[test]
fn what_is_slow_or_endless_is_cut() {
    let limits = Limits {
        head: Duration::from_millis(100),
        body: Duration::from_millis(200),
        body_bytes: 1000,
        ..Limits::USUAL
    };
    let served = Served::new(limits);
    // A head that never ends, and one that is never begun.
    let mut stream = TcpStream::connect(served.address).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    rest(stream);
    rest(TcpStream::connect(served.address).unwrap());
    // What is brought: never all of it, too much, much too much, without end.
    let edit = "POST /report/a.yaml/edit";
    let slow = rest(served.send(edit, "Content-Length: 100\r\n", b"{"));
    assert_eq!(status(&slow), "408");
    assert!(slow.contains("太慢"), "{slow}");
    let large = served.ask(edit, &"x".repeat(2000));
    assert_eq!(status(&large), "413");
    assert!(large.contains("太大"), "{large}");
    assert_eq!(
        status(&rest(served.send(edit, "Content-Length: 99999999999\r\n", b""))),
        "413"
    );
    let chunks = "3e8\r\n".to_owned() + &"x".repeat(1000) + "\r\n";
    let endless = rest(served.send(
        edit,
        "Transfer-Encoding: chunked\r\n",
        chunks.repeat(6).as_bytes(),
    ));
    assert_eq!(status(&endless), "413");
    assert_eq!(served.file(), FILE);
    served.end();
}

#[test]
fn the_desk_ends_when_nobody_asks() {
    let limits = Limits {
        tick: Duration::from_millis(2),
        ..Limits::USUAL
    };
    let served = Served::new(limits);
    // A connection that nobody asks anything on keeps nothing alive.
    let half_open = TcpStream::connect(served.address).unwrap();
    served.thread.join().unwrap().unwrap();
    drop(half_open);
}

#[test]
fn the_end_waits_for_nobody_who_is_silent() {
    let limits = Limits {
        end: Duration::from_millis(100),
        ..Limits::USUAL
    };
    let served = Served::new(limits);
    let silent: Vec<TcpStream> = (0..10)
        .map(|_| TcpStream::connect(served.address).unwrap())
        .collect();
    served.end();
    drop(silent);
}
