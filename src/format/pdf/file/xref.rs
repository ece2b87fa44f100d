//! The list of a file's objects: cross-reference tables and streams (ISO 32000-2, 7.5.4, 7.5.5 and 7.5.8).

use std::collections::{HashMap, HashSet};

use super::entry::Entry;
use super::store::File;
use crate::format::pdf::limits::{OBJECTS, SECTIONS};
use crate::format::pdf::syntax::{Dictionary, Lexer, Parser, Token, Value};

type Entries = HashMap<u32, Entry>;

/// Objects that a table may list as free: they hide those of older sections.
#[derive(Default)]
struct Listed {
    entries: Entries,
    free: HashSet<u32>,
}

impl Listed {
    /// What is newer is read first, and stands.
    fn add(&mut self, number: u32, entry: Option<Entry>) -> Option<()> {
        if self.entries.len() + self.free.len() > OBJECTS {
            return None;
        }
        if self.free.contains(&number) {
            return Some(());
        }
        match entry {
            Some(entry) => {
                self.entries.entry(number).or_insert(entry);
            }
            None if !self.entries.contains_key(&number) => {
                self.free.insert(number);
            }
            None => {}
        }
        Some(())
    }
}

/// Every object that the file lists, and the newest trailer; nothing where the list cannot be read.
pub fn read(file: &File<'_>) -> Option<(Entries, Dictionary)> {
    let start = memchr::memmem::rfind(file.bytes, b"startxref")?;
    let mut lexer = Lexer::from(file.bytes, start + 9);
    let Some(Token::Number(offset)) = lexer.next() else {
        return None;
    };
    let mut next = vec![Value::Number(offset).whole()?];
    let mut seen = HashSet::new();
    let mut listed = Listed::default();
    let mut newest = None;
    while let Some(offset) = next.pop() {
        if !seen.insert(offset) {
            continue;
        }
        if seen.len() > SECTIONS {
            return None;
        }
        let trailer = section(file, offset, &mut listed)?;
        // What a stream lists beside a table comes before what was older (7.5.8.4).
        for key in ["Prev", "XRefStm"] {
            next.extend(file.get(&trailer, key).whole());
        }
        newest.get_or_insert(trailer);
    }
    Some((listed.entries, newest?))
}

fn section(file: &File<'_>, offset: usize, listed: &mut Listed) -> Option<Dictionary> {
    let mut lexer = Lexer::from(file.bytes, offset);
    lexer.skip_white();
    if lexer.rest().starts_with(b"xref") {
        lexer.at += 4;
        table(file, lexer, listed)
    } else {
        stream(file, lexer.at, listed)
    }
}

/// A table (7.5.4). Its entries are read as tokens: programs write them with other line ends than they should.
fn table(file: &File<'_>, mut lexer: Lexer<'_>, listed: &mut Listed) -> Option<Dictionary> {
    let began = lexer.at;
    loop {
        let first = match lexer.next()? {
            Token::Word(b"trailer") => break,
            Token::Number(first) => Value::Number(first).small()?,
            _ => return None,
        };
        let Some(Token::Number(count)) = lexer.next() else {
            return None;
        };
        for i in 0..Value::Number(count).small()? {
            let ahead = lexer.clone();
            let Some(Token::Number(offset)) = lexer.next() else {
                // Fewer than were announced.
                lexer = ahead;
                break;
            };
            let Some(Token::Number(generation)) = lexer.next() else {
                return None;
            };
            let used = match lexer.next()? {
                Token::Word(b"n") => true,
                Token::Word(b"f") => false,
                _ => return None,
            };
            let at = Entry::At {
                offset: Value::Number(offset).whole()?,
                generation: Value::Number(generation).small().unwrap_or_default(),
            };
            listed.add(first.checked_add(i)?, used.then_some(at))?;
        }
    }
    let mut parser = Parser::new(lexer, file.budget);
    let trailer = parser.value();
    file.budget.scan(parser.lexer.at.saturating_sub(began))?;
    Some(trailer?.dictionary()?.clone())
}

/// A stream (7.5.8).
fn stream(file: &File<'_>, offset: usize, listed: &mut Listed) -> Option<Dictionary> {
    let value = file.parse_at(offset, None)?;
    let stream = value.stream()?;
    let dictionary = &stream.dictionary;
    let widths: Vec<usize> = file
        .get(dictionary, "W")
        .array()?
        .iter()
        .filter_map(Value::whole)
        .collect();
    let [kind, second, third] = *widths.as_slice() else {
        return None;
    };
    let width = kind.checked_add(second)?.checked_add(third)?;
    if width == 0 || width > 24 || kind.max(second).max(third) > 8 {
        return None;
    }
    let ranges: Vec<u32> = match file.get(dictionary, "Index") {
        Value::Array(items) => items.iter().filter_map(Value::small).collect(),
        _ => vec![0, file.get(dictionary, "Size").small()?],
    };
    let bytes = file.unpacked(stream)?;
    let mut rows = bytes.chunks_exact(width);
    for range in ranges.chunks_exact(2) {
        let [first, count] = *range else { continue };
        for i in 0..count {
            let Some(row) = rows.next() else { break };
            let (kind_of, rest) = row.split_at_checked(kind)?;
            let (second_of, third_of) = rest.split_at_checked(second)?;
            let second_of = usize::try_from(big_endian(second_of)).ok()?;
            let third_of = big_endian(third_of);
            let entry = match if kind == 0 { 1 } else { big_endian(kind_of) } {
                0 => None,
                1 => Some(Entry::At {
                    offset: second_of,
                    generation: u32::try_from(third_of).unwrap_or_default(),
                }),
                2 => Some(Entry::In {
                    stream: u32::try_from(second_of).ok()?,
                    index: usize::try_from(third_of).ok()?,
                }),
                // Kinds to come are references to nothing.
                _ => continue,
            };
            listed.add(first.checked_add(i)?, entry)?;
        }
    }
    Some(dictionary.clone())
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
}
