// SPDX-License-Identifier: GPL-3.0-or-later

/// Modules of Python's standard library that Gradus leaves out: importing one says so.
enum MissingModules {
  static let names: Set<String> = [
    "array", "ast", "asyncio", "atexit", "binascii", "calendar", "cmath", "cmd", "code", "codecs",
    "concurrent", "concurrent.futures", "configparser", "ctypes", "curses", "decimal", "difflib",
    "dis", "email", "fileinput", "fractions", "getopt", "getpass", "gettext", "glob", "gzip",
    "hmac", "html", "http", "ipaddress", "linecache", "locale",
    "marshal", "mmap", "multiprocessing", "optparse", "pickle", "pkgutil", "plistlib",
    "readline", "sched", "select", "shelve", "shlex", "signal", "smtplib", "socket",
    "socketserver", "sqlite3", "ssl", "subprocess", "symtable", "tempfile",
    "tkinter", "token", "tokenize", "tomllib", "trace", "tracemalloc", "turtle", "unicodedata", "unittest",
    "urllib", "webbrowser", "xml", "zipfile", "zlib", "zoneinfo",
  ]
}
