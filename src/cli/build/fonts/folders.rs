//! Where a system keeps its fonts.

#![expect(clippy::disallowed_methods, reason = "the program looks for fonts")]

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// How deep fonts may lie.
const DEPTH: usize = 6;

/// Every file of fonts, in the order of their paths.
pub fn files() -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = folders().iter().flat_map(|folder| within(folder)).collect();
    out.sort();
    out.dedup();
    out
}

fn within(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder)
        .max_depth(DEPTH)
        .follow_links(true)
        .into_iter()
        .flatten();
    let files = entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path);
    files.filter(|path| is_font(path)).collect()
}

fn is_font(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

/// The folders of this system and of this user. One that is named in `NIANBAO_FONTS` stands for all of them.
fn folders() -> Vec<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(only) = variable("NIANBAO_FONTS") {
        return vec![only];
    }
    let mut out = Vec::new();
    if cfg!(windows) {
        let system = variable("WINDIR").unwrap_or_else(|| PathBuf::from(r"C:\Windows"));
        out.push(system.join("Fonts"));
        out.extend(variable("LOCALAPPDATA").map(|own| own.join(r"Microsoft\Windows\Fonts")));
    } else if cfg!(target_os = "macos") {
        out.extend(
            [
                "/System/Library/Fonts",
                "/Library/Fonts",
                "/System/Library/AssetsV2",
            ]
            .map(PathBuf::from),
        );
        out.extend(variable("HOME").map(|home| home.join("Library/Fonts")));
    } else {
        out.extend(["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from));
        let home = variable("HOME");
        out.extend(home.as_ref().map(|home| home.join(".fonts")));
        let data = variable("XDG_DATA_HOME").or_else(|| home.map(|home| home.join(".local/share")));
        out.extend(data.map(|data| data.join("fonts")));
    }
    out
}
