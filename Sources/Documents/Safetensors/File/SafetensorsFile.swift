// SPDX-License-Identifier: GPL-3.0-or-later

import JSON

/// The contents of a `.safetensors` file: named tensors and texts.
///
/// The file is eight bytes with the header's length, a JSON header (for each tensor its type, shape and place), and the
/// elements of all tensors without gaps. Python's `safetensors` package loads what ``serialized()`` gives, and
/// ``init(parsing:)`` reads what that package saves. No sequence of bytes makes reading trap.
public struct SafetensorsFile: Equatable, Sendable {
  /// One entry of the metadata.
  public struct Metadata: Equatable, Sendable {
    /// The key, unique in its file.
    public var key: String
    /// The text.
    public var value: String

    /// An entry with this key and text.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The texts, in the order of the file.
  public var metadata: [Metadata]
  /// The tensors, in the order of their bytes in the file.
  public var tensors: [SafetensorsTensor]

  /// Contents to be written.
  public init(metadata: [Metadata] = [], tensors: [SafetensorsTensor] = []) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// The text with this key; nil when there is none.
  public func metadata(_ key: String) -> String? {
    metadata.first { UTF8Name($0.key) == UTF8Name(key) }?.value
  }

  /// The tensor of this name; nil when there is none. Takes time proportional to the number of tensors.
  public func tensor(_ name: String) -> SafetensorsTensor? {
    tensors.first { UTF8Name($0.name) == UTF8Name(name) }
  }

  /// The longest header that the format allows.
  public static let headerLimit = 100_000_000

  /// The member of the header that holds the metadata.
  static let metadataName = "__metadata__"
}
