// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// The functions of `grad_fn.register_hook` and `register_prehook`: what runs before a node's rule and after it.
public final class NodeHooks: Changeable {
  /// A registered function and its number.
  public struct Entry {
    /// The number that `remove` takes.
    public let id: Int
    /// Whether it runs before the rule, on the gradients of the outputs alone.
    public let isBefore: Bool
    /// The function of the language.
    public let function: AnyObject
    /// Makes an entry.
    public init(id: Int, isBefore: Bool, function: AnyObject) {
      self.id = id
      self.isBefore = isBefore
      self.function = function
    }
  }
  /// The functions in order.
  @exclusivity(unchecked) public var entries: [Entry] = [] { willSet { willChange() } }
  /// The transaction that last remembered the functions.
  @exclusivity(unchecked) public var stamp = ChangeStamp()
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0

  /// Calls a function of the language with one or two rows of gradients; what it returns (if anything) takes the place of the first.
  public typealias Call = (AnyObject, [[Tensor?]]) throws -> [Tensor?]?
  // SAFETY: set once before anything is evaluated, used on the evaluator's thread.
  /// How functions are called.
  @exclusivity(unchecked) nonisolated(unsafe) public static var call: Call = { _, _ in nil }

  /// No hooks.
  public init() {}

  /// Adds a function and returns its number.
  public func add(_ function: AnyObject, before: Bool) -> Int {
    let id = (entries.last?.id ?? -1) + 1
    entries.append(Entry(id: id, isBefore: before, function: function))
    return id
  }

  /// Takes a function out.
  public func remove(_ id: Int) { entries.removeAll { $0.id == id } }

  /// Remembers the functions.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let entries = entries
    return ({ [self] in self.entries = entries }, 128 + entries.count * 32)
  }

  func runBefore(_ gradients: [Tensor?]) throws -> [Tensor?] {
    var gradients = gradients
    for entry in entries where entry.isBefore {
      if let changed = try NodeHooks.call(entry.function, [gradients]) { gradients = changed }
    }
    return gradients
  }

  func runAfter(_ outgoing: [Tensor?], _ gradients: [Tensor?]) throws -> [Tensor?] {
    var outgoing = outgoing
    for entry in entries where !entry.isBefore {
      if let changed = try NodeHooks.call(entry.function, [outgoing, gradients]) { outgoing = changed }
    }
    return outgoing
  }
}
