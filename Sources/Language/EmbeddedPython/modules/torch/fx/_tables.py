# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows as a table: columns as wide as their longest text, numbers to the right."""

from torch.fx.node import _function_name, _get_qualified_name


def target_text(target):
    """What a node calls, as Python shows PyTorch's functions."""
    if isinstance(target, str) or type(target).__name__ not in ("function", "builtin_function_or_method"):
        return target
    name, path = _function_name(target), _get_qualified_name(target)
    if path == f"_operator.{name}" or path == f"torch._C._nn.{name}":
        return f"<built-in function {name}>"
    if path in (f"torch.nn.functional.{name}", f"torch.functional.{name}"):
        return f"<function {name} at 0x{id(target):012x}>"
    if path == f"torch.{name}":
        return f"<built-in method {name} of type object at 0x{id(target):012x}>"
    return target


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def table(rows, headers):
    columns = [[str(row[i]) for row in rows] for i in range(len(headers))]
    lines = [[] for _ in range(len(rows) + 2)]
    for title, column in zip(headers, columns):
        right = bool(column) and all(_is_number(text) for text in column)
        width = max([len(title) + 2] + [len(text) for text in column])
        texts = [title, "-" * width] + column
        for line, text in zip(lines, texts):
            line.append(text.rjust(width) if right else text.ljust(width))
    return "\n".join("  ".join(line).rstrip() for line in lines)
