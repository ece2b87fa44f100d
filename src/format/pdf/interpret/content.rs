//! Content streams (ISO 32000-2, 7.8.2): their operators, one after another.

use super::Source;
use super::colour::Space;
use super::inline;
use super::marked::{Mark, text_string};
use super::matrix::Matrix;
use super::path::Path;
use super::resource;
use super::sheet::Sheet;
use super::state::{Paint, State};
use crate::format::pdf::limits::{ACTUAL, Budget, SAVED};
use crate::format::pdf::syntax::{Lexer, Parser, Token, Value};

/// Operands of one operator, beyond which there is garbage.
const OPERANDS: usize = 64;

/// A content stream that is run.
pub struct Content<'c, 'a> {
    pub(super) source: &'c Source<'a>,
    pub(super) sheet: &'c mut Sheet,
    pub(super) resources: Value,
    pub(super) state: State,
    saved: Vec<State>,
    pub(super) path: Path,
    /// Whether the path becomes the clip when it is painted.
    clips: bool,
    /// Where the next glyph is set.
    pub(super) text_matrix: Matrix,
    /// Where the line begins that is written.
    pub(super) line_matrix: Matrix,
    /// The forms that this content is drawn by.
    pub(super) forms: Vec<u32>,
}

impl<'c, 'a> Content<'c, 'a> {
    /// Content with its resources.
    pub fn new(
        source: &'c Source<'a>,
        sheet: &'c mut Sheet,
        resources: &Value,
        state: State,
        forms: Vec<u32>,
    ) -> Self {
        Self {
            source,
            sheet,
            resources: resources.clone(),
            state,
            saved: Vec::new(),
            path: Path::default(),
            clips: false,
            text_matrix: Matrix::default(),
            line_matrix: Matrix::default(),
            forms,
        }
    }

    /// What is left of the limits.
    pub fn budget(&self) -> &'a Budget {
        self.source.file.budget
    }

    /// Runs it to its end, or until a limit is met.
    pub fn run(&mut self, bytes: &[u8]) {
        if self.budget().scan(bytes.len()).is_none() {
            return;
        }
        let marks = self.sheet.marks.depth();
        // Operands live as long as their operator; how many there are is bounded by the bytes.
        let operands_budget = Budget::default();
        let mut parser = Parser::new(Lexer::new(bytes), &operands_budget);
        let mut operands: Vec<Value> = Vec::new();
        while let Some(token) = parser.lexer.next() {
            match token {
                Token::Word(b"true" | b"false" | b"null") => operands.extend(parser.value_of(token)),
                Token::Word(b"BI") => {
                    inline::skip(self, &mut parser);
                    operands.clear();
                }
                Token::Word(operator) => {
                    if self.budget().operator().is_none() {
                        break;
                    }
                    self.operate(operator, &operands);
                    operands.clear();
                }
                token => operands.extend(parser.value_of(token)),
            }
            if operands.len() > OPERANDS {
                operands.remove(0);
            }
            if operands_budget.spent() {
                self.budget().exceed();
            }
            if self.budget().spent() {
                break;
            }
        }
        while self.sheet.marks.depth() > marks {
            self.end_mark();
        }
    }

    /// One operator (annex A). One whose operands are wrong does nothing.
    fn operate(&mut self, operator: &[u8], operands: &[Value]) -> Option<()> {
        match operator {
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => {
                self.state.matrix = Matrix::of(&last::<6>(operands)?)?.then(self.state.matrix);
                Some(())
            }
            b"w" => {
                [self.state.line_width] = last(operands)?;
                Some(())
            }
            b"gs" => self.external_state(operands.last()?.name()?),
            b"g" | b"rg" | b"k" | b"G" | b"RG" | b"K" => self.device_colour(operator, operands),
            b"cs" | b"CS" | b"sc" | b"scn" | b"SC" | b"SCN" => self.colour(operator, operands),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" | b"h" => self.construct(operator, operands),
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => self.paint(operator),
            b"W" | b"W*" => {
                self.clips = true;
                Some(())
            }
            b"Do" => self.draw(operands.last()?.name()?),
            b"BMC" | b"BDC" => self.begin_mark(operands),
            b"EMC" => {
                self.end_mark();
                Some(())
            }
            _ => self.write(operator, operands),
        }
    }

    fn save(&mut self) -> Option<()> {
        if self.saved.len() >= SAVED {
            self.budget().exceed();
            return None;
        }
        self.saved.push(self.state.clone());
        Some(())
    }

    fn restore(&mut self) -> Option<()> {
        self.state = self.saved.pop()?;
        Some(())
    }

    /// Parameters that are resources (8.4.5).
    fn external_state(&mut self, name: &[u8]) -> Option<()> {
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

    fn device_colour(&mut self, operator: &[u8], operands: &[Value]) -> Option<()> {
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

    fn colour(&mut self, operator: &[u8], operands: &[Value]) -> Option<()> {
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

    /// Adds to the path (8.5.2).
    fn construct(&mut self, operator: &[u8], operands: &[Value]) -> Option<()> {
        let matrix = self.state.matrix;
        let to = |path: &mut Path, [x, y]: [f64; 2], curved: bool| {
            path.current = [x, y];
            path.line_to(matrix.apply(x, y), curved);
        };
        match operator {
            b"m" => {
                let [x, y] = last(operands)?;
                self.path.current = [x, y];
                self.path.move_to(matrix.apply(x, y));
            }
            b"l" => to(&mut self.path, last(operands)?, false),
            b"c" => {
                let [_, _, _, _, x, y] = last(operands)?;
                to(&mut self.path, [x, y], true);
            }
            b"v" | b"y" => {
                let [_, _, x, y] = last(operands)?;
                to(&mut self.path, [x, y], true);
            }
            b"re" => {
                let [x, y, width, height] = last(operands)?;
                self.path.move_to(matrix.apply(x, y));
                to(&mut self.path, [x + width, y], false);
                to(&mut self.path, [x + width, y + height], false);
                to(&mut self.path, [x, y + height], false);
                self.path.current = [x, y];
                self.path.close();
            }
            _ => self.path.close(),
        }
        if self.path.overflow {
            self.budget().exceed();
        }
        Some(())
    }

    /// Paints the path (8.5.3), and clips to it (8.5.4).
    fn paint(&mut self, operator: &[u8]) -> Option<()> {
        let mut path = std::mem::take(&mut self.path);
        let hidden = self.sheet.marks.hidden();
        let clip = self.state.clip;
        if matches!(operator, b"s" | b"b" | b"b*") {
            path.close();
        }
        let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
        let fills = !strokes || operator.first().is_some_and(|b| b.eq_ignore_ascii_case(&b'b'));
        if strokes && self.state.stroke.seen() && !hidden {
            let width = self.state.line_width.abs() * self.state.matrix.scale();
            for rule in path.strokes(width) {
                self.sheet.rule(self.budget(), rule, clip)?;
            }
        }
        if fills && operator != b"n" && self.state.fill.seen() && !hidden {
            let (rules, _) = path.fills();
            for rule in rules {
                self.sheet.rule(self.budget(), rule, clip)?;
            }
        }
        if std::mem::take(&mut self.clips) && !path.is_empty() {
            self.state.clip = clip.both(path.bounds());
        }
        Some(())
    }

    /// Begins marked content (14.6.1).
    fn begin_mark(&mut self, operands: &[Value]) -> Option<()> {
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
            .and_then(|d| text_string(&file.get(d, "ActualText")));
        let mark = Mark {
            artifact: tag == b"Artifact",
            hidden: tag == b"OC" && written.is_some_and(|layer| self.source.layers.hidden(file, &layer)),
            actual: actual.map(|text| (text, self.sheet.page.glyphs.len())),
        };
        if self.sheet.marks.open(mark).is_none() {
            self.budget().exceed();
        }
        Some(())
    }

    fn end_mark(&mut self) {
        if let Some((text, start)) = self.sheet.marks.close().and_then(|mark| mark.actual) {
            let before = self.sheet.page.glyphs.len();
            super::actual::replace(&mut self.sheet.page.glyphs, start, &text);
            for _ in before..self.sheet.page.glyphs.len() {
                // What stands for a glyph counts as what is written.
                let _ = self.budget().glyph();
            }
        }
    }
}

/// The last so many operands, which must be numbers: what programs write before them is garbage.
pub fn last<const N: usize>(operands: &[Value]) -> Option<[f64; N]> {
    let from = operands.len().checked_sub(N)?;
    let numbers: Vec<f64> = operands.get(from..)?.iter().filter_map(Value::number).collect();
    numbers.try_into().ok()
}
