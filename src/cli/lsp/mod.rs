//! `nianbao lsp`: what editors ask about a report's file, over standard input and output (Language Server Protocol 3.17).
//!
//! One thread reads, this one answers. A text is judged when nobody has typed for a moment, always the newest only; a question about
//! it is answered from the text as it is then. Whatever a client sends, the server ends only by `exit`, or when nobody is there any more.

mod address;
mod answers;
mod document;
mod edits;
mod positions;
mod server;
mod wire;

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};

use super::status::Status;
use super::terminal;
use server::Server;
use wire::{Incoming, Reader};

/// Answers a client until it says `exit`. Status 0 where it has said `shutdown` before, 1 where it has not, as the protocol wants.
pub(super) fn run() -> Status {
    if terminal::is_watched() {
        terminal::print("nianbao lsp 由编辑器启动，不在终端里直接用；设置见手册的“在编辑器里填写”\n");
    }
    let (sender, receiver) = channel();
    // What comes waits in memory, so that a client that writes is never kept waiting for one that reads.
    std::thread::spawn(move || {
        let mut reader = Reader::new(std::io::stdin().lock());
        while let Ok(Some(incoming)) = reader.next() {
            if sender.send(incoming).is_err() {
                break;
            }
        }
    });
    serve(&receiver, Server::default())
}

fn serve(receiver: &Receiver<Incoming>, mut server: Server) -> Status {
    loop {
        let next = match server.rest() {
            None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(rest) => receiver.recv_timeout(rest),
        };
        let outgoing = match next {
            Ok(incoming) => server.take(incoming),
            Err(RecvTimeoutError::Timeout) => server.judge_all(),
            Err(RecvTimeoutError::Disconnected) => return server.status(),
        };
        for message in outgoing {
            // Nobody listens any more: that is an end too.
            if wire::write(&message).is_err() {
                return server.status();
            }
        }
        if server.is_over() {
            return server.status();
        }
    }
}
