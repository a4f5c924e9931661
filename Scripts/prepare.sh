# Functions for ./gradus and ./test: system packages, the Swift toolchain, the release build. They expect $root, $program
# and $stamp, and write to standard error, so that the program's own output stays clean.

say() { printf '%s\n' "$*" >&2; }

# Installs the system packages that are missing, with apt-get.
prepare_packages() {
  missing=
  [ -f /usr/include/readline/readline.h ] || missing="$missing libreadline-dev"
  command -v pkg-config >/dev/null 2>&1 || missing="$missing pkg-config"
  { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists openblas; } || missing="$missing libopenblas-dev"
  { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists gmp; } || missing="$missing libgmp-dev"
  { [ -f /usr/include/md4c-html.h ] && pkg-config --exists md4c-html; } 2>/dev/null || missing="$missing libmd4c-dev libmd4c-html0-dev"
  command -v git >/dev/null 2>&1 || missing="$missing git ca-certificates"
  [ -z "$missing" ] && return 0
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  if ! command -v apt-get >/dev/null 2>&1 || { [ -n "$as_root" ] && ! command -v sudo >/dev/null 2>&1; }; then
    say "Gradus needs these packages (Debian's names):$missing"
    say "Please install them and start again."
    return 1
  fi
  say "Installing$missing ($as_root${as_root:+ }apt-get) ..."
  log=$(mktemp)
  # shellcheck disable=SC2086
  if $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >"$log" 2>&1 ||
    { $as_root apt-get update -qq >"$log" 2>&1 &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >>"$log" 2>&1; }; then
    rm -f "$log"
  else
    tail -n 20 "$log" >&2
    rm -f "$log"
    say "The packages could not be installed:$missing"
    return 1
  fi
}

# Finds a Swift that is new enough, also where installers put it without telling the shell.
prepare_swift() {
  for folder in '' "$HOME/.local/share/swiftly/bin" /opt/swift/usr/bin /usr/local/swift/usr/bin /usr/share/swift/usr/bin; do
    [ -z "$folder" ] || [ ! -x "$folder/swift" ] || PATH=$PATH:$folder
  done
  export PATH
  if ! command -v swift >/dev/null 2>&1; then
    say "Gradus is built with Swift 6.2 or later, which is not installed (or not in PATH)."
    say "How to install it: https://www.swift.org/install/linux/"
    return 1
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  # shellcheck disable=SC2086
  set -- $version
  if [ -n "${1:-}" ] && { [ "$1" -lt 6 ] || { [ "$1" -eq 6 ] && [ "$2" -lt 2 ]; }; }; then
    say "Gradus is built with Swift 6.2 or later; this is $1.$2. How to install it: https://www.swift.org/install/linux/"
    return 1
  fi
}

# Builds the program in release mode, linked with Swift's library so that it starts quickly.
build_program() {
  mkdir -p "$root/.build" || return 1
  log=$root/.build/gradus.log
  # A source that changes while the build runs is newer than this.
  touch "$stamp.new" || return 1
  rm -f "$stamp.failed"
  say "Building Gradus (the first time takes some minutes) ..."
  {
    swift build --package-path "$root" -c release --static-swift-stdlib -Xlinker -s --product gradus 2>&1 || touch "$stamp.failed"
  } | tee "$log" | while IFS= read -r line; do
    case $line in
      \[*) [ ! -t 2 ] || printf '\r\033[K%.78s' "$line" >&2 ;;
    esac
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
  if [ -f "$stamp.failed" ] || [ ! -x "$program" ]; then
    rm -f "$stamp.failed" "$stamp.new"
    grep -E 'error:' "$log" >&2 || tail -n 20 "$log" >&2
    say "The build failed. All that it said is in $log"
    return 1
  fi
  mv "$stamp.new" "$stamp"
}
