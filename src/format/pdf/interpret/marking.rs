//! Marked content (ISO 32000-2, 14.6): where it begins and ends.

use super::actual::replace;
use super::content::Content;
use super::marked::{Mark, text_string};
use super::source::resource;
use crate::document::chart::stands_for_chart;
use crate::format::pdf::limits::ACTUAL;
use crate::format::pdf::syntax::Value;

impl Content<'_, '_> {
    /// Begins marked content (14.6.1).
    pub fn begin_mark(&mut self, operands: &[Value]) {
        let file = self.source.file;
        let tag = operands.first().and_then(Value::name).unwrap_or_default();
        let written = match operands.get(1) {
            Some(Value::Name(name)) => resource(file, &self.resources, "Properties", name),
            other => other.cloned(),
        };
        let properties = written
            .as_ref()
            .map(|value| file.resolve(value))
            .unwrap_or_default();
        let actual = properties
            .dictionary()
            .and_then(|d| text_string(&file.get(d, "ActualText")))
            .filter(|text| text.len() <= ACTUAL);
        // A chart of this program's own draws what its tables say.
        let chart = properties
            .dictionary()
            .and_then(|d| text_string(&file.get(d, "Alt")))
            .is_some_and(|words| stands_for_chart(&words));
        let mark = Mark {
            artifact: tag == b"Artifact",
            hidden: chart
                || tag == b"OC" && written.is_some_and(|layer| self.source.layers.hidden(file, &layer)),
            actual: actual.map(|text| (text, self.sheet.page.glyphs.len())),
        };
        if self.sheet.marks.open(mark).is_none() {
            self.budget().exceed();
        }
    }

    /// Ends the last one.
    pub fn end_mark(&mut self) {
        if let Some((text, start)) = self.sheet.marks.close().and_then(|mark| mark.actual) {
            let before = self.sheet.page.glyphs.len();
            replace(&mut self.sheet.page.glyphs, start, &text);
            for _ in before..self.sheet.page.glyphs.len() {
                // What stands for a glyph counts as what is written.
                let _ = self.budget().glyph();
            }
        }
    }
}
