//! A file as somebody sees it who changes it by hand: words that stay, and places where a value stands. It knows nothing of YAML but
//! the looks of the files that the examples have.

use nianbao::form::Edition;

use super::page::{Ask, Typed};
use super::typed::Dice;

/// A part of the file.
#[derive(Clone, Debug)]
enum Piece {
    /// Words that stay.
    Text(String),
    /// A value of one line; behind one in a row, a comma and this many blanks.
    Value {
        path: String,
        value: String,
        gap: Option<usize>,
        is_figure: bool,
    },
    /// Lines, each behind so many blanks.
    Prose {
        path: String,
        pad: usize,
        lines: Vec<String>,
    },
}

/// A file as words and the places in it.
pub struct Template(Vec<Piece>);

impl Template {
    pub fn new(text: &str) -> Self {
        let id = text.lines().find_map(|line| line.strip_prefix("版式:")).unwrap();
        let id = id.split('#').next().unwrap().trim();
        let edition = Edition::find(id).unwrap();
        let mut out = Self(Vec::new());
        let mut keys: Vec<(usize, String)> = Vec::new();
        let mut lines = text.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            let indent = line.len() - line.trim_start_matches(' ').len();
            let Some((key, behind)) = line[indent..]
                .split_once(':')
                .filter(|(key, _)| !key.starts_with('#'))
            else {
                out.text(line);
                continue;
            };
            keys.retain(|(above, _)| *above < indent);
            keys.push((indent, key.to_owned()));
            let path: Vec<&str> = keys.iter().map(|(_, key)| key.as_str()).collect();
            let blanks = behind.len() - behind.trim_start_matches(' ').len();
            let rest = &behind[blanks..];
            out.text(&line[..line.len() - rest.len()]);
            let columns: Option<Vec<&str>> = edition.table(path[0]).and_then(|table| {
                let (block, ..) = table.find(&path[1..])?;
                Some(block.columns().iter().map(|column| column.key).collect())
            });
            match columns {
                Some(columns) if rest.starts_with('[') => {
                    out.text("[");
                    let (cells, end) = rest[1..].split_once(']').unwrap();
                    let mut cells = cells.split(',').peekable();
                    let mut lead = 0;
                    for column in columns {
                        let cell = &cells.next().unwrap()[lead..];
                        let gap = cells.peek().map(|next| next.len() - next.trim_start().len());
                        lead = gap.unwrap_or(0);
                        out.value(&path, Some(column), cell, gap);
                    }
                    assert!(cells.next().is_none(), "{line}");
                    out.text(&format!("]{end}"));
                }
                Some(columns) if columns.len() == 1 && !rest.trim().is_empty() => {
                    let end = rest.find([' ', '\n']).unwrap();
                    out.value(&path, Some(columns[0]), &rest[..end], None);
                    out.text(&rest[end..]);
                }
                _ if rest.trim_end() == "|" => {
                    out.text(rest);
                    let mut own: Vec<&str> = Vec::new();
                    while let Some(next) = lines
                        .next_if(|next| next.trim().is_empty() || next.starts_with(&" ".repeat(indent + 1)))
                    {
                        own.push(next);
                    }
                    let first = own.iter().find(|line| !line.trim().is_empty()).unwrap();
                    let pad = first.len() - first.trim_start_matches(' ').len();
                    let count = own.iter().rposition(|line| !line.trim().is_empty()).unwrap() + 1;
                    let words = |line: &&str| {
                        line.trim_end_matches('\n')
                            .get(pad..)
                            .unwrap_or_default()
                            .to_owned()
                    };
                    out.0.push(Piece::Prose {
                        path: path.join("."),
                        pad,
                        lines: own[..count].iter().map(words).collect(),
                    });
                    out.text(if own[count - 1].ends_with('\n') { "\n" } else { "" });
                    out.text(&own[count..].concat());
                }
                _ if (path[0] == "机关" || path == ["标题"])
                    && !rest.trim().is_empty()
                    && !["类别", "级别"].contains(&key) =>
                {
                    let end = rest
                        .find(" #")
                        .map_or(rest.trim_end().len(), |at| rest[..at].trim_end().len());
                    out.value(&path, None, &rest[..end], None);
                    out.text(&rest[end..]);
                }
                _ => out.text(rest),
            }
        }
        out
    }

    fn text(&mut self, words: &str) {
        self.0.push(Piece::Text(words.to_owned()));
    }

    fn value(&mut self, path: &[&str], column: Option<&str>, value: &str, gap: Option<usize>) {
        let path: Vec<&str> = path.iter().copied().chain(column).collect();
        self.0.push(Piece::Value {
            path: path.join("."),
            value: value.to_owned(),
            gap,
            is_figure: column.is_some(),
        });
    }

    /// The file.
    pub fn text_of(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(words) => words.clone(),
            Piece::Value { value, gap: None, .. } => value.clone(),
            Piece::Value {
                value,
                gap: Some(gap),
                ..
            } => format!("{value},{}", " ".repeat(*gap)),
            Piece::Prose { pad, lines, .. } => {
                let line = |line: &String| {
                    if line.is_empty() {
                        String::new()
                    } else {
                        " ".repeat(*pad) + line
                    }
                };
                lines.iter().map(line).collect::<Vec<_>>().join("\n")
            }
        };
        self.0.iter().map(piece).collect()
    }

    /// Writes values into their places. Where two or more blanks stood behind a figure, they make room or fill up, so that the
    /// figures below each other stay so.
    pub fn write(&mut self, ask: &Ask) {
        for (wanted, typed) in ask.fields() {
            for piece in &mut self.0 {
                match piece {
                    Piece::Value { path, value, gap, .. } if path == wanted => {
                        let words = match typed.words() {
                            "" => "~",
                            words => words,
                        };
                        if let Some(gap) = gap.as_mut().filter(|gap| **gap >= 2) {
                            let wide = value.chars().count() + *gap;
                            *gap = wide.saturating_sub(words.chars().count()).max(1);
                        }
                        words.clone_into(value);
                    }
                    Piece::Prose { path, lines, .. } if path == wanted => {
                        *lines = typed.words().lines().map(str::to_owned).collect();
                    }
                    _ => {}
                }
            }
        }
    }

    fn paths(&self, wanted: impl Fn(&Piece) -> Option<&String>) -> Vec<String> {
        self.0.iter().filter_map(|piece| wanted(piece).cloned()).collect()
    }
}

/// A change that can be made by hand without a thought about quotes.
pub fn ask(dice: &mut Dice, template: &Template) -> Ask {
    let figures = template.paths(|piece| match piece {
        Piece::Value {
            path,
            is_figure: true,
            ..
        } => Some(path),
        _ => None,
    });
    let figure = |dice: &mut Dice| {
        Typed::Figure((*dice.one_of(&["", "0", "7", "12", "108", "31415", "3件", "-2", "0.5"])).to_owned())
    };
    match dice.below(12) {
        0 => Ask::Undo,
        1 => Ask::Redo,
        2..=5 => Ask::Figures(vec![(dice.one_of(&figures).clone(), figure(dice))]),
        6 => {
            let first = dice.below(figures.len());
            let cells = figures
                .iter()
                .skip(first)
                .take(9)
                .map(|path| (path.clone(), figure(dice)));
            Ask::Figures(cells.collect())
        }
        7 | 8 => {
            let lines = template.paths(|piece| match piece {
                Piece::Value {
                    path,
                    is_figure: false,
                    ..
                } => Some(path),
                _ => None,
            });
            let words = *dice.one_of(&["甲局", "乙县人民政府办公室", "甲路1号A座", "0574-1234"]);
            Ask::One(dice.one_of(&lines).clone(), Typed::Line(words.to_owned()))
        }
        _ => {
            let all = template.paths(|piece| match piece {
                Piece::Prose { path, .. } => Some(path),
                _ => None,
            });
            let path = dice.one_of(&all).clone();
            let mut lines = template
                .0
                .iter()
                .find_map(|piece| match piece {
                    Piece::Prose { path: own, lines, .. } if *own == path => Some(lines.clone()),
                    _ => None,
                })
                .unwrap();
            let at = dice.below(lines.len());
            match dice.below(4) {
                0 if lines.len() > 1 && at > 0 => drop(lines.remove(at)),
                1 => lines[at].push_str("另有12件。"),
                2 => lines.insert(at + 1, "# 不是注释: 是正文".to_owned()),
                _ => lines
                    .splice((at + 1)..=at, [String::new(), "隔一行的一段。".to_owned()])
                    .for_each(drop),
            }
            Ask::One(path, Typed::Prose(lines.join("\n")))
        }
    }
}
