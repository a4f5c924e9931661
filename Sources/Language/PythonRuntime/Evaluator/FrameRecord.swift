// SPDX-License-Identifier: GPL-3.0-or-later

/// What a frame held when an exception left it.
package struct FrameRecord {
  private let code: CodeObject
  private let slots: [Value]

  init(_ frame: Frame) {
    code = frame.code
    slots = frame.copySlots()
  }

  /// The variables that had values, parameters first; those of enclosing functions that it used come last.
  package var variables: [(name: String, value: Value)] {
    var result: [(name: String, value: Value)] = []
    for (slot, name) in code.localNames.sorted(by: { $0.key < $1.key }) where slots.indices.contains(slot) {
      let value = FrameRecord.contents(slots[slot])
      if !value.isUndefined, !name.hasPrefix(".") { result.append((name, value)) }
    }
    for (slot, name) in zip(code.freeSlots, code.freeNames) where name != "__class__" && slots.indices.contains(slot) {
      let value = FrameRecord.contents(slots[slot])
      if !value.isUndefined { result.append((name, value)) }
    }
    return result
  }

  private static func contents(_ value: Value) -> Value {
    if case .object(let object) = value, let cell = object as? PyCell { return cell.contents }
    return value
  }
}
