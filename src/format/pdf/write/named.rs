//! What the faces of a font's file are called, and how heavy they are.

use skrifa::attribute::Style;
use skrifa::raw::TableProvider;
use skrifa::raw::types::Fixed;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::font_file::{FontFile, Tag, directories};
use super::fonts::WEIGHT;

/// The tables that say it.
const NAMES: [Tag; 4] = [*b"name", *b"OS/2", *b"head", *b"fvar"];

/// What a face is called.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The names of its family, in whatever languages it has them.
    pub families: Vec<String>,
    /// How heavy it is (OpenType, OS/2, usWeightClass).
    pub weight: u16,
    /// Whether it leans.
    pub italic: bool,
    /// How heavy a variable font may be set.
    pub weights: Option<Weights>,
}

/// The weights of a variable font (OpenType 1.9, `fvar`).
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// The lightest.
    pub least: u16,
    /// The heaviest.
    pub most: u16,
    /// Those that have a name, which stands behind the family's: Bold.
    pub named: Vec<(String, u16)>,
}

/// What the faces of a font's file are called, in their order; none where it is no such file. Of the file no more than `head`, `name`,
/// `fvar` and `OS/2` is read.
pub fn families(file: &dyn FontFile) -> Vec<Named> {
    let faces = directories(file);
    faces
        .iter()
        .map(|face| {
            let names = face.with(file, &NAMES);
            FontRef::new(&names).map_or_else(|_| Named::default(), |font| name(&font))
        })
        .collect()
}

fn name(font: &FontRef<'_>) -> Named {
    let mut families: Vec<String> = Vec::new();
    for id in [
        StringId::TYPOGRAPHIC_FAMILY_NAME,
        StringId::FAMILY_NAME,
        StringId::FULL_NAME,
    ] {
        for name in font.localized_strings(id) {
            let name: String = name.chars().collect();
            if !name.is_empty() && !families.contains(&name) {
                families.push(name);
            }
        }
    }
    Named {
        families,
        weight: font.os2().map_or(400, |os2| os2.us_weight_class()),
        italic: font.attributes().style != Style::Normal,
        weights: weights(font),
    }
}

fn weights(font: &FontRef<'_>) -> Option<Weights> {
    let arrays = font.fvar().ok()?.axis_instance_arrays().ok()?;
    let mut all = arrays.axes().iter();
    let place = all.position(|axis| axis.axis_tag().to_be_bytes() == *WEIGHT)?;
    let axis = arrays.axes().get(place)?;
    let instances = arrays.instances().iter().flatten();
    let named = instances.filter_map(|instance| {
        let weight = whole(instance.coordinates.get(place)?.get())?;
        let name = font
            .localized_strings(instance.subfamily_name_id)
            .english_or_first()?;
        Some((name.chars().collect(), weight))
    });
    Some(Weights {
        least: whole(axis.min_value())?,
        most: whole(axis.max_value())?,
        named: named.collect(),
    })
}

fn whole(weight: Fixed) -> Option<u16> {
    u16::try_from(weight.to_i32()).ok()
}
