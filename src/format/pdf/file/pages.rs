//! The page tree (ISO 32000-2, 7.7.3).

use std::collections::HashSet;

use super::store::File;
use crate::format::Unreadable;
use crate::format::pdf::limits::{NESTING, PAGES};
use crate::format::pdf::syntax::{Dictionary, Value};

/// A page as the tree has it.
#[derive(Clone, Debug, Default)]
pub struct PageObject {
    /// Its own dictionary.
    pub dictionary: Dictionary,
    /// Its resources.
    pub resources: Value,
    /// What of it is shown: left, bottom, right, top in its own units.
    pub shown: [f64; 4],
    /// By how many quarters it is turned clockwise.
    pub quarters: u8,
    /// How many points a unit is (7.7.3.3).
    pub unit: f64,
}

/// What pages have of the nodes above them (7.7.3.4).
#[derive(Clone, Default)]
struct Inherited {
    resources: Value,
    media: Value,
    crop: Value,
    rotate: Value,
}

/// A4, for pages that do not say how large they are.
const A4: [f64; 4] = [0.0, 0.0, 595.28, 841.89];

impl Inherited {
    fn of(&self, file: &File<'_>, node: &Dictionary) -> Self {
        let or = |key: &str, above: &Value| match file.get(node, key) {
            Value::Null => above.clone(),
            value => value,
        };
        Self {
            resources: or("Resources", &self.resources),
            media: or("MediaBox", &self.media),
            crop: or("CropBox", &self.crop),
            rotate: or("Rotate", &self.rotate),
        }
    }

    fn page(self, file: &File<'_>, dictionary: &Dictionary) -> PageObject {
        let media = rectangle(&file.numbers(&self.media)).unwrap_or(A4);
        let crop = rectangle(&file.numbers(&self.crop)).unwrap_or(media);
        let both = [
            media[0].max(crop[0]),
            media[1].max(crop[1]),
            media[2].min(crop[2]),
            media[3].min(crop[3]),
        ];
        let shown = if both[0] < both[2] && both[1] < both[3] {
            both
        } else {
            media
        };
        let turned = (self.rotate.number().unwrap_or_default() / 90.0).rem_euclid(4.0);
        let unit = file.get(dictionary, "UserUnit").number().unwrap_or(1.0);
        PageObject {
            dictionary: dictionary.clone(),
            resources: self.resources,
            shown,
            quarters: [1, 2, 3]
                .into_iter()
                .find(|q| (turned - f64::from(*q)).abs() < 0.5)
                .unwrap_or(0),
            unit: if unit > 0.0 && unit < 1000.0 { unit } else { 1.0 },
        }
    }
}

/// A rectangle (7.9.5) by its lower left and upper right corners; nothing where it has no area.
pub fn rectangle(numbers: &[f64]) -> Option<[f64; 4]> {
    let [a, b, c, d] = *numbers else { return None };
    let rectangle = [a.min(c), b.min(d), a.max(c), b.max(d)];
    let fits = rectangle.iter().all(|n| n.abs() < 1e6);
    (fits && rectangle[2] - rectangle[0] > 1e-3 && rectangle[3] - rectangle[1] > 1e-3).then_some(rectangle)
}

/// Every page in its order.
///
/// # Errors
///
/// There are more than a report can have.
pub fn pages(file: &File<'_>) -> Result<Vec<PageObject>, Unreadable> {
    let mut walk = Walk {
        file,
        seen: HashSet::new(),
        out: Vec::new(),
    };
    let catalogue = file.catalogue();
    if let Some(root) = catalogue.dictionary().and_then(|root| root.raw("Pages")) {
        walk.node(root, &Inherited::default(), 0);
    }
    if walk.out.len() > PAGES {
        return Err(Unreadable::too_large(format!(
            "这份 PDF 超过 {PAGES} 页，不像一份年度报告"
        )));
    }
    Ok(walk.out)
}

struct Walk<'a> {
    file: &'a File<'a>,
    seen: HashSet<u32>,
    out: Vec<PageObject>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Value, above: &Inherited, depth: usize) {
        if let Some(number) = node.reference()
            && !self.seen.insert(number)
        {
            return;
        }
        if depth > NESTING || self.out.len() > PAGES {
            self.file.budget.exceed();
            return;
        }
        let value = self.file.resolve(node);
        let Some(dictionary) = value.dictionary() else {
            return;
        };
        let own = above.of(self.file, dictionary);
        let kids = self.file.get(dictionary, "Kids");
        let is_page = self.file.get(dictionary, "Type").name() == Some(b"Page");
        match kids.array() {
            Some(kids) if !is_page => {
                for kid in kids {
                    self.node(kid, &own, depth + 1);
                }
            }
            _ => self.out.push(own.page(self.file, dictionary)),
        }
    }
}
