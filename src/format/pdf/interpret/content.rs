//! Content streams (ISO 32000-2, 7.8.2): their operators, one after another.

use super::matrix::Matrix;
use super::path::Path;
use super::sheet::Sheet;
use super::source::Source;
use super::state::State;
use crate::format::pdf::limits::{Budget, SAVED};
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
                    self.pass_picture(&mut parser);
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
            b"BMC" | b"BDC" => {
                self.begin_mark(operands);
                Some(())
            }
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
}

/// The last so many operands, which must be numbers: what programs write before them is garbage.
pub fn last<const N: usize>(operands: &[Value]) -> Option<[f64; N]> {
    let from = operands.len().checked_sub(N)?;
    let numbers: Vec<f64> = operands.get(from..)?.iter().filter_map(Value::number).collect();
    numbers.try_into().ok()
}
