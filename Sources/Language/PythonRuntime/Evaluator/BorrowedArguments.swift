// SPDX-License-Identifier: GPL-3.0-or-later

/// The positional arguments of a call as built-in functions get them that take their arguments as they are: those that lie in local
/// variables or constants stay there, uncounted.
///
/// A local variable cannot change while a built-in function runs: only the code of its own frame assigns it.
final class BorrowedArguments {
  private struct Argument {
    let location: OperandLocation
    // SAFETY: `nodes` keeps it alive.
    let node: Unmanaged<Node>
    /// Whether the location keeps its value during the call.
    let isHeld: Bool
  }

  /// How many there are.
  let count: Int
  private let nodes: [Node]
  // SAFETY: `count` arguments, whose nodes `nodes` keeps alive.
  private let memory: UnsafeMutablePointer<Argument>

  init(_ nodes: [Node]) {
    self.nodes = nodes
    count = nodes.count
    memory = .allocate(capacity: count)
    let leaveLocals = nodes.allSatisfy(\.leavesLocals)
    for (i, node) in nodes.enumerated() {
      let location = OperandLocation(of: node)
      let isHeld = node is Constant || location.isLocal && leaveLocals
      (memory + i).initialize(to: Argument(location: location, node: .passUnretained(node), isHeld: isHeld))
    }
  }

  deinit { memory.deallocate() }

  /// Calls `body` with a receiver, if there is one, and the arguments; at most three in all.
  @inline(__always)
  func call(_ body: VectorcallBody, receiver: BorrowedValue?, _ frame: Frame) throws -> Value {
    let none = BorrowedValue.undefined
    switch count {
    case 0: return try body(receiver ?? none, none, none)
    case 1:
      if let first = heldValue(0, frame) {
        if let receiver { return try body(receiver, first, none) }
        return try body(first, none, none)
      }
      var kept = Value.undefined
      let first = try value(0, frame, &kept)
      return try withExtendedLifetime(kept) {
        if let receiver { return try body(receiver, first, none) }
        return try body(first, none, none)
      }
    case 2: return try callWithTwo(body, receiver, frame)
    default: return try callWithThree(body, frame)
    }
  }

  @inline(never)
  private func callWithTwo(_ body: VectorcallBody, _ receiver: BorrowedValue?, _ frame: Frame) throws -> Value {
    let none = BorrowedValue.undefined
    if let first = heldValue(0, frame), let second = heldValue(1, frame) {
      if let receiver { return try body(receiver, first, second) }
      return try body(first, second, none)
    }
    var ownedFirst = Value.undefined
    let first = try value(0, frame, &ownedFirst)
    return try withExtendedLifetime(ownedFirst) {
      var ownedSecond = Value.undefined
      let second = try value(1, frame, &ownedSecond)
      return try withExtendedLifetime(ownedSecond) {
        if let receiver { return try body(receiver, first, second) }
        return try body(first, second, none)
      }
    }
  }

  @inline(never)
  private func callWithThree(_ body: VectorcallBody, _ frame: Frame) throws -> Value {
    var ownedFirst = Value.undefined
    let first = try value(0, frame, &ownedFirst)
    return try withExtendedLifetime(ownedFirst) {
      var ownedSecond = Value.undefined
      let second = try value(1, frame, &ownedSecond)
      return try withExtendedLifetime(ownedSecond) {
        var ownedThird = Value.undefined
        let third = try value(2, frame, &ownedThird)
        return try withExtendedLifetime(ownedThird) { try body(first, second, third) }
      }
    }
  }

  /// The argument at an index if its location keeps it.
  @inline(__always) private func heldValue(_ index: Int, _ frame: Frame) -> BorrowedValue? {
    if !memory[index].isHeld { return nil }
    let pointer = memory[index].location.pointer(frame)
    return pointer.pointee.isUndefined ? nil : BorrowedValue(at: pointer)
  }

  /// The argument at an index; what no location keeps goes to `kept`, which has to stay until the call is over.
  @inline(__always)
  private func value(_ index: Int, _ frame: Frame, _ kept: inout Value) throws -> BorrowedValue {
    if let held = heldValue(index, frame) { return held }
    kept =
      try memory[index].location.read(frame) ?? memory[index].node._withUnsafeGuaranteedRef { try $0.evaluate(frame) }
    return BorrowedValue(kept)
  }
}
