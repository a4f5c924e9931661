// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Where the value of a child of a node lies, if it lies somewhere: local variables, constants and global names, the most
/// frequent children, are read in place, without a call. Plain data, which costs nothing to copy.
///
/// Variables that inner functions share are not among them: one more kind of location made every loop a tenth slower. Only lists and
/// dictionaries are looked for in their cells.
struct OperandLocation {
  // SAFETY: the memory of a constant or a global name, which the node of the operand keeps alive.
  private let fixed: UnsafePointer<Value>?
  /// The slot of a local variable, 0 for fixed memory, -1 for what must be evaluated.
  private let slot: Int
  /// The slot of the cell of a shared variable, -1 for anything else.
  private let cell: Int

  init(of node: Node) {
    cell = (node as? CellLoad)?.slot ?? -1
    switch node {
    case let local as LocalLoad: (fixed, slot) = (nil, local.slot)
    case let constant as Constant: (fixed, slot) = (constant.memory.pointer, 0)
    case let name as GlobalLoad: (fixed, slot) = (name.global.memory.pointer, 0)
    default: (fixed, slot) = (nil, -1)
    }
  }

  /// Whether the value lies somewhere.
  var exists: Bool { slot >= 0 }
  /// Whether it is a local variable.
  var isLocal: Bool { exists && fixed == nil }

  /// Whether `list` and `dict` have somewhere to look.
  var mayHoldContainer: Bool { exists || cell >= 0 }
  /// The address of what lies somewhere, also in a cell.
  @inline(__always) func containerPointer(_ frame: Frame) -> UnsafePointer<Value>? {
    if exists { return pointer(frame) }
    return cell >= 0 ? frame.contentsPointer(cell) : nil
  }

  /// The address in a frame; only if the location exists. The value is undefined for variables without one.
  @inline(__always) func pointer(_ frame: Frame) -> UnsafePointer<Value> {
    // SAFETY: slots of compiled variables lie within the frame.
    (fixed ?? UnsafePointer(frame.slots)) + slot
  }

  /// The value, nil when it must be evaluated.
  @inline(__always) func read(_ frame: Frame) -> Value? {
    if !exists { return nil }
    let pointer = pointer(frame)
    // (With more cases than these the processor would jump through a table.)
    switch pointer.pointee {
    case .int(let number): return .int(number)
    case .float(let number): return .float(number)
    case .undefined: return nil
    case let value: return value
    }
  }
}

extension OperandLocation {
  // SAFETY (all of them): the slot, or the memory of the constant or global name, keeps the object until somebody assigns to it.
  /// The object that lies here, without counting a reference; nil for other values, and for strings, lists, tuples and dictionaries.
  ///
  /// Whoever asks must be done with it before anything can change the variable.
  @inline(__always) func object(_ frame: Frame) -> Unmanaged<PyObject>? {
    if !exists { return nil }
    let pointer = pointer(frame)
    guard case .object = pointer.pointee else { return nil }
    // SAFETY: the reference is the first word of a value that holds one (`LayoutCheck`).
    return UnsafeRawPointer(pointer).load(as: Unmanaged<PyObject>.self)
  }
  /// The dictionary that lies here, likewise, if no program defined its class.
  @inline(__always) func dict(_ frame: Frame) -> Unmanaged<PyDict>? {
    guard let pointer = containerPointer(frame) else { return nil }
    guard case .dict = pointer.pointee else { return nil }
    // SAFETY: as above.
    let dict = UnsafeRawPointer(pointer).load(as: Unmanaged<PyDict>.self)
    return dict._withUnsafeGuaranteedRef { $0.hasUserClass } ? nil : dict
  }
  /// The plain list that lies here, likewise.
  @inline(__always) func list(_ frame: Frame) -> Unmanaged<PyList>? {
    guard let pointer = containerPointer(frame) else { return nil }
    guard case .list = pointer.pointee else { return nil }
    // SAFETY: as above.
    return UnsafeRawPointer(pointer).load(as: Unmanaged<PyList>.self)
  }
  /// The item at a number of the plain tuple or the plain text that lies here, if it is within that; nil for anything else.
  @inline(__always) func item(_ i: Int, _ frame: Frame) -> Value? {
    if !exists || i < 0 { return nil }
    let pointer = pointer(frame)
    switch pointer.pointee {
    case .tuple:
      // SAFETY: as above.
      let tuple = UnsafeRawPointer(pointer).load(as: Unmanaged<PyTuple>.self)
      return tuple._withUnsafeGuaranteedRef { i < $0.items.count && !$0.hasUserClass ? $0.items[i] : nil }
    case .string:
      // SAFETY: as above.
      let string = UnsafeRawPointer(pointer).load(as: Unmanaged<PyString>.self)
      return string._withUnsafeGuaranteedRef { i < $0.count && !$0.hasUserClass ? $0.character(at: i) : nil }
    default: return nil
    }
  }
  /// The whole number that lies here.
  @inline(__always) func integer(_ frame: Frame) -> Int? {
    if exists, case .int(let number) = pointer(frame).pointee { number } else { nil }
  }
}

/// A child of a node.
struct Operand {
  let node: Node
  let location: OperandLocation

  init(_ node: Node) {
    self.node = node
    location = OperandLocation(of: node)
  }

  /// Where it stands.
  var span: SourceSpan { node.span }

  @inline(__always) func evaluate(_ frame: Frame) throws -> Value {
    if let value = location.read(frame) { return value }
    return try node.evaluate(frame)
  }
}

/// The operands of a call in plain memory: walking them counts no references.
final class OperandList {
  /// How many there are.
  let count: Int
  private let nodes: [Node]
  // SAFETY: `count` locations and nodes, which `nodes` keeps alive.
  private let memory: UnsafeMutablePointer<(location: OperandLocation, node: Unmanaged<Node>)>

  init(_ nodes: [Node]) {
    self.nodes = nodes
    count = nodes.count
    memory = .allocate(capacity: count)
    for (i, node) in nodes.enumerated() {
      (memory + i).initialize(to: (OperandLocation(of: node), .passUnretained(node)))
    }
  }

  deinit { memory.deallocate() }

  /// Whether evaluating them surely assigns no local variable of the frame.
  var leaveLocals: Bool { nodes.allSatisfy(\.leavesLocals) }

  /// The values of all operands.
  @inline(__always) func evaluate(_ frame: Frame) throws -> [Value] {
    switch count {
    case 0: return []
    case 1: return [try evaluate(0, frame)]
    case 2: return [try evaluate(0, frame), try evaluate(1, frame)]
    case 3: return [try evaluate(0, frame), try evaluate(1, frame), try evaluate(2, frame)]
    default:
      var values: [Value] = []
      values.reserveCapacity(count)
      for i in 0..<count { values.append(try evaluate(i, frame)) }
      return values
    }
  }

  /// Whether the operand at an index below `count` is true.
  @inline(__always) func test(_ index: Int, _ frame: Frame) throws -> Bool {
    try memory[index].node._withUnsafeGuaranteedRef { try $0.test(frame) }
  }

  /// The value of the operand at an index below `count`.
  @inline(__always) func evaluate(_ index: Int, _ frame: Frame) throws -> Value {
    if let value = memory[index].location.read(frame) { return value }
    return try memory[index].node._withUnsafeGuaranteedRef { try $0.evaluate(frame) }
  }
}
