//! The main road, step by step.
fn main() {
    divan::main();
}
