//! What was changed, to be undone and made again.

use crate::file::edit::Change;

/// The steps that were made, and those that were taken back. A step is all that one command changed.
#[derive(Debug, Default)]
pub struct History {
    made: Vec<Vec<Change>>,
    undone: Vec<Vec<Change>>,
}

impl History {
    /// Records a step that was made.
    pub fn record(&mut self, step: Vec<Change>) {
        if !step.is_empty() {
            self.made.push(step);
            self.undone.clear();
        }
    }

    /// Adds to the step that was made last, as when a figure is typed digit by digit: both are taken back together. A step that by
    /// then leaves `text` as it was is none.
    pub fn go_on(&mut self, more: Vec<Change>, text: &str) {
        if !self.undone.is_empty() {
            return self.record(more);
        }
        let Some(mut step) = self.made.pop() else {
            return self.record(more);
        };
        step.extend(more);
        let mut before = text.to_owned();
        for change in step.iter().rev() {
            change.undone().apply(&mut before);
        }
        if before != text {
            self.made.push(step);
        }
    }

    /// Takes the last step back; whether there was one.
    pub fn undo(&mut self, text: &mut String) -> bool {
        let Some(step) = self.made.pop() else { return false };
        for change in step.iter().rev() {
            change.undone().apply(text);
        }
        self.undone.push(step);
        true
    }

    /// Makes the step again that was taken back last; whether there was one.
    pub fn redo(&mut self, text: &mut String) -> bool {
        let Some(step) = self.undone.pop() else {
            return false;
        };
        for change in &step {
            change.redone().apply(text);
        }
        self.made.push(step);
        true
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.made.is_empty()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
