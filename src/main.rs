//! The program `nianbao`.

/// A report is read, judged and written in tens of thousands of small pieces, and the program that is handed out is linked with musl,
/// whose own allocator is slow at just that.
#[cfg(not(target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    nianbao::run_program()
}
