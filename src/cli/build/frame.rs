//! What a file stands in: the program's own look, the agency's letterhead or template, the agency's site.

use std::path::Path;

use crate::cli::args::Build;
use crate::cli::bytes::{bytes, unreadable};
use crate::cli::error::Error;
use crate::cli::names::{is_dash, named, shown};
use crate::cli::terminal;
use crate::diagnostic::emit::harmless;
use crate::document::Document;
use crate::format::docx::{self, Letterhead};
use crate::format::html::{self, Setting, SiteMeta};
use crate::format::sniff::Content;
use crate::format::{Format, Unreadable, WriteError};
use crate::pipeline::{Judged, MAX_DOCUMENT_BYTES, content};
use crate::template::{OfficeTemplate, Problem};

/// What a Word file stands in.
#[derive(Debug)]
pub enum Frame {
    /// The program's own look.
    Own,
    /// The agency's letterhead.
    Letterhead(Box<Letterhead>),
    /// A page as it is to stand in a site.
    Web(Setting),
    /// The agency's template, with its name.
    Template(Box<OfficeTemplate>, String),
}

/// What a report became.
pub enum Framed {
    /// The bytes of a file, and what is to be looked at in it.
    Bytes(Vec<u8>, String),
    /// Nothing: the template lacks places for it, or has too many, as is said.
    Unplaced(String),
}

impl Frame {
    /// What the command line asks for; what cannot be taken over is said.
    ///
    /// # Errors
    /// Other formats than Word are asked for too, or the file is none that can be used.
    pub fn of(args: &Build, formats: &[&'static Format]) -> Result<Self, Error> {
        if let Some(path) = &args.template {
            only_word("--template", formats)?;
            let template = OfficeTemplate::open(word_file(path)?).map_err(|why| unusable(path, &why))?;
            return Ok(Self::Template(Box::new(template), named(path)));
        }
        let Some(path) = &args.reference else {
            return web(args, formats);
        };
        only_word("--reference", formats)?;
        let bytes = word_file(path)?;
        let letterhead = Letterhead::open(bytes).map_err(|why| unusable(path, &why))?;
        for note in letterhead.notes() {
            terminal::print(&format!("{}：{}\n", named(path), harmless(note)));
        }
        Ok(Self::Letterhead(Box::new(letterhead)))
    }

    /// A report, and the document that it is, as the bytes of a file.
    ///
    /// # Errors
    /// It could not be written.
    pub fn bytes_of(
        &self,
        format: &Format,
        judged: &Judged,
        document: &Document,
    ) -> Result<Framed, WriteError> {
        Ok(match self {
            Self::Web(setting) if format.name == html::FORMAT.name => {
                Framed::Bytes(html::write_as(document, setting)?, undated(setting, document))
            }
            Self::Own | Self::Web(_) => Framed::Bytes(format.bytes_of(document)?, String::new()),
            Self::Letterhead(letterhead) => Framed::Bytes(letterhead.write(document)?, String::new()),
            Self::Template(template, name) => {
                let Some(report) = &judged.report else {
                    return Ok(Framed::Unplaced(String::new()));
                };
                match template.fill(report, &judged.pictures) {
                    Ok(filled) => {
                        let notes = filled.notes.iter();
                        let notes = notes.map(|note| format!("提示：{name}：{}\n", harmless(note)));
                        Framed::Bytes(filled.bytes, notes.collect())
                    }
                    Err(problems) => Framed::Unplaced(told(name, &problems)),
                }
            }
        })
    }
}

/// How pages are written; other formats beside them are as ever.
fn web(args: &Build, formats: &[&'static Format]) -> Result<Frame, Error> {
    let option = match (args.fragment, args.meta.is_empty()) {
        (false, true) => return Ok(Frame::Own),
        (true, _) => "--fragment",
        (false, false) => "--meta",
    };
    if !formats.iter().any(|format| format.name == html::FORMAT.name) {
        return Err(Error::Usage(format!("{option} 只用于网页，请加上 --to html")));
    }
    if args.fragment {
        return Ok(Frame::Web(Setting::Fragment));
    }
    let meta = SiteMeta::parse(&args.meta).map_err(|why| Error::Usage(format!("--meta：{why}")))?;
    Ok(Frame::Web(Setting::Site(meta)))
}

/// What a page of a site lacks that it must have, for people.
fn undated(setting: &Setting, document: &Document) -> String {
    let Setting::Site(meta) = setting else {
        return String::new();
    };
    if meta.labels(document).iter().any(|(label, _)| *label == "PubDate") {
        return String::new();
    }
    "提示：报告没有落款日期，网页里没有写发布日期；可以加上 --meta 发布日期=2022-01-25 这样的一项\n"
        .to_owned()
}

/// What keeps a template from being filled, for people.
fn told(name: &str, problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let Problem { place, message, help } = problem;
        let said = format!("错误：{name}：{place}：{message}");
        out.extend([&*harmless(&said), "\n　　办法：", &*harmless(help), "\n"]);
    }
    out
}

/// Only Word files stand in Word files.
pub fn only_word(option: &str, formats: &[&'static Format]) -> Result<(), Error> {
    match formats.iter().find(|format| format.name != docx::FORMAT.name) {
        None => Ok(()),
        Some(other) => Err(Error::Usage(format!(
            "{option} 只用于 Word 文档，{}请分开生成（去掉 {option}）",
            other.title
        ))),
    }
}

/// The bytes of a file that must be a Word file of today's kind.
pub fn word_file(path: &Path) -> Result<Vec<u8>, Error> {
    let unread = |reason: String| Error::Unread {
        path: path.to_path_buf(),
        reason,
    };
    if is_dash(path) {
        return Err(Error::Usage(
            "样张和模板要写明文件，不能从标准输入读取".to_owned(),
        ));
    }
    let bytes = bytes(path).map_err(|cause| unread(unreadable(&cause)))?;
    if bytes.len() > MAX_DOCUMENT_BYTES {
        let limit = MAX_DOCUMENT_BYTES / 1024 / 1024;
        return Err(unread(format!("超过 {limit} MB，不读取")));
    }
    match content(&shown(path), &bytes) {
        Content::Format(format) if format.name == docx::FORMAT.name => Ok(bytes),
        Content::Foreign(foreign) => Err(unread(format!("是{}，不能用；{}", foreign.what, foreign.advice))),
        _ => Err(unread("不是 Word 文档（.docx、.dotx），不能用".to_owned())),
    }
}

/// Why a Word file cannot be used.
pub fn unusable(path: &Path, why: &Unreadable) -> Error {
    Error::Unread {
        path: path.to_path_buf(),
        reason: format!("不能用：{}；{}", why.message, why.help),
    }
}
