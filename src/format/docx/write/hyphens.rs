//! The hyphens at which no line breaks, for which Word has a sign of its own.

use crate::document::unbroken::unbroken;

/// A text parted at the hyphens within numbers: 0574-87846970.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    if text.contains('-') {
        let hyphens = unbroken(text)
            .into_iter()
            .flat_map(|range| range.clone().filter(|at| text.as_bytes().get(*at) == Some(&b'-')));
        for at in hyphens {
            out.push(text.get(start..at).unwrap_or_default());
            start = at + 1;
        }
    }
    out.push(text.get(start..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hyphens_within_numbers_part_a_text() {
        assert_eq!(
            parts("电话：0574-8784-1，邮编"),
            ["电话：0574", "8784", "1，邮编"]
        );
        assert_eq!(
            parts("http://a-b.cn/1-2 -3 甲-乙"),
            ["http://a-b.cn/1-2 -3 甲-乙"]
        );
        assert_eq!(parts("-30"), ["-30"]);
        assert_eq!(parts(""), [""]);
    }
}
