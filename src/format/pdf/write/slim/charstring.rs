//! One outline of a PostScript font (Adobe Technical Note 5177, Type 2 charstrings), said anew without hints and subroutines.

/// The deepest that a subroutine may call another.
const MAX_DEPTH: usize = 10;
/// The most operands of an operator (Appendix B).
const MAX_OPERANDS: usize = 48;

/// A number as it is written.
#[derive(Clone, Copy)]
struct Operand<'a> {
    written: &'a [u8],
    value: i32,
}

/// Finds a subroutine by the number with which it is called.
pub type Find<'f, 'a> = &'f dyn Fn(i32) -> Option<&'a [u8]>;

struct Outline<'a> {
    out: Vec<u8>,
    operands: Vec<Operand<'a>>,
    /// The width, until the first operator is written behind it.
    width: Option<Operand<'a>>,
    width_is_known: bool,
    hints: usize,
    ended: bool,
}

/// The outline without hints; none where it has what no font of today has, so that it stays as it is.
pub fn unhinted<'a>(charstring: &'a [u8], global: Find<'_, 'a>, local: Find<'_, 'a>) -> Option<Vec<u8>> {
    let mut outline = Outline {
        out: Vec::with_capacity(charstring.len()),
        operands: Vec::new(),
        width: None,
        width_is_known: false,
        hints: 0,
        ended: false,
    };
    outline.run(charstring, global, local, 0)?;
    outline.ended.then_some(outline.out)
}

impl<'a> Outline<'a> {
    fn run(
        &mut self,
        mut rest: &'a [u8],
        global: Find<'_, 'a>,
        local: Find<'_, 'a>,
        depth: usize,
    ) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        while let Some(first) = rest.first().copied() {
            if first == 28 || first >= 32 {
                let (operand, behind) = operand(rest)?;
                if self.operands.len() >= MAX_OPERANDS {
                    return None;
                }
                self.operands.push(operand);
                rest = behind;
                continue;
            }
            rest = rest.get(1..)?;
            match first {
                // hstem, vstem, hstemhm, vstemhm
                1 | 3 | 18 | 23 => self.stems(),
                // hintmask, cntrmask: what stands before the first one are stems too.
                19 | 20 => {
                    self.stems();
                    rest = rest.get(self.hints.div_ceil(8)..)?;
                }
                // vmoveto, hmoveto; rmoveto
                4 | 22 => self.moves(&[first], 1)?,
                21 => self.moves(&[first], 2)?,
                // The lines and curves.
                5..=8 | 24..=27 | 30 | 31 => self.draws(&[first]),
                // callsubr, callgsubr
                10 | 29 => {
                    let number = self.operands.pop()?.value;
                    let subroutine = if first == 10 {
                        local(number)?
                    } else {
                        global(number)?
                    };
                    self.run(subroutine, global, local, depth + 1)?;
                    if self.ended {
                        return Some(());
                    }
                }
                // return
                11 => return Some(()),
                // hflex, flex, hflex1, flex1
                12 => {
                    let second = *rest.first().filter(|second| (34..=37).contains(*second))?;
                    rest = rest.get(1..)?;
                    self.draws(&[12, second]);
                }
                // endchar; with four operands it would put two glyphs together.
                14 => {
                    self.moves(&[14], 0)?;
                    self.ended = true;
                    return Some(());
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// Stems are pairs; one more operand before the first of them is the width.
    fn stems(&mut self) {
        if !self.width_is_known && !self.operands.len().is_multiple_of(2) {
            self.width = self.operands.first().copied();
        }
        self.width_is_known |= !self.operands.is_empty();
        self.hints += self.operands.len() / 2;
        self.operands.clear();
    }

    /// An operator of so many operands, which may be the first: then one more before them is the width.
    fn moves(&mut self, operator: &[u8], count: usize) -> Option<()> {
        if !self.width_is_known && self.operands.len() == count + 1 {
            self.width = Some(self.operands.remove(0));
        }
        self.width_is_known = true;
        if self.operands.len() != count {
            return None;
        }
        self.draws(operator);
        Some(())
    }

    fn draws(&mut self, operator: &[u8]) {
        for operand in self.width.take().into_iter().chain(self.operands.drain(..)) {
            self.out.extend(operand.written);
        }
        self.out.extend(operator);
    }
}

/// The number at the beginning, and what stands behind it.
fn operand(bytes: &[u8]) -> Option<(Operand<'_>, &[u8])> {
    let first = *bytes.first()?;
    let byte = |at: usize| bytes.get(at).copied().map(i32::from);
    let (length, value) = match first {
        28 => (3, i32::from(i16::from_be_bytes(*bytes.get(1..)?.first_chunk()?))),
        32..=246 => (1, i32::from(first) - 139),
        247..=250 => (2, (i32::from(first) - 247) * 256 + byte(1)? + 108),
        251..=254 => (2, -(i32::from(first) - 251) * 256 - byte(1)? - 108),
        // 16.16; nothing is called by a fraction.
        255 => (5, i32::from(i16::from_be_bytes(*bytes.get(1..)?.first_chunk()?))),
        _ => return None,
    };
    let (written, behind) = bytes.split_at_checked(length)?;
    Some((Operand { written, value }, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(charstring: &[u8]) -> Option<Vec<u8>> {
        unhinted(charstring, &|_| None, &|_| None)
    }

    #[test]
    fn hints_go_and_the_width_stays() {
        // 150 1 2 hstemhm, 3 4 hintmask of two stems, 5 6 rmoveto, 7 hlineto, hintmask, endchar
        let whole = [
            247, 42, 140, 141, 18, 142, 143, 19, 0xc0, 144, 145, 21, 146, 6, 19, 0x40, 14,
        ];
        let flat = alone(&whole).unwrap();
        assert_eq!(flat, [247, 42, 144, 145, 21, 146, 6, 14]);
        assert_eq!(alone(&flat).unwrap(), flat);
    }

    #[test]
    fn a_subroutine_stands_where_it_was_called() {
        let local: Find<'_, 'static> = &|number| (number == -100).then_some(&[145, 21, 11]);
        // 5 -100 callsubr, endchar; the subroutine: 6 rmoveto, return
        assert_eq!(
            unhinted(&[144, 39, 10, 14], &|_| None, local).unwrap(),
            [144, 145, 21, 14]
        );
        // One that calls itself has no end.
        let endless: Find<'_, 'static> = &|_| Some(&[39, 10]);
        assert!(unhinted(&[39, 10], &|_| None, endless).is_none());
    }

    #[test]
    fn what_is_cut_or_put_together_stays_as_it_is() {
        assert!(alone(&[144, 145, 21]).is_none());
        assert!(alone(&[28, 0]).is_none());
        assert!(alone(&[139, 139, 170, 171, 14]).is_none());
        assert!(alone(&[139, 12, 9, 14]).is_none());
    }
}
