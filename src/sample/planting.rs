//! Which faults a report gets, and when each is planted: in the figures, in the report, in the text of its file.

use super::dice::Dice;
use super::faults::{FAULTS, Fault, Plant, Planted, Spoilt};
use super::making::{Making, Years};
use super::prose::Slip;

/// The most faults of a report.
const MOST: u64 = 3;

/// The faults of a report while they are planted.
pub struct Planting {
    /// The kinds that are tried next, where one that was chosen has nothing to spoil.
    left: Vec<&'static Fault>,
    /// The kinds that were chosen, and wait for their time.
    chosen: Vec<&'static Fault>,
    /// What is spoilt.
    spoilt: Vec<Spoilt>,
    /// How many there shall be.
    wanted: usize,
    /// Those that were planted.
    pub planted: Vec<Planted>,
}

impl Planting {
    /// The faults of a report: none where it shall be correct.
    pub fn new(faulty: bool, names_prior: bool, dice: &mut Dice) -> Self {
        let kinds = FAULTS.iter().filter(|fault| names_prior || !fault.needs_prior);
        let mut left: Vec<&Fault> = kinds.collect();
        dice.shuffle(&mut left);
        let wanted = usize::try_from(dice.within(1, MOST)).unwrap_or(1);
        Self {
            left,
            chosen: Vec::new(),
            spoilt: Vec::new(),
            wanted: if faulty { wanted } else { 0 },
            planted: Vec::new(),
        }
    }

    /// Chooses, and plants what comes before anything is written.
    pub fn before(&mut self, years: &mut Years, slip: &mut Slip, dice: &mut Dice) {
        for fault in std::mem::take(&mut self.left) {
            if self.is_full() || self.is_spoilt(fault) {
                self.left.push(fault);
                continue;
            }
            match fault.plant {
                Plant::Before(plant) => {
                    let planted = plant(years, slip, dice);
                    self.note(fault, planted);
                }
                Plant::Report(_) | Plant::Text(_) => {
                    self.chosen.push(fault);
                    self.spoilt.extend(fault.spoils);
                }
            }
        }
    }

    /// Plants what is planted in the report. A kind that finds nothing to spoil is replaced by another.
    pub fn report(&mut self, making: &mut Making, last: Option<&Making>, dice: &mut Dice) {
        let (chosen, text): (Vec<_>, Vec<_>) = std::mem::take(&mut self.chosen)
            .into_iter()
            .partition(|fault| matches!(fault.plant, Plant::Report(_)));
        self.chosen = text;
        let own = chosen.len();
        for (at, fault) in chosen
            .into_iter()
            .chain(std::mem::take(&mut self.left))
            .enumerate()
        {
            let is_chosen = at < own;
            let may = is_chosen || !self.is_full() && !self.is_spoilt(fault);
            let Plant::Report(plant) = fault.plant else {
                continue;
            };
            if !may {
                continue;
            }
            if is_chosen {
                self.spoilt.retain(|spoilt| !fault.spoils.contains(spoilt));
            }
            let planted = plant(making, last, dice);
            self.note(fault, planted);
        }
    }

    /// Plants what is planted in the text.
    pub fn text(&mut self, text: &mut String, making: &Making, dice: &mut Dice) {
        for fault in std::mem::take(&mut self.chosen) {
            if let Plant::Text(plant) = fault.plant {
                self.planted.extend(plant(text, making, dice));
            }
        }
    }

    fn is_spoilt(&self, fault: &Fault) -> bool {
        fault.spoils.iter().any(|spoilt| self.spoilt.contains(spoilt))
    }

    fn is_full(&self) -> bool {
        self.planted.len() + self.chosen.len() >= self.wanted
    }

    fn note(&mut self, fault: &Fault, planted: Option<Planted>) {
        if let Some(planted) = planted {
            self.planted.push(planted);
            self.spoilt.extend(fault.spoils);
        }
    }
}
