//! The styles of a letterhead: which of them are those that our text uses, and what is added for those that it has not.

use std::collections::{BTreeMap, BTreeSet};

use super::element::Element;
use super::own_styles::{BODY_STYLE, OwnStyles};
use super::wanted::{BODY, OWN_BODY, TABLE, WANTED, Wanted, folded};
use crate::format::docx::parcel::{escaped, prefix_of, within_root};
use crate::format::docx::read::list_item;
use crate::format::office::budget::Budget;
use crate::format::office::damage::Read;
use crate::format::office::xml::{Space, Xml};

/// How many styles may be based on each other. Word itself allows eleven.
const MAX_CHAIN: usize = 16;

/// Word's vocabulary.
const VOCABULARY: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The names under which a letterhead may have a body with its indent, beside its plain one.
const INDENTED: [&str; 4] = ["正文首行缩进", "bodytextfirstindent", "正文缩进", "normalindent"];

/// A style of the letterhead.
#[derive(Debug, Default)]
struct Style {
    id: String,
    kind: String,
    /// Its name and its other names, folded.
    names: Vec<String>,
    based_on: Option<String>,
    is_default: bool,
    /// Whether it says that a paragraph's first line is indented; none where it says nothing of it.
    indents: Option<bool>,
    /// Whether it says that its paragraphs are numbered; none where it says nothing of it.
    counts: Option<bool>,
}

/// What our text's styles are in a letterhead.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    /// Of each style that the text names, its id there.
    pub ids: BTreeMap<&'static str, String>,
    /// Those of them whose paragraphs are numbered by themselves.
    pub counted: BTreeSet<&'static str>,
    /// The id of the style of the body; none where it is that of paragraphs which name none.
    pub body: Option<String>,
    /// The part with what was added to it; none where nothing had to be.
    pub part: Option<String>,
    /// The styles that the letterhead does not have.
    pub missing: Vec<&'static str>,
    /// Whether its own body is none: it was added then.
    pub own_body: bool,
}

/// Maps our styles onto those of a part.
pub(super) fn mapped(part: &str, budget: &mut Budget) -> Read<Mapped> {
    let (styles, indents) = parse(part, budget)?;
    let own = OwnStyles::new();
    let mut out = Mapped::default();
    let mut added = String::new();
    let mut taken = Taken::of(&styles);
    let declared = if prefix_of(part) == "w:" { "" } else { VOCABULARY };
    let mut add = |style: Option<Element>| {
        if let Some(mut style) = style {
            if !declared.is_empty() {
                style.set("xmlns:w", declared);
            }
            style.write(&mut added);
        }
    };
    match body(&styles, indents) {
        Some(Body::Usual) => {}
        Some(Body::Named(id)) => out.body = Some(id),
        None => {
            let id = taken.id("NianbaoBody");
            add(own.standing(&BODY_STYLE, &id, &taken.name(OWN_BODY), None));
            out.body = Some(id);
            out.own_body = true;
        }
    }
    for wanted in WANTED.iter().chain([&TABLE]) {
        if let Some(found) = find(&styles, wanted) {
            out.ids.insert(wanted.id, found.id.clone());
            if chain(&styles, found).find_map(|style| style.counts) == Some(true) {
                out.counted.insert(wanted.id);
            }
            continue;
        }
        let id = taken.id(wanted.id);
        // What is based on another style of ours follows that, whosever it is.
        let base = own.base(wanted.id).filter(|base| *base != BODY);
        let base = base.and_then(|base| out.ids.get(base)).cloned();
        add(own.standing(wanted, &id, &taken.name(name(wanted)), base.as_deref()));
        out.ids.insert(wanted.id, id);
        out.missing.push(wanted.title);
    }
    out.part = (!added.is_empty()).then(|| within_root(part, &added));
    Ok(out)
}

/// The id of the style of captions in a part; none where it has none.
pub(in crate::format::docx) fn caption(part: &str, budget: &mut Budget) -> Read<Option<String>> {
    let (styles, _) = parse(part, budget)?;
    let wanted = WANTED.iter().find(|wanted| wanted.id == "Caption");
    let found = wanted.and_then(|wanted| find(&styles, wanted));
    Ok(found.map(|style| style.id.clone()))
}

/// The name that Word has for a style: a built-in one has an English one in the file.
fn name(wanted: &'static Wanted) -> &'static str {
    match wanted.id {
        "Title" => "Title",
        "Heading1" => "heading 1",
        "Heading2" => "heading 2",
        "Heading3" => "heading 3",
        "Heading4" => "heading 4",
        "Caption" => "caption",
        "Signature" => "Signature",
        "Date" => "Date",
        _ => wanted.title,
    }
}

/// The ids and names that are taken.
struct Taken {
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Taken {
    fn of(styles: &[Style]) -> Self {
        Self {
            ids: styles.iter().map(|style| style.id.to_lowercase()).collect(),
            names: styles.iter().flat_map(|style| style.names.clone()).collect(),
        }
    }

    fn id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 1;
        while !self.ids.insert(id.to_lowercase()) {
            number += 1;
            id = format!("Nianbao{wanted}{number}");
        }
        id
    }

    fn name(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 1;
        while !self.names.insert(folded(&name)) {
            number += 1;
            name = format!("年报{wanted}{number}");
        }
        escaped(&name)
    }
}

/// The style that is one of ours: by its name or another of its names, or else by its id where it has no name.
fn find<'s>(styles: &'s [Style], wanted: &Wanted) -> Option<&'s Style> {
    let title = folded(wanted.title);
    let names = std::iter::once(title.as_str()).chain(wanted.names.iter().copied());
    let fits = |style: &&Style| style.kind == wanted.kind.word();
    let mut names = names.filter_map(|name| {
        let is_called = |style: &&Style| style.names.iter().any(|own| own == name);
        styles.iter().filter(fits).find(is_called)
    });
    let by_id = |style: &&Style| style.names.is_empty() && style.id == wanted.id;
    names.next().or_else(|| styles.iter().filter(fits).find(by_id))
}

/// Which style the body has.
enum Body {
    /// The one of paragraphs that name none.
    Usual,
    /// One that is named.
    Named(String),
}

/// The style of the body: one that is called so, or one with the indent that Chinese prose has.
fn body(styles: &[Style], indents: bool) -> Option<Body> {
    let paragraphs = || styles.iter().filter(|style| style.kind == "paragraph");
    let named = |name: &str| paragraphs().find(|style| style.names.iter().any(|own| own == name));
    let indented = |style: &Style| chain(styles, style).find_map(|style| style.indents);
    if let Some(style) = named(&folded(OWN_BODY)) {
        return Some(Body::Named(style.id.clone()));
    }
    let usual = paragraphs().find(|style| style.is_default);
    if usual.and_then(&indented).unwrap_or(indents) {
        return Some(Body::Usual);
    }
    let mut others = INDENTED.iter().filter_map(|name| named(name));
    let other = others.find(|style| indented(style) == Some(true))?;
    Some(Body::Named(other.id.clone()))
}

/// A style and those that it is based on.
fn chain<'s>(styles: &'s [Style], style: &'s Style) -> impl Iterator<Item = &'s Style> {
    let base = |style: &&'s Style| {
        let id = style.based_on.as_deref()?;
        styles.iter().find(|style| style.id == id)
    };
    std::iter::successors(Some(style), base).take(MAX_CHAIN)
}

/// The styles of the part, and whether all paragraphs are indented that say nothing of it.
fn parse(part: &str, budget: &mut Budget) -> Read<(Vec<Style>, bool)> {
    let (mut xml, _) = Xml::open(part)?;
    let mut styles = Vec::new();
    let mut indents = false;
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "style") => {
                budget.spend_many(MAX_CHAIN)?;
                let mut style = Style {
                    id: tag.owned("styleId").unwrap_or_default(),
                    kind: tag.owned("type").unwrap_or_else(|| "paragraph".to_owned()),
                    is_default: tag.get("default").is_some_and(|d| d == "1" || d == "true"),
                    ..Style::default()
                };
                own(&mut xml, &mut style)?;
                styles.push(style);
            }
            (Space::W, "docDefaults") => indents = of_all(&mut xml)?.unwrap_or(false),
            _ => xml.skip()?,
        }
    }
    Ok((styles, indents))
}

fn own(xml: &mut Xml<'_>, style: &mut Style) -> Read<()> {
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "name") => style.names.insert(0, folded(&tag.value().unwrap_or_default())),
            (Space::W, "aliases") => {
                let names = tag.owned("val").unwrap_or_default();
                style.names.extend(names.split([',', '，', ';']).map(folded));
            }
            (Space::W, "basedOn") => style.based_on = tag.owned("val"),
            (Space::W, "pPr") => {
                (style.indents, style.counts) = indents(xml)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    style.names.retain(|name| !name.is_empty());
    Ok(())
}

/// What the open defaults say of the indent.
fn of_all(xml: &mut Xml<'_>) -> Read<Option<bool>> {
    let mut found = None;
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "pPrDefault") => found = of_all(xml)?,
            (Space::W, "pPr") => found = indents(xml)?.0,
            _ => xml.skip()?,
        }
    }
    Ok(found)
}

/// What the open properties of a paragraph say of the indent of its first line, and of a number before it.
fn indents(xml: &mut Xml<'_>) -> Read<(Option<bool>, Option<bool>)> {
    let (mut found, mut counts) = (None, None);
    while let Some(tag) = xml.child()? {
        if tag.name() == (Space::W, "numPr") {
            let list = list_item(xml)?;
            counts = list.num.map(|num| num != 0);
            continue;
        }
        if tag.name() == (Space::W, "ind") {
            let number = |name: &str| tag.get(name).and_then(|value| value.trim().parse::<i64>().ok());
            let both = [number("firstLineChars"), number("firstLine")];
            if both.iter().any(Option::is_some) {
                found = Some(both.into_iter().flatten().any(|indent| indent > 0));
            }
        }
        xml.skip()?;
    }
    Ok((found, counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(styles: &str) -> String {
        format!("<w:styles xmlns:w=\"{VOCABULARY}\">{styles}</w:styles>")
    }

    fn style(id: &str, name: &str, more: &str) -> String {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>")
    }

    const BODY_OF_OFFICE: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr></w:style>";

    #[test]
    fn our_own_file_has_them_all() {
        let mapped = mapped(super::super::own_styles::OWN, &mut Budget::new()).unwrap();
        assert!(mapped.missing.is_empty() && mapped.part.is_none() && mapped.body.is_none());
        assert!(mapped.ids.iter().all(|(own, there)| own == there));
    }

    #[test]
    fn styles_are_known_by_any_of_their_names() {
        let styles = [
            BODY_OF_OFFICE.to_owned(),
            style("1", "heading 1", ""),
            style("2", "标题2", ""),
            style("x", "公文标题", "<w:aliases w:val=\"标题, 大标题\"/>"),
            style("TableText", "别的", ""),
            style("t", "表格正文", ""),
        ];
        let mapped = mapped(&part(&styles.concat()), &mut Budget::new()).unwrap();
        let id = |own: &str| mapped.ids[own].as_str();
        assert_eq!(
            [id("Heading1"), id("Heading2"), id("Title"), id("TableText")],
            ["1", "2", "x", "t"]
        );
        assert!(mapped.missing.contains(&"题注") && !mapped.missing.contains(&"标题"));
        // A style of ours that is based on one of theirs follows it.
        let part = mapped.part.unwrap();
        let figure = part.split("w:styleId=\"TableFigure\"").nth(1).unwrap();
        assert!(
            figure
                .split("</w:style>")
                .next()
                .unwrap()
                .contains("<w:basedOn w:val=\"t\"/>")
        );
    }

    #[test]
    fn a_body_without_its_indent_is_none() {
        let plain = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>";
        let own = mapped(&part(plain), &mut Budget::new()).unwrap();
        assert!(own.own_body);
        assert!(own.part.unwrap().contains("w:firstLineChars=\"200\""));
        let indent = "<w:pPr><w:ind w:firstLine=\"640\"/></w:pPr>";
        let theirs = [plain.to_owned(), style("b", "Normal Indent", indent)].concat();
        let theirs = mapped(&part(&theirs), &mut Budget::new()).unwrap();
        assert_eq!((theirs.own_body, theirs.body.as_deref()), (false, Some("b")));
    }

    #[test]
    fn headings_that_count_themselves_are_known() {
        let number = "<w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr>";
        let styles =
            BODY_OF_OFFICE.to_owned() + &style("1", "heading 1", number) + &style("2", "heading 2", "");
        let counted = mapped(&part(&styles), &mut Budget::new()).unwrap().counted;
        assert_eq!(counted.into_iter().collect::<Vec<_>>(), ["Heading1"]);
    }

    #[test]
    fn what_is_taken_is_left_alone() {
        let styles = BODY_OF_OFFICE.to_owned()
            + "<w:style w:type=\"character\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>";
        let mapped = mapped(&part(&styles), &mut Budget::new()).unwrap();
        assert_eq!(mapped.ids["Title"], "NianbaoTitle2");
        assert!(mapped.part.unwrap().contains("<w:name w:val=\"年报Title2\"/>"));
    }
}
