//! Reads any bytes as an HTML page, and recognises what was read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::document::recognise::recognise;
use nianbao::format::by_name;

fuzz_target!(|bytes: &[u8]| {
    let format = by_name("html").expect("it is one of FORMATS");
    match (format.read)(bytes) {
        Ok(read) => drop(recognise(&read, "report")),
        Err(refused) => assert!(!refused.message.is_empty()),
    }
});
