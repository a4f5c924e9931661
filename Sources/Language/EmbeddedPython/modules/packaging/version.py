# SPDX-License-Identifier: GPL-3.0-or-later
# Version numbers by the rules of Python packages.
import re

class InvalidVersion(ValueError):
    """A text that is no version."""

_FORM = re.compile(r"\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d*))?(?:[-_.]?(post|rev|r)[-_.]?(\d*)|-(\d+))?"
                   r"(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$", re.IGNORECASE)
_WORDS = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}

class Version:
    """A version that compares with others."""

    def __init__(self, version):
        found = _FORM.match(version)
        if found is None:
            raise InvalidVersion(f"Invalid version: {version!r}")
        self.epoch = int(found[1] or 0)
        self.release = tuple([int(part) for part in found[2].split(".")])
        word = (found[3] or "").lower()
        self.pre = (_WORDS.get(word, word), int(found[4] or 0)) if word else None
        self.post = int(found[6] or found[7] or 0) if found[5] or found[7] else None
        self.dev = int(found[9] or 0) if found[8] else None
        self.local = found[10].lower().replace("-", ".").replace("_", ".") if found[10] else None

    major = property(lambda self: self._part(0))
    minor = property(lambda self: self._part(1))
    micro = property(lambda self: self._part(2))
    is_prerelease = property(lambda self: self.pre is not None or self.dev is not None)
    is_postrelease = property(lambda self: self.post is not None)
    is_devrelease = property(lambda self: self.dev is not None)

    def _part(self, place):
        return self.release[place] if place < len(self.release) else 0

    @property
    def base_version(self):
        return (f"{self.epoch}!" if self.epoch else "") + ".".join([str(part) for part in self.release])

    @property
    def public(self):
        return str(self).partition("+")[0]

    def __str__(self):
        text = self.base_version + ("" if self.pre is None else f"{self.pre[0]}{self.pre[1]}")
        text += "" if self.post is None else f".post{self.post}"
        return text + ("" if self.dev is None else f".dev{self.dev}") + ("" if self.local is None else f"+{self.local}")

    def __repr__(self):
        return f"<Version({str(self)!r})>"

    def _key(self):
        release = list(self.release)
        while len(release) > 1 and release[-1] == 0:
            release.pop()
        # A development release comes before its pre-release, this before the release, and this before what followed it.
        pre = self.pre if self.pre is not None else ("", 0) if self.dev is not None and self.post is None else ("z", 0)
        local = [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in self.local.split(".")] if self.local else []
        return (self.epoch, release, pre, -1 if self.post is None else self.post, float("inf") if self.dev is None else self.dev, local)

    def __hash__(self):
        return hash(str(self._key()))

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, Version) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, Version) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, Version) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, Version) else NotImplemented

def parse(version):
    """A version of a text."""
    return Version(version)
