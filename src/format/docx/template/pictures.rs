//! Pictures of the prose in a file that is filled: the only thing for which a part is added to it.

use crate::document::Picture;
use crate::document::page::EMU_PER_PIXEL;
use crate::format::Unreadable;
use crate::format::docx::parcel::{Parcel, escaped};
use crate::format::docx::write::picture_view::stood_up;
use crate::picture::Turn;

/// The widest that a picture stands, 140 mm, and the highest, 180 mm, in English Metric Units.
const WIDEST: u64 = 140 * 36_000;
const HIGHEST: u64 = 180 * 36_000;

/// What declares the prefixes of a drawing.
const NAMES: [&str; 5] = [
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"",
];
/// The kind of the reference to a picture.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

/// The pictures that were put in.
#[derive(Debug)]
pub(super) struct Pictures {
    main: String,
    /// A number that no drawing of the text has.
    number: u64,
}

impl Pictures {
    /// None yet.
    pub fn new(text: &str, main: &str) -> Self {
        let ids = text.split("docPr ").skip(1).filter_map(|tag| {
            let tag = tag.split('>').next()?;
            let value = tag.split(" id=\"").nth(1).or_else(|| tag.strip_prefix("id=\""))?;
            value.split('"').next()?.parse::<u64>().ok()
        });
        Self {
            main: main.to_owned(),
            number: ids.max().unwrap_or(0),
        }
    }

    /// A run with a picture; the picture becomes a part.
    pub fn run(&mut self, picture: &Picture, parcel: &mut Parcel<'_>) -> Result<String, Unreadable> {
        self.number = self.number.saturating_add(1);
        let folder = self.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let slash = if folder.is_empty() { "" } else { "/" };
        let beside = format!("{folder}{slash}media/x");
        let name = parcel.free_name(&beside, "report", picture.kind.extension());
        let mut turn = picture.kind.turn(&picture.bytes);
        if let Some(upright) = stood_up(&picture.bytes, turn) {
            turn = Turn::default();
            parcel.put(&name, upright);
        } else {
            parcel.put(&name, &*picture.bytes);
        }
        parcel.declare(&name, picture.kind.media_type())?;
        let id = parcel.link(&self.main, KIND, &name)?;
        let natural = |pixels: u32| u64::from(pixels.max(1)) * EMU_PER_PIXEL;
        let (mut width, mut height) = (natural(picture.size.0), natural(picture.size.1));
        if width > WIDEST {
            (width, height) = (WIDEST, (height.saturating_mul(WIDEST) / width).max(1));
        }
        if height > HIGHEST {
            (width, height) = ((width.saturating_mul(HIGHEST) / height).max(1), HIGHEST);
        }
        let drawn = if turn.is_sideways() {
            (height, width)
        } else {
            (width, height)
        };
        let mut turned = String::new();
        if turn.degrees > 0 {
            turned = format!(" rot=\"{}\"", u32::from(turn.degrees) * 60_000);
        }
        if turn.mirrored {
            turned.push_str(" flipH=\"1\"");
        }
        let spoken = escaped(picture.spoken());
        let number = self.number;
        Ok(format!(
            "<w:r {}><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"图片 {number}\" descr=\"{spoken}\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{number}\" descr=\"{spoken}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm{turned}><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            NAMES.join(" "),
            drawn.0,
            drawn.1
        ))
    }
}
