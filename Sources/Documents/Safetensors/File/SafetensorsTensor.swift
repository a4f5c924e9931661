// SPDX-License-Identifier: GPL-3.0-or-later

/// A named tensor in a file: element type, shape, and the elements in row-major order, least significant byte first.
public struct SafetensorsTensor: Equatable, Sendable {
  /// The name, unique in its file.
  public var name: String
  /// The element type.
  public var dtype: SafetensorsDType
  /// The size of each dimension; empty for a single number.
  public var shape: [Int]
  /// The elements. In a file that was read this is a view of the file's bytes, not a copy.
  public var bytes: ArraySlice<UInt8>

  /// A tensor of these elements. Whether the bytes fit the shape is checked when the file is written.
  public init(name: String, dtype: SafetensorsDType, shape: [Int], bytes: ArraySlice<UInt8>) {
    self.name = name
    self.dtype = dtype
    self.shape = shape
    self.bytes = bytes
  }

  /// A tensor of these elements. Whether the bytes fit the shape is checked when the file is written.
  public init(name: String, dtype: SafetensorsDType, shape: [Int], bytes: [UInt8]) {
    self.init(name: name, dtype: dtype, shape: shape, bytes: bytes[...])
  }
}
