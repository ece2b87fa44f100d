//! Where the marks of what is still to be written stand, in one line: each is a finding of its own, and a draft has many.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::emit::FileFindings;
use crate::report::marks::{TO_FILL, TO_UPDATE};

/// The most places that are named.
const MAX_PLACES: usize = 40;

/// The line that says how many marks of each kind there are, and where; none where there are fewer than two.
pub(super) fn marks(file: &FileFindings<'_>, named: bool) -> Option<String> {
    let kinds = [TO_UPDATE, TO_FILL].map(|mark| (mark, places(file, mark)));
    if kinds.iter().map(|(_, places)| places.len()).sum::<usize>() < 2 {
        return None;
    }
    let whose = if named {
        format!("{} ", file.path)
    } else {
        String::new()
    };
    let kinds: Vec<String> = kinds
        .iter()
        .filter(|(_, places)| !places.is_empty())
        .map(|(mark, places)| {
            let more = if places.len() > MAX_PLACES { "等" } else { "" };
            let first: Vec<&str> = places.iter().take(MAX_PLACES).map(String::as_str).collect();
            let lines = file.source.is_some();
            let (before, behind) = if lines { ("第 ", " 行") } else { ("", "") };
            format!(
                "{} 处{mark}（{before}{}{more}{behind}）",
                places.len(),
                first.join("、")
            )
        })
        .collect();
    Some(format!("{whose}还有 {}\n", kinds.join("，")))
}

/// The places of a mark: lines of a file, places of a document in words.
fn places(file: &FileFindings<'_>, mark: &str) -> Vec<String> {
    let of_mark = |found: &&Diagnostic| found.rule.id == PLACEHOLDER && found.message.contains(mark);
    let found = file.diagnostics.iter().filter(of_mark);
    found.filter_map(|found| file.line_or_place(found)).collect()
}

/// The rule whose findings they are.
const PLACEHOLDER: &str = "placeholder";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Nothing, read};

    fn line(file: &str, named: bool) -> Option<String> {
        let judged = read("a.yaml", file.as_bytes().to_vec(), &mut Nothing);
        marks(&judged.file_findings(), named)
    }

    #[test]
    fn several_marks_are_one_line() {
        let head = "版式: 2021\n年度: 2021\n机关: {名称: 某局}\n总体情况: |\n";
        let file = format!("{head}  公开3条。【请更新】\n  其他。\n  【待填】\n  又5条。【请更新】\n");
        assert_eq!(
            line(&file, false).as_deref(),
            Some("还有 2 处【请更新】（第 5、8 行），1 处【待填】（第 7 行）\n")
        );
        assert!(line(&file, true).is_some_and(|line| line.starts_with("a.yaml 还有 2 处")));
        assert_eq!(line(&format!("{head}  公开。【待填】\n"), false), None);
        let many = format!("{head}{}", "  公开3条。【请更新】\n".repeat(45));
        assert!(line(&many, false).is_some_and(|line| line.contains("45 处") && line.contains("、44等 行")));
    }
}
