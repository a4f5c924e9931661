// SPDX-License-Identifier: GPL-3.0-or-later

/// Modules of Python's standard library that Gradus leaves out: importing one says so.
enum MissingModules {
  static let names: Set<String> = [
    "array", "ast", "asyncio", "atexit", "base64", "binascii", "calendar", "cmath", "cmd", "code", "codecs",
    "concurrent", "concurrent.futures", "configparser", "csv", "ctypes", "curses", "decimal", "difflib",
    "dis", "email", "fileinput", "fnmatch", "fractions", "getopt", "getpass", "gettext", "glob", "gzip",
    "hashlib", "hmac", "html", "http", "inspect", "ipaddress", "keyword", "linecache", "locale",
    "marshal", "mmap", "multiprocessing", "numbers", "optparse", "pickle", "pkgutil", "plistlib", "queue",
    "readline", "sched", "secrets", "select", "shelve", "shlex", "shutil", "signal", "smtplib", "socket",
    "socketserver", "sqlite3", "ssl", "struct", "subprocess", "symtable", "tempfile", "threading", "timeit",
    "tkinter", "token", "tokenize", "tomllib", "trace", "tracemalloc", "turtle", "unicodedata", "unittest",
    "urllib", "uuid", "weakref", "webbrowser", "xml", "zipfile", "zlib", "zoneinfo",
  ]
}
