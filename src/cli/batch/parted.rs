//! Reports that would be written to one place: one of them is, the others are told.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::gather::File;
use super::load::{Loaded, is_filled_report, load};
use crate::cli::error::Error;
use crate::cli::names::named;
use crate::cli::target::folder_of;
use crate::desk::is_filled;
use crate::pipeline;

/// Why nothing is made of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The file that is filled lies beside it: what is made of that stands here.
    Filled,
    /// Another report is written there, the one of this name.
    Taken(PathBuf),
}

/// The files whose `place`, a path without ending, another has, by their number.
///
/// # Errors
/// Two that were named go to one place.
pub fn parted(files: &[File], place: impl Fn(&File) -> PathBuf) -> Result<BTreeMap<usize, Lost>, Error> {
    let mut lost = BTreeMap::new();
    for group in groups(files, &place) {
        part(files, &group, &place, &mut lost)?;
    }
    Ok(lost)
}

/// Documents of a folder beside which the file lies that they are made from, by their number.
pub fn beside_filled(files: &[File]) -> BTreeSet<usize> {
    let own = |file: &File| file.path.with_extension("");
    let mut beside = BTreeSet::new();
    for group in groups(files, &own) {
        let all = || {
            group
                .iter()
                .filter_map(|number| Some((*number, files.get(*number)?)))
        };
        if all().any(|(_, file)| is_yaml(file) && is_filled_report(&file.path)) {
            let documents = all().filter(|(_, file)| file.root.is_some() && !is_yaml(file));
            beside.extend(documents.map(|(number, _)| number));
        }
    }
    beside
}

/// The numbers of files that have one place, of each such place.
fn groups(files: &[File], place: &impl Fn(&File) -> PathBuf) -> Vec<Vec<usize>> {
    let mut real: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut first: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, file) in files.iter().enumerate() {
        let place = place(file);
        let folder = folder_of(&place);
        let folder = match real.get(folder) {
            Some(real) => real,
            None => real
                .entry(folder.to_path_buf())
                .or_insert_with(|| folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())),
        };
        let place = folder.join(as_on_disk(place.file_name().unwrap_or_default()));
        match first.get(&place) {
            None => drop(first.insert(place, number)),
            Some(before) => groups.entry(*before).or_default().push(number),
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(first, others)| std::iter::once(first).chain(others).collect())
        .collect()
}

/// One of these files gets the place: the one that was named, else the one that is filled, else the first that holds a report.
fn part(
    files: &[File],
    group: &[usize],
    place: &impl Fn(&File) -> PathBuf,
    lost: &mut BTreeMap<usize, Lost>,
) -> Result<(), Error> {
    let all = || {
        group
            .iter()
            .filter_map(|number| Some((*number, files.get(*number)?)))
    };
    let mut of_line = all().filter(|(_, file)| file.root.is_none());
    let first_named = of_line.next();
    if let (Some((_, file)), Some(_)) = (first_named, of_line.next()) {
        return Err(Error::Usage(format!(
            "两份报告都要写到 {}，请分开生成",
            named(&place(file))
        )));
    }
    let holds = |file: &File| matches!(load(file, None, pipeline::judge), Loaded::Input(_));
    let winner = first_named
        .or_else(|| all().find(|(_, file)| is_yaml(file) && is_filled_report(&file.path)))
        .or_else(|| all().find(|(_, file)| holds(file)));
    let Some((winner, taker)) = winner else {
        return Ok(());
    };
    for (number, file) in all().filter(|(number, _)| *number != winner) {
        let why = if is_yaml(taker) && !is_yaml(file) {
            Lost::Filled
        } else {
            Lost::Taken(taker.path.clone())
        };
        lost.insert(number, why);
    }
    Ok(())
}

fn is_yaml(file: &File) -> bool {
    is_filled(&file.path.to_string_lossy())
}

/// A name by which two are the same that mean one file.
fn as_on_disk(name: &OsStr) -> OsString {
    if cfg!(any(windows, target_os = "macos")) {
        name.to_string_lossy().to_lowercase().into()
    } else {
        name.to_os_string()
    }
}
