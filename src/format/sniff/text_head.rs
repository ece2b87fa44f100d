//! Text files, recognised by the words with which they begin, in any encoding.

use super::content::Content;
use super::foreign::{ODS, UOF, WORD_XML, XML};
use crate::encoding::decode;
use crate::format::{html, mht, odt};

/// The most bytes that are looked at.
const HEAD_BYTES: usize = 64 * 1024;

/// The most lines of a mail's head that are looked at.
const MAX_FIELDS: usize = 200;

/// Elements with which a page, or a piece of one, begins.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "style",
    "script",
    "base",
    "div",
    "p",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "section",
    "article",
    "main",
    "header",
    "nav",
    "center",
    "font",
    "ul",
    "ol",
    "br",
    "hr",
    "b",
    "strong",
    "a",
    "img",
    "blockquote",
    "pre",
    "tbody",
    "tr",
    "td",
    "o:p",
    "dl",
    "form",
    "figure",
];

/// The beginning of a text, whole lines of it; empty where the bytes are no text.
pub(super) fn head(bytes: &[u8]) -> String {
    let head = match bytes.get(..HEAD_BYTES) {
        // At a line's end no character is cut, in UTF-16 neither.
        Some(head) => {
            let end = head
                .iter()
                .rposition(|b| *b == b'\n')
                .map_or(HEAD_BYTES, |at| at + 1);
            let wide = head.starts_with(b"\xff\xfe") || head.get(..end).is_some_and(|h| h.contains(&0));
            head.get(..if wide { HEAD_BYTES } else { end }).unwrap_or(head)
        }
        None => bytes,
    };
    decode(head, None).map_or_else(|| String::from_utf8_lossy(head).into_owned(), |d| d.text)
}

/// Whether there are words rather than the codes of some other file.
pub(super) fn is_text(head: &str) -> bool {
    let is_code = |c: &char| *c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace();
    head.chars().filter(is_code).count() * 20 <= head.chars().count()
}

/// What a text is, as far as its words say it. Two of the `keys` of a report make it one; a single one is enough for a text
/// without a name.
pub(super) fn sniff(head: &str, nameless: bool, keys: &[&str]) -> Option<Content> {
    let beginning = head.trim_start_matches(|c: char| c.is_whitespace() || c == crate::source::BOM);
    if is_web_archive(beginning) {
        return Some(Content::Format(&mht::FORMAT));
    }
    if let Some(content) = marked_up(beginning) {
        return Some(content);
    }
    let wanted = if nameless { 1 } else { 2 };
    let found = keys
        .iter()
        .filter(|key| head.lines().any(|line| is_key(line, key)));
    (found.take(wanted).count() == wanted).then_some(Content::Yaml)
}

/// Whether text without another sign is Markdown: headings with their marks, or one beside a table with its line of dashes.
/// Tables that only plain text has (drawn with +, parted by tabs) say that it is none.
pub(super) fn is_markdown(head: &str) -> bool {
    let lines = || head.lines().map(str::trim);
    let plain =
        |line: &str| line.starts_with("+-") || line.starts_with("+=") || line.matches('\t').count() > 1;
    let headings = lines().filter(|line| is_heading(line)).take(2).count();
    let ruled = || lines().any(is_rule_of_table);
    (headings > 1 || headings == 1 && ruled()) && !lines().any(plain)
}

/// A line of words behind marks of a heading, or all of them in bold type.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    let bold = |mark: &str| {
        let inner = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(mark))
    };
    let words = |c: char| c == ' ' || !c.is_ascii() && !c.is_whitespace();
    let marked =
        (1..=6).contains(&marks) && rest.starts_with(words) && !rest.contains('#') && !rest.trim().is_empty();
    marked || bold("**") || bold("__")
}

/// The line under the head of a table: |---|:---:|.
fn is_rule_of_table(line: &str) -> bool {
    let of_rule = |c: char| matches!(c, '|' | '-' | ':' | ' ');
    line.contains('|') && line.contains("--") && line.chars().all(of_rule)
}

/// Whether a line is a key of the first level with its colon, of whatever width.
fn is_key(line: &str, key: &str) -> bool {
    let line = line.strip_prefix(crate::source::BOM).unwrap_or(line);
    let Some(rest) = line.strip_prefix(key) else {
        return false;
    };
    rest.trim_start().starts_with([':', '：'])
}

/// A page saved with all that belongs to it, as mail: Word and browsers do so. Its head may begin with any field of a mail.
fn is_web_archive(text: &str) -> bool {
    let lines = || text.lines().take_while(|line| !line.trim().is_empty());
    let head = || lines().take(MAX_FIELDS);
    let is_field = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    // Of nearly every text the first line is none.
    if !head().all(|line| line.starts_with([' ', '\t']) || is_field(line)) {
        return false;
    }
    let head: Vec<String> = head().map(str::to_ascii_lowercase).collect();
    let text: String = head.join("\n");
    let typed = [
        "multipart/related",
        "multipart/mixed",
        "multipart/alternative",
        "text/html",
    ];
    let page = typed.iter().any(|kind| text.contains(kind)) && text.contains("content-type:");
    page && head.iter().any(|line| line.starts_with("mime-version:"))
}

/// Whether HTML is a whole page, and not a piece of one.
pub(super) fn is_page(head: &str) -> bool {
    let (_, rest) =
        behind_prologue(head.trim_start_matches(|c: char| c.is_whitespace() || c == crate::source::BOM));
    ["<!doctype", "<html"].iter().any(|start| {
        rest.get(..start.len())
            .is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
    })
}

/// HTML, or what else stands in angle brackets.
fn marked_up(text: &str) -> Option<Content> {
    let (declared, rest) = behind_prologue(text);
    let name: String = rest
        .strip_prefix('<')?
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '!' | ':' | '-'))
        .collect::<String>()
        .to_ascii_lowercase();
    let start: String = rest.chars().take(1000).collect();
    if name == "!doctype" {
        let html = start.to_ascii_lowercase().contains("html");
        return html
            .then_some(Content::Format(&html::FORMAT))
            .or(Some(Content::Foreign(&XML)));
    }
    if ELEMENTS.contains(&name.as_str()) {
        return Some(Content::Format(&html::FORMAT));
    }
    if let Some(office) = office_document(rest) {
        return Some(office);
    }
    let word = ["progid=\"Word", "wordml", "pkg:package"];
    let prologue = text.get(..text.len() - rest.len()).unwrap_or_default();
    if word
        .iter()
        .any(|mark| start.contains(mark) || prologue.contains(mark))
    {
        return Some(Content::Foreign(&WORD_XML));
    }
    declared.then_some(Content::Foreign(&XML))
}

/// An OpenDocument file that is one XML document, or a file of the Chinese office format (GB/T 20916), by its first element.
fn office_document(text: &str) -> Option<Content> {
    let element = text.strip_prefix('<')?.split('>').next()?;
    let name = element.split_whitespace().next()?;
    if name == "office:document"
        || element.contains("urn:oasis:names:tc:opendocument") && name.ends_with(":document")
    {
        let is_text = element.contains("opendocument.text") || !element.contains("opendocument.");
        return Some(if is_text {
            Content::Format(&odt::FORMAT)
        } else {
            Content::Foreign(&ODS)
        });
    }
    // Its prefixes are Chinese or Latin, as the program that made it likes.
    let uof = element.contains("schemas.uof.org") || element.contains("/standards/UOF");
    (uof || name == "uof:UOF").then_some(Content::Foreign(&UOF))
}

/// What stands behind the XML declaration and comments, and whether there is a declaration.
fn behind_prologue(text: &str) -> (bool, &str) {
    let mut declared = false;
    let mut rest = text;
    loop {
        let (start, end) = if rest.starts_with("<?") {
            declared |= rest.starts_with("<?xml");
            ("<?", "?>")
        } else if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else {
            return (declared, rest);
        };
        let Some((_, behind)) = rest.get(start.len()..).and_then(|inner| inner.split_once(end)) else {
            return (declared, rest);
        };
        rest = behind.trim_start();
    }
}
