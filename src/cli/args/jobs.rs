//! `--jobs`: how many cores are used.

/// How many threads are at work.
pub fn jobs(words: &str) -> Result<usize, String> {
    const MOST: usize = 256;
    let jobs = words.trim().parse().ok().filter(|jobs| (1..=MOST).contains(jobs));
    jobs.ok_or_else(|| format!("要写 1 到 {MOST} 的整数"))
}
