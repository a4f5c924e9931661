# SPDX-License-Identifier: GPL-3.0-or-later
"""The flags of `re`."""
from enum import IntFlag

_NAMES = {"IGNORECASE": 2, "LOCALE": 4, "MULTILINE": 8, "DOTALL": 16, "UNICODE": 32, "VERBOSE": 64, "ASCII": 256}

class RegexFlag(IntFlag):
    NOFLAG = 0
    IGNORECASE = I = 2
    LOCALE = L = 4
    MULTILINE = M = 8
    DOTALL = S = 16
    UNICODE = U = 32
    VERBOSE = X = 64
    ASCII = A = 256

    def __repr__(self):
        names = [f"re.{name}" for name in _NAMES if self._value_ & _NAMES[name]]
        rest = self._value_ & ~sum(_NAMES.values())
        return "|".join(names + ([hex(rest)] if rest else [])) or "re.NOFLAG"

    __str__ = object.__str__

RegexFlag.__module__ = "re"
NOFLAG, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII = [RegexFlag[name] for name in ("NOFLAG", *_NAMES)]
I, L, M, S, U, X, A = IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII


class Scanner:
    """Cuts a text into tokens: a list of (phrase, action) is tried in order at each place."""
    __module__ = "re"

    def __init__(self, lexicon, flags=0):
        import re
        self.lexicon, self.match = lexicon, None
        self._phrases = [(re.compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        tokens, place = [], 0
        while True:
            tries = ((phrase.match(string, place), action) for phrase, action in self._phrases)
            found, action = next((pair for pair in tries if pair[0]), (None, None))
            if found is None or found.end() == place:
                return tokens, string[place:]
            place = found.end()
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                tokens.append(action)
