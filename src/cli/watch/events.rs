//! When to look again: what the system says of folders, or the clock; and Ctrl-C.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::error::Error;
use crate::cli::names::named;
use crate::cli::terminal;

/// Editors save in several steps: what follows within so long belongs together.
const QUIET: Duration = Duration::from_millis(100);
/// Where something happens all the time, it is looked at so often.
const LONGEST: Duration = Duration::from_secs(1);
/// How often is looked where the system says nothing.
const POLL: Duration = Duration::from_secs(2);

/// What happened.
enum Said {
    /// Something; and what went away, which may be a folder that is listened to.
    Something(Vec<PathBuf>),
    Ended,
}

/// What is to be done next.
pub enum Next {
    /// Something may have changed.
    Look,
    /// Somebody has pressed Ctrl-C.
    Ended,
}

/// What the system says.
pub struct Events {
    receiver: Receiver<Said>,
    /// None where the system says nothing, and the clock has to do.
    watcher: Option<RecommendedWatcher>,
    watched: BTreeSet<(PathBuf, bool)>,
}

impl Events {
    /// Begins to listen. `poll` does without the system.
    ///
    /// # Errors
    /// Ctrl-C cannot be heard.
    pub fn start(poll: bool) -> Result<Self, Error> {
        let (sender, receiver) = channel();
        until_interrupted(sender.clone())?;
        let tell = move |event: notify::Result<Event>| {
            let gone = match event {
                // To read a file is no reason to read it again.
                Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
                Ok(event) if event.kind.is_remove() || is_renamed(event.kind) => event.paths,
                _ => Vec::new(),
            };
            let _ = sender.send(Said::Something(gone));
        };
        let watcher = if poll {
            None
        } else {
            notify::recommended_watcher(tell).ok()
        };
        if watcher.is_none() && !poll {
            by_clock("系统不通知文件的变化");
        }
        Ok(Self {
            receiver,
            watcher,
            watched: BTreeSet::new(),
        })
    }

    /// Listens for what happens in a folder, and below it.
    pub fn watch(&mut self, folder: &Path, below: bool) {
        let Some(watcher) = &mut self.watcher else { return };
        let own = (folder.to_path_buf(), below);
        self.watched.retain(|(folder, _)| folder.is_dir());
        if self.watched.contains(&own) || self.watched.contains(&(folder.to_path_buf(), true)) {
            return;
        }
        let mode = if below {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        };
        if watcher.watch(folder, mode).is_err() {
            by_clock(&format!("系统不通知 {} 里的变化", named(folder)));
            self.watcher = None;
            return;
        }
        self.watched.insert(own);
    }

    /// Waits until there is something to look at. `waiting` is for what comes back unannounced.
    pub fn next(&mut self, waiting: bool) -> Next {
        let first = if self.watcher.is_none() || waiting {
            self.receiver.recv_timeout(POLL)
        } else {
            self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match first {
            Err(RecvTimeoutError::Timeout) => return Next::Look,
            Ok(Said::Ended) | Err(RecvTimeoutError::Disconnected) => return Next::Ended,
            Ok(Said::Something(gone)) => self.forget(&gone),
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            match self.receiver.recv_timeout(QUIET) {
                Ok(Said::Something(gone)) => self.forget(&gone),
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Said::Ended) | Err(RecvTimeoutError::Disconnected) => return Next::Ended,
            }
        }
        Next::Look
    }

    /// Forgets folders that went away: one that comes back under the same name is another one to the system.
    fn forget(&mut self, gone: &[PathBuf]) {
        self.watched
            .retain(|(folder, _)| !gone.iter().any(|gone| gone.ends_with(folder)));
    }
}

const fn is_renamed(kind: EventKind) -> bool {
    matches!(kind, EventKind::Modify(notify::event::ModifyKind::Name(_)))
}

fn by_clock(why: &str) {
    terminal::print(&format!("{why}，改为每 {} 秒看一遍\n", POLL.as_secs()));
}

/// Tells when somebody presses Ctrl-C.
fn until_interrupted(sender: Sender<Said>) -> Result<(), Error> {
    let failed = |cause| Error::file("等待", Path::new("Ctrl-C"), cause);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    std::thread::spawn(move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            let _ = sender.send(Said::Ended);
        }
    });
    Ok(())
}
