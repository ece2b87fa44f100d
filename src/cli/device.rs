//! Names that Windows keeps for devices: no file can be called so there, in any folder, with any ending.

use std::path::Path;

/// The devices, without those that have a number.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
/// Those that have one, 1 to 9 (also as ¹²³).
const NUMBERED: [&str; 2] = ["COM", "LPT"];

/// The device that takes whatever is written and keeps nothing.
pub(super) const NOTHING: &str = "NUL";

/// The device that Windows takes a path for.
pub(super) fn device(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    // What follows the first dot, and blanks before it, do not count.
    let stem = name.split(['.', ':']).next()?.trim_end().to_uppercase();
    let numbered = |kind: &&str| {
        let number = stem.strip_prefix(*kind).unwrap_or_default();
        let mut digits = number.chars();
        matches!(
            (digits.next(), digits.next()),
            (Some('1'..='9' | '¹' | '²' | '³'), None)
        )
    };
    (DEVICES.contains(&stem.as_str()) || NUMBERED.iter().any(numbered)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_by_every_name() {
        for name in [
            "NUL",
            "nul",
            "a/con.docx",
            "Com1",
            "LPT9.a.b",
            "aux .txt",
            "COM¹",
            "prn.",
        ] {
            assert!(device(Path::new(name)).is_some(), "{name}");
        }
        for name in [
            "",
            "NULL",
            "console.docx",
            "COM",
            "COM0",
            "COM10",
            "a.con",
            "nul/a.docx",
            "年报",
        ] {
            assert_eq!(device(Path::new(name)), None, "{name}");
        }
        assert_eq!(device(Path::new("nul")).as_deref(), Some(NOTHING));
    }
}
