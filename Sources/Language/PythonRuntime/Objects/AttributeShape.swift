// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of an attribute table in order, without the values.
///
/// Tables that got the same names in the same order share one shape, so code that has met a shape knows where a name's
/// value lies without searching. Large tables, and tables from which a name was removed, have a shape of their own.
final class AttributeShape {
  /// Shared shapes never change; one of its own belongs to one table, which may change it.
  let isShared: Bool
  private(set) var names: [Symbol]
  private var index = SymbolMap<Int>()
  private var extensions = SymbolMap<AttributeShape>()
  private var extensionCount = 0

  // SAFETY: used on the one thread that evaluates; shared shapes only gain extensions.
  private nonisolated(unsafe) static var madeEmpty: AttributeShape?
  /// The shape of a table without names: every new instance begins with it, so it is not a lazy global, which is asked for more.
  static var empty: AttributeShape { madeEmpty ?? makeEmpty() }
  @inline(never) private static func makeEmpty() -> AttributeShape {
    let made = AttributeShape([], isShared: true)
    madeEmpty = made
    return made
  }
  // SAFETY: as above, and it is copied before a name is added.
  private nonisolated(unsafe) static var madeEmptyOwn: AttributeShape?
  /// What a table with a shape of its own begins with; it is copied before the first name is added. No lazy global, likewise.
  static var emptyOwn: AttributeShape { madeEmptyOwn ?? makeEmptyOwn() }
  @inline(never) private static func makeEmptyOwn() -> AttributeShape {
    let made = AttributeShape([], isShared: false)
    madeEmptyOwn = made
    return made
  }

  /// Programs that use objects as dictionaries must not leave a shape for each name behind.
  private static let mostSharedNames = 48
  private static let mostExtensions = 256
  /// Fewer names are searched in a line, which beats hashing.
  private static let mostSearched = 8

  private init(_ names: [Symbol], isShared: Bool) {
    self.names = names
    self.isShared = isShared
    if names.count > AttributeShape.mostSearched { rebuildIndex() }
  }

  /// Where the value of a name lies.
  func position(of name: Symbol) -> Int? {
    if !index.isEmpty { return index[name] }
    for i in 0..<names.count where names[i].id == name.id { return i }
    return nil
  }

  /// Whether a name is the one at a position.
  @inline(__always) func hasName(_ name: Symbol, at position: Int) -> Bool {
    position < names.count && names[position].id == name.id
  }

  /// The shape with one more name: a shared one while that pays.
  func extended(by name: Symbol) -> AttributeShape {
    if let known = extensions[name] { return known }
    let isShared =
      isShared && names.count < AttributeShape.mostSharedNames && extensionCount < AttributeShape.mostExtensions
    let made = AttributeShape(names + [name], isShared: isShared)
    if isShared {
      extensions[name] = made
      extensionCount += 1
    }
    return made
  }

  /// The same names as a shape of one table's own.
  func ownCopy() -> AttributeShape { AttributeShape(names, isShared: false) }

  /// Adds a name to a shape of one table's own.
  func append(_ name: Symbol) {
    names.append(name)
    if !index.isEmpty {
      index[name] = names.count - 1
    } else if names.count > AttributeShape.mostSearched {
      rebuildIndex()
    }
  }

  /// Removes a name from a shape of one table's own.
  func remove(at position: Int) {
    names.remove(at: position)
    rebuildIndex()
  }

  private func rebuildIndex() {
    index = SymbolMap()
    guard names.count > AttributeShape.mostSearched else { return }
    for (i, name) in names.enumerated() { index[name] = i }
  }
}
