//! What streams hold (ISO 32000-2, 7.3.8.2 and 7.4).

use std::borrow::Cow;

use super::decode::{Parameters, decode};
use super::store::File;
use crate::format::pdf::limits::FILTERS;
use crate::format::pdf::syntax::{Dictionary, Stream, Value};

impl File<'_> {
    /// What a stream holds: unpacked, as far as it can be.
    pub fn unpacked(&self, stream: &Stream) -> Option<Vec<u8>> {
        let unpacked = self.unpack(stream);
        if unpacked.is_none() {
            self.breaks();
        }
        unpacked
    }

    fn unpack(&self, stream: &Stream) -> Option<Vec<u8>> {
        let raw = self.bytes.get(stream.bytes.clone())?;
        self.budget.scan(raw.len())?;
        let filters = self.filters(&stream.dictionary);
        if filters.len() > FILTERS {
            self.budget.exceed();
            return None;
        }
        // A stream with a filter for it names another way of encryption (7.4.10): only "not at all" is in use.
        let plain = filters.first().is_some_and(|(name, _)| name == b"Crypt")
            || self.get(&stream.dictionary, "Type").name() == Some(b"XRef");
        let mut bytes = match &self.security {
            Some(security) if !plain => security.stream(stream, raw)?,
            _ => Cow::Borrowed(raw),
        };
        for (name, parameters) in filters {
            let parameters = parameters
                .dictionary()
                .map(|said| self.parameters(said))
                .unwrap_or_default();
            let (unpacked, whole) = decode(&bytes, &name, &parameters, self.budget)?;
            if !whole {
                self.breaks();
            }
            bytes = unpacked.into();
        }
        Some(bytes.into_owned())
    }

    fn filters(&self, dictionary: &Dictionary) -> Vec<(Vec<u8>, Value)> {
        let listed = |key: &str| match self.get(dictionary, key) {
            Value::Array(items) => items
                .iter()
                .take(FILTERS + 1)
                .map(|item| self.resolve(item))
                .collect(),
            Value::Null => Vec::new(),
            value => vec![value],
        };
        let parameters = listed("DecodeParms");
        let filters = listed("Filter").into_iter().enumerate();
        filters
            .map(|(i, name)| {
                let name = name.name().unwrap_or_default().to_vec();
                (name, parameters.get(i).cloned().unwrap_or_default())
            })
            .collect()
    }

    fn parameters(&self, said: &Dictionary) -> Parameters {
        let whole = |key: &str, default: usize| self.get(said, key).whole().unwrap_or(default);
        Parameters {
            predictor: whole("Predictor", 1),
            colours: whole("Colors", 1).clamp(1, 32),
            bits: whole("BitsPerComponent", 8).clamp(1, 16),
            columns: whole("Columns", 1).clamp(1, 1 << 20),
            early: whole("EarlyChange", 1) != 0,
        }
    }
}
