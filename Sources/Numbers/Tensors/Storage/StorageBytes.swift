// SPDX-License-Identifier: GPL-3.0-or-later

extension Storage {
  /// A copy of the bytes.
  public var contents: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: buffer.byteCount) { target, count in
      // SAFETY: both blocks have `byteCount` bytes; an empty array has no address and is left alone.
      if let address = target.baseAddress, buffer.byteCount > 0 {
        address.update(from: buffer.pointer.assumingMemoryBound(to: UInt8.self), count: buffer.byteCount)
      }
      count = buffer.byteCount
    }
  }

  /// A storage that holds a copy of bytes.
  public convenience init(contents: [UInt8]) {
    self.init(Buffer(byteCount: contents.count))
    // SAFETY: the buffer was allocated with as many bytes.
    contents.withUnsafeBytes { source in
      if let address = source.baseAddress { buffer.pointer.copyMemory(from: address, byteCount: contents.count) }
    }
  }
}
