//! When to look again: what the system says of folders, or the clock; and Ctrl-C.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
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
/// How often is looked where it does: a folder may be taken away and another put in its place, and a network drive tells half.
const NOW_AND_THEN: Duration = Duration::from_secs(15);

/// What happened.
enum Said {
    Something,
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
    sender: Sender<Said>,
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
        let watcher = if poll { None } else { listener(&sender) };
        if watcher.is_none() && !poll {
            by_clock("系统不通知文件的变化");
        }
        Ok(Self {
            sender,
            receiver,
            watcher,
            watched: BTreeSet::new(),
        })
    }

    /// Forgets what is listened to: what has gone and come back under the same name is something else to the system.
    pub fn renew(&mut self) {
        if self.watcher.is_some() {
            self.watcher = listener(&self.sender);
            self.watched.clear();
        }
    }

    /// Listens for what happens in a folder, and below it.
    pub fn watch(&mut self, folder: &Path, below: bool) {
        let Some(watcher) = &mut self.watcher else { return };
        let own = (folder.to_path_buf(), below);
        // A folder that is listened to as part of another would no longer be that.
        let is_part =
            |root: &PathBuf| folder.starts_with(root) || (root == Path::new(".") && is_below(folder));
        if self.watched.contains(&own) || self.watched.iter().any(|(root, below)| *below && is_part(root)) {
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
    pub fn next(&self, waiting: bool) -> Next {
        let is_told = self.watcher.is_some() && !waiting;
        let first = self
            .receiver
            .recv_timeout(if is_told { NOW_AND_THEN } else { POLL });
        match first {
            Err(RecvTimeoutError::Timeout) => return Next::Look,
            Ok(Said::Ended) | Err(RecvTimeoutError::Disconnected) => return Next::Ended,
            Ok(Said::Something) => {}
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            match self.receiver.recv_timeout(QUIET) {
                Ok(Said::Something) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Said::Ended) | Err(RecvTimeoutError::Disconnected) => return Next::Ended,
            }
        }
        Next::Look
    }
}

/// What tells of changes; none where the system does not.
fn listener(sender: &Sender<Said>) -> Option<RecommendedWatcher> {
    let sender = sender.clone();
    let tell = move |event: notify::Result<Event>| {
        // To read a file is no reason to read it again.
        if !event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
            let _ = sender.send(Said::Something);
        }
    };
    notify::recommended_watcher(tell).ok()
}

/// Whether a path leads from the folder here into one below it.
fn is_below(folder: &Path) -> bool {
    folder.is_relative() && !folder.components().any(|part| part == Component::ParentDir)
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
