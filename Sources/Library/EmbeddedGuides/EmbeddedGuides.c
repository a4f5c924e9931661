// SPDX-License-Identifier: GPL-3.0-or-later

// The guides, put into the program when it is built: plain text, so that a changed sentence builds this file again and
// nothing else.
#include "EmbeddedGuides.h"

// `#embed` is C23; the compiler has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char guides[] = {
#embed "texts/common.txt" suffix(, )
#embed "texts/layers.txt" suffix(, )
#embed "texts/losses.txt" suffix(, )
#embed "texts/optimizers.txt" suffix(, )
#embed "texts/schedulers.txt" suffix(, )
#embed "texts/functions.txt" suffix(, )
#embed "texts/tensors.txt" suffix(, )
#embed "texts/commands.txt" suffix(, )
#embed "texts/topics.txt" suffix(, )
#embed "texts/examples.txt" suffix(, )
    0,
};

const char *embeddedGuides(void) { return guides; }
