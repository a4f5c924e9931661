# SPDX-License-Identifier: GPL-3.0-or-later
"""`urllib.parse`: addresses in their parts, and what may not stand in them."""
from collections import namedtuple

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_NETWORKED = {"", "ftp", "http", "https", "file", "ws", "wss", "sftp", "rsync", "svn", "git", "nfs", "imap", "gopher", "shttp"}


def quote_from_bytes(bs, safe="/"):
    """Bytes with everything but letters, digits and what is safe as %XX."""
    kept = _PLAIN | frozenset(safe.encode("ascii", "ignore") if isinstance(safe, str) else safe)
    return "".join([chr(byte) if byte in kept else f"%{byte:02X}" for byte in bs])


def quote(string, safe="/", encoding=None, errors=None):
    """A text for an address."""
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """The same with a plus for a blank."""
    blank = " " if isinstance(string, str) else b" "
    if blank not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + " " if isinstance(safe, str) else safe + b" ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    """The bytes that a text of an address stands for."""
    parts = (string.encode("utf-8") if isinstance(string, str) else string).split(b"%")
    made = [parts[0]]
    for part in parts[1:]:
        if len(part) > 1 and all([chr(digit) in "0123456789abcdefABCDEF" for digit in part[:2]]):
            made.append(bytes([int(part[:2].decode("ascii"), 16)]) + part[2:])
        else:
            made.append(b"%" + part)
    return b"".join(made)


def unquote(string, encoding="utf-8", errors="replace"):
    """The text that one of an address stands for."""
    if isinstance(string, bytes):
        string = string.decode()
    return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace") if "%" in string else string


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Names and values as the query of an address."""
    if hasattr(query, "items"):
        query = query.items()
    made = []
    for key, value in query:
        values = value if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__") else [value]
        name = quote_via(key if isinstance(key, bytes) else str(key), safe)
        made += [f"{name}={quote_via(item if isinstance(item, bytes) else str(item), safe)}" for item in values]
    return "&".join(made)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """The pairs of a query."""
    made = []
    for pair in qs.split(separator):
        name, equals, value = pair.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {pair!r}")
        if pair and (value or keep_blank_values):
            made.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return made


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """The values of a query by their names."""
    made = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        made.setdefault(name, []).append(value)
    return made


class _Parts:
    @property
    def _where(self):
        user, at, rest = self.netloc.rpartition("@")
        front, bracket, inside = rest.partition("[")
        if bracket:
            host, _, port = inside.partition("]")
            return user, at, host, port.partition(":")[2]
        host, _, port = rest.partition(":")
        return user, at, host, port

    @property
    def username(self):
        user, at = self._where[:2]
        return user.partition(":")[0] if at else None

    @property
    def password(self):
        user, at = self._where[:2]
        return user.partition(":")[2] if at and ":" in user else None

    @property
    def hostname(self):
        return self._where[2].lower() or None

    @property
    def port(self):
        port = self._where[3]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(namedtuple("SplitResult", ["scheme", "netloc", "path", "query", "fragment"]), _Parts):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", ["scheme", "netloc", "path", "params", "query", "fragment"]), _Parts):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    """An address in five parts."""
    url = "".join([c for c in url.lstrip() if c not in "\t\r\n"])
    netloc = query = fragment = ""
    head, colon, rest = url.partition(":")
    if colon and head[:1].isascii() and head[:1].isalpha() and all([c.isalnum() or c in "+-." for c in head]):
        scheme, url = head.lower(), rest
    if url[:2] == "//":
        ends = [place for place in (url.find(c, 2) for c in "/?#") if place >= 0]
        end = min(ends, default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    """An address in six parts."""
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in _NETWORKED and ";" in path:
        start = path.find(";", path.rfind("/") + 1)
        if start >= 0:
            path, params = path[:start], path[start + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    """The address of five parts."""
    scheme, netloc, path, query, fragment = components
    if netloc or scheme in _NETWORKED and scheme and path[:2] != "//" and path[:1] == "/" and scheme == "file":
        path = "//" + netloc + ("/" + path if path and path[:1] != "/" else path)
    return (scheme + ":" if scheme else "") + path + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(components):
    """The address of six parts."""
    scheme, netloc, path, params, query, fragment = components
    return urlunsplit((scheme, netloc, path + (";" + params if params else ""), query, fragment))


def urljoin(base, url, allow_fragments=True):
    """An address that is written from another one."""
    if not base:
        return url
    if not url:
        return base
    old = urlparse(base, "", allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in _NETWORKED:
        return url
    if new.netloc:
        return urlunparse(new)
    if not new.path and not new.params:
        return urlunparse((new.scheme, old.netloc, old.path, old.params, new.query or old.query, new.fragment))
    steps = new.path.split("/") if new.path[:1] == "/" else old.path.split("/")[:-1] + new.path.split("/")
    made = []
    for step in steps:
        if step == "..":
            if len(made) > 1:
                made.pop()
        elif step != ".":
            made.append(step)
    if steps[-1] in (".", ".."):
        made.append("")
    path = "/".join(made)
    if old.netloc and path[:1] != "/":
        path = "/" + path
    return urlunparse((new.scheme, old.netloc, path or "/", new.params, new.query, new.fragment))


def urldefrag(url):
    """An address and its fragment."""
    if "#" not in url:
        return DefragResult(url, "")
    parts = urlsplit(url)
    return DefragResult(urlunsplit(parts[:4] + ("",)), parts.fragment)


DefragResult = namedtuple("DefragResult", ["url", "fragment"])
