# SPDX-License-Identifier: GPL-3.0-or-later
def python_version(): return "3.11.0"
def system(): return "Linux"
def machine(): return "x86_64"
def platform(): return "Linux-x86_64"
def node(): return "localhost"
def python_implementation(): return "Gradus"
def release(): return ""
