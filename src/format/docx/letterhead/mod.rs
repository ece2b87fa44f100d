//! The agency's own letterhead: a Word file whose styles, page, headers, footers and all other parts a report takes; only its text is
//! ours.
//!
//! `styles` finds our styles among its own (`wanted` says which, `own_styles` what is added for those that it has not), `page` the
//! section whose page is taken, `fit` sets our text into it, `draft` marks its headers. `default` is the file that an agency begins with.

mod charts;
mod default;
mod draft;
mod element;
mod fit;
mod fonts;
mod own_styles;
mod page;
mod root;
mod settings;
mod styles;
#[cfg(test)]
mod tests;
mod wanted;

use std::collections::BTreeMap;

use super::parcel::{Parcel, TYPES, with_bom, without_bom};
use super::read::{self, Links, damaged};
use super::write::{Own, own};
use crate::document::Document;
use crate::format::office::budget::Budget;
use crate::format::{Unreadable, WriteError};
use fit::{Frame, fitted};
use page::{Reference, Section, chosen, sections};
use root::Root;
use styles::Mapped;

pub use default::default_reference;
pub(super) use styles::caption;

/// Where relationships are named.
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// The kind of the relationship to a file's properties, and what they are.
const PROPERTIES: (&str, &str) = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "application/vnd.openxmlformats-package.core-properties+xml",
);
/// What a document is, and what a template for documents is.
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
/// See [`DOCUMENT`].
const TEMPLATE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
/// What the styles are.
const STYLES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";

/// A letterhead.
#[derive(Debug)]
pub struct Letterhead {
    /// The file.
    bytes: Vec<u8>,
    /// The part with its text, and the text.
    main: String,
    text: String,
    has_bom: bool,
    /// What the text refers to.
    links: Links,
    /// The part with its properties, where it has one.
    properties: Option<String>,
    /// The parts that are other than its own: those with the styles, the fonts.
    changed: Vec<(String, String)>,
    /// Whether it had no styles: the part is new then.
    styles_are_new: bool,
    mapped: Mapped,
    section: Section,
    inherited: Vec<Reference>,
    differs_on_even: bool,
    notes: Vec<String>,
}

/// Refuses what must not become a report's frame: macros would go out with it, and a signature would be broken.
///
/// # Errors
/// The file has macros or a signature, or is in a form that our text cannot stand in.
pub(super) fn refused(parcel: &mut Parcel<'_>, types: &str) -> Result<(), Unreadable> {
    let names = parcel.names();
    let has = |wanted: &str| names.iter().any(|name| name.to_lowercase().contains(wanted));
    if types.contains("macroEnabled") || types.contains("vbaProject") || has("vbaproject.bin") {
        return Err(Unreadable::damaged(
            "这份 Word 文档带有宏，不能用它生成报告",
            "用 Word 或 WPS 打开它，另存为不带宏的 .docx，再试一次",
        ));
    }
    if has("_xmlsignatures/") {
        return Err(Unreadable::damaged(
            "这份 Word 文档带有数字签名，改了内容签名就失效，不能用它生成报告",
            "用 Word 或 WPS 打开它，去掉签名，另存为 .docx，再试一次",
        ));
    }
    Ok(())
}

impl Letterhead {
    /// The letterhead that a Word file is: `.docx` or `.dotx`.
    ///
    /// # Errors
    /// It cannot be read, has macros or a signature, or is in strict form.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let found = read::found(&bytes)?;
        let mut parcel = Parcel::open(&bytes)?;
        let types = parcel.text(TYPES)?.unwrap_or_default();
        refused(&mut parcel, &types)?;
        let text = parcel
            .text(&found.main)?
            .ok_or_else(|| damaged("文件里没有 Word 文档的正文"))?;
        let (text, has_bom) = without_bom(text);
        if Root::of(&text).is_strict() {
            return Err(Unreadable::damaged(
                "这份 Word 文档是“严格 Open XML”格式，不能用它生成报告",
                "用 Word 打开它，另存为普通的“Word 文档（.docx）”，再试一次",
            ));
        }
        let part = |kind: &str| {
            let link = found
                .links
                .values()
                .find(|link| link.kind == kind && !link.external);
            link.map(|link| link.target.clone())
        };
        let mut budget = Budget::new();
        let mut notes = Vec::new();
        let mut changed = Vec::new();
        let own_name = part("styles");
        let styles = match &own_name {
            Some(name) => parcel.text(name)?.map(|text| without_bom(text).0),
            None => None,
        };
        let styles_are_new = styles.is_none();
        let styles = styles.unwrap_or_else(|| own_styles::OWN.to_owned());
        let mut mapped = styles::mapped(&styles, &mut budget)?;
        let name = own_name.unwrap_or_else(|| parcel.free_name(&found.main, "styles", "xml"));
        match mapped.part.take() {
            Some(part) => changed.push((name, part)),
            None if styles_are_new => changed.push((name, styles)),
            None => {}
        }
        if let Some(name) = part("fontTable")
            && let Some(fonts) = parcel.text(&name)?
            && let Some(fonts) = fonts::completed(&without_bom(fonts).0, &mut budget)?
        {
            changed.push((name, fonts));
        }
        let mut differs_on_even = false;
        if let Some(name) = part("settings")
            && let Some(settings) = parcel.text(&name)?
        {
            let settings = without_bom(settings).0;
            let found = settings::Settings::of(&settings, &mut budget)?;
            differs_on_even = found.differs_on_even;
            if found.is_protected {
                notes.push("它限制了编辑，生成的报告也不能改；要改的，先在 Word 里停止保护".to_owned());
            }
            changed.extend(found.mended.map(|mended| (name, mended)));
        }
        let all = sections(&text);
        let (number, section, inherited) = chosen(&all).map_or_else(
            || (1, Section::default(), Vec::new()),
            |(n, s, i)| (n, s.clone(), i),
        );
        told(&mapped, styles_are_new, &mut notes);
        if all.len() > 1 {
            notes.push(format!(
                "它有 {} 节，页面、页眉和页脚用第 {number} 节的",
                all.len()
            ));
        }
        if section.is_divided {
            notes.push("它的正文分栏或竖排，放不下报告的表格：报告按一栏横排".to_owned());
        }
        if has_drawings(&text) {
            notes.push(
                "它正文里的图片、文本框不进入报告，但还留在生成的文件里；版头要放进页眉，或者改用 --template"
                    .to_owned(),
            );
        }
        if part("comments").is_some() {
            notes.push("它的批注还留在生成的文件里；公开前请用没有批注的文件".to_owned());
        }
        Ok(Self {
            main: found.main,
            text,
            has_bom,
            links: found.links,
            properties: found.properties,
            changed,
            styles_are_new,
            mapped,
            section,
            inherited,
            differs_on_even,
            notes,
            bytes,
        })
    }

    /// What could not be taken over, a sentence each, to follow the file's name.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// A document with this letterhead, as the bytes of a file.
    ///
    /// # Errors
    /// It could not be written.
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, WriteError> {
        let own = own(document)?;
        self.packed(&own, document.draft)
            .map_err(|unreadable| WriteError(unreadable.message.into()))
    }

    fn packed(&self, own: &Own<'_>, draft: bool) -> Result<Vec<u8>, Unreadable> {
        let mut parcel = Parcel::open(&self.bytes)?;
        if let Some(types) = parcel.text(TYPES)?.filter(|types| types.contains(TEMPLATE)) {
            parcel.put(TYPES, types.replace(TEMPLATE, DOCUMENT));
        }
        for (name, part) in &self.changed {
            parcel.put(name, part.as_bytes());
        }
        if let Some((name, _)) = self.changed.first().filter(|_| self.styles_are_new) {
            parcel.declare(name, STYLES)?;
            parcel.link(&self.main, &format!("{KINDS}styles"), name)?;
        }
        let mut pictures = BTreeMap::new();
        let folder = self.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        for picture in &own.pictures {
            let beside = if folder.is_empty() {
                "media/x".to_owned()
            } else {
                format!("{folder}/media/x")
            };
            let name = parcel.free_name(&beside, "report", picture.part.ending());
            parcel.put(&name, &*picture.bytes);
            parcel.declare(&name, picture.part.media_type)?;
            let id = parcel.link(&self.main, &format!("{KINDS}image"), &name)?;
            if let Some(link) = &picture.part.link {
                pictures.insert(link.id.to_string(), id);
            }
        }
        charts::put(&mut parcel, &self.main, &own.charts, &mut pictures)?;
        let mut more = self.inherited.clone();
        if draft {
            let section = (&self.section, self.inherited.as_slice());
            more.extend(draft::marked(
                &mut parcel,
                &self.main,
                &self.links,
                section,
                self.differs_on_even,
            )?);
        }
        let words = |first: bool, turned: bool| self.section_words(&more, first, turned);
        let frame = Frame {
            section: &self.section,
            words: &words,
            styles: &self.mapped,
            pictures,
        };
        let text = fitted(&own.text, &frame);
        parcel.put(&self.main, with_bom(text.into_bytes(), self.has_bom));
        if let Some(name) = &self.properties {
            parcel.put(name, own.properties.as_bytes());
        } else {
            let name = parcel.free_name("docProps/x", "core", "xml");
            parcel.put(&name, own.properties.as_bytes());
            parcel.declare(&name, PROPERTIES.1)?;
            parcel.link("", PROPERTIES.0, &name)?;
        }
        parcel.pack()
    }

    /// The element of a section of ours as that of the letterhead.
    fn section_words(&self, more: &[Reference], first: bool, turned: bool) -> String {
        if self.section.range.is_empty() {
            let more: String = more.iter().map(|link| link.words.as_str()).collect();
            return format!("<w:sectPr>{more}</w:sectPr>");
        }
        let plain = self.section.words(&self.text, more, "", first, turned);
        let names = Root::of(&self.text).needed(&plain);
        self.section.words(&self.text, more, &names, first, turned)
    }
}

/// What is said of the styles.
fn told(mapped: &Mapped, styles_are_new: bool, notes: &mut Vec<String>) {
    if styles_are_new {
        notes.push("它没有样式，全部用程序自己的".to_owned());
    }
    if mapped.own_body {
        notes.push(format!(
            "它的“正文”没有首行缩进，不是公文的正文：报告的正文用程序自己的样式“{}”",
            wanted::OWN_BODY
        ));
    }
    if !mapped.missing.is_empty() {
        notes.push(format!(
            "它没有这些样式，用程序自己的：{}",
            mapped.missing.join("、")
        ));
    }
}

/// Whether a text has something drawn in it.
fn has_drawings(text: &str) -> bool {
    ["drawing", "pict", "object"].iter().any(|name| {
        let open = format!("<w:{name}");
        text.match_indices(&open).any(|(at, _)| {
            let behind = text.get(at + open.len()..).unwrap_or_default();
            behind.starts_with(['>', '/', ' '])
        })
    })
}
