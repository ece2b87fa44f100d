//! The files of `tests/fixtures/pdf`, each beside what is read of it.

#![expect(clippy::disallowed_methods, reason = "what is expected lies in files")]

use std::path::Path;

use super::shown::shown;
use crate::format::pdf::FORMAT;

#[test]
fn files_are_read_as_a_person_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf");
    let anew = std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite");
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let golden = path.with_extension("txt");
        if path.extension().is_none_or(|extension| extension != "pdf") || !golden.exists() && !anew {
            continue;
        }
        let read = (FORMAT.read)(&std::fs::read(&path).unwrap());
        let found = read.map_or_else(
            |error| format!("refused: {}\n", error.message),
            |read| shown(&read),
        );
        if anew {
            std::fs::write(&golden, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap();
        assert_eq!(found, expected, "{}", path.display());
        count += 1;
    }
    assert!(count >= 9, "{count}");
}
