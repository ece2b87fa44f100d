//! Reports that are made up, and the dice that draw slips: the same on every run.

use nianbao::form::DataPoint;

use super::APPLICATIONS;
use super::trial::Trial;

/// Numbers without a pattern (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(2021))
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        let at = self.below(of.len() as u64);
        &of[usize::try_from(at).unwrap()]
    }
}

/// Reports of both editions with figures that nobody reported: how many of a hundred cells are not 0, and up to what.
pub fn made_up(examples: &[Trial]) -> Vec<Trial> {
    [
        ("few", 5, 6),
        ("some", 15, 40),
        ("many", 40, 300),
        ("dense", 100, 60),
    ]
    .into_iter()
    .zip([0, 1].into_iter().cycle())
    .enumerate()
    .map(|(seed, ((name, share, most), base))| {
        let base = &examples[base];
        let figures = figures(base, &mut Dice::new(1000 + seed as u64), share, most);
        // The words of the report whose figures were others are not those of this one.
        let text = base
            .typed(&figures)
            .replace("没有收到政府信息公开申请", "依法办理政府信息公开申请");
        Trial::new(name, &text)
    })
    .collect()
}

/// Figures of table 3 that add up.
fn figures(base: &Trial, dice: &mut Dice, share: u64, most: u64) -> Vec<(DataPoint, String)> {
    let points = base.points(APPLICATIONS);
    let columns: Vec<&str> = points.iter().take(7).map(|point| point.column).collect();
    let rows: Vec<&[DataPoint]> = points.chunks(7).collect();
    let last = rows.len() - 1;
    let mut table = vec![[0_u64; 7]; rows.len()];
    for column in 0..columns.len() - 1 {
        for row in (2..last - 1).chain([last]) {
            if dice.below(100) < share {
                table[row][column] = 1 + dice.below(most);
            }
        }
        let dealt: u64 = table[2..last - 1].iter().map(|row| row[column]).sum();
        let all = dealt + table[last][column];
        let carried = if dice.below(100) < share {
            dice.below(all + 1)
        } else {
            0
        };
        table[0][column] = all - carried;
        table[1][column] = carried;
        table[last - 1][column] = dealt;
    }
    for row in &mut table {
        row[6] = row[..6].iter().sum();
    }
    let told = |(points, figures): (&&[DataPoint], &[u64; 7])| -> Vec<(DataPoint, String)> {
        let figures = figures.iter().map(u64::to_string);
        points.iter().copied().zip(figures).collect()
    };
    rows.iter().zip(&table).flat_map(told).collect()
}
