// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension TrackedStep: Snapshotable {
  package static var snapshotName: String { "tracked step" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.value(function), .ref(optimizer)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    TrackedStep(try facts.value(0), try facts.object(1))
  }
}
