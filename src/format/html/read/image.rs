//! Pictures and drawings: one whose bytes stand in the page is read, any other is reported as missing.

use super::beside::Beside;
use super::page_words::DECORATION;
use super::style;
use super::tree::{Element, Node};
use crate::document::chart::stands_for_chart;
use crate::document::{Block, Picture};
use crate::format::html::CHART_CLASS;
use crate::picture::Image;
use data_encoding::{BASE64, BASE64_NOPAD};
use ego_tree::NodeRef;

/// The longest side of an icon, and the widest line, in pixels.
const MAX_ICON: f64 = 32.0;

/// What a picture is to the document.
pub enum Shown {
    /// Nothing: it decorates the page.
    Decoration,
    /// A picture whose bytes are there.
    Picture(Block),
    /// One whose bytes are not, or cannot be read: what it is, in words.
    Absent(String),
}

/// The picture that an `img` shows. `within` says whether it stands in the words, rather than loosely on the page.
pub fn image(element: &Element, within: bool, beside: &dyn Beside) -> Shown {
    let text = |key: &str| {
        let words = element.attr(key).unwrap_or_default().split_whitespace();
        Some(words.collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty())
    };
    let style = element.attr("style").unwrap_or_default();
    let side = |key| {
        let value = element.attr(key).or_else(|| style::property(style, key))?;
        style::pixels(value)
    };
    let (width, height) = (side("width"), side("height"));
    let small = |side: Option<f64>| side.is_some_and(|side| side <= MAX_ICON);
    let decorates = matches!(element.attr("role").map(str::trim), Some("presentation" | "none"));
    if small(width) || small(height) || decorates {
        return Shown::Decoration;
    }
    let source = element.attr("src").unwrap_or_default().trim();
    let words = text("alt").or_else(|| text("title"));
    // A chart of this program's own draws what its tables say.
    if words.as_deref().is_some_and(stands_for_chart) {
        return Shown::Decoration;
    }
    let uri = data(source);
    let image = match uri {
        Some(uri) => bytes(uri).and_then(Image::from_bytes),
        None => beside.picture(source),
    };
    if uri.is_some() && image.is_none() {
        return Shown::Absent(described("一张读不出来的图片", words.as_deref()));
    }
    if let Some(image) = image {
        // One point without a word counts visits.
        if image.size.0.max(image.size.1) <= 2 && words.is_none() && width.is_none() {
            return Shown::Decoration;
        }
        let title = text("title").filter(|title| words.as_ref() != Some(title));
        return Shown::Picture(Block::Picture(Picture {
            beside: false,
            caption: words.unwrap_or_default(),
            alternative: title.unwrap_or_default(),
            path: String::new(),
            kind: image.kind,
            size: image.size,
            bytes: image.bytes,
        }));
    }
    let path = source.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let loose = !within && words.is_none() && width.is_none() && height.is_none();
    if loose || source.is_empty() || DECORATION.iter().any(|word| lower.contains(word)) {
        return Shown::Decoration;
    }
    let words = words.unwrap_or_else(|| name.to_owned());
    Shown::Absent(described("一张图片", Some(&words)))
}

fn described(what: &str, name: Option<&str>) -> String {
    name.map_or_else(|| what.to_owned(), |name| format!("{what}：{}", short(name)))
}

/// At most forty characters of a text.
fn short(text: &str) -> String {
    let mut out: String = text.chars().take(40).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// What stands behind `data:`.
fn data(source: &str) -> Option<&str> {
    let scheme = source.get(..5)?;
    scheme
        .eq_ignore_ascii_case("data:")
        .then(|| source.get(5..))
        .flatten()
}

/// The bytes of a `data:` URI in base 64.
fn bytes(uri: &str) -> Option<Vec<u8>> {
    let (kind, text) = uri.split_once(',')?;
    kind.trim().to_ascii_lowercase().strip_suffix("base64")?;
    let text: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    BASE64.decode(&text).or_else(|_| BASE64_NOPAD.decode(&text)).ok()
}

/// What a drawing is, in words; none where it is only an icon.
pub fn drawing(node: NodeRef<'_, Node>, element: &Element) -> Option<String> {
    let words = || {
        let texts = node.descendants().filter_map(|n| n.value().as_text());
        let text: String = texts.flat_map(|t| t.chars().chain([' '])).take(400).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text).filter(|text| !text.is_empty())
    };
    let what = match element.name() {
        // A chart of this program's own draws what its tables say.
        "svg" if element.classes().any(|class| class == CHART_CLASS) => return None,
        "svg" => {
            let side = |key| style::pixels(element.attr(key)?);
            let view = || {
                let numbers = element.attr("viewBox")?.split([' ', ',']);
                numbers.filter_map(|n| n.parse().ok()).nth(2)
            };
            let holds_words = node
                .descendants()
                .any(|n| n.value().as_element().is_some_and(|e| e.name() == "text"));
            let width: f64 = side("width").or_else(view).unwrap_or_default();
            if !holds_words && width <= 2.0 * MAX_ICON {
                return None;
            }
            "一张矢量图"
        }
        "canvas" => "一张由脚本画的图",
        "math" => "一个公式",
        "video" => "一段视频",
        "audio" => "一段音频",
        "frame" => {
            return Some(described(
                "另一个网页（框架）",
                element.attr("src").map(str::trim),
            ));
        }
        _ => "一个嵌入的对象",
    };
    Some(described(what, words().as_deref()))
}

/// The most characters of an element's words that are looked at.
const MAX_WORDS: usize = 2000;

/// The words within an element, on one line.
pub fn words_within(node: NodeRef<'_, Node>) -> String {
    let texts = node.descendants().filter_map(|inner| inner.value().as_text());
    let words: String = texts.flat_map(|text| text.chars()).take(MAX_WORDS).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_data_in_base_64_is_bytes() {
        let read = |source: &str| data(source).and_then(bytes);
        assert_eq!(read("data:image/png;base64,TWFu").unwrap(), b"Man");
        assert_eq!(read("DATA:image/png;charset=x;BASE64, TW\nE").unwrap(), b"Ma");
        for source in ["data:image/png,abc", "data:;base64,!", "a.png", "数据：", ""] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
