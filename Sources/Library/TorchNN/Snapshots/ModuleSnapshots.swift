// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

extension ModuleObject: Snapshotable {
  package static var snapshotName: String { "module object" }
  package func snapshot() throws -> SnapshotRecord {
    let hookLists = hooks.map { [$0.forward, $0.forwardPre, $0.backward, $0.backwardPre, $0.withKeywords] } ?? []
    return SnapshotRecord(contents: [
      .bool(isInitialised), .ref(parameters), .ref(buffers), .ref(modules),
      .list(nonPersistentBuffers.map { .text($0) }), .list(hookLists.map { .ref($0) }),
    ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { ModuleObject(cls: Classes.object) }
  package func restoreContents(_ contents: SnapshotReader) throws {
    isInitialised = try contents.bool(0)
    parameters = try contents.object(1)
    buffers = try contents.object(2)
    modules = try contents.object(3)
    let names = try contents.list(4)
    nonPersistentBuffers = try names.parts.indices.map { try names.text($0) }
    let lists = try contents.objects(5, as: PyDict.self)
    if lists.count == 5 {
      hooks = ModuleHooks(
        forward: lists[0], forwardPre: lists[1], backward: lists[2], backwardPre: lists[3], withKeywords: lists[4])
    }
  }
}

extension ModuleObject: TensorTree {
  package var tensorTables: [PyDict] { [parameters, buffers] }
  package var branches: PyDict { modules }
}
