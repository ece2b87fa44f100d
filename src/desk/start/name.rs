//! What a new file is called: a name that every system takes, made of agency and year or typed by the clerk.

use crate::desk::files::Files;

/// The ending of the files that are filled.
const ENDING: &str = ".yaml";
/// What some system takes in no file's name.
const FORBIDDEN: &[char] = &['\\', '/', ':', '*', '?', '"', '<', '>', '|'];
/// The most bytes of a name; every system takes this length, with room for the endings of other formats.
const MAX_BYTES: usize = 200;
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];
/// What a report is called whose agency is not known.
const NAMELESS: &str = "年报";

/// The name of a file as it was typed, with its ending.
///
/// # Errors
/// Some system would not take it: what to do, to follow the field's name.
pub fn yaml_name(typed: &str) -> Result<String, &'static str> {
    let typed = typed.trim();
    let is_yaml = |ending: &str| typed.len() > ending.len() && typed.to_lowercase().ends_with(ending);
    let name = if is_yaml(ENDING) || is_yaml(".yml") {
        typed.to_owned()
    } else {
        format!("{typed}{ENDING}")
    };
    if typed.is_empty() {
        return Err("要写");
    }
    if name.contains(FORBIDDEN) || name.chars().any(char::is_control) {
        return Err("里不能有 \\ / : * ? \" < > | 这些字符");
    }
    if name.starts_with(['.', '~', ' ']) {
        return Err("不能以点或者波浪号开头");
    }
    if name.len() > MAX_BYTES {
        return Err("太长，请写短一些");
    }
    let stem = name.split('.').next().unwrap_or_default().trim().to_lowercase();
    let numbered = |device: &str| stem.strip_prefix(device).is_some_and(|rest| rest.len() == 1);
    if DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt") {
        return Err("是 Windows 留用的名字，请换一个");
    }
    Ok(name)
}

/// The name that the file of an agency's report is given where nobody types one.
pub fn suggested(agency: &str, year: Option<i32>) -> String {
    let cleaned: String = agency
        .chars()
        .filter(|c| !FORBIDDEN.contains(c) && !c.is_control() && !c.is_whitespace())
        .take(MAX_BYTES / 6)
        .collect();
    let stem = cleaned.trim_matches(['.', '~']);
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    let name = year.map_or_else(
        || format!("{stem}{ENDING}"),
        |year| format!("{stem}-{year}{ENDING}"),
    );
    yaml_name(&name).unwrap_or_else(|_| format!("{NAMELESS}{ENDING}"))
}

/// The same name, or with a number behind it, so that no file has it.
pub fn free(name: &str, files: &mut dyn Files) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "yaml"));
    let numbered = (2..100).map(|number| format!("{stem}-{number}.{ending}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| files.stamp(name).is_none())
        .unwrap_or_else(|| name.to_owned())
}

/// The last part of a path, without the characters that no name has: what a file is called that somebody dropped.
pub fn last_part(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    let name = name.trim();
    if name.is_empty() {
        NAMELESS.to_owned()
    } else {
        name.to_owned()
    }
}
