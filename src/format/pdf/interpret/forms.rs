//! External objects (ISO 32000-2, 8.8 to 8.10): forms are run, pictures are noted.

use super::content::Content;
use super::matrix::Matrix;
use super::path::thin;
use super::source::resource;
use super::state::State;
use crate::format::pdf::limits::FORMS;
use crate::format::pdf::syntax::{Stream, Value};

/// How long a picture must be to be a line, where it is thin: a dot is none.
const LINE: f64 = 12.0;

impl Content<'_, '_> {
    /// Draws the object of this name.
    pub fn draw(&mut self, name: &[u8]) -> Option<()> {
        let file = self.source.file;
        let written = resource(file, &self.resources, "XObject", name).unwrap_or_default();
        let value = file.resolve(&written);
        let Some(stream) = value.stream() else {
            file.breaks();
            return None;
        };
        let layer = stream.dictionary.raw("OC");
        if self.sheet.marks.hidden() || layer.is_some_and(|layer| self.source.layers.hidden(file, layer)) {
            return Some(());
        }
        match file.get(&stream.dictionary, "Subtype").name() {
            Some(b"Form") => self.form(stream),
            Some(b"Image") => {
                let bounds = self.state.matrix.bounds([0.0, 0.0, 1.0, 1.0]);
                match thin(bounds) {
                    Some(rule) if bounds.width().max(bounds.height()) > LINE => {
                        self.sheet.rule(self.budget(), rule, self.state.clip)
                    }
                    _ => self.sheet.picture(self.budget(), bounds, self.state.clip),
                }
            }
            _ => Some(()),
        }
    }

    /// Runs a form (8.10.1).
    pub fn form(&mut self, stream: &Stream) -> Option<()> {
        let file = self.source.file;
        if self.forms.contains(&stream.number) {
            return None;
        }
        if self.forms.len() >= FORMS {
            self.budget().exceed();
            return None;
        }
        let matrix = Matrix::of(&file.numbers(&file.get(&stream.dictionary, "Matrix"))).unwrap_or_default();
        let mut state = State {
            matrix: matrix.then(self.state.matrix),
            ..self.state.clone()
        };
        let edges = file.numbers(&file.get(&stream.dictionary, "BBox"));
        if let Ok(edges) = <[f64; 4]>::try_from(edges) {
            state.clip = state.clip.both(state.matrix.bounds(edges));
        }
        // Old files leave a form's resources to the page's (7.8.3).
        let resources = match file.get(&stream.dictionary, "Resources") {
            Value::Null => self.resources.clone(),
            resources => resources,
        };
        let mut forms = self.forms.clone();
        forms.push(stream.number);
        let bytes = file.unpacked(stream)?;
        let mut content = Content::new(self.source, self.sheet, &resources, state, forms);
        content.run(&bytes);
        Some(())
    }
}
