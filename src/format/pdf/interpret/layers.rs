//! Optional content (ISO 32000-2, 8.11): which layers are off when the file is opened.

use std::collections::HashSet;

use crate::format::pdf::file::File;
use crate::format::pdf::syntax::{Dictionary, Value};

/// The layers of a file.
#[derive(Debug, Default)]
pub struct Layers {
    off: HashSet<u32>,
}

impl Layers {
    /// By the default configuration (8.11.4.3).
    pub fn new(file: &File<'_>) -> Self {
        let catalogue = file.catalogue();
        let Some(properties) = catalogue.dictionary().map(|c| file.get(c, "OCProperties")) else {
            return Self::default();
        };
        let Some(properties) = properties.dictionary() else {
            return Self::default();
        };
        let listed = |dictionary: &Dictionary, key: &str| -> Vec<u32> {
            let list = file.get(dictionary, key);
            list.array()
                .unwrap_or_default()
                .iter()
                .filter_map(Value::reference)
                .collect()
        };
        let mut off = HashSet::new();
        let default = file.get(properties, "D");
        if let Some(default) = default.dictionary() {
            if file.get(default, "BaseState").name() == Some(b"OFF") {
                off.extend(listed(properties, "OCGs"));
            }
            for number in listed(default, "ON") {
                off.remove(&number);
            }
            off.extend(listed(default, "OFF"));
        }
        Self { off }
    }

    /// Whether what belongs to this layer, or membership of layers, is not shown.
    pub fn hidden(&self, file: &File<'_>, layer: &Value) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if layer.reference().is_some_and(|number| self.off.contains(&number)) {
            return true;
        }
        // A membership (8.11.2.2): by its policy, without the expressions that few files have.
        let value = file.resolve(layer);
        let Some(membership) = value.dictionary().filter(|d| d.raw("OCGs").is_some()) else {
            return false;
        };
        let groups: Vec<u32> = match membership.raw("OCGs") {
            Some(Value::Reference(number)) => match file.object(*number) {
                Value::Array(items) => items.iter().filter_map(Value::reference).collect(),
                _ => vec![*number],
            },
            Some(Value::Array(items)) => items.iter().filter_map(Value::reference).collect(),
            _ => Vec::new(),
        };
        if groups.is_empty() {
            return false;
        }
        let off = |number: &u32| self.off.contains(number);
        match file.get(membership, "P").name() {
            Some(b"AllOn") => groups.iter().any(off),
            Some(b"AnyOff") => !groups.iter().any(off),
            Some(b"AllOff") => !groups.iter().all(off),
            _ => groups.iter().all(off),
        }
    }
}
