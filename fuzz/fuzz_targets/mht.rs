//! Reads and judges any bytes as a page saved as one file.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| nianbao_fuzz::read("report.mht", bytes));
