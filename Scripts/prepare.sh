# SPDX-License-Identifier: GPL-3.0-or-later
# Functions for ./gradus, ./test and ./package: system packages, the Swift toolchain, the release build. They expect $root,
# and $program and $stamp in the build's folder, and write to standard error, so that the program's own output stays clean.

. "$root/Scripts/progress.sh"

say() { printf '%s\n' "$*" >&2; }

# Installs what building needs, as far as it is missing.
prepare_packages() {
  missing=
  [ -f /usr/include/readline/readline.h ] || missing="$missing libreadline-dev"
  command -v pkg-config >/dev/null 2>&1 || missing="$missing pkg-config"
  # Loaded by the program when it first multiplies matrices.
  /sbin/ldconfig -p 2>/dev/null | grep -q 'libopenblas\.so\.0 ' || missing="$missing libopenblas0"
  { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists gmp; } || missing="$missing libgmp-dev"
  { [ -f /usr/include/md4c-html.h ] && pkg-config --exists md4c-html; } 2>/dev/null || missing="$missing libmd4c-dev libmd4c-html0-dev"
  [ -f /usr/include/sqlite3.h ] || missing="$missing libsqlite3-dev"
  command -v git >/dev/null 2>&1 || missing="$missing git ca-certificates"
  install_packages "$missing"
}

# Installs system packages, named with blanks between them, with apt-get.
install_packages() {
  [ -n "$1" ] || return 0
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  if ! command -v apt-get >/dev/null 2>&1 || { [ -n "$as_root" ] && ! command -v sudo >/dev/null 2>&1; }; then
    say "Gradus needs these packages (Debian's names):$1"
    say "Please install them and start again."
    return 1
  fi
  say "Installing$1 ($as_root${as_root:+ }apt-get) ..."
  log=$(mktemp)
  # shellcheck disable=SC2086
  if $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $1 >"$log" 2>&1 ||
    { $as_root apt-get update -qq >"$log" 2>&1 &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $1 >>"$log" 2>&1; }; then
    rm -f "$log"
  else
    tail -n 20 "$log" >&2
    rm -f "$log"
    say "The packages could not be installed:$1"
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
  swift_version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  # shellcheck disable=SC2086
  set -- $swift_version
  if [ -n "${1:-}" ] && { [ "$1" -lt 6 ] || { [ "$1" -eq 6 ] && [ "$2" -lt 2 ]; }; }; then
    say "Gradus is built with Swift 6.2 or later; this is $1.$2. How to install it: https://www.swift.org/install/linux/"
    return 1
  fi
}

# Builds the program in release mode, linked with Swift's library so that it starts quickly.
build_program() {
  build=${stamp%/*}
  mkdir -p "$build" || return 1
  log=$build/gradus.log
  # What was built before is not compiled again: the progress then counts from the first target that is.
  build_again=
  [ ! -x "$program" ] || build_again=yes
  export build_again
  # A source that changes while the build runs is newer than this.
  touch "$stamp.new" || return 1
  if [ -n "$build_again" ]; then
    say "Building Gradus again, as its sources have changed ..."
  else
    say "Building Gradus (the first time takes some minutes) ..."
  fi
  : >"$log"
  show_progress &
  progress=$!
  trap 'end_progress; say "The build was stopped."; exit 130' INT TERM HUP
  # Of the C++ library only what Swift's own uses becomes part of the program (a megabyte less of memory than the whole one):
  # the linker searches first where there is nothing but the archive.
  libraries=$build/libraries
  mkdir -p "$libraries" || return 1
  archive=$(clang -print-file-name=libstdc++.a 2>/dev/null || cc -print-file-name=libstdc++.a 2>/dev/null)
  [ ! -f "$archive" ] || ln -sf "$archive" "$libraries/libstdc++.a"
  # The linker would throw debugging information away; making it costs a sixth of the build.
  swift build -debug-info-format none --package-path "$root" --scratch-path "$build" -c release \
    --static-swift-stdlib -Xlinker -s -Xlinker "-L$libraries" --product gradus >"$log" 2>&1
  result=$?
  trap - INT TERM HUP
  end_progress
  if [ "$result" -ne 0 ] || [ ! -x "$program" ]; then
    rm -f "$stamp.new"
    # Each error once, with the lines of the source that the compiler shows under it.
    awk '/error:/ && !seen[$0]++ { shown = 8 } shown-- > 0' "$log" | grep . >&2 || tail -n 20 "$log" >&2
    say "The build failed. All that it said is in $log"
    return 1
  fi
  # Tables for unwinding calls, 1.4 MB, that nothing reads without their index (Package.swift); the linker has no word for it.
  objcopy --remove-section=.eh_frame "$program" 2>>"$log" || say "The program keeps tables that it does not need."
  mv "$stamp.new" "$stamp"
}

# Stops the progress and takes its line away.
end_progress() {
  kill "$progress" 2>/dev/null
  wait "$progress" 2>/dev/null
  clear_progress
}
