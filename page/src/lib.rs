//! The engine of nianbao.html: the desk as a few functions that a page calls. No function of the page's is called in turn, so that
//! this runs wherever WebAssembly does; the day comes from the page.
//!
//! What is brought lies in one buffer and what is answered in another. The page asks for room, writes there, calls, and reads the
//! answer at `answer`, the number of bytes that the call has returned, before it calls again.

mod held;

use std::cell::RefCell;

use held::Held;
use nianbao::desk::{Day, Desk, Host, Method, Request, Response, handle};

/// All that the engine holds.
#[derive(Default)]
struct Engine {
    desk: Desk,
    files: Held,
    /// What the page brings, and what it is given.
    brought: Vec<u8>,
    answer: Vec<u8>,
}

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::new(Engine::new());
    /// What a fault said: of its own, because a fault leaves the engine as it was.
    static FAULT: RefCell<String> = const { RefCell::new(String::new()) };
}

impl Engine {
    fn new() -> Self {
        Self {
            desk: Desk::new(Host::Page),
            ..Self::default()
        }
    }

    /// As a response of HTTP is written: the status, the headers a line each, a blank line, the body.
    fn answer(&mut self, response: &Response) {
        let mut out = format!("{}\n", response.status);
        for (name, value) in &response.headers {
            out.extend([*name, ": ", value, "\n"]);
        }
        out.push('\n');
        self.answer = out.into_bytes();
        self.answer.extend_from_slice(&response.body);
    }
}

fn engine<T>(act: impl FnOnce(&mut Engine) -> T) -> T {
    ENGINE.with_borrow_mut(act)
}

/// What was brought: words of this many bytes, and what follows them. The page writes UTF-8.
fn parted(brought: &[u8], words: usize) -> (&str, &[u8]) {
    let (words, rest) = brought.split_at(words.min(brought.len()));
    (std::str::from_utf8(words).unwrap_or_default(), rest)
}

/// Begins: what a fault says is kept for `fault`.
#[unsafe(no_mangle)]
pub extern "C" fn begin() {
    std::panic::set_hook(Box::new(|panic| FAULT.set(panic.to_string())));
}

/// Room for what the page brings; its place.
#[unsafe(no_mangle)]
pub extern "C" fn room(size: usize) -> *mut u8 {
    engine(|engine| {
        engine.brought.clear();
        engine.brought.resize(size, 0);
        engine.brought.as_mut_ptr()
    })
}

/// The place of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    engine(|engine| engine.answer.as_ptr())
}

/// Says which day it is.
#[unsafe(no_mangle)]
pub extern "C" fn today(year: i32, month: u32, day: u32) {
    engine(|engine| engine.files.set_today(Day { year, month, day }));
}

/// Puts a file there, whatever was there before; its name and its bytes were brought.
#[unsafe(no_mangle)]
pub extern "C" fn put(name_size: usize) {
    engine(|engine| {
        let brought = std::mem::take(&mut engine.brought);
        let (name, bytes) = parted(&brought, name_size);
        engine.files.put(name, bytes);
    });
}

/// Asks for a page, or brings a change (`post`); the target and the body were brought.
#[unsafe(no_mangle)]
pub extern "C" fn ask(post: bool, target_size: usize) -> usize {
    engine(|engine| {
        let brought = std::mem::take(&mut engine.brought);
        let (target, body) = parted(&brought, target_size);
        let request = Request {
            method: if post { Method::Post } else { Method::Get },
            target,
            host: None,
            origin: None,
            cookie: None,
            body,
        };
        let response = handle(&mut engine.desk, &request, &mut engine.files);
        engine.answer(&response);
        engine.answer.len()
    })
}

/// The next file that the desk has written since this was last asked: its name and, behind a zero byte, its bytes. None: 0.
#[unsafe(no_mangle)]
pub extern "C" fn written() -> usize {
    engine(|engine| {
        engine.answer = engine.files.take_written().unwrap_or_default();
        engine.answer.len()
    })
}

/// What the fault said after which the engine cannot go on; its place is that of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn fault() -> *const u8 {
    FAULT.with_borrow(|fault| fault.as_ptr())
}

/// How many bytes that has.
#[unsafe(no_mangle)]
pub extern "C" fn fault_size() -> usize {
    FAULT.with_borrow(String::len)
}
