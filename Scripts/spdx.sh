#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks that every source file says its licence in its first line (in its second one, where the first must be another), and
# names those that do not; with --add, puts the line into them. Programs and outputs that tests compare, under Tests/Fixtures,
# are data: a line more would change what they print.
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
licence='SPDX-License-Identifier: GPL-3.0-or-later'

sources() {
  {
    find Sources Tests Benchmarks Scripts packaging completions .ci -type f -not -path 'Tests/Fixtures/*' -not -path '*/__pycache__/*'
    find Tests/Fixtures/generate -type f -name '*.py'
    printf '%s\n' Package.swift gradus test package
  } | LC_ALL=C sort
}

# Prints how comments begin in the file $1; nothing for what is no source.
comment() {
  case $1 in
    *.swift | *.c | *.h | *.modulemap) echo '//' ;;
    *.py | *.sh | *.bash | completions/_* | gradus | test | package | .ci/run) echo '#' ;;
  esac
}

# Writes the file $1 with the line $2 in its place, to standard output.
with_line() {
  awk -v line="$2" '
    function header() {
      print line
      # A comment that belongs to what follows it stays apart.
      if (line ~ /^\/\// && $0 != "") print ""
    }
    NR == 1 && /^(#!|#compdef|\/\/ swift-tools-version)/ { print; moved = 1; next }
    NR == 1 + moved { header() }
    { print }
    END { if (NR <= moved) print line }' "$1"
}

status=0
for file in $(sources); do
  mark=$(comment "$file")
  [ -n "$mark" ] || continue
  # Read without another program: there are hundreds of files.
  first= second=
  { IFS= read -r first && IFS= read -r second; } <"$file"
  case $first in '#!'* | '#compdef'* | '// swift-tools-version'*) first=$second ;; esac
  [ "$first" != "$mark $licence" ] || continue
  if [ "${1:-}" = --add ]; then
    # Written into the same file, so that it stays executable.
    text=$(with_line "$file" "$mark $licence" && printf x) && printf '%s' "${text%x}" >"$file" || exit 1
  else
    printf '%s:1: the line "%s %s" is missing (Scripts/spdx.sh --add puts it there)\n' "$file" "$mark" "$licence" >&2
    status=1
  fi
done
exit $status
