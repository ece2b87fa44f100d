//! What an element is to a reader of words.

use scraper::node::Element;

use super::style;

/// What is to be done with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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
}

/// What an element is, in the element around it.
pub fn kind(element: &Element, around: Option<&Element>) -> Kind {
    let style = element.attr("style").unwrap_or_default();
    // A whole page is hidden until its script has run.
    let is_page = matches!(element.name(), "html" | "body");
    // The captions of our own statutory tables are for those who hear a page, not for those who see it.
    let is_spoken = element.name() == "caption"
        && around.is_some_and(|table| table.classes().any(|class| class == "statutory"));
    if is_hidden(element, style) && !is_page || is_spoken {
        return Kind::Hidden;
    }
    if style::is(style, "mso-list", "ignore") {
        // A bullet is a letter of a font of signs.
        let around = around
            .and_then(|element| element.attr("style"))
            .unwrap_or_default();
        let signs = style::is_of_signs(style) || style::is_of_signs(around);
        return if signs { Kind::Hidden } else { Kind::Number };
    }
    let kind = of_name(element.name());
    let landmark = element.attr("role").unwrap_or_default().trim();
    match kind {
        Kind::Block if matches!(landmark, "banner" | "contentinfo") => Kind::Margin,
        // So LibreOffice sets apart what stood at the top and the foot of each page.
        Kind::Block if matches!(element.attr("title"), Some("header" | "footer")) => Kind::Margin,
        Kind::Inline if is_block(style) => Kind::Block,
        Kind::Block if style::is(style, "display", "inline") => Kind::Inline,
        kind => kind,
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
    matches!(
        element.name(),
        "head"
            | "title"
            | "meta"
            | "link"
            | "base"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "xml"
            | "nav"
            | "aside"
            | "select"
            | "option"
            | "datalist"
            | "button"
            | "input"
            | "textarea"
            | "progress"
            | "meter"
            | "iframe"
            | "noframes"
            | "colgroup"
            | "rt"
            | "rp"
    ) || element.attr("hidden").is_some()
        || element.name() == "dialog" && element.attr("open").is_none()
        || matches!(role, "navigation" | "menu" | "menubar" | "search")
        || style::hides(style)
        || element
            .classes()
            .any(|class| matches!(class, "sr-only" | "visually-hidden"))
}

fn of_name(name: &str) -> Kind {
    match name {
        "header" | "footer" => Kind::Margin,
        "br" => Kind::LineEnd,
        "pre" | "listing" | "xmp" | "plaintext" => Kind::Preformatted,
        "ol" | "ul" | "menu" | "dir" => Kind::List,
        "li" => Kind::Item,
        "table" => Kind::Table,
        "caption" => Kind::Caption,
        "thead" | "tbody" | "tfoot" => Kind::Group,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "figure" => Kind::Figure,
        "figcaption" => Kind::FigureCaption,
        "img" => Kind::Image,
        "svg" | "canvas" | "math" | "object" | "embed" | "applet" | "video" | "audio" | "frame" => {
            Kind::Drawing
        }
        "q" => Kind::Quote,
        "html" | "body" | "address" | "article" | "blockquote" | "center" | "dd" | "details" | "dialog"
        | "div" | "dl" | "dt" | "fieldset" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hgroup"
        | "hr" | "legend" | "main" | "optgroup" | "p" | "search" | "section" | "summary" | "marquee"
        | "multicol" => Kind::Block,
        _ => Kind::Inline,
    }
}
