// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef EMBEDDED_PYTHON_H
#define EMBEDDED_PYTHON_H

/// The text of a module of the library that is written in Python, ended by a zero byte; NULL when no file has that dotted name.
const char *embeddedPython(const char *name);

/// The next module of the standard library that is Python alone, from `*place` on (0 at first); NULL behind the last.
const char *embeddedStandardModule(unsigned *place);

#endif
