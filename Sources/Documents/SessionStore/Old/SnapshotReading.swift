// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import PythonRuntime
import Safetensors

/// Snapshots are exports now; those of the first versions of the program, which kept sessions in them, are still read.
extension Snapshot {
  /// What is known about a snapshot, without restoring it.
  ///
  /// - Throws: when the bytes are no snapshot.
  public static func header(of bytes: [UInt8]) throws -> Header {
    try header(of: SafetensorsFile(parsing: bytes)).header
  }

  private static func header(of file: SafetensorsFile) throws -> (header: Header, checksum: String) {
    guard let text = file.metadata(headerKey) else { throw DamagedSnapshot("this file is no snapshot") }
    let record = try JSON(parsing: text)
    guard record["version"]?.integerValue == version else { throw DamagedSnapshot("a snapshot of another version") }
    guard let generation = record["generation"]?.integerValue, let cells = record["cells"]?.integerValue, cells >= 0,
      let digest = record["digest"]?.stringValue, let checksum = record["checksum"]?.stringValue
    else { throw DamagedSnapshot("the header of the snapshot is incomplete") }
    return (Header(generation: generation, cellCount: cells, digest: digest), checksum)
  }

  /// Brings a fresh workspace (libraries installed, imports of a session run) to where the snapshot was taken.
  ///
  /// - Throws: when the bytes are damaged; the workspace is then not to be used.
  public static func restore(_ bytes: [UInt8], into interpreter: Interpreter) throws {
    let file = try SafetensorsFile(parsing: bytes)
    let found = try header(of: file)
    guard let graph = file.metadata(graphKey), checksum(graph, file.tensors) == found.checksum else {
      throw DamagedSnapshot("the check sum of the snapshot is wrong")
    }
    Interpreter.current = interpreter
    try GraphDecoder(try JSON(parsing: graph), file.tensors, interpreter).restoreWorkspace()
  }
}
