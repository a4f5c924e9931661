# SPDX-License-Identifier: GPL-3.0-or-later
# How far a build is, told while it runs: on a terminal one line that is written again when it changes, elsewhere a line
# every half minute. Reads what SwiftPM has written so far, where a target's line comes when the target is compiled.

# The targets in the order in which two cores finish them, and the seconds from the line before to their own. SwiftPM's own
# count says little: it grows while the build runs, and a target of three hundred files counts as much as one of three.
build_weights='
Transactions 2
SQLite 1
JSON 4
Safetensors 2
Guides 2
Catalogues 2
Diagnostics 1
PythonSyntax 23
Charts 23
BigIntegers 4
TensorKernels 9
Tensors 49
Optimization 1
NeuralNetworks 26
PythonRuntime 1
CountedValues 1
PythonBuiltins 16
Notebooks 8
TorchCore 13
TorchOptim 15
PythonModules 1
TorchData 6
SessionStore 24
TorchNN 2
NumPy 12
Pyplot 1
TorchLibrary 1
Workbench 22
GradusShell 3
gradus 1
Linking 1
'

# Prints "finished total next-weight next-target" for the log of a build. A later build ($build_again is set) does not compile
# every target, so it is counted from the first one whose line comes.
build_position() {
  { printf '%s' "$build_weights"; cat "$1"; } | awk '
    $1 ~ /^\[/ {
      name = ($2 == "Compiling") ? $3 : ($2 == "Linking" || $3 == "Linking") ? "Linking" : ""
      if (name in place) finished[name] = 1
      if (name in place) last = name
      next
    }
    NF == 2 && $2 ~ /^[0-9]+$/ && !($1 in place) { names[++count] = $1; weight[count] = $2; place[$1] = count }
    END {
      first = 1
      if (ENVIRON["build_again"] != "") {
        # The first line that came is where this build began.
        while (first < count && !(names[first] in finished)) first++
        if (!last) { print 0, 100, 1, "what has changed"; exit }
      }
      for (i = first; i <= count; i++) {
        total += weight[i]
        if (names[i] in finished) done += weight[i]
        else if (next_at == 0) next_at = i
      }
      if (next_at == 0) next_at = count
      print done + 0, total, weight[next_at], names[next_at]
    }'
}

# Shows the progress of the build that writes $log, until it is stopped or this shell has ended.
show_progress() {
  started=$(date +%s)
  finished_at=$started
  finished=0
  shown=0
  said_at=$started
  dash=-
  case ${LC_ALL:-${LC_CTYPE:-$LANG}} in *UTF-8* | *utf8* | *UTF8* | *utf-8*) dash=· ;; esac
  written=
  while kill -0 $$ 2>/dev/null; do
    now=$(date +%s)
    # shellcheck disable=SC2046
    set -- "$log" $(build_position "$log")
    if [ "$2" -gt "$finished" ]; then
      finished=$2
      finished_at=$now
    fi
    # The pace so far, from one second for each unit of weight; between two lines, time counts as far as the next one.
    elapsed=$((now - started))
    ahead=$((now - finished_at))
    [ "$finished" -eq 0 ] || [ "$finished_at" -eq "$started" ] || ahead=$((ahead * finished / (finished_at - started)))
    [ "$ahead" -lt $(($4 * 9 / 10)) ] || ahead=$(($4 * 9 / 10))
    percent=$((100 * (finished + ahead) / $3))
    [ "$percent" -gt "$shown" ] || percent=$shown
    [ "$percent" -lt 100 ] || percent=99
    shown=$percent
    rest=
    if [ "$elapsed" -ge 10 ] && [ "$percent" -ge 3 ]; then
      seconds=$((elapsed * (100 - percent) / percent))
      if [ "$seconds" -lt 50 ]; then
        rest=" (less than a minute left)"
      elif [ "$seconds" -lt 90 ]; then
        rest=" (about a minute left)"
      else
        rest=" (about $(((seconds + 30) / 60)) minutes left)"
      fi
    fi
    shift 4
    line="Building Gradus: $percent % $dash $*$rest"
    if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
      [ "$line" = "$written" ] || printf '\r%s\033[K' "$line" >&2
      written=$line
    elif [ $((now - said_at)) -ge 30 ]; then
      say "$line"
      said_at=$now
    fi
    sleep 1
  done
}

# Takes the line of the progress away.
clear_progress() {
  if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then printf '\r\033[K' >&2; fi
}
