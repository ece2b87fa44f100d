//! A picture inside the file that shows it.

use data_encoding::BASE64;

use crate::document::Picture;

/// The picture as a `data:` URI: a page or a Markdown file then needs no file beside it.
pub fn data_uri(picture: &Picture) -> String {
    format!(
        "data:{};base64,{}",
        picture.kind.media_type(),
        BASE64.encode(&picture.bytes)
    )
}
