//! What the command line prints, for every command: `tests/cmd/*.trycmd` and the console blocks of both manuals.
//!
//! `TRYCMD=overwrite cargo test` writes what is printed now into them.

use crate::support::{nianbao, root, run};

#[test]
fn console_blocks_say_what_the_program_says() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.trycmd")
        .case("README.md")
        .case("README.zh-CN.md");
}
