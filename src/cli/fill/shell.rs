//! What all requests share: the desk, its folder, and who may ask.

use std::cell::{Cell, RefCell};

use tokio::sync::watch;

use super::folder::Folder;
use crate::desk::{Desk, Files, Guard, Request, Response};

/// Answers a request: the desk, except in tests.
pub(super) type Handler = fn(&mut Desk, &Request<'_>, &mut dyn Files) -> Response;

/// What all requests share. They are answered one after the other, on one thread.
pub(super) struct Shell {
    /// The desk and the folder that it works on.
    pub work: RefCell<(Desk, Folder)>,
    /// What answers.
    pub handler: Handler,
    /// Who may ask.
    pub guard: Guard,
    /// Whether somebody has asked since this was looked at last.
    asked: Cell<bool>,
    /// Whether the desk is to end.
    ending: watch::Sender<bool>,
}

impl Shell {
    /// A desk that works on a folder.
    pub fn new(desk: Desk, folder: Folder, handler: Handler, guard: Guard) -> Self {
        Self {
            work: RefCell::new((desk, folder)),
            handler,
            guard,
            asked: Cell::new(true),
            ending: watch::Sender::new(false),
        }
    }

    /// Notes that somebody asks.
    pub fn ask(&self) {
        self.asked.set(true);
    }

    /// Whether somebody has asked since this was called last.
    pub fn was_asked(&self) -> bool {
        self.asked.take()
    }

    /// Ends the desk when what is being answered is answered.
    pub fn end(&self) {
        self.ending.send_replace(true);
    }

    /// Waits for the end.
    pub async fn ended(&self) {
        let mut ending = self.ending.subscribe();
        // The sender lives as long as the shell: this cannot fail.
        let _ = ending.wait_for(|ending| *ending).await;
    }
}
