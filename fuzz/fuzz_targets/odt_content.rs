//! Reads and judges a sound OpenDocument text whose content is any bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::package::Part;

fuzz_target!(|bytes: &[u8]| nianbao_fuzz::read_part(Part::Content, bytes));
