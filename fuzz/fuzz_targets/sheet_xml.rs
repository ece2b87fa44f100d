//! Reads and judges a sound workbook whose sheet is any bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::package::Part;

fuzz_target!(|bytes: &[u8]| nianbao_fuzz::read_part(Part::Sheet, bytes));
