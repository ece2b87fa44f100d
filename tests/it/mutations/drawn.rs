//! Reports that are made up, the same on every run.

use nianbao::form::DataPoint;
use nianbao::sample::dice::Dice;
use nianbao::sample::figures::applications;

use super::APPLICATIONS;
use super::trial::Trial;

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
    let rows: Vec<&[DataPoint]> = points.chunks(7).collect();
    let table = applications(rows.len(), dice, None, &|_, _| (share, most));
    let told = |(points, figures): (&&[DataPoint], &[u64; 7])| -> Vec<(DataPoint, String)> {
        let figures = figures.iter().map(u64::to_string);
        points.iter().copied().zip(figures).collect()
    };
    rows.iter().zip(&table).flat_map(told).collect()
}
