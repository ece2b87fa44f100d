//! What somebody types, by chance: figures, blocks of them, prose with all that means something to YAML, lines, steps back.

use super::page::{Ask, Seen, Typed};

/// Chance, the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % sides as u64).unwrap()
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const FIGURES: &[&str] = &[
    "",
    "0",
    "7",
    "12",
    "1234",
    "1234567",
    "3.5",
    "-2",
    "3件",
    "１２",
    "1,234",
    " 8 ",
    "a, b",
    "#1",
    "x: y",
    "\"q\"",
    "~",
    "null",
    "[1]",
    "{{年度}}",
    "是",
    "—",
    "1 2",
    "'",
    "|",
    "- 1",
    "0x10",
    "1e3",
    ".",
    "-",
    "无",
    "： 1",
];
const LINES: &[&str] = &[
    "",
    "甲局",
    " 乙局 ",
    "0574-12345678",
    "315800",
    "a: b",
    "a #b",
    "#",
    "\"x\"",
    "是",
    "~",
    "null",
    "2021",
    "2021-01-01",
    "1e3",
    "x@y.cn",
    "甲，乙；丙：丁",
    "- 甲",
    "[甲]",
    "{甲}",
    "'",
    "|",
    "甲:",
    "？",
    "“甲”",
    "true",
    "http://x.cn/?a=b&c=d#e",
    "\\n",
    "%20",
];
const PIECES: &[&str] = &[
    "一段话。",
    "# 不是注释",
    "甲 # 也不是",
    "key: value",
    "  前有空格",
    "\u{3000}\u{3000}全角空格",
    "\"引号\"",
    "'单引号'",
    "- 项",
    "——长——",
    "{{申请.本年新收.总计}}件",
    "|",
    ">",
    "---",
    "...",
    "%x",
    "&a *b",
    "!t",
    "? x",
    "[1, 2]",
    "{a: b}",
    "a\tb",
    "行尾有空格  ",
    "",
    "",
    "\\",
    "@x",
    "`x`",
    "规章: [1, 2, 3]",
    "其他事项: |",
    "2021",
    "~",
    "（一）收到27件，办结31件。",
    "   ",
    "：",
    "\t表格",
];

/// Something that somebody may ask for.
pub fn ask(dice: &mut Dice, seen: &Seen) -> Ask {
    match dice.below(20) {
        0 => Ask::Undo,
        1 => Ask::Redo,
        2..=8 => {
            let paths = seen.paths("cells");
            let path = dice.one_of(&paths).clone();
            Ask::Figures(vec![(path, Typed::Figure((*dice.one_of(FIGURES)).to_owned()))])
        }
        9 | 10 => {
            // A block that is pasted, or what is empty filled.
            let paths = seen.paths("cells");
            let first = dice.below(paths.len());
            let count = 2 + dice.below(10);
            let zeros = dice.below(2) == 0;
            let cells = paths.iter().skip(first).take(count).map(|path| {
                let typed = if zeros { "0" } else { *dice.one_of(&FIGURES[..9]) };
                (path.clone(), Typed::Figure(typed.to_owned()))
            });
            Ask::Figures(cells.collect())
        }
        11..=16 => {
            let paths = seen.paths("prose");
            let path = dice.one_of(&paths).clone();
            let before = seen.value(&path).to_owned();
            Ask::One(path, Typed::Prose(prose(dice, &before)))
        }
        _ => {
            let paths = seen.paths("lines");
            let path = dice.one_of(&paths).clone();
            Ask::One(path, Typed::Line((*dice.one_of(LINES)).to_owned()))
        }
    }
}

/// A piece of prose: written anew, or the one that is there with a line more, less or another.
fn prose(dice: &mut Dice, before: &str) -> String {
    let mut lines: Vec<String> = match dice.below(3) {
        0 => (0..dice.below(5)).map(|_| piece(dice)).collect(),
        _ => before.lines().map(str::to_owned).collect(),
    };
    let at = dice.below(lines.len() + 1);
    match dice.below(5) {
        0 if at < lines.len() => drop(lines.remove(at)),
        1 if at < lines.len() => {
            let more = piece(dice);
            lines[at].push_str(&more);
        }
        // Long, but no row of hundreds of cells: that is no report any more.
        2 => lines.insert(at, piece(dice).replace('|', "—").repeat(300)),
        _ => lines.insert(at, piece(dice)),
    }
    let end = *dice.one_of(&["", "\n", "\n\n", "", ""]);
    lines.join("\n") + end
}

fn piece(dice: &mut Dice) -> String {
    (*dice.one_of(PIECES)).to_owned()
}
