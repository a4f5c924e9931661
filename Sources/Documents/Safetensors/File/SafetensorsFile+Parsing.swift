// SPDX-License-Identifier: GPL-3.0-or-later

import JSON

extension SafetensorsFile {
  /// Reads a file. The tensors share the given bytes; nothing is copied.
  ///
  /// Stricter than Python's package where the format's own text is: names and metadata keys must be unique, and the
  /// header must begin with `{`. Blanks may follow the header; unknown members of a tensor's entry are skipped.
  public init(parsing bytes: [UInt8]) throws(SafetensorsError) {
    guard bytes.count >= 8 else { throw .fileTooShort(byteCount: bytes.count) }
    var length: UInt64 = 0
    for index in 0..<8 { length |= UInt64(bytes[index]) << UInt64(8 * index) }
    guard length <= UInt64(SafetensorsFile.headerLimit) else { throw .headerTooLong(byteCount: length) }
    let dataStart = 8 + Int(length)
    guard dataStart <= bytes.count else {
      throw .headerTruncated(expected: Int(length), available: bytes.count - 8)
    }
    guard length > 0, bytes[8] == UInt8(ascii: "{") else { throw .headerStart }
    let header: JSON
    do {
      header = try JSON(parsing: bytes, in: 8..<dataStart)
    } catch {
      throw .headerSyntax(error)
    }
    var metadata: [Metadata] = []
    var placed: [PlacedTensor] = []
    for member in header.objectValue ?? [] {
      if member.name == SafetensorsFile.metadataName {
        metadata = try SafetensorsFile.readMetadata(member.value)
      } else {
        placed.append(try PlacedTensor(member, dataCount: bytes.count - dataStart))
      }
    }
    try SafetensorsFile.checkCoverage(&placed, dataCount: bytes.count - dataStart)
    self.init(
      metadata: metadata,
      tensors: placed.map { tensor in
        SafetensorsTensor(
          name: tensor.name, dtype: tensor.dtype, shape: tensor.shape,
          bytes: bytes[(dataStart + tensor.begin)..<(dataStart + tensor.end)])
      })
  }

  private static func readMetadata(_ value: JSON) throws(SafetensorsError) -> [Metadata] {
    guard let members = value.objectValue else { throw .metadataNotText(key: nil) }
    var metadata: [Metadata] = []
    for member in members {
      guard let text = member.value.stringValue else { throw .metadataNotText(key: member.name) }
      metadata.append(Metadata(key: member.name, value: text))
    }
    return metadata
  }

  /// Puts the tensors into the order of their bytes and demands that they cover the data, each byte once.
  private static func checkCoverage(_ placed: inout [PlacedTensor], dataCount: Int) throws(SafetensorsError) {
    // Swift's sort is stable: empty tensors at one place keep the header's order.
    placed.sort { ($0.begin, $0.end) < ($1.begin, $1.end) }
    var covered = 0
    var last = ""
    for tensor in placed {
      if tensor.begin > covered { throw .hole(before: tensor.name, from: covered, to: tensor.begin) }
      if tensor.begin < covered { throw .overlap(first: last, second: tensor.name) }
      covered = tensor.end
      last = tensor.name
    }
    guard covered == dataCount else { throw .trailingBytes(count: dataCount - covered) }
  }
}

/// A tensor's entry in the header, checked against its own shape and the amount of data.
private struct PlacedTensor {
  let name: String
  let dtype: SafetensorsDType
  let shape: [Int]
  let begin: Int
  let end: Int

  init(_ member: JSON.Member, dataCount: Int) throws(SafetensorsError) {
    name = member.name
    guard let typeName = member.value["dtype"]?.stringValue else {
      throw .malformedEntry(tensor: name, field: "dtype")
    }
    guard let dtype = SafetensorsDType(rawValue: typeName) else {
      throw .unknownDType(tensor: name, dtype: typeName)
    }
    guard let shape = PlacedTensor.sizes(member.value["shape"]) else {
      throw .malformedEntry(tensor: name, field: "shape")
    }
    guard let offsets = PlacedTensor.sizes(member.value["data_offsets"]), offsets.count == 2 else {
      throw .malformedEntry(tensor: name, field: "data_offsets")
    }
    self.dtype = dtype
    self.shape = shape
    (begin, end) = (offsets[0], offsets[1])
    guard begin <= end, end <= dataCount else {
      throw .offsetsOutOfRange(tensor: name, begin: begin, end: end, available: dataCount)
    }
    guard let expected = dtype.byteCount(of: shape) else {
      throw .invalidSize(tensor: name, dtype: dtype, shape: shape)
    }
    guard expected == end - begin else {
      throw .sizeMismatch(tensor: name, expected: expected, actual: end - begin)
    }
  }

  /// The numbers of an array of sizes; nil when something in it is no whole number, or negative.
  static func sizes(_ value: JSON?) -> [Int]? {
    guard let elements = value?.arrayValue else { return nil }
    var sizes: [Int] = []
    for element in elements {
      guard let size = element.integerValue, size >= 0 else { return nil }
      sizes.append(size)
    }
    return sizes
  }
}
