// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef SMALL_BLOCKS_H
#define SMALL_BLOCKS_H

/// Makes the calling thread the one whose small blocks come from lists of free blocks of their size, until `smallBlocksEnd`. Nothing
/// changes when another thread is that one, or when the address space is limited.
void smallBlocksBegin(void);

/// Ends what `smallBlocksBegin` began on this thread. Its blocks stay where they are.
void smallBlocksEnd(void);

/// Gives the system the memory of small blocks back that is free now.
void smallBlocksGiveBack(void);

#endif
