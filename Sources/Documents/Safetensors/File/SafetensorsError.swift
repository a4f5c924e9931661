// SPDX-License-Identifier: GPL-3.0-or-later

import JSON

/// The rule of the safetensors format that a file, or a value to be written, breaks.
public enum SafetensorsError: Error, Equatable, Sendable {
  /// The file has fewer than the 8 bytes that hold the header's length.
  case fileTooShort(byteCount: Int)
  /// The header is longer than the 100 MB that the format allows.
  case headerTooLong(byteCount: UInt64)
  /// The header reaches beyond the end of the file.
  case headerTruncated(expected: Int, available: Int)
  /// The header does not begin with `{`.
  case headerStart
  /// The header is not JSON, or names something twice.
  case headerSyntax(JSONError)
  /// `__metadata__` is no object whose values are all texts.
  case metadataNotText(key: String?)
  /// The entry of a tensor is no object with `dtype`, `shape` and `data_offsets` of the right kinds.
  case malformedEntry(tensor: String, field: String)
  /// An element type that the format does not have.
  case unknownDType(tensor: String, dtype: String)
  /// The shape's size in bytes is beyond 64 bits, or no whole number of bytes.
  case invalidSize(tensor: String, dtype: SafetensorsDType, shape: [Int])
  /// The offsets are reversed, or reach beyond the data.
  case offsetsOutOfRange(tensor: String, begin: Int, end: Int, available: Int)
  /// The number of bytes is not what the shape and the element type need.
  case sizeMismatch(tensor: String, expected: Int, actual: Int)
  /// Bytes between two tensors belong to none.
  case hole(before: String, from: Int, to: Int)
  /// Two tensors share bytes.
  case overlap(first: String, second: String)
  /// Bytes after the last tensor belong to none.
  case trailingBytes(count: Int)
  /// A value to be written has two tensors of this name.
  case duplicateTensor(name: String)
  /// A value to be written has two metadata entries of this key.
  case duplicateMetadata(key: String)
  /// `__metadata__` cannot be the name of a tensor.
  case reservedName
}

extension SafetensorsError: CustomStringConvertible {
  /// One line in words.
  public var description: String {
    switch self {
    case .fileTooShort(let count):
      "the file has \(count) bytes, too few for the header's length"
    case .headerTooLong(let count):
      "the header is \(count) bytes long, more than \(SafetensorsFile.headerLimit)"
    case .headerTruncated(let expected, let available):
      "the header is \(expected) bytes long, the file has \(available) for it"
    case .headerStart:
      "the header does not begin with '{'"
    case .headerSyntax(let error):
      "the header is \(error)"
    case .metadataNotText(let key):
      if let key { "the metadata \(quoted(key)) is no text" } else { "__metadata__ is no object of texts" }
    case .malformedEntry(let tensor, let field):
      "tensor \(quoted(tensor)): '\(field)' is missing or malformed"
    case .unknownDType(let tensor, let dtype):
      "tensor \(quoted(tensor)): unknown dtype \(quoted(dtype))"
    case .invalidSize(let tensor, let dtype, let shape):
      "tensor \(quoted(tensor)): \(dtype.rawValue) of shape \(shape) has no valid size"
    case .offsetsOutOfRange(let tensor, let begin, let end, let available):
      "tensor \(quoted(tensor)): the offsets \(begin) to \(end) do not lie in the \(available) bytes of data"
    case .sizeMismatch(let tensor, let expected, let actual):
      "tensor \(quoted(tensor)): shape and dtype need \(expected) bytes, there are \(actual)"
    case .hole(let tensor, let from, let to):
      "the bytes \(from) to \(to) before tensor \(quoted(tensor)) belong to no tensor"
    case .overlap(let first, let second):
      "the tensors \(quoted(first)) and \(quoted(second)) share bytes"
    case .trailingBytes(let count):
      "\(count) bytes after the last tensor belong to no tensor"
    case .duplicateTensor(let name):
      "two tensors are named \(quoted(name))"
    case .duplicateMetadata(let key):
      "two metadata entries are named \(quoted(key))"
    case .reservedName:
      "a tensor cannot be named \(quoted(SafetensorsFile.metadataName))"
    }
  }
}

private func quoted(_ name: String) -> String { JSONError.quoted(name) }
