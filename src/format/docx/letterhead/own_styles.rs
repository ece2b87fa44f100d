//! Our own styles as they stand in another file: by themselves, whatever the styles of that file say.

use super::element::Element;
use super::wanted::{BODY, Kind, OWN_BODY, Wanted};

/// Our own `styles.xml`.
pub(super) const OWN: &str = include_str!("../../../../templates/docx/styles.xml");

/// The properties of a paragraph in the order of the schema (`CT_PPrBase`).
const OF_PARAGRAPHS: [&str; 33] = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
];

/// The properties of words in the order of the schema (`EG_RPrBase`).
const OF_WORDS: [&str; 32] = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "vertAlign",
    "lang",
];

/// Our own styles.
pub(super) struct OwnStyles {
    styles: Vec<Element>,
    /// What holds for all words.
    of_all: Option<Element>,
}

impl OwnStyles {
    /// Those of our own file.
    pub fn new() -> Self {
        let root = Element::parse(OWN);
        let of_all = root
            .as_ref()
            .and_then(|root| root.child("w:docDefaults")?.child("w:rPrDefault")?.child("w:rPr"))
            .cloned();
        Self {
            styles: root.map(|root| root.children).unwrap_or_default(),
            of_all,
        }
    }

    fn style(&self, id: &str) -> Option<&Element> {
        self.styles
            .iter()
            .find(|style| style.get("w:styleId") == Some(id))
    }

    /// The style that one of ours is based on.
    pub fn base(&self, id: &str) -> Option<&str> {
        self.style(id)?.child("w:basedOn")?.get("w:val")
    }

    /// The style as another file takes it: under this id and name, based on `base`, or on nothing and complete by itself. None
    /// where there is no such style of ours.
    pub fn standing(&self, wanted: &Wanted, id: &str, name: &str, base: Option<&str>) -> Option<Element> {
        let own = self.style(wanted.id)?;
        let mut out = Element::with(
            "w:style",
            &[
                ("w:type", wanted.kind.word()),
                ("w:customStyle", "1"),
                ("w:styleId", id),
            ],
        );
        // A built-in style must not be called one of the file's own.
        if own.get("w:customStyle").is_none() && wanted.id != BODY {
            out.attributes.retain(|(name, _)| name != "w:customStyle");
        }
        out.children.push(Element::of_value("w:name", name));
        if let Some(base) = base {
            out.children.push(Element::of_value("w:basedOn", base));
        }
        out.children.push(Element::with("w:qFormat", &[]));
        let whole = wanted.kind == Kind::Paragraph && base.is_none();
        let (paragraph, words) = if whole {
            (self.whole(wanted.id, "w:pPr"), self.whole(wanted.id, "w:rPr"))
        } else {
            (own.child("w:pPr").cloned(), own.child("w:rPr").cloned())
        };
        out.children
            .extend(paragraph.map(|it| if whole { reset(it) } else { it }));
        out.children
            .extend(words.map(|it| if whole { reset_words(it) } else { it }));
        out.children.extend(own.child("w:tblPr").cloned());
        Some(out)
    }

    /// The properties of a style with all that it takes from those that it is based on.
    fn whole(&self, id: &str, properties: &str) -> Option<Element> {
        let mut chain = Vec::new();
        let mut next = self.style(id);
        while let Some(style) = next {
            chain.extend(style.child(properties));
            next = style
                .child("w:basedOn")
                .and_then(|base| self.style(base.get("w:val")?));
        }
        if properties == "w:rPr" {
            chain.extend(&self.of_all);
        }
        let mut out: Option<Element> = None;
        for properties in chain.into_iter().rev() {
            match &mut out {
                None => out = Some(properties.clone()),
                Some(out) => lay_over(out, properties),
            }
        }
        out
    }
}

/// Puts properties over others.
fn lay_over(out: &mut Element, over: &Element) {
    for child in &over.children {
        match out.children.iter_mut().find(|own| own.name == child.name) {
            Some(own) => {
                for (name, value) in &child.attributes {
                    own.set(name, value);
                }
            }
            None => out.children.push(child.clone()),
        }
    }
}

/// Sets properties in the order of the schema.
fn in_order(properties: &mut Element, order: &[&str]) {
    properties.children.sort_by_key(|child| {
        let local = child.name.strip_prefix("w:").unwrap_or_default();
        order.iter().position(|own| *own == local).unwrap_or(order.len())
    });
}

/// What the defaults of another file could say, said: else its space between paragraphs would come in.
fn reset(mut paragraph: Element) -> Element {
    let usual: [Element; 4] = [
        Element::with(
            "w:spacing",
            &[
                ("w:beforeLines", "0"),
                ("w:before", "0"),
                ("w:afterLines", "0"),
                ("w:after", "0"),
                ("w:line", "240"),
                ("w:lineRule", "auto"),
            ],
        ),
        Element::with("w:ind", &[("w:left", "0"), ("w:right", "0")]),
        Element::of_value("w:contextualSpacing", "0"),
        Element::of_value("w:jc", "both"),
    ];
    for mut usual in usual {
        match paragraph.children.iter_mut().find(|own| own.name == usual.name) {
            Some(own) => {
                let said = own.clone();
                for (name, value) in &said.attributes {
                    usual.set(name, value);
                }
                *own = usual;
            }
            None => paragraph.children.push(usual),
        }
    }
    in_order(&mut paragraph, &OF_PARAGRAPHS);
    paragraph
}

/// The same of words. Fonts of a theme would beat the ones that are named.
fn reset_words(mut words: Element) -> Element {
    for (name, value) in [("w:b", "0"), ("w:i", "0"), ("w:kern", "0")] {
        if words.child(name).is_none() {
            words.children.push(Element::of_value(name, value));
        }
    }
    in_order(&mut words, &OF_WORDS);
    words
}

/// What our body is called in a file whose own is none.
pub(super) static BODY_STYLE: Wanted = Wanted {
    id: BODY,
    kind: Kind::Paragraph,
    title: OWN_BODY,
    names: &[],
};
