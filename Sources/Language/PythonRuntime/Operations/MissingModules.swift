// SPDX-License-Identifier: GPL-3.0-or-later

/// Modules of Python's standard library that Gradus leaves out: importing one says so.
enum MissingModules {
  static let names: Set<String> = [
    "array", "asyncio", "atexit", "binascii", "calendar", "cmath", "cmd", "code", "codecs",
    "concurrent", "concurrent.futures", "configparser", "ctypes", "curses",
    "dis", "email", "fileinput", "getopt", "getpass", "gettext",
    "hmac", "html", "http", "ipaddress", "linecache", "locale",
    "marshal", "mmap", "multiprocessing", "optparse", "pkgutil", "plistlib",
    "readline", "sched", "select", "shelve", "shlex", "signal", "smtplib", "socket",
    "socketserver", "sqlite3", "ssl", "subprocess", "symtable", "tkinter", "token", "tokenize", "tomllib",
    "trace", "tracemalloc", "turtle", "unicodedata", "unittest.mock", "urllib", "webbrowser",
    "xml", "zoneinfo",
  ]
}
