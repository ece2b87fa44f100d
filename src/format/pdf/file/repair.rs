//! Finding the objects of a file whose list of them is wrong: by what stands before each of them.

use std::collections::HashMap;

use super::entry::Entry;
use super::headers::headers;
use super::store::File;
use crate::format::pdf::limits::OBJECTS;
use crate::format::pdf::syntax::{Dictionary, Lexer, Parser, Value};

/// What is found in a file.
pub struct Found {
    /// Its objects, the last one of each number.
    pub entries: HashMap<u32, Entry>,
    /// What the trailers say, the last one first.
    pub trailer: Dictionary,
    /// The numbers of its object streams.
    pub object_streams: Vec<u32>,
}

/// Goes through the whole file.
pub fn scan(file: &File<'_>) -> Found {
    let entries = headers(file.bytes, file.budget);
    let mut trailer = Dictionary::default();
    for at in memchr::memmem::find_iter(file.bytes, b"trailer") {
        let mut parser = Parser::new(Lexer::from(file.bytes, at + 7), file.budget);
        let value = parser.value();
        if file.budget.scan(parser.lexer.at.saturating_sub(at)).is_none() {
            break;
        }
        extend(&mut trailer, value.as_ref().and_then(Value::dictionary));
    }
    let mut object_streams = Vec::new();
    let mut offsets: Vec<(usize, u32)> = entries
        .iter()
        .filter_map(|(number, entry)| match entry {
            Entry::At { offset, .. } => Some((*offset, *number)),
            Entry::In { .. } => None,
        })
        .collect();
    offsets.sort_unstable();
    for (offset, number) in offsets {
        if file.budget.spent() {
            break;
        }
        // Only what is typed as a stream of either kind is needed of an object here.
        let Some(dictionary) = dictionary_at(file, offset) else {
            continue;
        };
        match dictionary.raw("Type").and_then(Value::name) {
            Some(b"ObjStm") => object_streams.push(number),
            Some(b"XRef") => extend(&mut trailer, Some(&dictionary)),
            _ => {}
        }
    }
    Found {
        entries,
        trailer,
        object_streams,
    }
}

/// What later trailers say counts.
fn extend(trailer: &mut Dictionary, with: Option<&Dictionary>) {
    for key in ["Root", "Encrypt", "ID", "Info"] {
        if let Some(value) = with.and_then(|with| with.raw(key)) {
            trailer.0.insert(Box::from(key.as_bytes()), value.clone());
        }
    }
}

/// The dictionary of an object, without looking for the end of its stream.
fn dictionary_at(file: &File<'_>, offset: usize) -> Option<Dictionary> {
    let mut lexer = Lexer::from(file.bytes, offset);
    lexer.next()?;
    lexer.next()?;
    lexer.skip_white();
    lexer.at += 3;
    lexer.skip_white();
    if !lexer.rest().starts_with(b"<<") {
        return None;
    }
    let mut parser = Parser::new(lexer, file.budget);
    let value = parser.value();
    file.budget.scan(parser.lexer.at.saturating_sub(offset))?;
    value?.dictionary().cloned()
}

/// Adds the members of the object streams.
pub fn members(file: &File<'_>, object_streams: &[u32]) {
    for number in object_streams {
        let Some(stream) = file.object_stream(*number) else {
            continue;
        };
        let mut entries = file.entries.borrow_mut();
        for (index, (member, _)) in stream.members.iter().enumerate() {
            if entries.len() >= OBJECTS {
                file.budget.exceed();
                return;
            }
            let held = entries.get(member);
            if !matches!(held, Some(Entry::At { .. })) {
                entries.insert(
                    *member,
                    Entry::In {
                        stream: *number,
                        index,
                    },
                );
            }
        }
    }
    file.objects.borrow_mut().clear();
}

/// The number of the catalogue, where no trailer says it.
pub fn root(file: &File<'_>) -> Option<u32> {
    let mut numbers: Vec<u32> = file.entries.borrow().keys().copied().collect();
    numbers.sort_unstable();
    numbers.into_iter().rev().find(|number| {
        let object = file.object(*number);
        let dictionary = object.dictionary();
        dictionary.is_some_and(|d| {
            d.raw("Type").and_then(Value::name) == Some(b"Catalog") && d.raw("Pages").is_some()
        })
    })
}
