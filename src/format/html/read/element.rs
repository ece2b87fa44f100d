//! What an element is to a reader of words.

use super::page_words::{HIDDEN, SPOKEN_ONLY};
use super::style;
use super::tree::Element;
use crate::chinese::raised::Raised;

/// What is to be done with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Nothing of it is shown, or it certainly belongs to the site and not to the report.
    Hidden,
    /// The top or the foot of a page: the site's, unless it holds something of a report.
    Margin,
    /// Words within a line.
    Inline,
    /// Words within a line, in quotation marks.
    Quote,
    /// A number that Word has set before a paragraph, with the blanks behind it.
    Number,
    /// Something on lines of its own.
    Block,
    /// The same, with its blanks and line ends kept.
    Preformatted,
    /// The end of a line.
    LineEnd,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// The caption of a table.
    Caption,
    /// A head, body or foot of a table.
    Group,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A picture with its caption.
    Figure,
    /// The caption of a picture.
    FigureCaption,
    /// A picture.
    Image,
    /// Something drawn or played that is no picture file.
    Drawing,
    /// Words that are struck out, and all that stands among them.
    Struck,
    /// Words above the line or below it.
    Raised(Raised),
}

/// What an element is, in the element around it.
pub fn treatment(element: &Element, around: Option<&Element>) -> Treatment {
    let style = element.attr("style").unwrap_or_default();
    // A whole page is hidden until its script has run.
    let is_page = matches!(element.name(), "html" | "body");
    // The captions of our own statutory tables are for those who hear a page, not for those who see it.
    let is_spoken = element.name() == "caption"
        && around.is_some_and(|table| table.classes().any(|class| class == "statutory"));
    if is_hidden(element, style) && !is_page || is_spoken {
        return Treatment::Hidden;
    }
    if style::is(style, "mso-list", "ignore") {
        // A bullet is a letter of a font of signs.
        let around = around
            .and_then(|element| element.attr("style"))
            .unwrap_or_default();
        let signs = style::is_symbol_font(style) || style::is_symbol_font(around);
        return if signs {
            Treatment::Hidden
        } else {
            Treatment::Number
        };
    }
    if matches!(element.name(), "s" | "del" | "strike") || style::strikes(style) {
        return Treatment::Struck;
    }
    if let Some(raised) = raised(element, style) {
        return Treatment::Raised(raised);
    }
    let by_name = by_name(element.name());
    let landmark = element.attr("role").unwrap_or_default().trim();
    match by_name {
        Treatment::Block if matches!(landmark, "banner" | "contentinfo") => Treatment::Margin,
        // So LibreOffice sets apart what stood at the top and the foot of each page.
        Treatment::Block if matches!(element.attr("title"), Some("header" | "footer")) => Treatment::Margin,
        Treatment::Inline if is_block(style) => Treatment::Block,
        Treatment::Block if style::is(style, "display", "inline") => Treatment::Inline,
        by_name => by_name,
    }
}

/// Where the words of an element stand that are not on the line.
fn raised(element: &Element, style: &str) -> Option<Raised> {
    // In a cell this property says where its lines stand.
    let aligned =
        |value| style::is(style, "vertical-align", value) && by_name(element.name()) == Treatment::Inline;
    match element.name() {
        _ if aligned("baseline") => None,
        "sup" => Some(Raised::Above),
        "sub" => Some(Raised::Below),
        _ if aligned("super") => Some(Raised::Above),
        _ if aligned("sub") => Some(Raised::Below),
        _ => None,
    }
}

fn is_block(style: &str) -> bool {
    style::property(style, "display").is_some_and(|display| {
        ["block", "flex", "grid", "list-item", "table", "table-row"]
            .iter()
            .any(|name| display.eq_ignore_ascii_case(name))
    })
}

fn is_hidden(element: &Element, style: &str) -> bool {
    let role = element.attr("role").unwrap_or_default().trim();
    HIDDEN.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.name() == "dialog" && element.attr("open").is_none()
        || matches!(role, "navigation" | "menu" | "menubar" | "search")
        || style::hides(style)
        || element.classes().any(|class| SPOKEN_ONLY.contains(&class))
}

fn by_name(name: &str) -> Treatment {
    match name {
        "header" | "footer" => Treatment::Margin,
        "br" => Treatment::LineEnd,
        "pre" | "listing" | "xmp" | "plaintext" => Treatment::Preformatted,
        "ol" | "ul" | "menu" | "dir" => Treatment::List,
        "li" => Treatment::Item,
        "table" => Treatment::Table,
        "caption" => Treatment::Caption,
        "thead" | "tbody" | "tfoot" => Treatment::Group,
        "tr" => Treatment::Row,
        "td" | "th" => Treatment::Cell,
        "figure" => Treatment::Figure,
        "figcaption" => Treatment::FigureCaption,
        "img" => Treatment::Image,
        "svg" | "canvas" | "math" | "object" | "embed" | "applet" | "video" | "audio" | "frame" => {
            Treatment::Drawing
        }
        "q" => Treatment::Quote,
        "html" | "body" | "address" | "article" | "blockquote" | "center" | "dd" | "details" | "dialog"
        | "div" | "dl" | "dt" | "fieldset" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hgroup"
        | "hr" | "legend" | "main" | "optgroup" | "p" | "search" | "section" | "summary" | "marquee"
        | "multicol" => Treatment::Block,
        _ => Treatment::Inline,
    }
}
