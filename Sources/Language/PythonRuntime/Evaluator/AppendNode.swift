// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// `object.append(item)`, the most frequent of all calls of methods: a plain list, whose methods nobody can change, gets the item without a call.
final class AppendNode: Node {
  private let object: Operand
  private let item: Operand
  /// The same for anything but a plain list.
  private let call: MethodCallNode
  /// Whether a list stays where it lies until it has got the item.
  private let listStays: Bool

  init(_ item: Node, _ call: MethodCallNode) {
    object = call.object
    self.item = Operand(item)
    self.call = call
    let runsNothing = item is Constant || self.item.location.isLocal
    listStays = object.location.isLocal && item.leavesLocals || object.location.mayHoldContainer && runsNothing
    super.init(call.span)
  }
  override var leavesLocals: Bool { call.leavesLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if listStays, let list = object.location.list(frame), list._withUnsafeGuaranteedRef({ !$0.hasUserClass }) {
      try add(item.evaluate(frame), to: list, frame)
      return .none
    }
    if object.location.mayHoldContainer { return try call.evaluate(frame) }
    let receiver = try object.evaluate(frame)
    guard case .list(let list) = receiver, !list.hasUserClass else { return try call.evaluate(receiver, frame) }
    try add(item.evaluate(frame), to: .passUnretained(list), frame)
    return withExtendedLifetime(receiver) { .none }
  }

  // SAFETY: the caller holds the list.
  @inline(__always) private func add(_ item: __owned Value, to list: Unmanaged<PyList>, _ frame: Frame) throws {
    do { try list._withUnsafeGuaranteedRef { try $0.append(item) } } catch { throw marked(error, span, frame) }
  }
}
