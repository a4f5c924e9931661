// SPDX-License-Identifier: GPL-3.0-or-later

// The catalogues, put into the program when it is built: plain text, so that a changed sentence builds this file again and
// nothing else.
#include "EmbeddedCatalogues.h"

// `#embed` is C23; the compiler has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char chinese[] = {
#embed "texts/zh/headings.txt" suffix(, )
#embed "texts/zh/session.txt" suffix(, )
#embed "texts/zh/commands.txt" suffix(, )
#embed "texts/zh/charts.txt" suffix(, )
#embed "texts/zh/explanations.txt" suffix(, )
#embed "texts/zh/families.txt" suffix(, )
#embed "texts/zh/cards.txt" suffix(, )
#embed "texts/zh/help.txt" suffix(, )
#embed "texts/zh/lessons.txt" suffix(, )
#embed "texts/zh/guides.txt" suffix(, )
    0,
};

const char *embeddedChinese(void) { return chinese; }
