//! Where the edges of a table's columns stand on the page.

/// The edges of the grid columns from left to right, so that the sum of the columns is exactly `whole`.
pub fn edges(widths: &[u16], whole: u32) -> Vec<u32> {
    // A column without a width would vanish from the page.
    let width = |w: &u16| u64::from((*w).max(1));
    let total: u64 = widths.iter().map(width).sum::<u64>().max(1);
    let mut sum = 0;
    let mut out = vec![0];
    for w in widths {
        sum += width(w);
        let edge = (sum * u64::from(whole) + total / 2) / total;
        out.push(u32::try_from(edge).unwrap_or(whole));
    }
    out
}

/// From one edge to another, in twips.
pub fn distance(from: usize, to: usize, edges: &[u32]) -> u32 {
    let at = |column: usize| edges.get(column).or(edges.last()).copied().unwrap_or_default();
    at(to) - at(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_add_up_to_the_text_width() {
        for widths in [
            &[754, 921, 3271, 685, 685, 685, 685, 685, 685, 685][..],
            &[649; 15],
            &[0, 1, 0],
        ] {
            let edges = edges(widths, 8845);
            assert_eq!(edges.last(), Some(&8845));
            assert!(edges.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
