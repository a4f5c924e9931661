// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// One global name: code refers to the slot itself, so a global costs no lookup when it runs.
public final class GlobalSlot: Changeable {
  /// The name.
  public let name: Symbol
  /// Where the name stands among the others: names that came later have larger numbers.
  package fileprivate(set) var place = 0
  /// Where operands of the evaluator read the value.
  let memory = ValueMemory(.undefined)
  /// The transaction that last remembered the value.
  public var stamp = ChangeStamp.never
  /// The value; `.undefined` while the name does not exist.
  public var value: Value {
    get { memory.value }
    set {
      // A function that is replaced may be running: calls do not hold the functions that they find in global names.
      if case .object(let old) = memory.value, old.kind == .function || old.kind == .type || old.kind == .builtin {
        Interpreter.current.stack.keepWhileRunning(old)
      }
      willChange()
      memory.value = newValue
    }
  }
  /// Gives the name a number; faster where it had one.
  @inline(__always) func set(number: Value) {
    switch memory.pointer.pointee {
    case .int, .float:
      willChange()
      memory.replaceNumber(with: number)
    default: value = number
    }
  }
  init(_ name: Symbol) { self.name = name }
  deinit { memory.free() }

  /// Remembers the value.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let value = memory.value
    return ({ [self] in self.value = value }, 128)
  }
}

/// The names of a workspace (or of one script).
public final class GlobalTable {
  private var slots: [Symbol: GlobalSlot] = [:]
  private var order: [GlobalSlot] = []
  private var nextPlace = 0
  /// What shows the names to programs, while somebody has it.
  package weak var view: GlobalsView?

  /// An empty table.
  package init() {}

  /// The slot of a name, made on first use.
  public func slot(_ name: Symbol) -> GlobalSlot {
    if let slot = slots[name] { return slot }
    let slot = GlobalSlot(name)
    slots[name] = slot
    append(slot)
    return slot
  }

  private func append(_ slot: GlobalSlot) {
    slot.place = nextPlace
    nextPlace += 1
    order.append(slot)
  }

  /// Gives names the places that they had in an earlier run; all others come behind them.
  package func arrange(_ names: [(name: Symbol, place: Int)]) {
    let former = order + names.compactMap { slots[$0.name] == nil ? slot($0.name) : nil }
    order = []
    nextPlace = 0
    var arranged = Set<Symbol>()
    for (name, place) in names.sorted(by: { $0.place < $1.place }) where arranged.insert(name).inserted {
      nextPlace = max(nextPlace, min(place, 1 << 48))
      append(slot(name))
    }
    for slot in former where !arranged.contains(slot.name) { append(slot) }
  }

  /// Whether a slot is one of this table's.
  package func owns(_ slot: GlobalSlot) -> Bool { slots[slot.name] === slot }

  /// The value of a name; setting nil removes the name.
  public subscript(name: Symbol) -> Value? {
    get {
      guard let slot = slots[name], !slot.value.isUndefined else { return nil }
      return slot.value
    }
    set { slot(name).value = newValue ?? .undefined }
  }

  /// The names that have values, in the order in which they were first mentioned.
  public var definitions: [(name: Symbol, value: Value)] {
    order.compactMap { $0.value.isUndefined ? nil : ($0.name, $0.value) }
  }

  /// The slots of the names that have values, in the same order.
  package var definedSlots: [GlobalSlot] { order.filter { !$0.value.isUndefined } }

  /// Removes every name.
  public func removeAll() {
    for slot in order { slot.value = .undefined }
  }
}
