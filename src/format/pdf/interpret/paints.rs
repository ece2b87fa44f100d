//! With what is painted (ISO 32000-2, 8.4.5 and 8.6.8).

use super::colour::Space;
use super::content::Content;
use super::source::resource;
use super::state::Paint;
use crate::format::pdf::syntax::Value;

impl Content<'_, '_> {
    /// Parameters that are resources (8.4.5).
    pub fn external_state(&mut self, name: &[u8]) -> Option<()> {
        let file = self.source.file;
        let found = file.resolve(&resource(file, &self.resources, "ExtGState", name)?);
        let said = found.dictionary()?;
        if let Some(alpha) = file.get(said, "ca").number() {
            self.state.fill.clear = alpha <= 0.02;
        }
        if let Some(alpha) = file.get(said, "CA").number() {
            self.state.stroke.clear = alpha <= 0.02;
        }
        if let Some(width) = file.get(said, "LW").number() {
            self.state.line_width = width;
        }
        if let Value::Array(font) = file.get(said, "Font") {
            self.state.text.font = self.source.fonts.load(font.first()?);
            self.state.text.size = file.resolve(font.get(1)?).number()?;
        }
        Some(())
    }

    fn paint_of(&mut self, stroke: bool) -> &mut Paint {
        if stroke {
            &mut self.state.stroke
        } else {
            &mut self.state.fill
        }
    }

    /// A colour of a device's own space (8.6.4).
    pub fn device_colour(&mut self, operator: &[u8], operands: &[Value]) -> Option<()> {
        let numbers: Vec<f64> = operands.iter().filter_map(Value::number).collect();
        let space = if operator.eq_ignore_ascii_case(b"k") {
            Space::Ink
        } else {
            Space::Light
        };
        let paint = self.paint_of(operator.first()?.is_ascii_uppercase());
        paint.space = space;
        paint.white = space.white(&numbers);
        Some(())
    }

    /// A colour space, or a colour of the current one (8.6.8).
    pub fn colour(&mut self, operator: &[u8], operands: &[Value]) -> Option<()> {
        let stroke = operator.first()?.is_ascii_uppercase();
        if operator.eq_ignore_ascii_case(b"cs") {
            let file = self.source.file;
            let named = self
                .resources
                .dictionary()
                .map(|d| file.get(d, "ColorSpace"))
                .unwrap_or_default();
            let space = Space::of(file, operands.last()?, &named);
            let paint = self.paint_of(stroke);
            paint.space = space;
            // Its first colour is black, or all the ink.
            paint.white = false;
            return Some(());
        }
        let numbers: Vec<f64> = operands.iter().filter_map(Value::number).collect();
        let pattern = operands.last()?.name().is_some();
        let paint = self.paint_of(stroke);
        paint.white = !pattern && paint.space.white(&numbers);
        Some(())
    }
}
