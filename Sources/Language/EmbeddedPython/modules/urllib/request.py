# SPDX-License-Identifier: GPL-3.0-or-later
"""`urllib.request`: Gradus opens no connections; what would need one is refused by name. `file:` addresses are read."""
import os
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


class Request:
    """What would be asked."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.method = url, data, method
        self.headers = {name.capitalize(): value for name, value in headers.items()}
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self.type, self.host, self.selector = parts.scheme, parts.netloc, parts.path or "/"

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def has_header(self, header_name):
        return header_name in self.headers

    def get_full_url(self):
        return self.full_url

    def get_method(self):
        return self.method or ("GET" if self.data is None else "POST")


def _refused(what, url):
    return NotImplementedError(f"Gradus opens no connections, so there is no {what} of {url!r}: put the file beside the program")


def urlopen(url, data=None, timeout=None, **kwargs):
    """The contents of a `file:` address; others are refused."""
    request = url if isinstance(url, Request) else Request(url)
    if request.type == "file":
        try:
            return open(unquote(urlsplit(request.full_url).path), "rb")
        except OSError as error:
            raise URLError(error) from None
    raise _refused("urllib.request.urlopen", request.full_url)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copies a `file:` address; others are refused."""
    if urlsplit(url).scheme != "file":
        raise _refused("urllib.request.urlretrieve", url)
    path = unquote(urlsplit(url).path)
    if filename is not None:
        import shutil

        shutil.copyfile(path, filename)
    return filename or path, {}


class _Handler:
    def __init__(self, *args, **kwargs):
        self.addheaders = []

    def open(self, fullurl, data=None, timeout=None):
        return urlopen(fullurl)


class OpenerDirector(_Handler):
    pass


class HTTPHandler(_Handler):
    pass


class HTTPSHandler(_Handler):
    pass


class ProxyHandler(_Handler):
    pass


def build_opener(*handlers):
    return OpenerDirector()


def install_opener(opener):
    pass


def urlcleanup():
    pass


def getproxies():
    return {}
