# SPDX-License-Identifier: GPL-3.0-or-later
# Version numbers that compare.
import re

class Version:
    """A version."""

    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def parse(self, vstring):
        self.vstring = vstring
        self.version = [int(part) if part.isdigit() else part for part in re.findall(r"\d+|[a-z]+", vstring)]

    def __str__(self):
        return self.vstring

    def __repr__(self):
        return f"{type(self).__name__} ('{self}')"

    def _other(self, other):
        return type(self)(other) if isinstance(other, str) else other

    def __eq__(self, other):
        return self.version == self._other(other).version

    def __lt__(self, other):
        return self.version < self._other(other).version

    def __le__(self, other):
        return self.version <= self._other(other).version

    def __gt__(self, other):
        return self.version > self._other(other).version

    def __ge__(self, other):
        return self.version >= self._other(other).version

class LooseVersion(Version):
    """Numbers and words, compared in turn."""

class StrictVersion(Version):
    """Two or three numbers, and perhaps a pre-release."""

    def parse(self, vstring):
        found = re.match(r"(\d+)\.(\d+)(\.(\d+))?([ab](\d+))?$", vstring)
        if found is None:
            raise ValueError(f"invalid version number '{vstring}'")
        self.vstring = vstring
        self.version = [int(found[1]), int(found[2]), int(found[4] or 0)]
        self.prerelease = (found[5][0], int(found[6])) if found[5] else None
        self.version += [found[5][0], int(found[6])] if found[5] else ["z"]
