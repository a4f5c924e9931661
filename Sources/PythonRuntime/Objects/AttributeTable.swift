/// A small ordered map from names to values: the `__dict__` of objects, classes and modules.
///
/// Few names are searched in a line, which beats hashing; many get an index. A value type, so that remembering an
/// object's attributes is a copy on write.
public struct AttributeTable {
  private var keys: [Symbol] = []
  private var contents: [Value] = []
  private var index: SymbolMap<Int>?

  /// Makes an empty table.
  public init() {}

  /// The number of attributes.
  public var count: Int { keys.count }
  /// The names in the order of their first assignment.
  public var names: [Symbol] { keys }
  /// The values in the same order.
  public var values: [Value] { contents }

  private func position(of name: Symbol) -> Int? {
    if let index { return index[name] }
    for i in 0..<keys.count where keys[i].id == name.id { return i }
    return nil
  }

  /// The value of a name; setting nil removes it.
  public subscript(name: Symbol) -> Value? {
    get {
      guard let i = position(of: name) else { return nil }
      return contents[i]
    }
    set {
      if let i = position(of: name) {
        if let newValue {
          contents[i] = newValue
        } else {
          keys.remove(at: i)
          contents.remove(at: i)
          rebuildIndex()
        }
      } else if let newValue {
        keys.append(name)
        contents.append(newValue)
        if index != nil { index?[name] = keys.count - 1 } else if keys.count > 12 { rebuildIndex() }
      }
    }
  }

  private mutating func rebuildIndex() {
    guard keys.count > 12 else {
      index = nil
      return
    }
    var fresh = SymbolMap<Int>()
    for (i, key) in keys.enumerated() { fresh[key] = i }
    index = fresh
  }
}
