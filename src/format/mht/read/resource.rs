//! The pictures and frames beside the page, found by the addresses that the page uses for them (RFC 2557, 8).

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use super::message::{Message, Part};
use super::place::{file_name, joined};
use crate::document::AsRead;
use crate::format::html::read::{Beside, read_beside};
use crate::picture::Image;

/// The most pages that are read in frames.
const MAX_FRAMES: usize = 16;
/// The most bytes that they may have together: those around a page are in memory with it.
const MAX_FRAME_BYTES: usize = 2 * 1024 * 1024;

/// A part of the message, read when it is first shown.
struct Resource<'m, 'a> {
    part: &'m Part<'a>,
    image: OnceCell<Option<Image>>,
    /// Whether it has been shown as a frame.
    framed: Cell<bool>,
}

/// All that stands beside a page in a message.
pub(super) struct Resources<'m, 'a> {
    base: String,
    parts: Vec<Resource<'m, 'a>>,
    /// Which one an address means.
    places: BTreeMap<String, usize>,
    /// Which one a file's name means, where only one has it.
    names: BTreeMap<String, Option<usize>>,
    frames: Cell<usize>,
    frame_bytes: Cell<usize>,
}

impl<'m, 'a> Resources<'m, 'a> {
    /// What stands beside this page.
    pub fn new(message: &'m Message<'a>, page: &Part<'_>) -> Self {
        let mut out = Self {
            base: page.location.clone().unwrap_or_default(),
            parts: Vec::with_capacity(message.parts.len()),
            places: BTreeMap::new(),
            names: BTreeMap::new(),
            frames: Cell::new(0),
            frame_bytes: Cell::new(0),
        };
        for (index, part) in message.parts.iter().enumerate() {
            if let Some(location) = &part.location {
                out.places.insert(joined(&out.base, location), index);
                let name = out.names.entry(file_name(location).to_owned());
                name.and_modify(|one| *one = None).or_insert(Some(index));
            }
            out.places
                .extend(part.id.iter().map(|id| (format!("cid:{id}"), index)));
            out.parts.push(Resource {
                part,
                image: OnceCell::new(),
                // A page is no frame of its own.
                framed: Cell::new(std::ptr::eq(part, page)),
            });
        }
        out
    }

    fn find(&self, address: &str) -> Option<&Resource<'m, 'a>> {
        let place = self.places.get(&joined(&self.base, address));
        // Programs write the folders of one place in more than one way.
        let named = || self.names.get(file_name(address)).and_then(Option::as_ref);
        self.parts.get(*place.or_else(named)?)
    }
}

impl Beside for Resources<'_, '_> {
    fn picture(&self, address: &str) -> Option<Image> {
        let found = self.find(address)?;
        let image = found.image.get_or_init(|| {
            let bytes = found.part.bytes()?;
            Image::from_bytes(bytes.into_owned())
        });
        image.clone()
    }

    /// Each page is read once. One that is too much, or no page, is told as a frame that is not there.
    fn page(&self, address: &str) -> Option<AsRead> {
        let found = self.find(address)?;
        if !found.part.is_page() || found.framed.replace(true) || self.frames.get() >= MAX_FRAMES {
            return None;
        }
        let bytes = found.part.bytes()?;
        self.frames.set(self.frames.get() + 1);
        self.frame_bytes.set(self.frame_bytes.get() + bytes.len());
        if self.frame_bytes.get() > MAX_FRAME_BYTES {
            return None;
        }
        let charset = found.part.kind.parameter("charset");
        read_beside(&bytes, charset.as_deref(), self).ok()
    }
}
