/// A block of bytes with one owner count: the copy-on-write part of a `Storage`.
///
/// Who keeps a reference (a memento does) has the bytes as they were: a storage that is about to write copies its
/// buffer first when it is not the only owner.
public final class Buffer {
  /// The bytes, aligned for vectors; `byteCount` of them are valid.
  public let pointer: UnsafeMutableRawPointer
  /// The number of bytes.
  public let byteCount: Int

  /// Allocates bytes; zero-filled when asked.
  public init(byteCount: Int, zeroed: Bool = false) {
    // SAFETY: at least one byte is allocated, so the pointer is valid for empty tensors too; freed once, in deinit.
    pointer = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
    self.byteCount = byteCount
    if zeroed { pointer.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount) }
  }

  deinit { pointer.deallocate() }

  /// A new buffer with the same bytes.
  public func copy() -> Buffer {
    let other = Buffer(byteCount: byteCount)
    other.pointer.copyMemory(from: pointer, byteCount: byteCount)
    return other
  }
}
