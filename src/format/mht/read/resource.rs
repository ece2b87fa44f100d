//! The pictures beside the page, found by the addresses that the page uses for them (RFC 2557, 8).

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::message::{Message, Part};
use super::place::{file_name, joined};
use crate::picture::Image;

/// A picture of the message, read when it is first shown.
struct Resource<'m, 'a> {
    part: &'m Part<'a>,
    image: OnceCell<Option<Image>>,
}

/// All pictures of a message.
pub(super) struct Resources<'m, 'a> {
    base: String,
    pictures: Vec<Resource<'m, 'a>>,
    /// Which one an address means.
    places: BTreeMap<String, usize>,
    /// Which one a file's name means, where only one has it.
    names: BTreeMap<String, Option<usize>>,
}

impl<'m, 'a> Resources<'m, 'a> {
    /// Those that stand beside this page.
    pub fn new(message: &'m Message<'a>, page: &Part<'_>) -> Self {
        let mut out = Self {
            base: page.location.clone().unwrap_or_default(),
            pictures: Vec::new(),
            places: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for part in &message.parts {
            if part.kind.name.starts_with("text/") {
                continue;
            }
            let index = out.pictures.len();
            if let Some(location) = &part.location {
                out.places.insert(joined(&out.base, location), index);
                let name = out.names.entry(file_name(location).to_owned());
                name.and_modify(|one| *one = None).or_insert(Some(index));
            }
            out.places
                .extend(part.id.iter().map(|id| (format!("cid:{id}"), index)));
            out.pictures.push(Resource {
                part,
                image: OnceCell::new(),
            });
        }
        out
    }

    /// The picture that an address in the page means.
    pub fn picture(&self, address: &str) -> Option<Image> {
        let place = self.places.get(&joined(&self.base, address));
        // Programs write the folders of one place in more than one way.
        let named = || self.names.get(file_name(address)).and_then(Option::as_ref);
        let found = self.pictures.get(*place.or_else(named)?)?;
        let image = found.image.get_or_init(|| {
            let bytes = found.part.bytes()?;
            Image::from_bytes(bytes.into_owned())
        });
        image.clone()
    }
}
