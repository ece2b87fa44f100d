//! `nianbao fill` as a browser, a page from elsewhere and a hostile program see it: requests made by hand, over a socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Stdio};

use crate::support::{Room, correct, sized};

/// The cell that is typed into, as the file has it before.
const BEFORE: &str = "[6,     0,       0,";
const CELL: &str = "申请.办理结果.予以公开.自然人";
const OPEN: &str = "/report/a.yaml/";

/// A room in which one report lies.
fn room() -> Room {
    let room = Room::new();
    room.put("年报/a.yaml", correct());
    room.put("outside.yaml", "outside");
    room
}

/// A desk that runs; its program ends with it.
struct Desk {
    program: Child,
    output: BufReader<ChildStdout>,
    /// The address that was printed.
    opened: String,
    /// 127.0.0.1:8421.
    host: String,
    cookie: String,
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Desk {
    fn start(room: &Room, path: &str) -> Self {
        let mut program = room
            .nianbao(&["fill", "--no-open", path])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut output = BufReader::new(program.stdout.take().expect("a pipe"));
        let opened = loop {
            let mut line = String::new();
            assert!(
                output.read_line(&mut line).expect("it says") > 0,
                "no address was printed"
            );
            if line.trim().starts_with("http://") {
                break line.trim().to_owned();
            }
        };
        let rest = opened.strip_prefix("http://").expect("http");
        let (host, _) = rest.split_once('/').expect("a path");
        let (_, token) = rest.split_once("?token=").expect("a token");
        let (_, port) = host.split_once(':').expect("a port");
        Self {
            cookie: format!("nianbao-{port}={token}"),
            host: host.to_owned(),
            program,
            output,
            opened,
        }
    }

    /// Sends bytes as they are; what comes back until the connection is closed.
    fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        // Whoever is refused may be cut off while sending.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// A request with these headers and no others but those that close the connection.
    fn with(&self, line: &str, headers: &[(&str, &str)], body: &str) -> String {
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let length = body.len();
        self.raw(
            format!(
                "{line} HTTP/1.1\r\n{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .as_bytes(),
        )
    }

    fn own(&self) -> String {
        format!("http://{}", self.host)
    }

    /// A request as the desk's own page makes it.
    fn ask(&self, line: &str, body: &str) -> String {
        let headers = [
            ("Host", self.host.as_str()),
            ("Origin", &self.own()),
            ("Cookie", &self.cookie),
        ];
        self.with(line, &headers, body)
    }

    fn edit(&self, typed: &str) -> String {
        let ask = format!(r#"{{"shown":1,"ask":{{"kind":"figures","cells":[["{CELL}","{typed}"]]}}}}"#);
        self.ask(&format!("POST {OPEN}edit"), &ask)
    }

    /// Waits until the program has ended by itself, and gives its status and what it said at last.
    fn ended(mut self) -> (Option<i32>, String) {
        let mut said = String::new();
        self.output.read_to_string(&mut said).expect("it says");
        (self.program.wait().expect("it ends").code(), said)
    }
}

fn status(answer: &str) -> u16 {
    answer
        .split(' ')
        .nth(1)
        .and_then(|word| word.parse().ok())
        .unwrap_or(0)
}

/// The value of a header.
fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// What an answer brings.
fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

/// That a request was refused, for this reason, and under the same safety as a page.
fn assert_refused(answer: &str, wanted: u16, asked: &str) {
    assert_eq!(status(answer), wanted, "{asked}: {answer}");
    assert!(
        !body(answer).is_ascii(),
        "{asked} is refused without a reason: {answer}"
    );
    assert!(
        header(answer, "content-security-policy").is_some(),
        "{asked}: {answer}"
    );
}

#[test]
fn a_report_is_opened_filled_and_saved_and_nothing_is_left() {
    let room = room();
    let desk = Desk::start(&room, "年报/a.yaml");
    assert!(
        desk.opened.starts_with(&format!("{}{OPEN}?token=", desk.own())),
        "{}",
        desk.opened
    );
    assert!(desk.host.starts_with("127.0.0.1:"));
    // The token becomes a cookie.
    let target = desk.opened.strip_prefix(&desk.own()).expect("the same address");
    let first = desk.with(&format!("GET {target}"), &[("Host", &desk.host)], "");
    assert_eq!((status(&first), header(&first, "location")), (303, Some(OPEN)));
    let cookie = header(&first, "set-cookie").expect("a cookie");
    assert!(
        cookie.starts_with(&desk.cookie) && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict")
    );
    // A browser sends no origin where it only looks.
    let page = desk.with(
        &format!("GET {OPEN}"),
        &[("Host", &desk.host), ("Cookie", &desk.cookie)],
        "",
    );
    assert_eq!(status(&page), 200);
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(header(&page, name), Some(value));
    }
    let policy = header(&page, "content-security-policy").expect("a policy");
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    assert!(header(&page, "access-control-allow-origin").is_none());
    assert!(body(&desk.ask("GET /", "")).contains("a.yaml"));
    // What was acknowledged lies in the file.
    let answer = desk.edit("9");
    assert_eq!(status(&answer), 200);
    assert!(answer.contains("wrong-total"));
    assert_eq!(
        room.text("年报/a.yaml"),
        correct().replacen(BEFORE, "[9,     0,       0,", 1)
    );
    assert!(desk.ask("POST /end", "").contains("可以关掉这个页面了"));
    let (status, said) = desk.ended();
    assert_eq!(status, Some(0));
    assert!(said.contains("已结束"), "{said}");
    assert_eq!(
        room.all().into_keys().collect::<Vec<_>>(),
        ["outside.yaml", "年报", "年报/a.yaml"]
    );
}

/// A request that is refused: its first line, its headers, and the status.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], u16);

/// That each is refused with a reason, that nothing was changed, and that the desk goes on.
fn assert_all_refused(room: &Room, desk: &Desk, cases: &[Case<'_>]) {
    let edit = format!(r#"{{"shown":1,"ask":{{"kind":"figures","cells":[["{CELL}","9"]]}}}}"#);
    for (line, headers, wanted) in cases {
        let brought = if line.starts_with("POST") {
            edit.as_str()
        } else {
            ""
        };
        let asked = format!("{line} {headers:?}");
        assert_refused(&desk.with(line, headers, brought), *wanted, &asked);
    }
    assert_eq!(status(&desk.ask(&format!("GET {OPEN}state"), "")), 200);
    assert_eq!(room.text("年报/a.yaml"), correct());
    assert_eq!(room.text("outside.yaml"), "outside");
}

#[test]
fn another_name_that_leads_here_is_refused() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    let (host, cookie) = (desk.host.as_str(), ("Cookie", desk.cookie.as_str()));
    let get = format!("GET {OPEN}state");
    let local = host.replace("127.0.0.1", "localhost");
    let elsewhere = format!("GET http://evil.example{OPEN}state");
    let token = desk.cookie.split_once('=').expect("a token").1;
    let with_token = format!("GET /?token={token}");
    let cases: &[Case<'_>] = &[
        (&get, &[("Host", "evil.example"), cookie], 421),
        (&get, &[("Host", &local), cookie], 421),
        (&get, &[("Host", "127.0.0.1"), cookie], 421),
        (&get, &[cookie], 421),
        (&get, &[("Host", host), ("Host", "evil.example"), cookie], 421),
        (&elsewhere, &[("Host", host), cookie], 421),
        (&with_token, &[("Host", "evil.example")], 421),
    ];
    assert_all_refused(&room, &desk, cases);
}

#[test]
fn a_page_of_another_origin_is_refused() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    let (host, cookie) = (("Host", desk.host.as_str()), ("Cookie", desk.cookie.as_str()));
    let own = desk.own();
    let near = format!("{own}0");
    let (get, post) = (format!("GET {OPEN}state"), format!("POST {OPEN}edit"));
    let cases: &[Case<'_>] = &[
        (&post, &[host, cookie, ("Origin", "http://evil.example")], 403),
        (&post, &[host, cookie, ("Origin", "null")], 403),
        (&post, &[host, cookie, ("Origin", &near)], 403),
        (
            &post,
            &[host, cookie, ("Origin", &own), ("Origin", "http://evil.example")],
            403,
        ),
        (&post, &[host, cookie], 403),
        (&get, &[host, cookie, ("Origin", "http://evil.example")], 403),
    ];
    assert_all_refused(&room, &desk, cases);
}

#[test]
fn whoever_does_not_know_the_token_is_refused() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    let (host, own) = (("Host", desk.host.as_str()), desk.own());
    let (name, token) = desk.cookie.split_once('=').expect("a token");
    let wrong = format!("{name}={}", "x".repeat(token.len()));
    let other = format!("{name}0={token}");
    let (get, post) = (format!("GET {OPEN}state"), format!("POST {OPEN}edit"));
    let cases: &[Case<'_>] = &[
        (&get, &[host], 403),
        (&get, &[host, ("Cookie", &wrong)], 403),
        (&get, &[host, ("Cookie", &other)], 403),
        (&get, &[host, ("Cookie", name)], 403),
        (&post, &[host, ("Origin", &own)], 403),
        ("GET /?token=", &[host], 403),
        ("GET /?token=wrong", &[host], 403),
        ("GET /alive", &[host], 403),
        ("POST /end", &[host, ("Origin", &own)], 403),
    ];
    assert_all_refused(&room, &desk, cases);
}

#[test]
fn what_is_not_offered_or_lies_elsewhere_is_refused() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    let own = desk.own();
    let all = [
        ("Host", desk.host.as_str()),
        ("Cookie", &desk.cookie),
        ("Origin", &own),
    ];
    let long = format!("GET /{}", "x".repeat(20_000));
    let lines = [
        ("DELETE /report/a.yaml/", 405),
        ("PUT /report/a.yaml/", 405),
        ("OPTIONS /", 405),
        ("TRACE /", 405),
        ("GET /end", 404),
        ("GET /nowhere", 404),
        (&long, 414),
        ("GET /../outside.yaml", 404),
        ("GET /report/../outside.yaml/", 404),
        ("GET /report/..%2Foutside.yaml/", 404),
        ("GET /report/..%5Coutside.yaml/", 404),
        ("GET /report/%2Fetc%2Fpasswd/", 404),
        ("GET /report/C%3A%5Coutside.yaml/", 404),
        ("GET /report/a.yaml%00/", 404),
        ("GET /report/%FF/", 404),
        ("GET /report//", 404),
    ];
    let cases = lines.map(|(line, status)| (line, all.as_slice(), status));
    assert_all_refused(&room, &desk, &cases);
    // An answer to HEAD has no words.
    let head = desk.with("HEAD /", &all, "");
    assert_eq!((status(&head), body(&head)), (405, ""));
}

#[test]
fn what_is_no_request_is_refused_and_the_desk_goes_on() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    let host = desk.host.clone();
    let own = desk.own();
    let cookie = &desk.cookie;
    let headers = format!("Host: {host}\r\nOrigin: {own}\r\nCookie: {cookie}\r\n");
    let many = "X: y\r\n".repeat(1000);
    let large = format!("X: {}\r\n", "y".repeat(200_000));
    for bytes in [
        "\r\n\r\n\r\n".to_owned(),
        "\0\u{1}\u{2}\r\n\r\n".to_owned(),
        "GET\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\n{headers}{many}\r\n"),
        format!("GET / HTTP/1.1\r\n{headers}{large}\r\n"),
        format!("GET /{} HTTP/1.1\r\n{headers}\r\n", "x".repeat(200_000)),
        format!("POST {OPEN}edit HTTP/1.1\r\n{headers}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{{}}"),
        format!("POST {OPEN}edit HTTP/1.1\r\n{headers}Content-Length: -1\r\n\r\n{{}}"),
        format!("POST {OPEN}edit HTTP/1.1\r\n{headers}Transfer-Encoding: chunked, gzip\r\n\r\n{{}}"),
        format!("POST {OPEN}edit HTTP/1.1\r\n{headers}Transfer-Encoding: chunked\r\n\r\nzz\r\n{{}}"),
        format!("GET / HTTP/1.0\r\n{headers}Connection: close\r\nUpgrade: websocket\r\n\r\n"),
    ] {
        let mut stream = TcpStream::connect(&host).expect("it listens");
        let _ = stream.write_all(bytes.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        let line: String = bytes.chars().take(80).collect();
        let answered = answer.is_empty() || status(&answer) >= 400 || bytes.contains("HTTP/1.0");
        assert!(answered, "{line:?}: {answer}");
    }
    let nonsense = desk.ask(&format!("POST {OPEN}edit"), "{");
    assert_refused(&nonsense, 400, "an edit that is no JSON");
    assert_eq!(status(&desk.ask("GET /", "")), 200);
    assert_eq!(room.text("年报/a.yaml"), correct());
}

#[test]
fn a_hundred_at_once_are_served_beside_others_that_say_nothing() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    let silent: Vec<TcpStream> = (0..150)
        .map(|number| {
            let mut stream = TcpStream::connect(&desk.host).expect("it listens");
            if number % 2 == 0 {
                stream.write_all(b"GET / HTTP/1.1\r\nHo").expect("it is open");
            }
            stream
        })
        .collect();
    std::thread::scope(|scope| {
        let asked: Vec<_> = (0..100)
            .map(|_| scope.spawn(|| status(&desk.ask(&format!("GET {OPEN}version"), ""))))
            .collect();
        for answer in asked {
            assert_eq!(answer.join().expect("no panic"), 200);
        }
    });
    drop(silent);
}

#[test]
fn a_desk_that_is_killed_leaves_the_file_whole_with_all_that_was_acknowledged() {
    let room = room();
    let first = correct().replacen(BEFORE, "[10,    0,       0,", 1);
    room.put("年报/a.yaml", &first);
    let mut last = first;
    for round in 0..sized(20, 4) {
        let mut desk = Desk::start(&room, "年报");
        let host = desk.host.clone();
        let request = |typed: usize| {
            let ask = format!(r#"{{"shown":1,"ask":{{"kind":"figures","cells":[["{CELL}","{typed}"]]}}}}"#);
            let (own, cookie, length) = (desk.own(), &desk.cookie, ask.len());
            format!(
                "POST {OPEN}edit HTTP/1.1\r\nHost: {host}\r\nOrigin: {own}\r\nCookie: {cookie}\r\nConnection: close\r\n\
                 Content-Length: {length}\r\n\r\n{ask}"
            )
        };
        for typed in 0..=round % 4 {
            let typed = 20 + 10 * (round % 4) + typed;
            assert_eq!(status(&desk.raw(request(typed).as_bytes())), 200);
            last = room.text("年报/a.yaml");
            assert!(
                last.contains(&format!("[{typed}, ")),
                "what was acknowledged is not in the file"
            );
        }
        // One more, in the middle of which the program is killed; later in each round.
        let unanswered = request(99);
        let mut stream = TcpStream::connect(&host).expect("it listens");
        stream.write_all(unanswered.as_bytes()).expect("it is open");
        for _ in 0..round * 20_000 {
            std::hint::spin_loop();
        }
        desk.program.kill().expect("it runs");
        desk.program.wait().expect("it ends");
        let after = room.text("年报/a.yaml");
        let (head, tail) = last.split_once("予以公开:               [").expect("the row");
        assert!(
            after == last || after == format!("{head}予以公开:               [99{}", &tail[2..]),
            "the file is not whole:\n{after}"
        );
        last = after;
    }
    // What the killed programs left is cleared away by the next.
    let desk = Desk::start(&room, "年报");
    desk.edit("6");
    desk.ask("POST /end", "");
    assert_eq!(desk.ended().0, Some(0));
    assert_eq!(
        room.all().into_keys().collect::<Vec<_>>(),
        ["outside.yaml", "年报", "年报/a.yaml"]
    );
}

#[test]
fn two_desks_of_one_folder_overwrite_nothing() {
    let room = room();
    let (one, two) = (Desk::start(&room, "年报"), Desk::start(&room, "年报/a.yaml"));
    assert_ne!(one.host, two.host);
    // Their cookies do not take each other's place.
    assert_ne!(one.cookie.split('=').next(), two.cookie.split('=').next());
    assert_eq!(status(&two.ask(&format!("GET {OPEN}state"), "")), 200);
    assert_eq!(status(&one.edit("9")), 200);
    let saved = room.text("年报/a.yaml");
    two.edit("8");
    let now = room.text("年报/a.yaml");
    assert!(now == saved || now == saved.replacen("[9,", "[8,", 1), "{now}");
}

#[test]
fn what_cannot_be_opened_is_refused() {
    let room = room();
    room.put("年报/.b.yaml", correct());
    for (path, status) in [("nowhere", 3), ("nowhere.yaml", 3), ("年报/.b.yaml", 2)] {
        let said = room.run_in_vain(&["fill", "--no-open", path]);
        assert_eq!((said.status, said.out.as_str()), (status, ""), "{}", said.err);
        assert!(said.err.contains(path), "{}", said.err);
    }
    let desk = Desk::start(&room, "年报");
    let port = desk.host.rsplit_once(':').expect("a port").1;
    let said = room.run_in_vain(&["fill", "--no-open", "--port", port]);
    assert_eq!(said.status, 2);
    assert!(
        said.err.contains(port) && said.err.contains("--port"),
        "{}",
        said.err
    );
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_desk() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    assert_eq!(status(&desk.ask("GET /", "")), 200);
    let process = desk.program.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &process])
        .status();
    assert!(sent.expect("kill is there").success());
    let (status, said) = desk.ended();
    assert_eq!(status, Some(0));
    assert!(said.contains("已结束"), "{said}");
}

/// The process that answers for a desk.
#[cfg(target_os = "linux")]
fn engine(desk: &Desk) -> u32 {
    let own = desk.program.id().to_string();
    let all = std::fs::read_dir("/proc").expect("a list of processes").flatten();
    let mut processes = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let is_child = |process: &u32| {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // Behind the name in brackets: the state, and who started it.
        let above = stat.rsplit(')').next().and_then(|rest| rest.split(' ').nth(2));
        above == Some(own.as_str())
    };
    processes.find(is_child).expect("a process that answers")
}

#[cfg(target_os = "linux")]
fn kill(process: u32) {
    let killed = std::process::Command::new("kill")
        .args(["-9", &process.to_string()])
        .status();
    assert!(killed.expect("kill").success());
}

#[cfg(target_os = "linux")]
#[test]
fn what_ends_while_it_answers_is_reported_and_the_desk_goes_on() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    for typed in ["7", "8", "9"] {
        assert_eq!(status(&desk.edit(typed)), 200);
        kill(engine(&desk));
        let answer = desk.ask(&format!("GET {OPEN}state"), "");
        assert_eq!(status(&answer), 500);
        assert!(body(&answer).contains("程序出了错"), "{answer}");
        assert!(header(&answer, "content-security-policy").is_some());
        // All that was answered is in the file, and read from it again.
        let answer = desk.ask(&format!("GET {OPEN}state"), "");
        assert_eq!(status(&answer), 200);
        assert!(
            room.text("年报/a.yaml")
                .contains(&format!("[{typed},     0,       0,"))
        );
    }
    desk.ask("POST /end", "");
    assert_eq!(desk.ended().0, Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn what_answers_ends_with_the_desk() {
    let room = room();
    let desk = Desk::start(&room, "年报");
    let engine = engine(&desk);
    kill(desk.program.id());
    let lives =
        || std::fs::read_to_string(format!("/proc/{engine}/stat")).is_ok_and(|stat| !stat.contains(") Z "));
    for _ in 0..100 {
        if !lives() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{engine} goes on");
}

#[test]
fn the_folder_is_summed_for_who_knows_the_token_only() {
    let room = room();
    room.put(
        "年报/b.yaml",
        correct().replace("北仑区人民政府办公室", "北仑区财政局"),
    );
    let desk = Desk::start(&room, "年报");
    let (host, own) = (("Host", desk.host.as_str()), desk.own());
    let cookie = ("Cookie", desk.cookie.as_str());
    let cases: &[Case<'_>] = &[
        ("POST /sum", &[host, ("Origin", &own)], 403),
        ("POST /sum", &[host, cookie], 403),
        (
            "POST /sum",
            &[host, cookie, ("Origin", "http://evil.example")],
            403,
        ),
    ];
    assert_all_refused(&room, &desk, cases);
    assert!(!room.path("年报/汇总-2021.yaml").exists());
    let answer = desk.ask("POST /sum", "year=2021");
    assert_eq!(
        (status(&answer), header(&answer, "location")),
        (303, Some("/#sum"))
    );
    let page = desk.ask("GET /", "");
    assert!(page.contains("汇总了 2 个单位"), "{page}");
    assert!(room.text("年报/汇总-2021.yaml").contains("[12,"));
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_in_the_folder_is_read_and_filled_further() {
    let room = room();
    room.run(&["export", "--to", "xlsx", "年报/a.yaml", "-o", "年报/w.xlsx"])
        .is(0, &[]);
    let desk = Desk::start(&room, "年报");
    let page = desk.ask("GET /read/w.xlsx/", "");
    assert_eq!(status(&page), 200);
    assert!(
        page.contains("北仑区人民政府办公室") && page.contains("表三"),
        "{page}"
    );
    let answer = desk.ask("POST /read/w.xlsx/import", "file=w.yaml");
    assert_eq!(status(&answer), 303, "{answer}");
    assert_eq!(status(&desk.ask("GET /report/w.yaml/", "")), 200);
    let said = room.run(&["check", "年报/w.yaml"]);
    said.is(0, &[]);
}
