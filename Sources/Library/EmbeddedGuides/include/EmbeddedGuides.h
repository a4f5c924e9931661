// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef EMBEDDED_GUIDES_H
#define EMBEDDED_GUIDES_H

/// What `NAME?` says beyond a declaration: the files under texts, one behind the other, ended by a zero byte.
const char *embeddedGuides(void);

#endif
