#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts Gradus from where it is: PREFIX/bin/gradus starts PREFIX/lib/gradus/gradus.
self=$0
[ -L "$self" ] && self=$(readlink -f "$self")
case $self in */bin/*) prefix=${self%/bin/*} ;; bin/*) prefix=. ;; *) prefix=.. ;; esac
program=$prefix/lib/gradus/gradus

fail() {
  printf 'gradus: %s\n' "$@" >&2
  exit 1
}

# A processor that lacks the instructions of x86-64-v3 would end the program without a word.
if [ -r /proc/cpuinfo ]; then
  flags=
  while IFS= read -r line; do
    case $line in flags*) flags=$line && break ;; esac
  done </proc/cpuinfo
  lacking=
  for flag in avx2 bmi1 bmi2 f16c fma abm movbe; do
    case "$flags " in *" $flag "*) ;; *) lacking="$lacking $flag" ;; esac
  done
  [ -z "$lacking" ] || fail "this program is made for x86-64-v3, and the processor lacks$lacking." \
    "Gradus runs here when it is built here, from its sources: ./gradus builds and starts it."
fi

# The libraries of the system: their names, and Debian's packages that hold them. Only when one is not where
# distributions put it, the loader is asked for the ones that it cannot find.
libraries='@LIBRARIES@'
for library in $libraries; do
  name=${library%%=*}
  for folder in /usr/lib/x86_64-linux-gnu /lib/x86_64-linux-gnu /usr/lib64 /lib64 /usr/lib ''; do
    [ -n "$folder" ] || break
    [ ! -e "$folder/$name" ] || break
  done
  [ -n "$folder" ] && continue
  missing= packages=
  linked=$(ldd "$program" 2>&1)
  known=$({ ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null)
  for library in $libraries; do
    name=${library%%=*}
    case $linked in
      *"$name => not found"*) ;;
      *"$name =>"*) continue ;;
      # The program loads this one itself.
      *) case $known in *"$name "*) continue ;; esac ;;
    esac
    missing="$missing $name"
    packages="$packages ${library#*=}"
  done
  [ -z "$missing" ] || fail "these libraries are not installed:$missing" "On Debian and Ubuntu: sudo apt install$packages"
  break
done

# OpenBLAS would start its threads as soon as it is loaded; the program asks for them when a product is large.
OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1} exec "$program" "$@"
