// SPDX-License-Identifier: GPL-3.0-or-later

/// A value whose reference is not counted: plain data, for the arguments of a call.
///
/// SAFETY (all of them): it has the layout of `Value` (`LayoutCheck`). Whoever makes one holds the value itself as long as the call runs.
struct BorrowedValue {
  private let word: UInt
  private let tag: UInt8

  /// The value at an address whose owner keeps it during the call.
  @inline(__always) init(at pointer: UnsafePointer<Value>) {
    self = UnsafeRawPointer(pointer).load(as: BorrowedValue.self)
  }

  /// A value that somebody else holds.
  @inline(__always) init(_ value: borrowing Value) { self = unsafeBitCast(value, to: BorrowedValue.self) }

  /// What stands for an argument that is not given.
  @inline(__always) static var undefined: BorrowedValue { BorrowedValue(Value.undefined) }

  /// The object behind the value at an address; nil for numbers, truth values and `None`.
  @inline(__always) static func object(at pointer: UnsafePointer<Value>) -> Unmanaged<PyObject>? {
    switch pointer.pointee {
    case .string, .list, .tuple, .dict, .object:
      // The reference is the first word of a value that holds one.
      UnsafeRawPointer(pointer).load(as: Unmanaged<PyObject>.self)
    default: nil
    }
  }

  /// The string at an address, likewise.
  @inline(__always) static func string(at pointer: UnsafePointer<Value>) -> Unmanaged<PyString>? {
    guard case .string = pointer.pointee else { return nil }
    return UnsafeRawPointer(pointer).load(as: Unmanaged<PyString>.self)
  }
}

/// The body of a built-in function that takes up to three arguments as they are, callable with borrowed values: a value is given as
/// one word and its tag, of which a function that does not take it over counts no reference.
///
/// Plain data, too: bodies are made with the tables of functions and classes, and are there for ever.
package struct VectorcallBody {
  /// What a body looks like; `.undefined` stands for arguments that are not given.
  package typealias Function = (Value, Value, Value) throws -> Value
  private struct Given { let body: Function }
  private struct Borrowing { let body: (BorrowedValue, BorrowedValue, BorrowedValue) throws -> Value }
  private final class Holder {
    let borrowing: Borrowing
    init(_ borrowing: Borrowing) { self.borrowing = borrowing }
  }
  // SAFETY: nobody gives the holder up.
  private let holder: Unmanaged<Holder>
  // SAFETY: plain data that does not change.
  /// A body that is never called.
  nonisolated(unsafe) static let none = VectorcallBody { _, _, _ in .none }

  package init(_ body: @escaping Function) {
    // SAFETY: both kinds of arguments are passed in the same registers (`LayoutCheck`), and neither is given up by the body.
    holder = .passRetained(Holder(unsafeBitCast(Given(body: body), to: Borrowing.self)))
  }

  @inline(__always)
  func callAsFunction(_ first: BorrowedValue, _ second: BorrowedValue, _ third: BorrowedValue) throws -> Value {
    try holder._withUnsafeGuaranteedRef { try $0.borrowing.body(first, second, third) }
  }
}
