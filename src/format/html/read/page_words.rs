//! What pages of the web say of themselves: names of elements, classes and files by which what belongs to the site is
//! distinguished from the report, and the words by which a report is recognised at the top of a page.

/// Elements of which nothing is shown, or which certainly belong to the site and not to the report.
pub const HIDDEN: &[&str] = &[
    "head", "title", "meta", "link", "base", "script", "style", "noscript", "template", "xml", "nav",
    "aside", "select", "option", "datalist", "button", "input", "textarea", "progress", "meter", "iframe",
    "noframes", "colgroup", "rt", "rp",
];

/// Classes of what is read aloud and not shown.
pub const SPOKEN_ONLY: &[&str] = &["sr-only", "visually-hidden"];

/// Parts of the names of files that decorate a page.
pub const DECORATION: &[&str] = &[
    "icon",
    "spacer",
    "blank",
    "pixel",
    "clear.",
    "logo",
    "arrow",
    "bullet",
    "dot.",
    "line.",
    "loading",
    "qrcode",
    "transparent",
];

/// What the title of a report says, and the name of a site does not.
pub const REPORT_TITLE: &str = "年度报告";
