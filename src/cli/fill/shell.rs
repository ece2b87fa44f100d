//! What all requests share: the desk, its folder, and who may ask.

use std::cell::{Cell, RefCell};

use tokio::sync::watch;

use super::engine::Engine;
use crate::desk::Guard;

/// What all requests share. They are answered one after the other, on one thread.
pub(super) struct Shell {
    /// What answers.
    pub engine: RefCell<Box<dyn Engine>>,
    /// Who may ask.
    pub guard: Guard,
    /// Whether somebody has asked since this was looked at last.
    asked: Cell<bool>,
    /// Whether the desk is to end.
    ending: watch::Sender<bool>,
}

impl Shell {
    /// What is answered by an engine, for whoever may ask.
    pub fn new(engine: Box<dyn Engine>, guard: Guard) -> Self {
        Self {
            engine: RefCell::new(engine),
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
