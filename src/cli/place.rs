//! Files put in their places: whole or not at all, several of them together or none.

use std::fs::Permissions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::error::Error;
use super::fingerprint::Fingerprint;
use super::held::replaceable;
use super::leftovers::{self, Journal, Swept};
use super::names::named;
use super::output::{Output, Over};
use super::target::{Target, folder_of, target};
use super::terminal;

/// Writes all files or none: each is written beside its place first, then all are put there; where one cannot be, those
/// put already are taken back. What an earlier run that was killed left in the folders is cleared away before.
///
/// # Errors
/// A folder cannot be written to, the disk is full, or something is there that may not be replaced. Nothing is left behind
/// then.
pub(super) fn place_all(outputs: &[Output]) -> Result<(), Error> {
    place_knowing(outputs, &Swept::default())
}

/// The same in a run that writes many files: a folder that was cleared of what earlier runs left is not looked through again.
///
/// # Errors
/// As for [`place_all`].
pub(super) fn place_knowing(outputs: &[Output], swept: &Swept) -> Result<(), Error> {
    let targets: Vec<Target> = outputs
        .iter()
        .map(|o| target(&o.path))
        .collect::<Result<_, _>>()?;
    let mut folders: Vec<&Path> = targets.iter().filter_map(Target::folder).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in &folders {
        swept.sweep(folder);
    }
    let mut ready: Vec<Ready<'_>> = Vec::new();
    for (output, target) in outputs.iter().zip(&targets) {
        match target {
            Target::File(path) => {
                if output.over != Over::Nothing {
                    replaceable(path).map_err(|cause| Error::file("写入", &output.path, cause))?;
                }
                ready.push(Ready::new(output, path)?);
            }
            Target::Device(_) => {}
        }
    }
    // Whoever finds these files after a kill reads in it which of them were put in their places.
    let pairs = ready.iter().map(|ready| (&*ready.file, ready.path));
    let journal = Journal::begin(&folders, pairs).map_err(|cause| Error::file("写入", folders[0], cause))?;
    let mut done: Vec<Placed<'_>> = Vec::new();
    for one in ready {
        match one.place() {
            Ok(placed) => done.push(placed),
            Err(error) => {
                done.into_iter().rev().for_each(Placed::take_back);
                return Err(error);
            }
        }
    }
    // What a device was given cannot be taken back.
    for (output, target) in outputs.iter().zip(&targets) {
        if let Target::Device(path) = target
            && let Err(cause) = give(path, &output.bytes)
        {
            done.into_iter().rev().for_each(Placed::take_back);
            return Err(Error::file("写入", path, cause));
        }
    }
    drop(journal);
    done.into_iter().for_each(Placed::keep);
    Ok(())
}

/// Writes all files or none, and names each.
///
/// # Errors
/// As for [`place_all`].
pub(super) fn write_all(outputs: &[Output]) -> Result<(), Error> {
    place_all(outputs)?;
    for output in outputs {
        terminal::print(&format!("已生成 {}\n", named(&output.path)));
    }
    Ok(())
}

/// Hands bytes to a device.
fn give(path: &Path, bytes: &[u8]) -> Result<(), std::io::Error> {
    let mut device = std::fs::OpenOptions::new().write(true).open(path)?;
    device.write_all(bytes)
}

/// A file that was written whole, beside its place.
struct Ready<'o> {
    file: TempPath,
    path: &'o Path,
    output: &'o Output,
}

impl<'o> Ready<'o> {
    /// The file is closed again: a run may have more outputs than a process may have open files.
    fn new(output: &'o Output, path: &'o Path) -> Result<Self, Error> {
        let failed = |cause| Error::file("写入", &output.path, cause);
        let mut file = leftovers::beside(folder_of(path)).map_err(failed)?;
        file.write_all(&output.bytes)
            .and_then(|()| file.as_file().sync_all())
            .map_err(failed)?;
        Ok(Self {
            file: file.into_temp_path(),
            path,
            output,
        })
    }

    /// Puts the file in its place in one step; what stood there stays at hand under another name until all are placed.
    fn place(self) -> Result<Placed<'o>, Error> {
        let Self { file, path, output } = self;
        let failed = |cause: std::io::Error| match cause.kind() {
            ErrorKind::AlreadyExists => Error::exists(&output.path),
            _ => Error::file("写入", &output.path, cause),
        };
        if output.over == Over::Nothing {
            file.persist_noclobber(path).map_err(|e| failed(e.error))?;
            return Ok(Placed { path, before: None });
        }
        let before = if path.exists() {
            let aside = Aside::of(path, &file).map_err(failed)?;
            // Who might not read the file before may not read it now. Not every file system knows permissions.
            let permissions: Option<Permissions> = path.metadata().ok().map(|before| before.permissions());
            let _ = permissions.map(|permissions| std::fs::set_permissions(&file, permissions));
            Some(aside)
        } else {
            None
        };
        if let Over::Only(known) = output.over {
            let now = before.as_ref().map(|aside| Fingerprint::of_file(&aside.0));
            if now.and_then(Result::ok) != Some(known) {
                return Err(Error::Changed(output.path.clone()));
            }
        }
        file.persist(path).map_err(|e| failed(e.error))?;
        Ok(Placed { path, before })
    }
}

/// Another name of what stood where a file is put; gone when it is no longer needed.
struct Aside(PathBuf);

impl Aside {
    fn of(path: &Path, file: &Path) -> Result<Self, std::io::Error> {
        let aside = Self(file.with_extension("old"));
        // Not every file system has hard links.
        std::fs::hard_link(path, &aside.0).or_else(|_| std::fs::copy(path, &aside.0).map(drop))?;
        Ok(aside)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A file that stands in its place, with what stood there before.
struct Placed<'o> {
    path: &'o Path,
    before: Option<Aside>,
}

impl Placed<'_> {
    fn take_back(self) {
        match &self.before {
            Some(before) => drop(std::fs::rename(&before.0, self.path)),
            None => drop(std::fs::remove_file(self.path)),
        }
    }

    fn keep(self) {
        drop(self.before);
    }
}
