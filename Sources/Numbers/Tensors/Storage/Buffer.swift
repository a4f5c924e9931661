// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives
import TensorKernels

/// A block of bytes with one owner count: the copy-on-write part of a `Storage`.
///
/// Who keeps a reference (the change log does) has the bytes as they were: a storage that is about to write copies its
/// buffer first when it is not the only owner.
public final class Buffer {
  /// The bytes, aligned for vectors when there are many; `byteCount` of them are valid.
  public let pointer: UnsafeMutableRawPointer
  /// The number of bytes.
  public let byteCount: Int
  private let isCached: Bool

  /// Allocates bytes; zero-filled when asked.
  ///
  /// Large requests must have passed `Buffer.checkMemory` before: this does not fail.
  public init(byteCount: Int, zeroed: Bool = false) {
    // SAFETY: at least one byte is allocated, so the pointer is valid for empty tensors too; freed once, in deinit.
    self.byteCount = byteCount
    if byteCount >= BlockCache.smallest, let (block, isZero) = BlockCache.shared.take(byteCount) {
      pointer = block
      if zeroed, !isZero { Copying.zero(block, byteCount) }
      isCached = true
      return
    }
    isCached = false
    let size = max(byteCount, 1)
    if zeroed, let block = calloc(1, size) {
      pointer = block
    } else if size < 1024, let block = malloc(size) {
      pointer = block
    } else {
      // Not quite large, so that it is there, or the process would have ended long ago.
      pointer = aligned_alloc(64, (size + 63) / 64 * 64) ?? .allocate(byteCount: size, alignment: 64)
      if zeroed { memset(pointer, 0, size) }
    }
  }

  // SAFETY: a block goes back where init took it from.
  deinit {
    if isCached { BlockCache.shared.give(pointer, byteCount) } else { free(pointer) }
  }

  /// A new buffer with the same bytes.
  public func copy() -> Buffer {
    let other = Buffer(byteCount: byteCount)
    other.pointer.copyMemory(from: pointer, byteCount: byteCount)
    return other
  }

  // SAFETY: set between statements, on the one thread that evaluates.
  /// How many bytes one block may have where memory is limited: behind a fence.
  public nonisolated(unsafe) static var limit = Int.max

  /// Refuses a block that the machine has no memory for, with PyTorch's words, and one beyond the limit with ours.
  public static func checkMemory(_ byteCount: Int) throws {
    guard byteCount <= limit else {
      throw TensorError.runtime(
        "Gradus gives what runs here \(limit >> 20) MB of memory (--memory), and this tensor would take \(byteCount >> 20) MB"
      )
    }
    guard byteCount >= 16 << 20 else { return }
    var available = Int.max
    if byteCount >= 256 << 20, let file = fopen("/proc/meminfo", "r") {
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      while fgets(&line, Int32(line.count), file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard text.hasPrefix("MemAvailable:") else { continue }
        let digits = text.filter { $0.isNumber }
        available = (Int(digits) ?? Int.max / 1024) * 1024
        break
      }
    }
    guard byteCount <= available, MemoryBudget.allows(byteCount) else {
      throw TensorError.runtime(
        "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to "
          + "allocate \(byteCount) bytes. Error code 12 (Cannot allocate memory)")
    }
  }
}
