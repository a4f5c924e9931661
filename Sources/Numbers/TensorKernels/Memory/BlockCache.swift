// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization

/// Where the memory of large tensors comes from: blocks that were given back wait here for the next request of about
/// their size, since fresh pages cost more than most operations on them (a page fault for every 4 KiB).
///
/// What waits and what is in use together never exceed what was in use at the worst moment so far by more than
/// `slack` or half, and no more than `idleLimit` bytes ever wait. May be called from any thread.
public final class BlockCache: @unchecked Sendable {
  /// The cache of the process.
  public static let shared = BlockCache()
  /// From how many bytes on a block comes from here.
  public static let smallest = 64 << 10
  /// Bytes that may wait beyond the largest use so far: so many, or half of that use. A step of training asks for more sizes than are in use
  /// at any moment, and what was given up is mapped again at the next step.
  static let slack = 32 << 20
  /// Bytes that may wait at most.
  static let idleLimit = 1 << 30

  /// Blocks of one size that wait.
  private struct FreeList {
    var blocks: [UnsafeMutableRawPointer] = []
    var lastUse = 0
  }

  private let isLocked = Atomic<Bool>(false)
  private var freeLists = [FreeList](repeating: FreeList(), count: 512)
  private var clock = 0
  private var used = 0
  private var idle = 0
  private var mostUsed = 0

  private init() {}

  /// The class of sizes that a request falls into and its size: eight classes for each power of two.
  static func sizeClass(_ byteCount: Int) -> (number: Int, size: Int) {
    let size = max(byteCount, smallest)
    let top = Int.bitWidth - 1 - (size - 1).leadingZeroBitCount
    // Nine to sixteen eighths of the power of two below.
    let shift = top - 3
    let number = shift &* 8 &+ ((size - 1) >> shift) % 8
    return (number, Self.size(ofClass: number))
  }

  private static func size(ofClass number: Int) -> Int { (number % 8 &+ 9) << (number / 8) }

  /// A block of at least so many bytes, aligned to a page; nil when the system has none.
  ///
  /// - Returns: the block, and whether it is known to hold zeros.
  public func take(_ byteCount: Int) -> (block: UnsafeMutableRawPointer, isZero: Bool)? {
    let (number, size) = Self.sizeClass(byteCount)
    lock()
    clock &+= 1
    freeLists[number].lastUse = clock
    used &+= size
    mostUsed = max(mostUsed, used)
    if let block = freeLists[number].blocks.popLast() {
      idle &-= size
      unlock()
      return (block, false)
    }
    let surplus = trim()
    unlock()
    release(surplus)
    if let block = Self.map(size) { return (block, true) }
    lock()
    used &-= size
    unlock()
    return nil
  }

  /// Fresh memory, in large pages where these fit: fewer faults, and fewer addresses to look up.
  private static func map(_ size: Int) -> UnsafeMutableRawPointer? {
    let large = 2 << 20
    let isLarge = size >= large
    // SAFETY: a private mapping of its own, cut to an aligned part of `size` bytes; `release` unmaps just that.
    guard
      let start = mmap(
        nil, isLarge ? size + large : size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      start != MAP_FAILED
    else { return nil }
    guard isLarge else { return start }
    let before = (large - Int(bitPattern: start) % large) % large
    if before > 0 { munmap(start, before) }
    if before < large { munmap(start + before + size, large - before) }
    madvise(start + before, size, Int32(MADV_HUGEPAGE))
    return start + before
  }

  /// Takes a block back that `take` gave for this request.
  public func give(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    let (number, size) = Self.sizeClass(byteCount)
    lock()
    used &-= size
    idle &+= size
    clock &+= 1
    freeLists[number].blocks.append(block)
    freeLists[number].lastUse = clock
    let surplus = trim()
    unlock()
    release(surplus)
  }

  /// Calls `body` with room for `count` elements, of no known value.
  func withRoom<T: BitwiseCopyable>(for type: T.Type, _ count: Int, _ body: (UnsafeMutablePointer<T>) -> Void) {
    let bytes = max(count &* MemoryLayout<T>.stride, 1)
    guard bytes >= Self.smallest, let block = take(bytes)?.block else {
      let room = UnsafeMutablePointer<T>.allocate(capacity: max(count, 1))
      defer { room.deallocate() }
      body(room)
      return
    }
    defer { give(block, bytes) }
    body(block.bindMemory(to: T.self, capacity: count))
  }

  /// Takes blocks off the lists that were not used for longest until the limits hold.
  private func trim() -> [(UnsafeMutableRawPointer, Int)] {
    var surplus: [(UnsafeMutableRawPointer, Int)] = []
    while idle > 0, idle > Self.idleLimit || used &+ idle > mostUsed &+ max(Self.slack, mostUsed / 2) {
      var oldest = -1
      for i in freeLists.indices where !freeLists[i].blocks.isEmpty {
        if oldest < 0 || freeLists[i].lastUse < freeLists[oldest].lastUse { oldest = i }
      }
      guard oldest >= 0, let block = freeLists[oldest].blocks.popLast() else { break }
      let size = Self.size(ofClass: oldest)
      idle &-= size
      surplus.append((block, size))
    }
    return surplus
  }

  private func release(_ blocks: [(UnsafeMutableRawPointer, Int)]) {
    // SAFETY: each was mapped with this size, and nobody else has it any more.
    for (block, size) in blocks { munmap(block, size) }
  }

  private func lock() {
    while isLocked.exchange(true, ordering: .acquiring) { sched_yield() }
  }

  private func unlock() { isLocked.store(false, ordering: .releasing) }
}
