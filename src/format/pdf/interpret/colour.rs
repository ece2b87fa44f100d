//! Colours (ISO 32000-2, 8.6): only whether one shows on paper.

use crate::format::pdf::file::File;
use crate::format::pdf::syntax::Value;

/// A kind of colour space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// The more, the lighter: grey, red green and blue.
    Light,
    /// The more, the darker: inks.
    Ink,
    /// What shows, whatever its numbers are.
    Other,
}

/// From where on a colour is all but white.
const WHITE: f64 = 0.96;

impl Space {
    /// The kind of the space of this name or array.
    pub fn of(file: &File<'_>, space: &Value, named: &Value) -> Self {
        let space = match space.name().and_then(|name| named.dictionary()?.0.get(name)) {
            Some(listed) => file.resolve(listed),
            None => space.clone(),
        };
        let items = space.array().unwrap_or_default();
        let family = items.first().unwrap_or(&space);
        match file.resolve(family).name() {
            Some(b"DeviceGray" | b"DeviceRGB" | b"CalGray" | b"CalRGB" | b"G" | b"RGB") => Self::Light,
            Some(b"DeviceCMYK" | b"CMYK" | b"Separation" | b"DeviceN") => Self::Ink,
            Some(b"ICCBased") => {
                let profile = items.get(1).map(|item| file.resolve(item)).unwrap_or_default();
                let count = profile.dictionary().and_then(|d| file.get(d, "N").whole());
                match count {
                    Some(1 | 3) => Self::Light,
                    Some(4) => Self::Ink,
                    _ => Self::Other,
                }
            }
            _ => Self::Other,
        }
    }

    /// Whether the colour of these numbers is all but white.
    pub fn white(self, numbers: &[f64]) -> bool {
        match self {
            Self::Light => !numbers.is_empty() && numbers.iter().all(|n| *n >= WHITE),
            Self::Ink => !numbers.is_empty() && numbers.iter().all(|n| *n <= 1.0 - WHITE),
            Self::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_told() {
        assert!(Space::Light.white(&[1.0, 1.0, 0.98]) && !Space::Light.white(&[1.0, 0.0, 0.0]));
        assert!(Space::Ink.white(&[0.0, 0.0, 0.0, 0.0]) && !Space::Ink.white(&[0.0, 0.0, 0.0, 1.0]));
        assert!(!Space::Other.white(&[1.0]));
    }
}
