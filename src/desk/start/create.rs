//! Files that a report begins with: the one that is filled and what stands beside it. All of them are put there, or none that
//! would replace another.

use super::given::{Given, Reading};
use super::name;
use crate::desk::files::{FileError, Files};
use crate::file::wanted::Wanted;
use crate::file::write::with_remarks;
use crate::next::draft::{companion, draft};
use crate::picture::is_inside;
use crate::pipeline::Judged;
use crate::report::Report;
use crate::report::text::Text;

/// What the clerk asks for beside the report itself.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The file that is filled; one is made of agency and year where none is typed.
    pub file: Option<String>,
    /// The file of last year's report beside it.
    pub companion: Option<String>,
    /// Whether the tables of applicants are filled with 0.
    pub zeros: bool,
}

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The field to be changed; empty where it is none.
    pub field: &'static str,
    /// What to do.
    pub words: String,
}

/// The field of the file that is filled.
pub const FILE: &str = "file";
/// The field of last year's report beside it.
pub const COMPANION: &str = "companion";

impl Refused {
    fn new(field: &'static str, words: impl Into<String>) -> Self {
        Self {
            field,
            words: words.into(),
        }
    }
}

/// Makes the file of a new report; what it is called.
///
/// # Errors
/// What is asked for cannot be, or a file of its name is there.
pub fn new(wanted: &Wanted<'_>, choices: &Choices, files: &mut dyn Files) -> Result<String, Refused> {
    let text = wanted.text(None).map_err(|unfit| {
        let (field, label) = match unfit.field() {
            "year" => ("year", "年度"),
            "kind" => ("kind", "机关类别"),
            _ => ("agency", ""),
        };
        Refused::new(field, format!("{label}{}", unfit.words()))
    })?;
    let name = file_name(choices, || name::suggested(wanted.agency, Some(wanted.year)))?;
    put(files, &[(name.clone(), text.into_bytes())])?;
    Ok(name)
}

/// Makes next year's draft from a report that was read, and beside it what the draft draws on; what the draft is called.
///
/// # Errors
/// No report was read, or a file of one of the names is there.
pub fn next(
    given: &Given<'_>,
    reading: &Reading,
    choices: &Choices,
    files: &mut dyn Files,
) -> Result<String, Refused> {
    let judged = &reading.judged;
    let Some(last) = &judged.report else {
        return Err(no_report());
    };
    let next_year = last.year.map(|year| year + 1);
    let file = file_name(choices, || name::suggested(&who(last, given), next_year))?;
    let mut outputs = pictures(judged);
    let prior = if reading.can_stay(given) {
        given.name.to_owned()
    } else {
        let (usual, text) = if reading.is_yaml() {
            (own_name(given, files), yaml_text(judged))
        } else {
            companion(given.stem(), last, &judged.remarks)
        };
        let name = match &choices.companion {
            Some(typed) => {
                name::yaml_name(typed).map_err(|why| Refused::new(COMPANION, format!("文件名{why}")))?
            }
            None => usual,
        };
        outputs.push((name.clone(), text.into_bytes()));
        name
    };
    if prior == file {
        return Err(Refused::new(
            FILE,
            format!("{file} 是上年报告的文件名，草稿请用别的名字"),
        ));
    }
    let draft = draft(last, Some(&prior), choices.zeros);
    outputs.push((file.clone(), draft.text.into_bytes()));
    put(files, &outputs)?;
    Ok(file)
}

/// Makes the file to be filled of a report that was read, with its pictures; what it is called.
///
/// # Errors
/// No report was read, or a file of its name is there.
pub fn import(
    given: &Given<'_>,
    reading: &Reading,
    choices: &Choices,
    files: &mut dyn Files,
) -> Result<String, Refused> {
    let judged = &reading.judged;
    let (text, usual) = match &judged.report {
        _ if reading.is_yaml() => (yaml_text(judged), own_name(given, files)),
        Some(report) => (
            with_remarks(report, None, &judged.remarks),
            name::suggested(&who(report, given), report.year),
        ),
        None => return Err(no_report()),
    };
    let file = file_name(choices, || usual)?;
    let mut outputs = if reading.is_yaml() {
        Vec::new()
    } else {
        pictures(judged)
    };
    outputs.push((file.clone(), text.into_bytes()));
    put(files, &outputs)?;
    Ok(file)
}

/// What the names of its files begin with: the agency, or else what the document is called.
fn who(report: &Report, given: &Given<'_>) -> String {
    let agency = report.agency.name.as_ref().map(Text::as_str);
    agency.or_else(|| given.stem()).unwrap_or_default().to_owned()
}

/// What a file to be filled is called when it is put in the folder: of one that lies there already, a name that is free.
fn own_name(given: &Given<'_>, files: &mut dyn Files) -> String {
    let own = name::last_part(given.name);
    if given.in_folder {
        name::free(&own, files)
    } else {
        own
    }
}

/// The names that are offered for the files of a report that was read.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    /// That of next year's draft.
    pub next: String,
    /// That of the report itself, to be filled further.
    pub import: String,
    /// That of last year's report beside the draft; none where it lies in the folder already.
    pub companion: Option<String>,
}

/// The names that are offered: of those that make the files to be filled none is taken.
pub fn offered(given: &Given<'_>, reading: &Reading, files: &mut dyn Files) -> Offered {
    let Some(report) = &reading.judged.report else {
        return Offered::default();
    };
    let who = who(report, given);
    let next = name::suggested(&who, report.year.map(|year| year + 1));
    let (import, companion) = if reading.is_yaml() {
        let own = own_name(given, files);
        (own.clone(), (!reading.can_stay(given)).then_some(own))
    } else {
        let companion = companion(given.stem(), report, &[]).0;
        (name::suggested(&who, report.year), Some(companion))
    };
    Offered {
        next: name::free(&next, files),
        import: name::free(&import, files),
        companion,
    }
}

fn no_report() -> Refused {
    Refused::new("", "没有读出年度报告，不能由它开始")
}

/// The text of a file that is filled, in the encoding that every such file has.
fn yaml_text(judged: &Judged) -> String {
    judged
        .source
        .as_ref()
        .map_or_else(String::new, |source| source.text().to_owned())
}

fn file_name(choices: &Choices, usual: impl FnOnce() -> String) -> Result<String, Refused> {
    match &choices.file {
        Some(typed) => name::yaml_name(typed).map_err(|why| Refused::new(FILE, format!("文件名{why}"))),
        None => Ok(usual()),
    }
}

/// The pictures of a report, by the path that its prose writes.
fn pictures(judged: &Judged) -> Vec<(String, Vec<u8>)> {
    let inside = judged.pictures.iter().filter(|(path, _)| is_inside(path));
    inside
        .map(|(path, image)| (path.clone(), image.bytes.to_vec()))
        .collect()
}

/// Puts files where none are, the last of them last: it is the one that is filled. A file that is there already with the same
/// bytes is left as it is, the last one apart.
fn put(files: &mut dyn Files, outputs: &[(String, Vec<u8>)]) -> Result<(), Refused> {
    let Some(((file, text), beside)) = outputs.split_last() else {
        return Ok(());
    };
    if files.stamp(file).is_some() {
        return Err(exists(FILE, file));
    }
    let mut missing = Vec::new();
    for (name, bytes) in beside {
        match files.read(name) {
            Ok((known, _)) if known == *bytes => {}
            Ok(_) => return Err(beside_exists(name)),
            Err(FileError::Missing) => missing.push((name, bytes)),
            Err(error) => return Err(failed(name, &error)),
        }
    }
    for (name, bytes) in missing {
        files.create(name, bytes).map_err(|error| match error {
            FileError::Exists => beside_exists(name),
            error => failed(name, &error),
        })?;
    }
    files.create(file, text).map_err(|error| match error {
        FileError::Exists => exists(FILE, file),
        error => failed(file, &error),
    })?;
    Ok(())
}

fn exists(field: &'static str, name: &str) -> Refused {
    Refused::new(field, format!("文件夹里已经有 {name}，没有覆盖；请换一个文件名"))
}

fn beside_exists(name: &str) -> Refused {
    if name.to_lowercase().ends_with(".yaml") || name.to_lowercase().ends_with(".yml") {
        return exists(COMPANION, name);
    }
    let words = format!("文件夹里已经有 {name}，和报告里的这张图片不同，没有覆盖；请先把它改名或移走");
    Refused::new("", words)
}

fn failed(name: &str, error: &FileError) -> Refused {
    let words = match error {
        FileError::Missing => "不能写在这个文件夹里".to_owned(),
        FileError::Exists => "已经在文件夹里".to_owned(),
        FileError::Changed => "刚才被别的程序改过".to_owned(),
        FileError::Failed(why) => why.clone(),
    };
    Refused::new("", format!("{name} {words}，没有写成"))
}
