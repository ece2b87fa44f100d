//! The words that reports are made of, read once from the files of `templates/sample`: groups of lines under `@ name`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const FILES: [&str; 3] = [
    include_str!("../../templates/sample/figures.txt"),
    include_str!("../../templates/sample/names.txt"),
    include_str!("../../templates/sample/prose.txt"),
];

type Groups = BTreeMap<&'static str, Vec<&'static str>>;

/// The lines of a group; none where there is no such group.
pub fn lines(group: &str) -> &'static [&'static str] {
    static GROUPS: OnceLock<Groups> = OnceLock::new();
    let groups = GROUPS.get_or_init(|| {
        let mut all = Groups::new();
        for file in FILES {
            read(file, &mut all);
        }
        all
    });
    groups.get(group).map_or(&[], Vec::as_slice)
}

/// The words of a group whose lines are lists of words.
pub fn words(group: &str) -> Vec<&'static str> {
    lines(group).iter().flat_map(|line| line.split(' ')).collect()
}

/// The lines of a group that give something to a name: 新收 = 申请.本年新收.总计.
pub fn pairs(group: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(group).iter().filter_map(|line| line.split_once(" = "))
}

/// The two numbers behind a name.
pub fn numbers(value: &str) -> (u64, u64) {
    let mut numbers = value.split(' ').map(|word| word.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn read(file: &'static str, all: &mut Groups) {
    let mut group = "";
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("@ ") {
            group = name;
        } else if !line.is_empty() && !line.starts_with('#') {
            all.entry(group).or_default().push(line);
        }
    }
}
