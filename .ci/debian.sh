# What scripts share that need more than Rust's own toolchain: packages of Debian, and Debian's compiler, which comes with the
# source of its standard library and so builds for systems that rustup has nothing for on every machine. Sourced, not run.

# Installs Debian's packages, where they are not there yet and this is a machine on which they can be had.
debian() {
  ! dpkg -s "$@" >/dev/null 2>&1 || return 0
  command -v apt-get >/dev/null || return 1
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    sudo=(sudo -n)
  fi
  # The lists are fetched once, whichever of the scripts is first.
  if [ -z "${DEBIAN_UPDATED:-}" ]; then
    "${sudo[@]}" apt-get -qq update >/dev/null 2>&1 || true
    export DEBIAN_UPDATED=1
  fi
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >/dev/null 2>&1
}

# Debian's compiler: `web_rustc ARGUMENTS…`, and its cargo, which builds the standard library too: `web_cargo FOLDER build ARGUMENTS…`, the
# folder for what it builds. Both with what the stable compiler gives only to its own library.
web_rustc() { env -u RUSTUP_TOOLCHAIN -u RUSTFLAGS RUSTC_BOOTSTRAP=1 /usr/bin/rustc "$@"; }
web_cargo() {
  local folder=$1
  shift
  env -u RUSTUP_TOOLCHAIN -u RUSTFLAGS RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$folder" CARGO_INCREMENTAL=0 \
    /usr/bin/cargo "$@" --locked --quiet -Zbuild-std=std,panic_abort -Zbuild-std-features=
}
