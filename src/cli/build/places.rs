//! Where the files go that are made of each report, no two to one place.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::cli::args::Build;
use crate::cli::batch::gather::{File, Gathered};
use crate::cli::batch::parted::{Lost, parted};
use crate::cli::error::Error;
use crate::cli::names::is_dash;
use crate::format::Format;

/// Where everything goes.
pub struct Places<'a> {
    args: &'a Build,
    formats: &'a [&'static Format],
    /// Files whose place another has, by their number.
    lost: BTreeMap<usize, Lost>,
}

impl<'a> Places<'a> {
    /// The places of what is made of these files.
    ///
    /// # Errors
    /// Several reports were to go into one file or to the screen, or two that were named to one place.
    pub fn new(
        args: &'a Build,
        gathered: &Gathered,
        is_several: bool,
        formats: &'a [&'static Format],
    ) -> Result<Self, Error> {
        let mut places = Self {
            args,
            formats,
            lost: BTreeMap::new(),
        };
        if args.output.is_some() {
            return match (is_several, formats) {
                (false, [_]) => Ok(places),
                (false, _) => Err(Error::Usage(
                    "-o 只能写一种格式；几种格式请用 -d 文件夹".to_owned(),
                )),
                _ => Err(Error::Usage(
                    "-o 只能用于一份报告；几份报告请用 -d 文件夹".to_owned(),
                )),
            };
        }
        let is_stdin = gathered.files.iter().any(|file| is_dash(&file.path));
        if is_stdin && args.dir.is_none() {
            return if !is_several && formats.len() == 1 {
                Ok(places)
            } else {
                Err(Error::Usage(
                    "从标准输入读取时，请用 -o 或 -d 写明写到哪里".to_owned(),
                ))
            };
        }
        places.lost = parted(&gathered.files, |file| {
            let (folder, mut name) = places.place(file);
            name.push(".");
            name.push(formats.first().map_or("", |format| format.ending()));
            folder.join(name)
        })?;
        Ok(places)
    }

    /// Why nothing is made of the file of this number; none where something is.
    pub fn lost(&self, number: usize) -> Option<&Lost> {
        self.lost.get(&number)
    }

    /// The files that are read: not those beside which the file lies that is filled.
    pub fn read<'f>(&self, files: &'f [File]) -> impl Iterator<Item = &'f Path> {
        let files = files.iter().enumerate();
        let read = files.filter(|(number, _)| self.lost(*number) != Some(&Lost::Filled));
        read.map(|(_, file)| file.path.as_path())
    }

    /// The formats of a file with the place of each.
    pub fn of(&self, file: &File) -> Vec<(&'static Format, PathBuf)> {
        let fixed = match &self.args.output {
            Some(output) => Some(output.clone()),
            None if is_dash(&file.path) && self.args.dir.is_none() => Some(PathBuf::from("-")),
            None => None,
        };
        let (folder, stem) = self.place(file);
        let path = |format: &Format| {
            let mut name = stem.clone();
            name.push(".");
            name.push(format.ending());
            fixed.clone().unwrap_or_else(|| folder.join(name))
        };
        self.formats
            .iter()
            .map(|format| (*format, path(format)))
            .collect()
    }

    /// The folder and the name without ending.
    fn place(&self, file: &File) -> (PathBuf, OsString) {
        let path = &file.path;
        let folder = match &self.args.dir {
            Some(dir) => file.within(dir),
            None => path.parent().unwrap_or_else(|| Path::new("")).to_path_buf(),
        };
        (folder, file.stem())
    }
}
