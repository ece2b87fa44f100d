//! Which pieces of two lists are the same, in order.

use std::collections::HashMap;
use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The runs of two lists that are the same, and those in which they differ, as indices of both. Pieces are numbered first: whatever
/// they are, the same code then matches numbers.
pub fn matched<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let mut numbers: HashMap<&T, usize> = HashMap::new();
    let mut numbered: Vec<usize> = Vec::with_capacity(old.len() + new.len());
    for piece in old.iter().chain(new) {
        let next = numbers.len();
        numbered.push(*numbers.entry(piece).or_insert(next));
    }
    let (old, new) = numbered.split_at(old.len());
    capture_diff_slices(Algorithm::Patience, old, new)
}
