//! Objects.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// An object (7.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing, or nothing that can be read.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A number, always a finite one.
    Number(f64),
    /// A string's bytes.
    String(Rc<[u8]>),
    /// A name's bytes, without its stroke.
    Name(Rc<[u8]>),
    /// An array.
    Array(Rc<[Value]>),
    /// A dictionary.
    Dictionary(Rc<Dictionary>),
    /// A stream.
    Stream(Rc<Stream>),
    /// The number of the object that stands here.
    Reference(u32),
}

/// A dictionary (7.3.7), its values as they are written: references are not followed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionary(pub BTreeMap<Box<[u8]>, Value>);

/// A stream (7.3.8).
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// What is said of it.
    pub dictionary: Dictionary,
    /// Where its bytes stand in the file, as they are: packed, and encrypted.
    pub bytes: Range<usize>,
    /// The number of the object.
    pub number: u32,
    /// Its generation.
    pub generation: u32,
}

impl Dictionary {
    /// The value of a key, as it is written.
    pub fn raw(&self, key: &str) -> Option<&Value> {
        self.0.get(key.as_bytes())
    }
}

impl Value {
    /// A number.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A whole number that is not below 0.
    pub fn whole(&self) -> Option<usize> {
        match self {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked before"
            )]
            Self::Number(number) if *number >= 0.0 && *number < 1e15 => Some(*number as usize),
            _ => None,
        }
    }

    /// A number that fits object numbers, codes and flags.
    pub fn small(&self) -> Option<u32> {
        self.whole().and_then(|n| u32::try_from(n).ok())
    }

    /// A name's bytes.
    pub fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    /// A string's bytes.
    pub fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(string) => Some(string),
            _ => None,
        }
    }

    /// The number of the object that it refers to.
    pub fn reference(&self) -> Option<u32> {
        match self {
            Self::Reference(number) => Some(*number),
            _ => None,
        }
    }

    /// An array's items, as they are written.
    pub fn array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// A dictionary, a stream's one too.
    pub fn dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            Self::Stream(stream) => Some(&stream.dictionary),
            _ => None,
        }
    }

    /// A stream.
    pub fn stream(&self) -> Option<&Rc<Stream>> {
        match self {
            Self::Stream(stream) => Some(stream),
            _ => None,
        }
    }
}
