// SPDX-License-Identifier: GPL-3.0-or-later

import JSON

extension SafetensorsFile {
  /// The file's bytes, the same for the same contents.
  ///
  /// As Python's package does, tensors are sorted by alignment (largest elements first) and then by name, so that each
  /// begins at a multiple of its element size, and the header is padded with blanks to a multiple of 8. Metadata keeps
  /// its order.
  public func serialized() throws(SafetensorsError) -> [UInt8] {
    try checkNames()
    let sorted = tensors.sorted { left, right in
      left.dtype == right.dtype ? UTF8Name(left.name) < UTF8Name(right.name) : left.dtype > right.dtype
    }
    var members: [JSON.Member] = []
    if !metadata.isEmpty {
      let texts = metadata.map { JSON.Member($0.key, .string($0.value)) }
      members.append(JSON.Member(SafetensorsFile.metadataName, .object(texts)))
    }
    var offset = 0
    for tensor in sorted {
      let end = offset + tensor.bytes.count
      guard let expected = tensor.dtype.byteCount(of: tensor.shape) else {
        throw .invalidSize(tensor: tensor.name, dtype: tensor.dtype, shape: tensor.shape)
      }
      guard expected == tensor.bytes.count else {
        throw .sizeMismatch(tensor: tensor.name, expected: expected, actual: tensor.bytes.count)
      }
      let entry: JSON = [
        "dtype": .string(tensor.dtype.rawValue),
        "shape": .array(tensor.shape.map { .integer($0) }),
        "data_offsets": [.integer(offset), .integer(end)],
      ]
      members.append(JSON.Member(tensor.name, entry))
      offset = end
    }
    var header = JSON.object(members).serializedBytes()
    header.append(contentsOf: repeatElement(0x20, count: (8 - header.count % 8) % 8))
    guard header.count <= SafetensorsFile.headerLimit else { throw .headerTooLong(byteCount: UInt64(header.count)) }

    var file: [UInt8] = []
    file.reserveCapacity(8 + header.count + offset)
    for index in 0..<8 { file.append(UInt8(truncatingIfNeeded: header.count >> (8 * index))) }
    file.append(contentsOf: header)
    for tensor in sorted { file.append(contentsOf: tensor.bytes) }
    return file
  }

  private func checkNames() throws(SafetensorsError) {
    var names: Set<UTF8Name> = []
    for tensor in tensors {
      guard tensor.name != SafetensorsFile.metadataName else { throw .reservedName }
      guard names.insert(UTF8Name(tensor.name)).inserted else { throw .duplicateTensor(name: tensor.name) }
    }
    names = []
    for entry in metadata {
      guard names.insert(UTF8Name(entry.key)).inserted else { throw .duplicateMetadata(key: entry.key) }
    }
  }
}
