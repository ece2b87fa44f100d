//! The program `nianbao`.

fn main() -> std::process::ExitCode {
    nianbao::run_program()
}
