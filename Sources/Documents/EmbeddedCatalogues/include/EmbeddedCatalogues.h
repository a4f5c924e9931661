// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef EMBEDDED_CATALOGUES_H
#define EMBEDDED_CATALOGUES_H

/// What the program says, sentence by sentence, in Chinese: the files under texts/zh, one behind the other, ended by a zero byte.
const char *embeddedChinese(void);

#endif
