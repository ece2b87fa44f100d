//! The prose of the six parts, before their tables and after them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::items::Item;
use super::prose_builder::ProseBuilder;
use super::recognition::{Recognition, part_name};
use super::section_starts;
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::report::text::Text;
use crate::report::{Part, ProseKey};
use crate::source::PlaceOrder;

impl Recognition<'_> {
    /// The prose of the parts; items in `taken` belong to something else.
    pub(super) fn prose_of_parts(
        &self,
        prose: &mut ProseBuilder,
        taken: &[usize],
    ) -> BTreeMap<ProseKey, Text> {
        let extents = section_starts::extents(&self.items, &self.starts);
        let mut out = BTreeMap::new();
        for (index, section) in self.edition.sections().iter().enumerate() {
            let (Some(start), Some(extent)) = (&self.starts[index], &extents[index]) else {
                continue;
            };
            let name = part_name(index);
            let keys = &self.tables.keys;
            let table = extent.clone().find(|item| keys[*item] == Some(section.key));
            let own = |range: Range<usize>| {
                range
                    .filter(|item| keys[*item].is_none() && !taken.contains(item))
                    .filter(|item| !self.is_caption(*item))
                    .map(|item| &self.items[item])
            };
            let split = table.unwrap_or(extent.end);
            let order = self
                .items
                .get(start.item)
                .map_or_else(PlaceOrder::default, |item| item.order);
            let mut counted = 0;
            let before = prose.build(
                own(extent.start..split),
                &name,
                Some((&start.rest, order)),
                &mut counted,
            );
            let after = prose.build(own(split..extent.end), &name, None, &mut counted);
            let (first, second) = if section.table.is_some() {
                (Part::Before, Part::After)
            } else {
                (Part::Whole, Part::Whole)
            };
            // A heading with nothing below it is not a part that is absent.
            let nothing = || {
                let place = self.place(start.item, format!("{name} 标题"));
                Text::placed([(String::new(), place)])
            };
            let before = before.or_else(|| (section.needs_words && after.is_none()).then(nothing));
            for (part, text) in [(first, before), (second, after)] {
                if let Some(text) = text {
                    let key = ProseKey {
                        section: section.key,
                        part,
                    };
                    out.entry(key).or_insert(text);
                }
            }
        }
        out
    }

    /// Whether an item is a line right above one of the form's tables that says the title of its part once more.
    pub(super) fn is_caption(&self, item: usize) -> bool {
        let key = self.tables.keys.get(item + 1).copied().flatten();
        let section = key.and_then(|key| self.edition.section(key));
        let line = self.items.get(item).and_then(Item::line);
        line.zip(section)
            .is_some_and(|(line, section)| unnumbered(&folded(line)) == folded(section.title))
    }
}
