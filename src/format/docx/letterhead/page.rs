//! The page of a letterhead: which section's it is, with the headers and footers that it has or goes on with.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How many sections are looked at.
const MAX_SECTIONS: usize = 1000;

/// A section of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// Where its element stands.
    pub range: Range<usize>,
    /// Behind its first tag; where that is all of it, none.
    inner: Option<usize>,
    /// The width of the paper, and its height.
    pub paper: (u32, u32),
    /// Its margins.
    margins: Margins,
    /// Its headers and footers: the element's name, which pages, the name of the relationship, where it stands.
    pub links: Vec<Reference>,
    /// What is left out: a change of the section that waits to be accepted, and how it begins after another one.
    gone: Vec<Range<usize>>,
    /// What concerns the first page of a document only: that it is another one, and the number that it begins with.
    of_first: Vec<Range<usize>>,
    /// The element with the size of the paper.
    size: Range<usize>,
    /// Whether the first page has a header and a footer of its own.
    pub has_first: bool,
    /// Whether its text stands in several columns, or upright lines: no table of ours fits there, so that both are left out.
    pub is_divided: bool,
}

/// The margins of a section in twips, and where their element stands.
#[derive(Clone, Debug, Default)]
struct Margins {
    range: Range<usize>,
    top: u32,
    right: u32,
    bottom: u32,
    left: u32,
    /// What is left for the binding, beside the left one.
    gutter: u32,
    /// From the edge of the paper to the header, and to the footer.
    header: u32,
    footer: u32,
}

impl Margins {
    /// What a line of a header or footer takes of the margin that it stands in, in twips: a centimetre.
    const LINE: u32 = 567;

    /// Those of the same sheet turned, as the page of ours is: what was on the left is above. Header and footer stay within them.
    fn turned(&self) -> Self {
        let (top, bottom) = (self.left.saturating_add(self.gutter), self.right);
        Self {
            range: self.range.clone(),
            top,
            right: self.top,
            bottom,
            left: self.bottom,
            gutter: 0,
            header: self.header.min(top.saturating_sub(Self::LINE)),
            footer: self.footer.min(bottom.saturating_sub(Self::LINE)),
        }
    }

    /// Those to the left and right together, and those above and below.
    const fn sums(&self) -> (u32, u32) {
        (
            self.left.saturating_add(self.right).saturating_add(self.gutter),
            self.top.saturating_add(self.bottom),
        )
    }

    /// The element, its names with these prefixes.
    fn words(&self, prefix: &str, own: &str) -> String {
        let Self {
            top,
            right,
            bottom,
            left,
            gutter,
            header,
            footer,
            ..
        } = self;
        format!(
            "<{prefix}pgMar {own}top=\"{top}\" {own}right=\"{right}\" {own}bottom=\"{bottom}\" {own}left=\"{left}\" {own}header=\"{header}\" {own}footer=\"{footer}\" {own}gutter=\"{gutter}\"/>"
        )
    }
}

/// A reference to a header or footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// `headerReference` or `footerReference`.
    pub what: String,
    /// `default`, `first` or `even`.
    pub pages: String,
    /// The name of the relationship.
    pub id: String,
    /// The element as it is written.
    pub words: String,
}

impl Section {
    /// The width of its text in twips.
    pub const fn text_width(&self) -> u32 {
        self.paper.0.saturating_sub(self.margins.sums().0)
    }

    /// The height of its text in twips.
    pub const fn text_height(&self) -> u32 {
        self.paper.1.saturating_sub(self.margins.sums().1)
    }

    /// The width and the height of its text where the sheet is turned.
    pub fn turned_text(&self) -> (u32, u32) {
        let (across, down) = self.margins.turned().sums();
        (
            self.paper.1.saturating_sub(across),
            self.paper.0.saturating_sub(down),
        )
    }

    const fn is_upright(&self) -> bool {
        self.paper.0 <= self.paper.1
    }

    /// The element as a section of another text has it: `first` or a later one, upright or `turned`, with these headers and footers
    /// more and these attributes.
    pub fn words(&self, text: &str, more: &[Reference], names: &str, first: bool, turned: bool) -> String {
        let whole = text.get(self.range.clone()).unwrap_or_default();
        let more: String = more.iter().map(|reference| reference.words.as_str()).collect();
        let name = element_name(whole);
        let Some(inner) = self.inner else {
            let open = whole.trim_end_matches("/>");
            return format!("{open}{names}>{more}</{name}>");
        };
        let open = text
            .get(self.range.start..inner.saturating_sub(1))
            .unwrap_or_default();
        let mut out = format!("{open}{names}>{more}");
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        edits.extend(self.gone.iter().map(|range| (range.clone(), String::new())));
        if !first {
            edits.extend(self.of_first.iter().map(|range| {
                let words = text.get(range.clone()).unwrap_or_default();
                (range.clone(), without_start(words))
            }));
        }
        if turned && !self.size.is_empty() {
            let size = text.get(self.size.clone()).unwrap_or_default();
            let prefix = element_name(size).trim_end_matches("pgSz");
            let (width, height) = self.paper;
            let own = if prefix.is_empty() { "w:" } else { prefix };
            let words =
                format!("<{prefix}pgSz {own}w=\"{height}\" {own}h=\"{width}\" {own}orient=\"landscape\"/>");
            edits.push((self.size.clone(), words));
            if !self.margins.range.is_empty() {
                edits.push((
                    self.margins.range.clone(),
                    self.margins.turned().words(prefix, own),
                ));
            }
        }
        edits.sort_by_key(|(range, _)| range.start);
        let mut done = inner;
        for (range, words) in edits {
            out.push_str(text.get(done..range.start).unwrap_or_default());
            out.push_str(&words);
            done = range.end.max(done);
        }
        out.push_str(text.get(done..self.range.end).unwrap_or_default());
        out
    }
}

/// The element of the page's numbers without the one that they begin with; of others nothing.
fn without_start(element: &str) -> String {
    if !element_name(element).ends_with("pgNumType") {
        return String::new();
    }
    let attribute = element.find("start=\"").and_then(|at| {
        let begin = element.get(..at)?.rfind(' ')?;
        let end = at + 7 + element.get(at + 7..)?.find('"')? + 1;
        Some(begin..end)
    });
    attribute.map_or_else(
        || element.to_owned(),
        |range| {
            let before = element.get(..range.start).unwrap_or_default();
            [before, element.get(range.end..).unwrap_or_default()].concat()
        },
    )
}

fn element_name(element: &str) -> &str {
    let name = element.trim_start_matches('<');
    name.split(|c: char| c.is_whitespace() || c == '/' || c == '>')
        .next()
        .unwrap_or_default()
}

/// The sections of a text in their order.
pub(super) fn sections(text: &str) -> Vec<Section> {
    let mut reader = Reader::from_str(text);
    let mut out: Vec<Section> = Vec::new();
    let mut open: Option<(Section, usize)> = None;
    let mut change: Option<(usize, usize)> = None;
    let mut depth = 0_usize;
    loop {
        let start = position(&reader);
        let Ok(event) = reader.read_event() else {
            return out;
        };
        let end = position(&reader);
        match event {
            Event::Start(tag) => {
                depth += 1;
                match tag.local_name().into_inner() {
                    "sectPr" if open.is_none() => {
                        let section = Section {
                            range: start..start,
                            inner: Some(end),
                            ..Section::default()
                        };
                        open = Some((section, depth));
                    }
                    "sectPrChange" if change.is_none() => change = Some((start, depth)),
                    "cols" if change.is_none() && is_divided(&tag) => {
                        change = Some((start, depth));
                        if let Some((section, _)) = &mut open {
                            section.is_divided = true;
                        }
                    }
                    _ if change.is_none() => noted(&mut open, &tag, text, start..end),
                    _ => {}
                }
            }
            Event::Empty(tag) => {
                if tag.local_name().into_inner() == "sectPr" && open.is_none() {
                    out.push(Section {
                        range: start..end,
                        ..Section::default()
                    });
                } else if change.is_none() {
                    noted(&mut open, &tag, text, start..end);
                }
            }
            Event::End(_) => {
                if let Some((from, _)) = change.filter(|(_, at)| *at == depth) {
                    change = None;
                    if let Some((section, _)) = &mut open {
                        section.gone.push(from..end);
                    }
                }
                if let Some((mut section, _)) = open.take_if(|(_, at)| *at == depth) {
                    section.range.end = end;
                    out.push(section);
                }
                depth = depth.saturating_sub(1);
            }
            Event::Eof => return out,
            _ => {}
        }
        if out.len() > MAX_SECTIONS {
            return out;
        }
    }
}

/// Whether an element divides the text: into several columns, or into lines from top to bottom.
fn is_divided(tag: &BytesStart<'_>) -> bool {
    let value = |wanted: &str| {
        let mut attributes = tag.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == wanted);
        found.map(|attribute| attribute.value.into_owned())
    };
    if tag.local_name().into_inner() == "cols" {
        let count = value("num").and_then(|count| count.trim().parse::<u32>().ok());
        return count.is_some_and(|count| count > 1);
    }
    value("val").is_some_and(|direction| !matches!(direction.as_str(), "lrTb" | "tb" | "lrTbV"))
}

/// What an element of the open section says.
fn noted(open: &mut Option<(Section, usize)>, tag: &BytesStart<'_>, text: &str, range: Range<usize>) {
    let Some((section, _)) = open else { return };
    let name = tag.local_name().into_inner();
    let get = |wanted: &str| {
        let mut attributes = tag.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == wanted);
        found
            .map(|attribute| attribute.value.into_owned())
            .unwrap_or_default()
    };
    // Some programs write halves of twips.
    let twips = |wanted: &str| {
        let value = get(wanted);
        let whole = value.trim().split('.').next().unwrap_or_default().to_owned();
        whole.trim_start_matches('-').parse::<u32>().unwrap_or(0)
    };
    match name {
        "pgSz" => {
            section.paper = (twips("w"), twips("h"));
            section.size = range;
        }
        "type" => section.gone.push(range),
        "cols" | "textDirection" if is_divided(tag) => {
            section.is_divided = true;
            section.gone.push(range);
        }
        "pgNumType" => section.of_first.push(range),
        "pgMar" => {
            section.margins = Margins {
                range,
                top: twips("top"),
                right: twips("right"),
                bottom: twips("bottom"),
                left: twips("left"),
                gutter: twips("gutter"),
                header: twips("header"),
                footer: twips("footer"),
            };
        }
        "titlePg" => {
            section.has_first = !matches!(get("val").as_str(), "0" | "false" | "off");
            section.of_first.push(range);
        }
        "headerReference" | "footerReference" => {
            let pages = get("type");
            section.links.push(Reference {
                what: name.to_owned(),
                pages: if pages.is_empty() {
                    "default".to_owned()
                } else {
                    pages
                },
                id: get("id"),
                words: text.get(range).unwrap_or_default().to_owned(),
            });
        }
        _ => {}
    }
}

/// The section whose page a report takes: the last one that is upright, or else the last; with the headers and footers that it goes
/// on with from those before, as Word does, and its number from 1.
pub(super) fn chosen(sections: &[Section]) -> Option<(usize, &Section, Vec<Reference>)> {
    let usable = |section: &&Section| section.text_width() > 0;
    let upright = |section: &&Section| usable(section) && section.is_upright();
    let at = sections
        .iter()
        .rposition(|section| upright(&section) && !section.is_divided)
        .or_else(|| sections.iter().rposition(|section| upright(&section)))
        .or_else(|| sections.iter().rposition(|section| usable(&section)))
        .or_else(|| sections.len().checked_sub(1))?;
    let section = sections.get(at)?;
    let mut inherited: Vec<Reference> = Vec::new();
    for before in sections.get(..at).unwrap_or_default().iter().rev() {
        for reference in &before.links {
            let same = |own: &Reference| own.what == reference.what && own.pages == reference.pages;
            if !section.links.iter().any(same) && !inherited.iter().any(same) {
                inherited.push(reference.clone());
            }
        }
    }
    Some((at + 1, section, inherited))
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(links: &str, wide: bool) -> String {
        let (w, h) = if wide { (16838, 11906) } else { (11906, 16838) };
        format!(
            "<w:sectPr w:rsidR=\"1\">{links}<w:pgSz w:w=\"{w}\" w:h=\"{h}\"/><w:pgMar w:top=\"1\" w:bottom=\"2\" w:left=\"1800\" w:right=\"1800\"/></w:sectPr>"
        )
    }

    #[test]
    fn headers_go_on_from_the_section_before() {
        let text = [
            section("<w:headerReference w:type=\"default\" r:id=\"h1\"/><w:footerReference w:type=\"default\" r:id=\"f1\"/>", false),
            section("<w:footerReference w:type=\"default\" r:id=\"f2\"/>", false),
            section("", true),
        ]
        .concat();
        let all = sections(&text);
        let (number, section, inherited) = chosen(&all).unwrap();
        assert_eq!((number, all.len(), section.text_width()), (2, 3, 8306));
        let words = section.words(&text, &inherited, " x=\"y\"", true, false);
        assert!(words.starts_with("<w:sectPr w:rsidR=\"1\" x=\"y\"><w:headerReference w:type=\"default\" r:id=\"h1\"/><w:footerReference w:type=\"default\" r:id=\"f2\"/><w:pgSz"), "{words}");
    }

    #[test]
    fn a_turned_sheet_has_its_margins_turned() {
        let text = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1417\" w:gutter=\"100\"/></w:sectPr>";
        let section = &sections(text)[0];
        assert_eq!((section.text_width(), section.text_height()), (8745, 12756));
        assert_eq!(section.turned_text(), (12756, 8745));
        assert_eq!(section.words(text, &[], "", true, false), text);
        let turned = section.words(text, &[], "", true, true);
        let own = &sections(&turned)[0];
        assert_eq!((own.text_width(), own.text_height()), section.turned_text());
        // A line of the footer stays within its margin.
        let margins = "w:top=\"1687\" w:right=\"2098\" w:bottom=\"1474\" w:left=\"1984\" w:header=\"851\" w:footer=\"907\" w:gutter=\"0\"/>";
        assert!(turned.contains(margins), "{turned}");
    }

    #[test]
    fn columns_are_not_taken() {
        let of = |more: &str| section("", false).replace("</w:sectPr>", &format!("{more}</w:sectPr>"));
        let text = [
            of("<w:cols w:space=\"425\"/><w:docGrid/>"),
            of("<w:cols w:num=\"2\"><w:col w:w=\"1\"/><w:col w:w=\"2\"/></w:cols><w:docGrid/>"),
            of("<w:cols w:num=\"3\"/><w:textDirection w:val=\"tbRl\"/>"),
        ]
        .concat();
        let all = sections(&text);
        let divided: Vec<bool> = all.iter().map(|section| section.is_divided).collect();
        assert_eq!(divided, [false, true, true]);
        assert_eq!(chosen(&all).unwrap().0, 1);
        for (number, end) in [
            (0, "<w:cols w:space=\"425\"/><w:docGrid/></w:sectPr>"),
            (1, "w:right=\"1800\"/><w:docGrid/></w:sectPr>"),
            (2, "w:right=\"1800\"/></w:sectPr>"),
        ] {
            let words = all[number].words(&text, &[], "", true, false);
            assert!(words.ends_with(end), "{words}");
        }
        // Where there is no other, it is taken as one column.
        assert_eq!(chosen(&all[1..]).unwrap().0, 2);
    }

    #[test]
    fn a_change_that_waits_is_left_out() {
        let text = "<w:sectPr><w:pgSz w:w=\"5\" w:h=\"9\"/><w:sectPrChange w:id=\"1\"><w:sectPr><w:pgSz w:w=\"7\" w:h=\"9\"/></w:sectPr></w:sectPrChange></w:sectPr><w:sectPr/>";
        let all = sections(text);
        assert_eq!((all.len(), all[0].paper), (2, (5, 9)));
        assert_eq!(
            all[0].words(text, &[], "", true, false),
            "<w:sectPr><w:pgSz w:w=\"5\" w:h=\"9\"/></w:sectPr>"
        );
        assert_eq!(all[1].words(text, &[], "", true, false), "<w:sectPr></w:sectPr>");
    }

    #[test]
    fn a_later_section_does_not_begin_anew() {
        let text = "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"5\" w:h=\"9\"/><w:pgNumType w:fmt=\"decimal\" w:start=\"1\"/><w:titlePg/></w:sectPr>";
        let all = sections(text);
        assert_eq!(
            all[0].words(text, &[], "", false, true),
            "<w:sectPr><w:pgSz w:w=\"9\" w:h=\"5\" w:orient=\"landscape\"/><w:pgNumType w:fmt=\"decimal\"/></w:sectPr>"
        );
        assert!(
            all[0]
                .words(text, &[], "", true, false)
                .contains("w:start=\"1\"/><w:titlePg/>")
        );
    }
}
