// SPDX-License-Identifier: GPL-3.0-or-later

// Memory for small objects of the evaluator: texts, lists, tuples, instances.
//
// An interpreter makes and drops objects of a few sizes all the time, and glibc's `malloc` and `free` were a fifth of its instructions. Here a
// size has a list of free blocks, which one thread uses without any lock: taking a block and giving it back are a few instructions.
//
// The program is linked so that Swift's runtime asks these functions for memory instead of its own (`--wrap` in Package.swift); tests
// and tools are not, and then nothing here is called. Whatever is large, asks for an alignment, or comes from another thread still gets `malloc`'s memory. A
// block tells by its address whose it is, so any thread may give up any block.
#include "SmallBlocks.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>

/// Sizes are multiples of this, which is also what all blocks are aligned to.
#define STEP ((size_t)16)
/// The largest small block.
#define LARGEST ((size_t)512)
/// Blocks of one size lie together in spans of so many bytes.
#define SPAN ((size_t)1 << 16)
/// The address space that is reserved for all of them: more small objects than that get `malloc`'s memory.
#define EXTENT ((size_t)1 << 36)
/// The least of it.
#define LEAST ((size_t)1 << 28)
/// So much of it at a time is made usable.
#define STRIDE ((size_t)1 << 20)
/// So many bytes at a time are cut into blocks, so that a small program touches few pages.
#define CUT ((size_t)4096)

#define SIZES (LARGEST / STEP + 1)
#define SPANS (EXTENT / SPAN)

typedef struct Block {
  struct Block *next;
} Block;

/// An object of Swift begins with its class and a word with the numbers of its references.
typedef struct Object {
  const void *class;
  int64_t counts;
} Object;

/// A value of the language as it lies in memory (`LayoutCheck`).
typedef struct Value {
  Object *object;
  uint8_t tag;
} Value;

/// The tags of values that refer to objects.
#define FIRST_REFERENCE 3
#define LAST_REFERENCE 7

/// What Swift's runtime knows values by, in the program that has them.
extern const char valueMetadata[] __asm__("$s13PythonRuntime5ValueON") __attribute__((weak));

/// How Swift calls the end of an object: with the object in the register of `self`.
typedef __attribute__((swiftcall)) void (*Ending)(__attribute__((swift_context)) void *object);

/// The counts of an object that one reference holds, which is what a new one begins with (`LayoutCheck` looks).
#define NEW_COUNTS INT64_C(3)
/// Those of an object that goes, of which nobody has ever had more than strong references.
#define LAST_COUNTS INT64_C(0x100000003)
/// One more strong reference. Where the counts are kept in another place, or are not kept at all, the word is negative.
#define ONE_REFERENCE (INT64_C(1) << 33)

void *__real_swift_slowAlloc(size_t size, size_t alignMask) __attribute__((weak));
void __real_swift_slowDealloc(void *block, size_t size, size_t alignMask) __attribute__((weak));
size_t __real_malloc_usable_size(void *block) __attribute__((weak));
Object *__real_swift_allocObject(const void *class, size_t size, size_t alignMask) __attribute__((weak));
void __real_swift_deallocClassInstance(Object *object, size_t size, size_t alignMask) __attribute__((weak));
void __real_swift_nonatomic_release(Object *object) __attribute__((weak));
void __real_swift_arrayDestroy(void *items, size_t count, const void *type) __attribute__((weak));
void *__wrap_swift_slowAlloc(size_t size, size_t alignMask);
void __wrap_swift_slowDealloc(void *block, size_t size, size_t alignMask);
size_t __wrap_malloc_usable_size(void *block);
Object *__wrap_swift_allocObject(const void *class, size_t size, size_t alignMask);
void __wrap_swift_deallocClassInstance(Object *object, size_t size, size_t alignMask);
void __wrap_swift_nonatomic_release(Object *object);
void __wrap_swift_arrayDestroy(void *items, size_t count, const void *type);

/// The size of the largest block that this thread takes from the lists: 0 for all threads but one.
static __thread size_t largest __attribute__((tls_model("initial-exec")));
static atomic_bool hasOwner;

/// The reserved addresses: none as long as `extent` is 0.
static char *base;
static size_t extent;
/// How many bytes of them are usable, and how many have become spans.
static size_t usable, used;

/// Free blocks by their size in steps.
static Block *lists[SIZES];
/// What is not cut yet of the last span of a size.
static struct {
  char *start, *end;
} rests[SIZES];
/// The size of a span's blocks in steps; 0 for one that is idle.
static uint8_t sizes[SPANS];
/// The idle spans, each with the number of the next one, which are counted from 1.
static uint32_t idle[SPANS];
static uint32_t firstIdle;
/// What other threads gave up.
static _Atomic(Block *) strays;

void smallBlocksBegin(void) {
  bool none = false;
  if (!atomic_compare_exchange_strong(&hasOwner, &none, true)) return;
  if (!extent) {
    // Whoever limits the address space counts what is only reserved, too.
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) return;
    // Less is enough for most programs, if there is not that much.
    size_t size = EXTENT;
    void *reserved = MAP_FAILED;
    while (size >= LEAST && (reserved = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)) == MAP_FAILED) size /= 4;
    if (reserved == MAP_FAILED) return;
    base = reserved;
    extent = size;
  }
  largest = LARGEST;
}

void smallBlocksEnd(void) {
  if (!largest) return;
  largest = 0;
  atomic_store(&hasOwner, false);
}

/// Puts the blocks that other threads gave up into their lists.
static void takeStrays(void) {
  Block *block = atomic_exchange_explicit(&strays, NULL, memory_order_acquire);
  while (block) {
    Block *next = block->next;
    size_t size = sizes[(size_t)((char *)block - base) / SPAN];
    block->next = lists[size];
    lists[size] = block;
    block = next;
  }
}

/// Where the blocks of a span begin in it: if all did at the same place, what a loop reads and writes of different sizes would often lie at the same place of a
/// page, where the processor takes one for the other for a moment (loops over generators took twice as long).
static size_t margin(size_t span) { return span * 29 % 64 * 64; }

/// How many blocks a span has.
static size_t blocks(size_t span) { return (SPAN - margin(span)) / (sizes[span] * STEP); }

/// A new span for blocks of a size; false when there is no memory.
static bool addSpan(size_t size) {
  size_t place;
  if (firstIdle) {
    place = firstIdle - 1;
    firstIdle = idle[place];
  } else {
    if (used == usable) {
      if (usable == extent || mprotect(base + usable, STRIDE, PROT_READ | PROT_WRITE) != 0) return false;
      usable += STRIDE;
    }
    place = used / SPAN;
    used += SPAN;
  }
  sizes[place] = (uint8_t)size;
  rests[size].start = base + place * SPAN + margin(place);
  rests[size].end = rests[size].start + blocks(place) * (size * STEP);
  return true;
}

/// A block of a size whose list is empty; NULL when there is no memory.
static __attribute__((noinline)) void *fill(size_t size) {
  if (atomic_load_explicit(&strays, memory_order_relaxed)) takeStrays();
  if (!lists[size]) {
    if (rests[size].start == rests[size].end && !addSpan(size)) return NULL;
    size_t bytes = size * STEP;
    char *start = rests[size].start;
    size_t count = (size_t)(rests[size].end - start) / bytes;
    if (count > CUT / bytes) count = CUT / bytes;
    rests[size].start = start + count * bytes;
    // The last one comes first into the list, so that the first one is the first to be used.
    for (size_t i = count; i > 0; i--) {
      Block *block = (Block *)(start + (i - 1) * bytes);
      block->next = lists[size];
      lists[size] = block;
    }
  }
  Block *block = lists[size];
  lists[size] = block->next;
  return block;
}

/// Whether this thread takes blocks for so many bytes from the lists. (The alignment of all ones is the usual one.)
static inline bool isSmall(size_t size, size_t alignMask) {
  return size - 1 < largest && (alignMask < STEP || alignMask == SIZE_MAX);
}

/// The first block of the list for so many bytes; NULL when it is empty.
static inline void *take(size_t size) {
  size_t steps = (size + STEP - 1) / STEP;
  Block *block = lists[steps];
  if (__builtin_expect(block != NULL, 1)) lists[steps] = block->next;
  return block;
}

/// The same when the list was empty or is not to be asked; from the runtime where there is no memory in the lists.
static __attribute__((noinline)) void *allocate(size_t size, size_t alignMask) {
  void *block = isSmall(size, alignMask) ? fill((size + STEP - 1) / STEP) : NULL;
  return block ? block : __real_swift_slowAlloc(size, alignMask);
}

static __attribute__((noinline)) Object *allocateObject(const void *class, size_t size, size_t alignMask) {
  Object *object = isSmall(size, alignMask) ? fill((size + STEP - 1) / STEP) : NULL;
  if (!object) return __real_swift_allocObject(class, size, alignMask);
  object->class = class;
  object->counts = NEW_COUNTS;
  return object;
}

/// Gives up a block on another thread than the one whose lists these are.
static __attribute__((noinline)) void stray(Block *block) {
  block->next = atomic_load_explicit(&strays, memory_order_relaxed);
  while (!atomic_compare_exchange_weak_explicit(&strays, &block->next, block, memory_order_release, memory_order_relaxed)) {
  }
}

/// Gives up a block that is so far behind `base`. What callers say of its size is not always true: arrays are more than their header.
static inline void give(void *memory, size_t offset) {
  Block *block = memory;
  if (__builtin_expect(largest == 0, 0)) return stray(block);
  size_t steps = sizes[offset / SPAN];
  block->next = lists[steps];
  lists[steps] = block;
}

// MARK: What Swift's runtime asks, in the place of its own functions

void *__wrap_swift_slowAlloc(size_t size, size_t alignMask) {
  void *block = isSmall(size, alignMask) ? take(size) : NULL;
  return __builtin_expect(block != NULL, 1) ? block : allocate(size, alignMask);
}

void __wrap_swift_slowDealloc(void *memory, size_t size, size_t alignMask) {
  size_t offset = (size_t)((char *)memory - base);
  if (__builtin_expect(offset < extent, 1)) return give(memory, offset);
  __real_swift_slowDealloc(memory, size, alignMask);
}

size_t __wrap_malloc_usable_size(void *memory) {
  size_t offset = (size_t)((char *)memory - base);
  return offset < extent ? sizes[offset / SPAN] * STEP : __real_malloc_usable_size(memory);
}

Object *__wrap_swift_allocObject(const void *class, size_t size, size_t alignMask) {
  Object *object = isSmall(size, alignMask) ? take(size) : NULL;
  if (__builtin_expect(object == NULL, 0)) return allocateObject(class, size, alignMask);
  object->class = class;
  object->counts = NEW_COUNTS;
  return object;
}

void __wrap_swift_deallocClassInstance(Object *object, size_t size, size_t alignMask) {
  size_t offset = (size_t)((char *)object - base);
  if (__builtin_expect(offset < extent && object->counts == LAST_COUNTS, 1)) return give(object, offset);
  __real_swift_deallocClassInstance(object, size, alignMask);
}

/// Gives up the last reference to an object; all that is not usual is left to the runtime.
static __attribute__((noinline)) void releaseLast(Object *object) {
  if (__builtin_expect(object->counts != NEW_COUNTS, 0)) {
    // What is there for ever (the memory of an empty array) does not count.
    if ((int32_t)object->counts != -1) __real_swift_nonatomic_release(object);
    return;
  }
  object->counts = LAST_COUNTS;
  // The function that ends an object lies two words before what describes its class.
  ((Ending *)object->class)[-2](object);
}

void __wrap_swift_nonatomic_release(Object *object) {
  if (__builtin_expect((intptr_t)object <= 0, 0)) return;
  int64_t counts = object->counts - ONE_REFERENCE;
  if (__builtin_expect(counts < 0, 0)) return releaseLast(object);
  object->counts = counts;
}

/// Gives up items of an array; values of the language, which most are, without a call through a table for each.
void __wrap_swift_arrayDestroy(void *items, size_t count, const void *type) {
  if (__builtin_expect(type != valueMetadata, 0)) return __real_swift_arrayDestroy(items, count, type);
  for (Value *value = items, *end = value + count; value != end; value++)
    if (value->tag >= FIRST_REFERENCE && value->tag <= LAST_REFERENCE) __wrap_swift_nonatomic_release(value->object);
}

// MARK: Giving back

void smallBlocksGiveBack(void) {
  size_t count = used / SPAN;
  uint16_t *waiting = largest && count ? calloc(count, sizeof *waiting) : NULL;
  if (!waiting) return;
  takeStrays();
  for (size_t size = 1; size < SIZES; size++)
    for (Block *block = lists[size]; block; block = block->next) waiting[(size_t)((char *)block - base) / SPAN]++;
  // Spans all of whose blocks wait leave the lists, and are idle from then on; those that are being cut stay.
  for (size_t span = 0; span < count; span++) {
    size_t size = sizes[span];
    bool isBeingCut = rests[size].start != rests[size].end && (size_t)(rests[size].start - base) / SPAN == span;
    waiting[span] = size && !isBeingCut && waiting[span] == blocks(span);
  }
  for (size_t size = 1; size < SIZES; size++) {
    Block **place = &lists[size];
    while (*place) {
      if (waiting[(size_t)((char *)*place - base) / SPAN]) {
        *place = (*place)->next;
      } else {
        place = &(*place)->next;
      }
    }
  }
  for (size_t span = 0; span < count; span++) {
    if (!waiting[span]) continue;
    madvise(base + span * SPAN, SPAN, MADV_DONTNEED);
    sizes[span] = 0;
    idle[span] = firstIdle;
    firstIdle = (uint32_t)span + 1;
  }
  free(waiting);
}
