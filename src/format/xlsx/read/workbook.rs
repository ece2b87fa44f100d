//! The workbook: its sheets in their order, whether they are hidden, and which parts hold them.

use std::collections::BTreeMap;

use super::address::{Area, area};
use super::damage::damaged;
use crate::format::Unreadable;
use crate::format::office::package::Package;
use crate::format::office::xml::Xml;

/// How the names of areas begin that are no part of the report: hints and checks for who fills a workbook of ours.
const LEFT_OUT: &str = "填表说明";

/// The workbook.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Its sheets, in order.
    pub sheets: Vec<Listed>,
    /// The name of the part with the strings that cells share.
    pub strings: Option<String>,
    /// The name of the part with the formats.
    pub styles: Option<String>,
    /// Whether days are counted from 1904, as on old Macintoshes.
    pub dates_from_1904: bool,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// The name of its part.
    pub part: String,
    /// Whether nobody sees it.
    pub hidden: bool,
    /// Whether it is a chart.
    pub is_chart: bool,
    /// What of it is no part of the report.
    pub left_out: Vec<Area>,
}

/// What a part refers to by each of its names: the kind, the part.
type Links = BTreeMap<String, (String, String)>;

impl Workbook {
    /// The workbook of a file.
    pub fn read(package: &mut Package<'_>) -> Result<Self, Unreadable> {
        let links = links(package, "_rels/.rels", "")?;
        let main = links.into_values().find(|(kind, _)| kind == "officeDocument");
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, part)| part);
        if main.to_lowercase().ends_with(".bin") || package.bytes("xl/workbook.bin")?.is_some() {
            return Err(damaged("这是 Excel 二进制工作簿（.xlsb），读不出内容"));
        }
        let text = package
            .text(&main)?
            .ok_or_else(|| damaged("文件里没有 Excel 的工作簿（xl/workbook.xml），文件可能已经损坏"))?;
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let links = self::links(package, &format!("{folder}/_rels/{name}.rels"), folder)?;
        let part = |wanted: &str| {
            let mut found = links.values().filter(|(kind, _)| kind == wanted);
            found.next().map(|(_, part)| part.clone())
        };
        let mut out = Self {
            strings: part("sharedStrings"),
            styles: part("styles"),
            ..Self::default()
        };
        let (mut xml, _) = Xml::open(&text)?;
        let mut names = Vec::new();
        while let Some(tag) = xml.child()? {
            match tag.local() {
                "workbookPr" => {
                    out.dates_from_1904 = tag.get("date1904").is_some_and(|on| on == "1" || on == "true");
                    xml.skip()?;
                }
                "sheets" => out.list(&mut xml, &links)?,
                "definedNames" => names = defined_names(&mut xml)?,
                _ => xml.skip()?,
            }
        }
        for (sheet, area) in names {
            if let Some(listed) = out.sheets.iter_mut().find(|listed| listed.name == sheet) {
                listed.left_out.push(area);
            }
        }
        Ok(out)
    }

    fn list(&mut self, xml: &mut Xml<'_>, links: &Links) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            let link = tag.get("id").and_then(|id| links.get(&*id));
            let (kind, part) = link.cloned().unwrap_or_default();
            self.sheets.push(Listed {
                name: tag.get("name").unwrap_or_default().into_owned(),
                part,
                hidden: tag.get("state").is_some_and(|state| state != "visible"),
                is_chart: kind == "chartsheet",
                left_out: Vec::new(),
            });
            xml.skip()?;
        }
        Ok(())
    }
}

/// The areas that names of ours say to be no part of the report, by the names of their sheets.
fn defined_names(xml: &mut Xml<'_>) -> Result<Vec<(String, Area)>, Unreadable> {
    let mut out = Vec::new();
    while let Some(tag) = xml.child()? {
        let named = tag.get("name").is_some_and(|name| name.starts_with(LEFT_OUT));
        let text = xml.text()?;
        if let Some((sheet, place)) = text.rsplit_once('!').filter(|_| named)
            && let Some(area) = area(place)
        {
            let sheet = sheet
                .trim_start_matches('$')
                .trim_matches('\'')
                .replace("''", "'");
            out.push((sheet, area));
        }
    }
    Ok(out)
}

/// What a part refers to. Names of parts are relative to its folder.
fn links(package: &mut Package<'_>, name: &str, folder: &str) -> Result<Links, Unreadable> {
    let mut out = Links::new();
    let Some(text) = package.text(name)? else {
        return Ok(out);
    };
    let (mut xml, _) = Xml::open(&text)?;
    while let Some(tag) = xml.child()? {
        if let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            out.insert(id.into_owned(), (kind, resolved(folder, &target)));
        }
        xml.skip()?;
    }
    Ok(out)
}

/// The name of a part by a reference from a part in this folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            ".." => drop(names.pop()),
            "." | "" => {}
            name => names.push(name),
        }
    }
    names.join("/")
}
