// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

extension BinaryOperator {
  /// `__add__` for `+`.
  package var methodName: Symbol { names.forward }
  /// `__radd__` for `+`.
  package var reflectedName: Symbol { names.reflected }
  /// `__iadd__` for `+=`.
  package var inPlaceName: Symbol { names.inPlace }

  private typealias Names = (forward: Symbol, reflected: Symbol, inPlace: Symbol)
  private var names: Names { (BinaryOperator.table ?? BinaryOperator.makeTable())[number] }
  // SAFETY: made once, for good, with an entry for each number; used on the one thread that evaluates.
  /// The names by number: asked at every operation on objects.
  private nonisolated(unsafe) static var table: UnsafePointer<Names>?
  @inline(never) private static func makeTable() -> UnsafePointer<Names> {
    let made = UnsafeMutablePointer<Names>.allocate(capacity: allCases.count)
    for op in allCases {
      (made + op.number).initialize(
        to: (Symbol("__\(op.stem)__"), Symbol("__r\(op.stem)__"), Symbol("__i\(op.stem)__")))
    }
    table = UnsafePointer(made)
    return UnsafePointer(made)
  }
  /// The place in `allCases`.
  private var number: Int {
    switch self {
    case .add: 0
    case .subtract: 1
    case .multiply: 2
    case .matrixMultiply: 3
    case .divide: 4
    case .floorDivide: 5
    case .modulo: 6
    case .power: 7
    case .leftShift: 8
    case .rightShift: 9
    case .bitAnd: 10
    case .bitOr: 11
    case .bitXor: 12
    }
  }
  private var stem: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .matrixMultiply: "matmul"
    case .divide: "truediv"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    case .leftShift: "lshift"
    case .rightShift: "rshift"
    case .bitAnd: "and"
    case .bitOr: "or"
    case .bitXor: "xor"
    }
  }

  /// The operator's name in error texts.
  var shownName: String { self == .power ? "** or pow()" : rawValue }
}
