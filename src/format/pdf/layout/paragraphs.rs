//! Which lines are one paragraph: a line goes on in the next where it is full, and the next one begins at the margin.

use super::lines::Line;
use super::margins::{APART, INDENT, Margins, STOPS, Setting};
use super::words::FAR_APART;
use crate::chinese::numbering::{begins_a_part, begins_item};
use crate::chinese::width::{folded, is_blank};
use crate::document::unbroken::unbroken;
use crate::format::pdf::page::Glyph;

/// How much room a full line may leave beside what its next line begins with, in characters.
const ROOM: f32 = 0.5;
/// How far a line may begin beside the margin, in characters.
const AT_MARGIN: f32 = 0.7;
/// How much larger letters of another size are.
const OTHER_SIZE: f32 = 0.1;
/// How much further apart paragraphs are than lines, where an indent shows them too.
const APART_INDENTED: f32 = 1.7;
/// From which indent on, in characters, a line stands by itself: the signature, a title.
const BY_ITSELF: f32 = 4.5;
/// How many characters of a line are looked at for what its beginning holds together.
const MAX_WHOLE: usize = 40;
/// The deepest hanging indent, in characters.
const HANGING: f32 = 5.0;

/// A line with where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set<'a> {
    /// The line.
    pub line: &'a Line,
    /// What it says.
    pub words: &'a str,
    /// The margins of its page.
    pub margins: Margins,
    /// Its page.
    pub page: usize,
    /// Whether it is the first of its paragraph.
    pub first: bool,
}

impl Set<'_> {
    /// How far it is indented, in characters.
    fn indent(&self) -> f32 {
        (self.line.left - self.margins.left) / self.line.size
    }

    /// How much room it leaves at its end, in characters.
    fn room(&self) -> f32 {
        (self.margins.right - self.line.right) / self.line.size
    }

    /// Whether it is a row of a table without lines, or has words far from each other for another reason.
    fn is_row(&self) -> bool {
        self.words.contains(FAR_APART)
    }

    /// Whether it stands in the middle, and not as the first line of a paragraph would.
    fn is_centred(&self, setting: Setting) -> bool {
        let (left, right) = (self.indent(), self.room());
        let first_line = left > INDENT.0 && left < INDENT.1 && (right < 1.0 || setting.indented);
        left > AT_MARGIN && (left - right).abs() < 1.0 && !first_line
    }
}

/// Whether a line goes on in the one below.
pub(super) fn goes_on(above: Set<'_>, below: Set<'_>, setting: Setting) -> bool {
    let size = above.line.size.max(below.line.size).max(1.0);
    if (above.line.size - below.line.size).abs() > size * OTHER_SIZE {
        return false;
    }
    let by_itself = above.first && above.indent() > BY_ITSELF || above.is_centred(setting);
    if by_itself || above.is_row() || below.is_row() || !is_full(above, below) {
        return false;
    }
    let same_page = above.page == below.page;
    let distance = (below.line.baseline - above.line.baseline) / size / setting.pitch.max(0.5);
    let apart = if setting.indented { APART_INDENTED } else { APART };
    if same_page && (distance > apart || distance <= 0.0) {
        return false;
    }
    if below.indent() > AT_MARGIN {
        return hangs(above, below, setting);
    }
    if above.words.ends_with('。') && begins_a_part(below.words) {
        return false;
    }
    setting.indented || setting.spaced || !(begins_item(&folded(below.words)) && above.words.ends_with(STOPS))
}

/// Whether a line is one of a paragraph that is indented but for its first line, or as a whole.
fn hangs(above: Set<'_>, below: Set<'_>, setting: Setting) -> bool {
    let deeper = below.indent() - above.indent();
    let first = above.first && begins_item(&folded(above.words)) && deeper > ROOM && deeper < HANGING;
    // The lines behind the first of such a paragraph begin where that one's words do.
    let later = !above.first && deeper.abs() < ROOM;
    (first || later) && !below.is_centred(setting)
}

/// Whether what the next line begins with would have found no room in a line.
fn is_full(above: Set<'_>, below: Set<'_>) -> bool {
    above.room() * above.line.size < unit(&below.line.glyphs) + ROOM * above.line.size
}

/// How wide what a line begins with is, that no line break divides: a word, a character with the marks at it, or what our own pages
/// keep whole: a date, a number with its unit.
fn unit(glyphs: &[Glyph]) -> f32 {
    let words: String = glyphs
        .iter()
        .map(|glyph| glyph.character)
        .skip_while(|c| is_blank(*c))
        .take(MAX_WHOLE)
        .collect();
    let whole = unbroken(&words)
        .first()
        .filter(|range| range.start == 0)
        .map_or(0, |range| {
            words.get(range.clone()).map_or(0, |whole| whole.chars().count())
        });
    let mut seen = glyphs
        .iter()
        .skip_while(|glyph| is_blank(glyph.character))
        .peekable();
    let Some(first) = seen.next() else { return 0.0 };
    let mut end = first.right;
    let mut before = first.character;
    for (index, glyph) in (1..).zip(seen) {
        let c = glyph.character;
        let word = before.is_ascii_graphic() && c.is_ascii_graphic();
        let opens = matches!(before, '（' | '《' | '“' | '〔' | '〈' | '【' | '‘' | '「');
        let closes = matches!(
            c,
            '）' | '》'
                | '”'
                | '〕'
                | '〉'
                | '】'
                | '’'
                | '」'
                | '，'
                | '。'
                | '、'
                | '；'
                | '：'
                | '！'
                | '？'
                | '…'
                | '—'
                | '%'
                | '％'
        );
        if !(index < whole || word || opens || closes) {
            break;
        }
        end = glyph.right;
        before = c;
    }
    end - first.left
}

/// Puts the words of the next line behind those of a paragraph.
pub(super) fn append(paragraph: &mut String, next: &str) {
    let before = paragraph.chars().next_back();
    let behind = next.chars().next();
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if before == Some('\u{ad}') {
        paragraph.pop();
    } else if letter(before) && letter(behind) && !in_address(paragraph) {
        paragraph.push(' ');
    }
    paragraph.push_str(next);
}

/// Whether the words end within the address of a page or a mailbox, which has no blanks.
fn in_address(words: &str) -> bool {
    let start = words
        .rfind(|c: char| !c.is_ascii_graphic())
        .map_or(0, |at| at + 1);
    let start = (start..words.len())
        .find(|at| words.is_char_boundary(*at))
        .unwrap_or(words.len());
    let last = words.get(start..).unwrap_or_default();
    last.contains("://") || last.starts_with("www.") || last.contains('@')
}
