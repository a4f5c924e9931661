// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import Safetensors
import TestSupport
import Testing

/// A file with this header and this many bytes of data; the length can be given wrongly.
private func file(_ header: String, dataCount: Int = 0, length: UInt64? = nil) -> [UInt8] {
  let length = length ?? UInt64(header.utf8.count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) } + Array(header.utf8)
    + [UInt8](repeating: 7, count: dataCount)
}

private func entry(_ name: String, _ dtype: String, _ shape: String, _ begin: Int, _ end: Int) -> String {
  "\"\(name)\":{\"dtype\":\"\(dtype)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
}

private func header(_ entries: String...) -> String {
  "{" + entries.joined(separator: ",") + "}"
}

@Suite("Safetensors files")
struct SafetensorsFileTests {
  @Test("bytes saved by Python's package are read, and written the same")
  func fromPython() throws {
    // save({"b": arange(3, int64), "a": ones((2, 2), float32), "z": zeros((0, 3), float32), "c": array(True)}, {"k": "v"})
    let header =
      #"{"__metadata__":{"k":"v"},"b":{"dtype":"I64","shape":[3],"data_offsets":[0,24]},"#
      + #""a":{"dtype":"F32","shape":[2,2],"data_offsets":[24,40]},"z":{"dtype":"F32","shape":[0,3],"#
      + #""data_offsets":[40,40]},"c":{"dtype":"BOOL","shape":[],"data_offsets":[40,41]}}       "#
    let integers: [UInt8] = [0, 1, 2].flatMap { [$0, 0, 0, 0, 0, 0, 0, 0] }
    let ones: [UInt8] = (0..<4).flatMap { _ in [0, 0, 0x80, 0x3F] as [UInt8] }
    let bytes = file(header) + integers + ones + [1]
    let read = try SafetensorsFile(parsing: bytes)
    #expect(read.metadata("k") == "v")
    #expect(read.tensors.map(\.name) == ["b", "a", "z", "c"])
    #expect(read.tensor("a")?.shape == [2, 2])
    #expect(read.tensor("a").map { Array($0.bytes) } == ones)
    #expect(read.tensor("z")?.bytes.isEmpty == true)
    #expect(read.tensor("c")?.dtype == .bool)
    #expect(try read.serialized() == bytes)
  }

  static let broken: [([UInt8], SafetensorsError)] = [
    ([UInt8](repeating: 0, count: 7), SafetensorsError.fileTooShort(byteCount: 7)),
    (file("{}", length: 100_000_001), .headerTooLong(byteCount: 100_000_001)),
    (file("{}", length: .max), .headerTooLong(byteCount: .max)),
    (file("{}", length: 3), .headerTruncated(expected: 3, available: 2)),
    (file(""), .headerStart), (file(" {}"), .headerStart), (file("[]"), .headerStart),
    (file("{"), .headerSyntax(JSONError(.unexpectedEnd, at: 1))),
    (file("{}\0"), .headerSyntax(JSONError(.trailingContent, at: 2))),
    (
      file(header(entry("a", "F32", "[1]", 0, 4), entry("a", "F32", "[1]", 0, 4)), dataCount: 4),
      .headerSyntax(JSONError(.duplicateName("a"), at: 54))
    ),
    (file(#"{"__metadata__":[]}"#), .metadataNotText(key: nil)),
    (file(#"{"__metadata__":{"k":1}}"#), .metadataNotText(key: "k")),
    (file(#"{"a":1}"#), .malformedEntry(tensor: "a", field: "dtype")),
    (
      file(header(entry("a", "F32", "[-1]", 0, 4)), dataCount: 4),
      .malformedEntry(tensor: "a", field: "shape")
    ),
    (
      file(header(entry("a", "F32", "[1.0]", 0, 4)), dataCount: 4),
      .malformedEntry(tensor: "a", field: "shape")
    ),
    (
      file(#"{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4,4]}}"#, dataCount: 4),
      .malformedEntry(tensor: "a", field: "data_offsets")
    ),
    (file(header(entry("a", "F99", "[1]", 0, 4)), dataCount: 4), .unknownDType(tensor: "a", dtype: "F99")),
    (
      file(header(entry("a", "F32", "[4611686018427387904,4]", 0, 0))),
      .invalidSize(tensor: "a", dtype: .f32, shape: [4_611_686_018_427_387_904, 4])
    ),
    (
      file(header(entry("a", "F4", "[3]", 0, 2)), dataCount: 2),
      .invalidSize(tensor: "a", dtype: .f4, shape: [3])
    ),
    (
      file(header(entry("a", "F32", "[1]", 4, 0)), dataCount: 4),
      .offsetsOutOfRange(tensor: "a", begin: 4, end: 0, available: 4)
    ),
    (
      file(header(entry("a", "F32", "[1]", 0, 8)), dataCount: 4),
      .offsetsOutOfRange(tensor: "a", begin: 0, end: 8, available: 4)
    ),
    (
      file(header(entry("a", "F32", "[3]", 0, 4)), dataCount: 4),
      .sizeMismatch(tensor: "a", expected: 12, actual: 4)
    ),
    (file(header(entry("a", "F32", "[1]", 4, 8)), dataCount: 8), .hole(before: "a", from: 0, to: 4)),
    (
      file(header(entry("a", "F32", "[1]", 0, 4), entry("b", "F32", "[1]", 0, 4)), dataCount: 4),
      .overlap(first: "a", second: "b")
    ),
    (file(header(entry("a", "F32", "[1]", 0, 4)), dataCount: 5), .trailingBytes(count: 1)),
  ]

  @Test("each broken rule has its error", arguments: broken)
  func refuses(bytes: [UInt8], error: SafetensorsError) {
    #expect(throws: error) { try SafetensorsFile(parsing: bytes) }
  }

  @Test("what cannot be written says why")
  func refusesToWrite() {
    func attempt(_ tensors: [SafetensorsTensor], _ metadata: [SafetensorsFile.Metadata] = []) throws {
      _ = try SafetensorsFile(metadata: metadata, tensors: tensors).serialized()
    }
    let good = SafetensorsTensor(name: "a", dtype: .u8, shape: [2], bytes: [1, 2])
    #expect(throws: SafetensorsError.duplicateTensor(name: "a")) { try attempt([good, good]) }
    #expect(throws: SafetensorsError.duplicateMetadata(key: "k")) {
      try attempt([], [.init(key: "k", value: ""), .init(key: "k", value: "x")])
    }
    #expect(throws: SafetensorsError.reservedName) {
      try attempt([SafetensorsTensor(name: "__metadata__", dtype: .u8, shape: [0], bytes: [])])
    }
    #expect(throws: SafetensorsError.sizeMismatch(tensor: "b", expected: 4, actual: 3)) {
      try attempt([SafetensorsTensor(name: "b", dtype: .f32, shape: [], bytes: [1, 2, 3])])
    }
    #expect(throws: SafetensorsError.invalidSize(tensor: "b", dtype: .f32, shape: [-1])) {
      try attempt([SafetensorsTensor(name: "b", dtype: .f32, shape: [-1], bytes: [])])
    }
  }

  @Test("what is written reads back, aligned, and does not depend on the order given")
  func roundTrip() throws {
    var random = SplitMix(seed: 3)
    for _ in 0..<200 {
      var contents = SafetensorsFile()
      for index in 0..<Int.random(in: 0...6, using: &random) {
        let dtype = SafetensorsDType.allCases.randomElement(using: &random) ?? .f32
        let shape = (0..<Int.random(in: 0...3, using: &random)).map { _ in 2 * Int.random(in: 0...2, using: &random) }
        guard let count = dtype.byteCount(of: shape) else { continue }
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        contents.tensors.append(.init(name: "\(index)" + random.text(), dtype: dtype, shape: shape, bytes: bytes))
        contents.metadata.append(.init(key: "\(index)" + random.text(), value: random.text()))
      }
      let bytes = try contents.serialized()
      let back = try SafetensorsFile(parsing: bytes)
      #expect(back.metadata == contents.metadata)
      #expect(back.tensors.sorted { $0.name < $1.name } == contents.tensors.sorted { $0.name < $1.name })
      contents.tensors.shuffle(using: &random)
      #expect(try contents.serialized() == bytes)
      #expect(bytes[0] % 8 == 0)
    }
  }

  @Test("damaged files are refused or read, never a trap")
  func fuzz() throws {
    var random = SplitMix(seed: 99)
    let tensors = [
      SafetensorsTensor(name: "w", dtype: .f32, shape: [2, 2], bytes: [UInt8](repeating: 1, count: 16)),
      SafetensorsTensor(name: "b", dtype: .i64, shape: [1], bytes: [UInt8](repeating: 2, count: 8)),
    ]
    let good = try SafetensorsFile(metadata: [.init(key: "k", value: "v")], tensors: tensors).serialized()
    let spice = Array(#"0123456789[]{},:"\-.e "#.utf8) + [0, 0xFF]
    var refused = 0
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: bytes.removeSubrange(place...)
        case 1, 2: bytes.remove(at: place)
        case 3, 4: bytes.insert(spice[Int.random(in: 0..<spice.count, using: &random)], at: place)
        default: bytes[place] = spice[Int.random(in: 0..<spice.count, using: &random)]
        }
      }
      do {
        let read = try SafetensorsFile(parsing: bytes)
        #expect(try SafetensorsFile(parsing: read.serialized()) == read)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 1500)
  }

  @Test("names from a file reach a message without control characters")
  func quietMessages() {
    let error = SafetensorsError.unknownDType(tensor: "a\u{1B}[31m\n", dtype: "x")
    #expect(!error.description.utf8.contains { $0 < 0x20 })
  }
}
