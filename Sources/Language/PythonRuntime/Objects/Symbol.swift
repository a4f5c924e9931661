// SPDX-License-Identifier: GPL-3.0-or-later

/// An interned name: attributes, variables and keywords are compared and hashed as one machine word.
public struct Symbol: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The index in the table of names.
  public let id: Int32

  /// The symbol for a name.
  public init(_ name: String) {
    if let known = Symbol.ids[name] {
      id = known
    } else {
      id = Int32(truncatingIfNeeded: Symbol.names.count)
      Symbol.ids[name] = id
      Symbol.names.append(name)
    }
  }

  /// The symbol with a number that the table begins with.
  init(number: Int32) { id = number }

  /// The symbol for a name written in the program.
  public init(stringLiteral name: String) { self.init(name) }

  /// The name.
  public var name: String { Symbol.names[Int(id)] }

  /// Whether both are the same name.
  public static func == (left: Symbol, right: Symbol) -> Bool { left.id == right.id }
  /// Hashes the name's number.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  // SAFETY: the language runs on one thread at a time (see ARCHITECTURE.md); the tables only grow.
  private nonisolated(unsafe) static var ids = Dictionary(
    uniqueKeysWithValues: Special.names.enumerated().map { ($0.element, Int32(truncatingIfNeeded: $0.offset)) })
  private nonisolated(unsafe) static var names = Special.names
}
