# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage and help as texts."""
import os as _os
import re as _re
from argparse._actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, _suppressed

class _Section:
    def __init__(self, heading, indent):
        self.heading, self.indent, self.parts = heading, indent, []

class HelpFormatter:
    """What is to be shown is noted first; the column of the help texts is known only when all arguments are."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            columns = _os.environ.get("COLUMNS", "")
            width = (int(columns) if columns.isdigit() and int(columns) > 0 else 80) - 2
        self._prog, self._width, self._step = prog, width, indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._longest = 0
        self._sections = [_Section(None, 0)]

    def _note(self, function, *arguments):
        self._sections[-1].parts.append((function, arguments))

    def start_section(self, heading):
        section = _Section(heading, self._current_indent)
        self._note(self._format_section, section)
        self._sections.append(section)
        self._current_indent += self._step

    def end_section(self):
        self._current_indent -= self._step
        self._sections.pop()

    def add_text(self, text):
        if text is not None and not _suppressed(text):
            self._note(self._format_text, text)

    def add_usage(self, usage, actions, groups, prefix=None):
        if not _suppressed(usage):
            self._note(self._format_usage, usage, actions, groups, prefix)

    def add_argument(self, action):
        if not _suppressed(action.help):
            shown = [action] + list(getattr(action, "_get_subactions", list)())
            longest = max([len(self._format_action_invocation(one)) for one in shown])
            self._longest = max(self._longest, longest + self._current_indent)
            self._note(self._format_action, action)

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._joined(self._sections[0])
        return _re.sub("\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else text

    def _joined(self, section):
        texts = [function(*arguments) for function, arguments in section.parts]
        return "".join([text for text in texts if text and not _suppressed(text)])

    def _format_section(self, section):
        self._current_indent += self._step
        body = self._joined(section)
        self._current_indent -= self._step
        if not body:
            return ""
        titled = not _suppressed(section.heading) and section.heading is not None
        return "\n" + (f"{' ' * self._current_indent}{section.heading}:\n" if titled else "") + body + "\n"

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width - self._current_indent, 11), " " * self._current_indent) + "\n\n"

    def _fill_text(self, text, width, indent):
        from textwrap import fill
        return fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        from textwrap import wrap
        return wrap(" ".join(text.split()), width)

    def _format_usage(self, usage, actions, groups, prefix):
        start = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{start}{usage % {'prog': self._prog}}\n\n"
        words = [self._format_actions_usage([a for a in actions if bool(a.option_strings) is wanted], groups)
                 for wanted in (True, False)]
        line = " ".join([self._prog] + [self._format_actions_usage(
            [a for a in actions if a.option_strings] + [a for a in actions if not a.option_strings], groups)]).rstrip()
        room = self._width - self._current_indent
        if len(start) + len(line) > room:
            line = self._wrapped_usage(start, [_unbroken(text) for text in words], room)
        return f"{start}{line}\n\n"

    def _wrapped_usage(self, start, parts, room):
        options, positionals = parts
        if len(start) + len(self._prog) > 0.75 * room:
            margin = " " * len(start)
            lines = _rows(options + positionals, margin, room)
            if len(lines) > 1:
                lines = _rows(options, margin, room) + _rows(positionals, margin, room)
            return "\n".join([self._prog] + lines)
        margin = " " * (len(start) + len(self._prog) + 1)
        if options:
            lines = _rows([self._prog] + options, margin, room, len(start)) + _rows(positionals, margin, room)
        else:
            lines = _rows([self._prog] + positionals, margin, room, len(start))
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        # The members of an exclusive group stand together only where they follow one another.
        together = {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if members[0] in actions:
                first = actions.index(members[0])
                if actions[first:first + len(members)] == members:
                    together[first] = group
        texts, place = [], 0
        while place < len(actions):
            group = together.get(place)
            if group is None:
                texts.append(self._usage_of(actions[place], False))
                place += 1
                continue
            place += len(group._group_actions)
            shown = [self._usage_of(action, True) for action in group._group_actions if not _suppressed(action.help)]
            text = " | ".join(shown)
            if text:
                text = f"[{text}]" if not group.required else f"({text})" if len(shown) > 1 else text
            texts.append(text if text or not group.required else None)
        return " ".join([text for text in texts if text is not None]).strip()

    def _usage_of(self, action, grouped):
        if _suppressed(action.help):
            return None
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if grouped and text[:1] == "[" and text[-1:] == "]" else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            values = self._format_args(action, self._get_default_metavar_for_optional(action))
            text = f"{action.option_strings[0]} {values}"
        return text if action.required or grouped else f"[{text}]"

    def _format_action(self, action):
        column = min(self._longest + 2, self._max_help_position)
        margin = " " * self._current_indent
        head = margin + self._format_action_invocation(action)
        text = self._expand_help(action) if action.help and action.help.strip() else ""
        lines = self._split_lines(text, max(self._width - column, 11)) if text else []
        if action.help and len(head) <= column - 2:
            lines = [head.ljust(column) + (lines[0] if lines else "")] + lines[1:]
        else:
            lines = [head] + [" " * column + line for line in lines[:1]] + lines[1:]
        skipped = 1 if lines[0] != head else 2
        shown = "".join([line + "\n" for line in lines[:skipped] + [" " * column + line for line in lines[skipped:]]])
        self._current_indent += self._step
        for part in getattr(action, "_get_subactions", list)():
            shown += self._format_action(part)
        self._current_indent -= self._step
        return shown

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavars(action, self._get_default_metavar_for_positional(action), 1)[0]
        values = ""
        if action.nargs != 0:
            values = " " + self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join([name + values for name in action.option_strings])

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{" + ",".join([str(choice) for choice in action.choices]) + "}"
        else:
            name = default
        return name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default):
        nargs = action.nargs
        fixed = {REMAINDER: "...", SUPPRESS: ""}
        if nargs in fixed:
            return fixed[nargs]
        if nargs == ZERO_OR_MORE:
            names = self._metavars(action, default, 1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        patterns = {None: ("%s", 1), OPTIONAL: ("[%s]", 1), ONE_OR_MORE: ("%s [%s ...]", 2), PARSER: ("%s ...", 1)}
        if nargs in patterns:
            pattern, count = patterns[nargs]
        elif isinstance(nargs, int):
            pattern, count = " ".join(["%s"] * nargs), nargs
        else:
            raise ValueError("invalid nargs value")
        return pattern % self._metavars(action, default, count)

    def _expand_help(self, action):
        values = {"prog": self._prog}
        for name, value in vars(action).items():
            if not _suppressed(value):
                values[name] = getattr(value, "__name__", value)
        if values.get("choices") is not None:
            values["choices"] = ", ".join([str(choice) for choice in values["choices"]])
        values["prog"] = self._prog
        return self._get_help_string(action) % values

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

def _unbroken(text):
    # The words of a usage, but what stands in brackets stays together.
    words, parts = text.split(), []
    while words:
        closing = {"[": "]", "(": ")"}.get(words[0][0])
        ends = [place for place, word in enumerate(words) if closing and word.endswith(closing)]
        count = ends[0] + 1 if ends else 1
        parts.append(" ".join(words[:count]))
        words = words[count:]
    return parts

def _rows(parts, margin, room, started=None):
    # Lines of at most `room` characters; the first one may go on after `started` characters that stand there already.
    rows, used = [], (len(margin) if started is None else started) - 1
    for part in parts:
        if not rows or used + 1 + len(part) > room and rows[-1]:
            if rows:
                used = len(margin) - 1
            rows.append([])
        rows[-1].append(part)
        used += len(part) + 1
    lines = [margin + " ".join(row) for row in rows]
    if started is not None and lines:
        lines[0] = lines[0][len(margin):]
    return lines

class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(True)])

class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()

class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        optional = action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)
        return text + " (default: %(default)s)" if (
            "%(default)" not in text and not _suppressed(action.default) and optional) else text

class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional

# Containers of arguments: parsers and groups.
