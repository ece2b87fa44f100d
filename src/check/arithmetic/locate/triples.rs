//! Three cells that explain broken relations: a figure that is wrong and two of its totals that were typed to match it.
//!
//! Each cell in turn settles one relation that is still broken, so that what it must be follows. Sets in which two cells
//! share what one relation lacks are not sought: what is found here is named as a possibility, never as certain.

use rust_decimal::Decimal;

use super::change::Change;
use super::constraints::{Cell, Constraints};

/// How many cells are sought.
const CELLS: usize = 3;

impl Constraints {
    /// Sets of three cells that satisfy all relations.
    pub fn triples(&self) -> Vec<Vec<Change>> {
        let most = self.cells.iter().map(|cell| cell.relations.len()).max();
        let mut search = Search {
            constraints: self,
            most: most.unwrap_or(0),
            residuals: self.residuals.clone(),
            chosen: Vec::new(),
            found: Vec::new(),
        };
        search.extend();
        search.found.sort_unstable();
        search.found.dedup();
        search.found
    }
}

/// A search with the cells that were changed so far.
struct Search<'c> {
    constraints: &'c Constraints,
    /// The most relations that one cell stands in.
    most: usize,
    /// What the relations lack after the changes.
    residuals: Vec<Decimal>,
    chosen: Vec<Change>,
    found: Vec<Vec<Change>>,
}

impl Search<'_> {
    /// Goes on with every cell that settles the shortest of the relations that are broken still.
    fn extend(&mut self) {
        let broken = self.residuals.iter().filter(|lacks| !lacks.is_zero()).count();
        let left = CELLS - self.chosen.len();
        if broken == 0 {
            if left == 0 {
                let mut set = self.chosen.clone();
                set.sort_unstable();
                self.found.push(set);
            }
            return;
        }
        if broken > left * self.most {
            return;
        }
        let constraints = self.constraints;
        let open = self.residuals.iter().zip(&constraints.members).enumerate();
        let open = open.filter(|(_, (lacks, _))| !lacks.is_zero());
        let Some((relation, (lacks, members))) = open.min_by_key(|(_, (_, members))| members.len()) else {
            return;
        };
        let lacks = *lacks;
        for cell in members.iter().filter_map(|at| constraints.cells.get(*at)) {
            let known = self.chosen.iter().any(|change| change.point == cell.point);
            let asked = cell.side(relation).map(|side| side.signed(-lacks));
            let change = asked.and_then(|delta| Some((delta, cell.change(delta)?)));
            let Some((delta, change)) = change.filter(|_| !known) else {
                continue;
            };
            // Figures too large to add do not come back by taking away what was added.
            let before = self.residuals.clone();
            self.apply(cell, delta);
            self.chosen.push(change);
            self.extend();
            self.chosen.pop();
            self.residuals = before;
        }
    }

    fn apply(&mut self, cell: &Cell, delta: Decimal) {
        for (relation, side) in &cell.relations {
            if let Some(lacks) = self.residuals.get_mut(*relation) {
                *lacks = lacks.saturating_add(side.signed(delta));
            }
        }
    }
}
