//! Automatic numbers: the lists of `word/numbering.xml`.

use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::counting::Counting;
use crate::format::office::numbering::{Abstract, LEVELS, Level, Levels, MAX_TEXT, Num, Numbering};
use crate::format::office::xml::{Space, Tag, Xml};

/// The lists of the part.
pub(super) fn parse(text: &str, budget: &mut Budget) -> Result<Numbering, Unreadable> {
    let mut out = Numbering::default();
    let (mut xml, _) = Xml::open(text)?;
    while let Some(tag) = xml.child()? {
        budget.spend()?;
        match tag.name() {
            (Space::W, "abstractNum") => {
                let id = id(&tag, "abstractNumId");
                let kind = kind(&mut out, id, &mut xml, budget)?;
                out.abstracts.insert(id, kind);
            }
            (Space::W, "num") => {
                let id = id(&tag, "numId");
                out.nums.insert(id, num(&mut xml, budget)?);
            }
            _ => xml.skip()?,
        }
    }
    Ok(out)
}

fn kind(
    out: &mut Numbering,
    id: i64,
    xml: &mut Xml<'_>,
    budget: &mut Budget,
) -> Result<Abstract, Unreadable> {
    let mut kind = Abstract::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "lvl") => level(&tag, xml, &mut kind.levels, budget)?,
            (Space::W, "numStyleLink") => {
                kind.styled = tag.owned("val");
                xml.skip()?;
            }
            (Space::W, "styleLink") => {
                out.styles.extend(tag.owned("val").map(|style| (style, id)));
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(kind)
}

fn id(tag: &Tag<'_>, name: &str) -> i64 {
    tag.get(name)
        .and_then(|id| id.trim().parse().ok())
        .unwrap_or(i64::MIN)
}

fn num(xml: &mut Xml<'_>, budget: &mut Budget) -> Result<Num, Unreadable> {
    let mut out = Num::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "abstractNumId") => {
                out.kind = tag.number().unwrap_or(i64::MIN);
                xml.skip()?;
            }
            (Space::W, "lvlOverride") => {
                let index = usize::try_from(id(&tag, "ilvl"))
                    .ok()
                    .filter(|index| *index < LEVELS);
                while let Some(tag) = xml.child()? {
                    match tag.name() {
                        (Space::W, "lvl") => level(&tag, xml, &mut out.levels, budget)?,
                        (Space::W, "startOverride") => {
                            out.starts.extend(index.zip(tag.number()));
                            xml.skip()?;
                        }
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(out)
}

fn level(
    tag: &Tag<'_>,
    xml: &mut Xml<'_>,
    levels: &mut Levels,
    budget: &mut Budget,
) -> Result<(), Unreadable> {
    budget.spend()?;
    let mut level = Level::default();
    let index = usize::try_from(id(tag, "ilvl")).ok();
    properties(xml, &mut level)?;
    levels.extend(index.filter(|index| *index < LEVELS).map(|index| (index, level)));
    Ok(())
}

/// What a level says of itself. A way of counting that only newer programs know stands beside one that all know, which
/// comes later and holds.
fn properties(xml: &mut Xml<'_>, level: &mut Level) -> Result<(), Unreadable> {
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "start") => level.start = tag.number().unwrap_or(0),
            (Space::W, "numFmt") => level.counting = Counting::from_name(&tag.value().unwrap_or_default()),
            (Space::W, "lvlRestart") => level.restart = tag.number(),
            (Space::W, "isLgl") => level.legal = tag.is_on(),
            (Space::W, "lvlText") => {
                level.text = tag.value().unwrap_or_default().chars().take(MAX_TEXT).collect();
            }
            (Space::W, "pStyle") => level.style = tag.owned("val"),
            (Space::Mc, _) => {
                properties(xml, level)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}
