# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of gradus for bash: commands, options, sessions by name, and files by the endings that a command takes.

# Prints the names of the sessions that a bare name would open.
_gradus_sessions() {
  local folder=${XDG_DATA_HOME:-$HOME/.local/share}/gradus file
  [[ -d sessions ]] && folder=sessions
  for file in "$folder"/*.md; do
    [[ -f $file ]] || continue
    file=${file##*/}
    printf '%s\n' "${file%.md}"
  done
}

# Adds the folders, and the files with one of the endings given, that begin with $current.
_gradus_files() {
  local ending name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    if [[ -d $name ]]; then
      COMPREPLY+=("$name")
    else
      for ending; do
        [[ $name != *."$ending" ]] || COMPREPLY+=("$name")
      done
    fi
  done < <(compgen -f -- "$current")
}

# Adds the words given, one a line, that begin with $current.
_gradus_words() {
  local word
  while IFS= read -r word; do
    [[ $word != "$current"* ]] || COMPREPLY+=("$word")
  done <<<"$1"
}

_gradus() {
  local current=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    if [[ $current == -* ]]; then
      _gradus_words $'--help\n--version\n--trust'
    else
      _gradus_words $'run\ncheck\nsessions\nexport\nimport\npresent\nassign\ngrade\n'"$(_gradus_sessions)"
      _gradus_files md
    fi
    return
  fi
  case ${COMP_WORDS[1]} in
    run)
      if [[ $COMP_CWORD -eq 2 ]]; then
        _gradus_files py md
      else
        compopt -o default 2>/dev/null
      fi
      ;;
    check)
      if [[ $current == -* ]]; then
        _gradus_words $'--accept\n--timeout\n--memory\n--jobs\n--trust'
      else
        _gradus_files md ipynb
      fi
      ;;
    present) _gradus_files md ;;
    assign)
      if [[ $current == -* ]]; then
        _gradus_words $'--hints\n--no-checks\n--seed'
      else
        _gradus_files md
      fi
      ;;
    grade)
      if [[ $current == -* ]]; then
        _gradus_words $'--key\n--csv\n--html\n--feedback\n--jobs\n--timeout\n--seed'
      else
        _gradus_files md ipynb py
      fi
      ;;
    --trust) _gradus_files md ;;
    import) if [[ $COMP_CWORD -eq 2 ]]; then _gradus_files ipynb; else _gradus_files md; fi ;;
    export)
      if [[ $COMP_CWORD -eq 2 ]]; then
        _gradus_words "$(_gradus_sessions)"
        _gradus_files md
      elif [[ $COMP_CWORD -eq 3 ]]; then
        # The file is new as a rule: the session's name with each ending, beside what is there.
        local name=${COMP_WORDS[2]##*/}
        name=${name%.md}
        _gradus_words "$name.py"$'\n'"$name.ipynb"$'\n'"$name.html"$'\n'"$name.safetensors"
        _gradus_files py ipynb html safetensors
      fi
      ;;
  esac
}

complete -F _gradus gradus ./gradus
