# SPDX-License-Identifier: GPL-3.0-or-later
import os

__all__ = ["get_terminal_size"]


def get_terminal_size(fallback=(80, 24)):
    def told(name):
        text = os.environ.get(name, "")
        return int(text) if text.isdigit() else 0

    columns, lines = told("COLUMNS"), told("LINES")
    if columns <= 0 or lines <= 0:
        try:
            real = os.get_terminal_size(1)
        except OSError:
            real = os.terminal_size(fallback)
        columns = columns if columns > 0 else real.columns or fallback[0]
        lines = lines if lines > 0 else real.lines or fallback[1]
    return os.terminal_size((columns, lines))
