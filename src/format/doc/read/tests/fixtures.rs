//! Files made by LibreOffice of Word files in which each thing stands that readers get wrong, and what a person sees in them.

#![expect(clippy::disallowed_methods, reason = "what is expected lies in files")]

use std::fs;
use std::path::Path;

use super::lines;

#[test]
fn files_of_a_program_are_read_as_a_person_sees_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/doc");
    for name in ["drawings", "fields", "lists", "notes", "revisions", "tables"] {
        let read = lines(&fs::read(folder.join(format!("{name}.doc"))).unwrap()).join("\n") + "\n";
        let path = folder.join(format!("{name}.txt"));
        if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
            fs::write(&path, &read).unwrap();
        }
        assert_eq!(read, fs::read_to_string(&path).unwrap_or_default(), "{name}");
    }
}
