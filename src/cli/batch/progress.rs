//! How far a run over many files is: a bar on a terminal, with the rate and the time that is left.

use std::fmt::Write;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::cli::terminal::{show_bar, takes_bar};

/// A bar is for more files than this, …
const FEW: usize = 20;
/// … and for what takes longer.
const SOON: Duration = Duration::from_millis(500);
/// How often a second it is drawn at most.
const DRAWN: u8 = 8;

/// How far a run is.
pub struct Progress {
    total: usize,
    done: usize,
    begun: Instant,
    bar: Option<ProgressBar>,
    /// Whether a bar is drawn when it has taken long enough.
    wanted: bool,
}

impl Progress {
    /// Nothing of so many files is done yet.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            done: 0,
            begun: Instant::now(),
            bar: None,
            wanted: total > FEW && takes_bar(),
        }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        if !self.wanted {
            return;
        }
        match &self.bar {
            Some(bar) => bar.inc(1),
            None if self.begun.elapsed() > SOON => self.begin(),
            None => {}
        }
    }

    fn begin(&mut self) {
        let target = ProgressDrawTarget::stderr_with_hz(DRAWN);
        let bar = ProgressBar::with_draw_target(Some(self.total as u64), target);
        let begun = self.begun;
        let words = move |state: &ProgressState, out: &mut dyn Write| {
            let _ = out.write_str(&words(state.pos(), state.len(), begun.elapsed()));
        };
        let style =
            ProgressStyle::with_template("{bar:24} {words}").map(|style| style.with_key("words", words));
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_position(self.done as u64);
        // The time goes on while one file takes long.
        bar.enable_steady_tick(Duration::from_secs(1));
        show_bar(Some(bar.clone()));
        self.bar = Some(bar);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.bar.is_some() {
            show_bar(None);
        }
    }
}

/// How many are done, how many a second, and how long the others take at that rate.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rate is an estimate"
)]
fn words(done: u64, total: Option<u64>, elapsed: Duration) -> String {
    let total = total.unwrap_or(done).max(done);
    let rate = done as f64 / elapsed.as_secs_f64().max(0.001);
    let rate_words = if rate < 10.0 {
        format!("{rate:.1}")
    } else {
        format!("{rate:.0}")
    };
    let left = if rate > 0.0 {
        let seconds = ((total - done) as f64 / rate).ceil() as u64;
        format!("，还要 {}", duration(seconds))
    } else {
        String::new()
    };
    format!("{done}/{total}，每秒 {rate_words} 份{left}")
}

fn duration(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} 秒"),
        60..3600 => format!("{} 分 {} 秒", seconds / 60, seconds % 60),
        _ => format!("{} 小时 {} 分", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left_are_told() {
        let words = |done, seconds| words(done, Some(10_000), Duration::from_secs(seconds));
        assert_eq!(words(2500, 10), "2500/10000，每秒 250 份，还要 30 秒");
        assert_eq!(words(10, 20), "10/10000，每秒 0.5 份，还要 5 小时 33 分");
        assert_eq!(words(0, 1), "0/10000，每秒 0.0 份");
        assert_eq!(words(10_000, 150), "10000/10000，每秒 67 份，还要 0 秒");
    }
}
