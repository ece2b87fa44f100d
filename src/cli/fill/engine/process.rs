//! The engine as the server sees it.

use std::collections::BTreeSet;
use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::answering::Engine;
use super::frames::{Answer, Reply, send_request, take_reply};
use crate::desk::Request;

/// The engine in a process of its own, which is started anew after a fault.
pub(in crate::cli::fill) struct Process {
    folder: PathBuf,
    running: Option<Running>,
    /// Files at which an engine has ended.
    faulty: BTreeSet<String>,
}

/// An engine that runs.
struct Running {
    child: Child,
    requests: BufWriter<ChildStdin>,
    replies: BufReader<ChildStdout>,
    /// The file that it judges.
    judging: Option<String>,
}

impl Process {
    /// The engine of a folder.
    ///
    /// # Errors
    /// The program cannot be started a second time.
    pub fn start(folder: &Path) -> io::Result<Self> {
        let faulty = BTreeSet::new();
        Ok(Self {
            folder: folder.to_path_buf(),
            running: Some(Running::start(folder, &faulty)?),
            faulty,
        })
    }
}

impl Engine for Process {
    fn answer(&mut self, request: &Request<'_>) -> Option<Answer> {
        let mut running = match self.running.take() {
            Some(running) => running,
            None => Running::start(&self.folder, &self.faulty).ok()?,
        };
        if let Ok(answer) = running.answer(request) {
            self.running = Some(running);
            return Some(answer);
        }
        self.faulty.extend(running.judging.take());
        None
    }
}

impl Running {
    fn start(folder: &Path, faulty: &BTreeSet<String>) -> io::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["fill", "--engine"])
            .args(faulty.iter().map(|name| format!("--faulty={name}")))
            .arg("--")
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(requests), Some(replies)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Self {
            child,
            requests: BufWriter::new(requests),
            replies: BufReader::new(replies),
            judging: None,
        })
    }

    fn answer(&mut self, request: &Request<'_>) -> io::Result<Answer> {
        send_request(&mut self.requests, request)?;
        loop {
            match take_reply(&mut self.replies)? {
                Reply::Judging(name) => self.judging = Some(name),
                Reply::Answer(answer) => {
                    self.judging = None;
                    return Ok(answer);
                }
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Between two requests everything is saved, and a file that is being written is replaced as a whole or not at all.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
