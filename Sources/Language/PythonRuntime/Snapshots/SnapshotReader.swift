// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The parts of a record as they were found in a snapshot; each is checked for its kind when it is read.
package struct SnapshotReader {
  /// The parts.
  package let parts: [SnapshotField]
  /// The workspace that is being restored.
  package let interpreter: Interpreter
  /// The name of the type, for errors.
  package let name: String

  /// Makes a reader.
  package init(_ parts: [SnapshotField], _ interpreter: Interpreter, name: String) {
    self.parts = parts
    self.interpreter = interpreter
    self.name = name
  }

  /// The number of parts.
  package var count: Int { parts.count }

  /// The error for a part of the wrong kind.
  package func damaged(_ index: Int, _ wanted: String) -> DamagedSnapshot {
    DamagedSnapshot("\(name): part \(index) is no \(wanted)")
  }

  private func part(_ index: Int) throws -> SnapshotField {
    guard parts.indices.contains(index) else { throw DamagedSnapshot("\(name): part \(index) is missing") }
    return parts[index]
  }

  /// A value.
  package func value(_ index: Int) throws -> Value {
    guard case .value(let value) = try part(index) else { throw damaged(index, "value") }
    return value
  }
  /// A whole number.
  package func int(_ index: Int) throws -> Int {
    guard case .int(let number) = try value(index) else { throw damaged(index, "whole number") }
    return number
  }
  /// A whole number that is not negative.
  package func count(_ index: Int) throws -> Int {
    let number = try int(index)
    guard number >= 0 else { throw damaged(index, "count") }
    return number
  }
  /// A truth value.
  package func bool(_ index: Int) throws -> Bool {
    guard case .bool(let flag) = try value(index) else { throw damaged(index, "truth value") }
    return flag
  }
  /// A number.
  package func double(_ index: Int) throws -> Double {
    guard case .float(let number) = try value(index) else { throw damaged(index, "number") }
    return number
  }
  /// A text.
  package func text(_ index: Int) throws -> String {
    guard let text = try value(index).text else { throw damaged(index, "text") }
    return text
  }
  /// Several parts.
  package func list(_ index: Int) throws -> SnapshotReader {
    guard case .list(let parts) = try part(index) else { throw damaged(index, "list") }
    return SnapshotReader(parts, interpreter, name: name)
  }
  /// Whole numbers.
  package func ints(_ index: Int) throws -> [Int] {
    let list = try list(index)
    return try list.parts.indices.map { try list.int($0) }
  }
  /// Values.
  package func values(_ index: Int) throws -> [Value] { try list(index).allValues() }
  /// All parts as values.
  package func allValues() throws -> [Value] { try parts.indices.map { try value($0) } }
  /// Whether the part is nothing.
  package func isNothing(_ index: Int) throws -> Bool {
    if case .value(.none) = try part(index) { true } else { false }
  }
  /// An object of a Swift type.
  package func object<Object>(_ index: Int, as type: Object.Type = Object.self) throws -> Object {
    switch try part(index) {
    case .value(let value): if let object = value.object as? Object { return object }
    case .object(let object): if let object = object as? Object { return object }
    default: break
    }
    throw damaged(index, "\(type)")
  }
  /// An object of a Swift type, or nothing.
  package func objectIfAny<Object>(_ index: Int, as type: Object.Type = Object.self) throws -> Object? {
    try isNothing(index) ? nil : try object(index, as: type)
  }
  /// All parts as objects of a Swift type.
  package func objects<Object>(_ index: Int, as type: Object.Type = Object.self) throws -> [Object] {
    let list = try list(index)
    return try list.parts.indices.map { try list.object($0, as: type) }
  }
  /// A compiled function.
  package func code(_ index: Int) throws -> CodeObject {
    guard case .code(let code) = try part(index) else { throw damaged(index, "function") }
    return code
  }
  /// A piece of source code.
  package func source(_ index: Int) throws -> SourceText {
    guard case .source(let source) = try part(index) else { throw damaged(index, "source") }
    return source
  }
  /// Many bytes.
  package func bytes(_ index: Int) throws -> [UInt8] {
    switch try part(index) {
    case .bytes(let bytes): return bytes
    case .list:
      // Files of the first versions list the numbers of a byte string.
      return try ints(index).map { number in
        guard let byte = UInt8(exactly: number) else { throw damaged(index, "byte string") }
        return byte
      }
    default: throw damaged(index, "block of bytes")
    }
  }
}
