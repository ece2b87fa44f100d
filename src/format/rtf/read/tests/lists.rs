//! Numbers of lists: those that stand in the file, and those that are counted.

use super::shown;

const LISTS: &str = r"{\*\listtable{\list\listtemplateid1
    {\listlevel\levelnfc37\levelstartat1{\leveltext\'02\'00\'a1\'a2;}{\levelnumbers\'01;}}
    {\listlevel\levelnfc0\levelstartat1{\leveltext\'03\'00.\'01;}{\levelnumbers\'01\'03;}}
    {\listlevel\levelnfc23\levelstartat1{\leveltext\'01\u-3913?;}{\levelnumbers;}}
    {\listname ;}\listid7}}
    {\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}
    {\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls2}}";

fn numbered(text: &str) -> Vec<String> {
    shown(&format!("{LISTS}{text}"))
}

#[test]
fn numbers_are_counted_where_the_file_does_not_print_them() {
    let text = r"\pard\ls1\ilvl0 a\par\ilvl1 b\par c\par\ilvl0 d\par\ilvl1 e\par\ilvl2 f\par\pard g\par\pard\ls2\ilvl0 h\par";
    assert_eq!(
        numbered(text),
        ["一、a", "一.1 b", "一.2 c", "二、d", "二.1 e", "f", "g", "五、h"]
    );
}

#[test]
fn what_the_file_prints_holds() {
    let text = r"\pard\ls1{\listtext\pard\plain\f0 \'c8\'fd\'a1\'a2\tab}a\par\pard{\pntext\f0 (1)\tab}b\par{\pntext\f2\'b7\tab}c\par{\pntext -\tab}d\par";
    assert_eq!(numbered(text), ["三、a", "(1)b", "c", "d"]);
}

#[test]
fn a_deleted_paragraph_is_not_counted() {
    assert_eq!(
        numbered(r"\pard\ls1 a\par{\deleted x\par}b\par"),
        ["一、a", "二、b"]
    );
}
