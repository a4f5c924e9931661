// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import PythonRuntime
import Safetensors

/// A workspace as the bytes of a `.safetensors` file.
///
/// The file's tensors are the tensors' memory, each block once, named after the variables (`net.conv1.weight`, `x`;
/// `object.17` for what has no name), so that Python can load it. The metadata holds three texts: `gradus` (the header and a
/// check sum), `sources` and `graph` (every other object, as JSON). Equal workspaces give equal bytes.
public enum Snapshot {
  /// What is known about a snapshot without restoring it.
  public struct Header: Sendable, Equatable {
    /// Which journal it belongs to.
    public let generation: Int
    /// How many cells of the notebook it contains.
    public let cellCount: Int
    /// `Notebook.digest` of those cells.
    public let digest: String
    /// Makes a header.
    public init(generation: Int, cellCount: Int, digest: String) {
      self.generation = generation
      self.cellCount = cellCount
      self.digest = digest
    }
  }

  /// A workspace holds a value that no snapshot can keep.
  public struct Unsupported: Error, CustomStringConvertible {
    /// Names the value: `the generator g`.
    public let description: String
    /// Makes the error.
    public init(_ description: String) { self.description = description }
  }

  /// The form of the graph; a snapshot of another version is not read.
  static let version = 1
  static let headerKey = "gradus"
  static let graphKey = "graph"

  /// The bytes of a workspace. Nothing in it changes.
  ///
  /// - Throws: `Unsupported` when some value cannot be kept.
  public static func encode(_ interpreter: Interpreter, _ header: Header) throws -> [UInt8] {
    let running = Interpreter.current
    Interpreter.current = interpreter
    defer { Interpreter.current = running }
    let encoder = GraphEncoder(interpreter)
    let graph = try encoder.encodeWorkspace()
    return try seal(graph.serialized(), encoder.tensors, header)
  }

  /// Puts the parts of a file together and signs them with a check sum.
  static func seal(_ graph: String, _ tensors: [SafetensorsTensor], _ header: Header) throws -> [UInt8] {
    let record: JSON = [
      "version": .integer(version), "generation": .integer(header.generation), "cells": .integer(header.cellCount),
      "digest": .string(header.digest), "checksum": .string(checksum(graph, tensors)),
    ]
    let file = SafetensorsFile(
      metadata: [
        .init(key: headerKey, value: record.serialized()), .init(key: graphKey, value: graph),
      ], tensors: tensors)
    do {
      return try file.serialized()
    } catch {
      if case .headerTooLong = error { throw Unsupported("a workspace of so many objects") }
      throw error
    }
  }

  /// A sum over everything that is restored, in an order that does not depend on the file's.
  static func checksum(_ graph: String, _ tensors: [SafetensorsTensor]) -> String {
    var sum = Fingerprint()
    sum.add(graph.utf8)
    var total: UInt64 = 0
    for tensor in tensors {
      var own = Fingerprint()
      own.add(tensor.name.utf8)
      own.add(tensor.dtype.rawValue.utf8)
      for size in tensor.shape { own.add(size) }
      tensor.bytes.withContiguousStorageIfAvailable { own.add($0) }
      total = total &+ own.value
    }
    sum.add(Int(truncatingIfNeeded: total))
    return sum.text
  }
}
