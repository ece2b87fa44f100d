//! A file with its small objects packed together (ISO 32000-2, 7.5.7): what the parts of a document are takes a quarter of a file as
//! krilla writes it, and next to nothing when it is packed.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// How many objects are packed together at most: whoever looks for one unpacks them all. A report has some hundreds, which take a
/// tenth less as one packet than as three.
const TOGETHER: usize = 1000;

/// How the stream of a file's metadata begins as krilla writes it: the one stream that it leaves unpacked, as PDF/A-1 wants it and
/// PDF/A-2 does not (ISO 19005-2, 6.6.2.1).
const METADATA: &[u8] = b"/Type/Metadata/Subtype/XML>>\nstream\n";

/// What the catalogue says of its tags, and the same without what is so unless it is said (ISO 32000-2, table 353): poppler complains of a
/// `false` there.
const MARKED: [&[u8]; 2] = [
    b"/MarkInfo<</Marked true/Suspects false>>",
    b"/MarkInfo<</Marked true>>",
];

/// Where an object lies.
enum Place {
    /// In the file, from this byte on.
    Alone(usize),
    /// In the packet of this number, as the so-manieth.
    Packed(usize, usize),
}

/// The same file, packed; none where it is not laid out as krilla does it, so that it stays as it is.
pub fn compact(file: &[u8]) -> Option<Vec<u8>> {
    let table = rfind(file, b"\nxref\n")? + 1;
    let trailer = table + find(file.get(table..)?, b"trailer\n")?;
    let entries = file.get(table..trailer)?;
    let dictionary = trailer_of(file.get(trailer..)?)?;
    let objects = objects(file, entries, table)?;
    let first = objects.iter().map(|object| object.from).min()?;
    let mut out = file.get(..first)?.to_vec();
    let mut places: Vec<Option<Place>> = Vec::new();
    let count = objects.iter().map(|object| object.number).max()? + 1;
    places.resize_with(count, || None);
    let mut small = Vec::new();
    for object in &objects {
        let body = file.get(object.from..object.to)?;
        if find(body, b"endstream").is_some() {
            *places.get_mut(object.number)? = Some(Place::Alone(out.len()));
            match metadata(object.number, body) {
                Some(packed) => out.extend(packed),
                None => out.extend_from_slice(body),
            }
        } else {
            small.push((object.number, content(body)?));
        }
    }
    for packet in small.chunks(TOGETHER) {
        let number = places.len();
        for (index, (packed, _)) in packet.iter().enumerate() {
            *places.get_mut(*packed)? = Some(Place::Packed(number, index));
        }
        places.push(Some(Place::Alone(out.len())));
        out.extend(packed(number, packet)?);
    }
    let start = out.len();
    let number = places.len();
    places.push(Some(Place::Alone(start)));
    let table = table_of(&places)?;
    let size = places.len();
    let head = format!(
        "{number} 0 obj\n<</Type/XRef/W[1 4 2]/Size {size}/Length {}/Filter/FlateDecode{dictionary}>>\nstream\n",
        table.len()
    );
    out.extend_from_slice(head.as_bytes());
    out.extend(table);
    out.extend_from_slice(format!("\nendstream\nendobj\n\nstartxref\n{start}\n%%EOF").as_bytes());
    Some(out)
}

/// An object of the file: its number, and where it begins and ends.
struct Object {
    number: usize,
    from: usize,
    to: usize,
}

/// The objects of a table, in the order in which they lie in the file.
fn objects(file: &[u8], table: &[u8], end: usize) -> Option<Vec<Object>> {
    let text = std::str::from_utf8(table).ok()?;
    let mut lines = text.lines();
    let (_, head) = (lines.next()?, lines.next()?);
    let first = head.split(' ').next()?.parse::<usize>().ok()?;
    let mut out = Vec::new();
    for (number, line) in (first..).zip(lines) {
        let mut parts = line.trim_end().split(' ');
        let from: usize = parts.next()?.parse().ok()?;
        if parts.next_back() == Some("n") {
            let begins = format!("{number} 0 obj\n");
            if !file.get(from..)?.starts_with(begins.as_bytes()) {
                return None;
            }
            out.push(Object {
                number,
                from,
                to: end,
            });
        }
    }
    out.sort_by_key(|object| object.from);
    let starts: Vec<usize> = out.iter().skip(1).map(|object| object.from).collect();
    for (object, next) in out.iter_mut().zip(starts) {
        object.to = next;
    }
    Some(out)
}

/// What an object is, without its number.
fn content(body: &[u8]) -> Option<&[u8]> {
    let from = find(body, b" obj\n")? + 5;
    let to = rfind(body, b"\nendobj")?;
    body.get(from..to)
}

/// The object of this number with its stream packed, where it is the file's metadata.
fn metadata(number: usize, body: &[u8]) -> Option<Vec<u8>> {
    let from = find(body, METADATA)? + METADATA.len();
    let to = rfind(body, b"\nendstream")?;
    let bytes = deflated(body.get(from..to)?)?;
    let dictionary = format!(
        "{number} 0 obj\n<</Type/Metadata/Subtype/XML/Length {}/Filter/FlateDecode>>\nstream\n",
        bytes.len()
    );
    Some([dictionary.as_bytes(), &bytes, b"\nendstream\nendobj\n\n"].concat())
}

/// What the trailer says, but for how many objects there are.
fn trailer_of(trailer: &[u8]) -> Option<&str> {
    let from = find(trailer, b"<</Size ")? + 8;
    let to = rfind(trailer, b">>\nstartxref")?;
    let inner = std::str::from_utf8(trailer.get(from..to)?).ok()?;
    Some(inner.trim_start_matches(|c: char| c.is_ascii_digit()))
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, part)
}

fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, part)
}

/// Objects as one, of this number: first where each of them begins, then all of them.
fn packed(number: usize, objects: &[(usize, &[u8])]) -> Option<Vec<u8>> {
    let mut head = String::new();
    let mut bodies = Vec::new();
    for (object, body) in objects {
        head.extend([
            object.to_string(),
            " ".to_owned(),
            bodies.len().to_string(),
            " ".to_owned(),
        ]);
        let [said, same] = MARKED;
        match find(body, said).filter(|_| body.starts_with(b"<</Type/Catalog")) {
            Some(at) => {
                bodies.extend_from_slice(body.get(..at)?);
                bodies.extend_from_slice(same);
                bodies.extend_from_slice(body.get(at + said.len()..)?);
            }
            None => bodies.extend_from_slice(body),
        }
        bodies.push(b'\n');
    }
    let bytes = deflated(&[head.as_bytes(), &bodies].concat())?;
    let dictionary = format!(
        "{number} 0 obj\n<</Type/ObjStm/N {}/First {}/Length {}/Filter/FlateDecode>>\nstream\n",
        objects.len(),
        head.len(),
        bytes.len()
    );
    Some([dictionary.as_bytes(), &bytes, b"\nendstream\nendobj\n\n"].concat())
}

/// Where all objects lie, each in seven bytes (7.5.8.3).
fn table_of(places: &[Option<Place>]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(7 * places.len());
    for place in places {
        let (kind, first, second) = match place {
            None => (0, 0, u16::MAX),
            Some(Place::Alone(at)) => (1, *at, 0),
            Some(Place::Packed(packet, index)) => (2, *packet, u16::try_from(*index).ok()?),
        };
        out.push(kind);
        out.extend(u32::try_from(first).ok()?.to_be_bytes());
        out.extend(second.to_be_bytes());
    }
    deflated(&out)
}

fn deflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).ok()?;
    out.finish().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const FILE: &[u8] = b"%PDF-1.7\n\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n\n3 0 obj\n<</Length 2>>\nstream\nab\nendstream\nendobj\n\nxref\n0 4\n0000000000 65535 f\r\n0000000010 00000 n\r\n0000000056 00000 n\r\n0000000103 00000 n\r\ntrailer\n<</Size 4/Root 1 0 R/ID[(a)(b)]>>\nstartxref\n153\n%%EOF";

    #[test]
    fn small_objects_are_packed_and_streams_are_not() {
        let packed = compact(FILE).unwrap();
        let text = String::from_utf8_lossy(&packed);
        assert!(text.contains("3 0 obj\n<</Length 2>>\nstream\nab"), "{text}");
        assert!(!text.contains("/Catalog"), "{text}");
        assert!(text.contains("/Type/ObjStm/N 2"), "{text}");
        assert!(text.contains("/Size 6/Length"), "{text}");
        assert!(text.contains("/Root 1 0 R/ID[(a)(b)]"), "{text}");
    }

    #[test]
    fn metadata_are_packed_too() {
        let body =
            b"7 0 obj\n<</Length 8/Type/Metadata/Subtype/XML>>\nstream\n<x></x>\n\nendstream\nendobj\n\n";
        let packed = metadata(7, body).unwrap();
        assert!(packed.starts_with(b"7 0 obj\n<</Type/Metadata/Subtype/XML/Length "));
        let from = find(&packed, b"stream\n").unwrap() + 7;
        let mut text = String::new();
        flate2::read::ZlibDecoder::new(&packed[from..])
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "<x></x>\n");
        let other = b"7 0 obj\n<</Length 2>>\nstream\nab\nendstream\nendobj\n\n";
        assert!(metadata(7, other).is_none());
    }

    #[test]
    fn a_file_of_another_layout_stays_as_it_is() {
        for end in 0..FILE.len() {
            assert!(compact(&FILE[..end]).is_none_or(|packed| !packed.is_empty()));
        }
        assert!(compact(b"%PDF-1.7\n").is_none());
    }
}
