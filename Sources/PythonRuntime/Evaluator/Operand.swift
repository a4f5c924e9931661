import Diagnostics

/// A child of a node. Local variables, constants and global names, the most frequent children, are read in place, without a
/// call; numbers among them even without counting references.
struct Operand {
  let node: Node
  /// The slot of a local variable, else one of the two marks below.
  private let place: Int
  private let constant: Value
  private let global: GlobalSlot

  private static let isConstant = -1
  private static let isGlobal = -2
  private static let isOther = -3
  // SAFETY: immutable.
  private nonisolated(unsafe) static let noGlobal = GlobalSlot(Symbol(""))

  init(_ node: Node) {
    self.node = node
    switch node {
    case let local as LocalLoad: (place, constant, global) = (local.slot, .none, Operand.noGlobal)
    case let fixed as Constant: (place, constant, global) = (Operand.isConstant, fixed.value, Operand.noGlobal)
    case let name as GlobalLoad: (place, constant, global) = (Operand.isGlobal, .none, name.global)
    default: (place, constant, global) = (Operand.isOther, .none, Operand.noGlobal)
    }
  }

  /// Where it stands.
  var span: SourceSpan { node.span }

  @inline(__always) func evaluate(_ frame: Frame) throws -> Value {
    if place >= 0 {
      // SAFETY: slots of compiled variables lie within the frame.
      switch frame.slots[place] {
      case .int(let number): return .int(number)
      case .float(let number): return .float(number)
      case .undefined: break
      case let value: return value
      }
    } else if place == Operand.isConstant {
      switch constant {
      case .int(let number): return .int(number)
      case .float(let number): return .float(number)
      case let value: return value
      }
    } else if place == Operand.isGlobal {
      switch global.value {
      case .int(let number): return .int(number)
      case .float(let number): return .float(number)
      case .undefined: break
      case let value: return value
      }
    }
    return try node.evaluate(frame)
  }
}

/// The operands of a call in plain memory: walking them counts no references.
final class OperandList {
  /// How many there are.
  let count: Int
  // SAFETY: `count` operands, initialised from init to deinit.
  private let memory: UnsafeMutablePointer<Operand>

  init(_ nodes: [Node]) {
    count = nodes.count
    memory = .allocate(capacity: count)
    for (i, node) in nodes.enumerated() { (memory + i).initialize(to: Operand(node)) }
  }

  deinit {
    memory.deinitialize(count: count)
    memory.deallocate()
  }

  /// The value of the operand at an index below `count`.
  @inline(__always) func evaluate(_ index: Int, _ frame: Frame) throws -> Value { try memory[index].evaluate(frame) }
}
