//! Reads any bytes as a YAML file, and makes a report of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::file::lower::lower;
use nianbao::{encoding, yaml};

fuzz_target!(|bytes: &[u8]| {
    match encoding::read("report.yaml", bytes.to_vec()) {
        Ok(source) => {
            let parsed = yaml::parse(&source);
            drop(lower(&source, parsed.root.as_ref(), None));
        }
        Err(refused) => assert!(!refused.message.is_empty()),
    }
});
