// SPDX-License-Identifier: GPL-3.0-or-later

/// A small ordered map from names to values: the `__dict__` of objects, classes and modules.
///
/// The names are a shape, which equal tables share; the values lie in an array. A value type, so that remembering an
/// object's attributes is a copy on write.
public struct AttributeTable {
  /// The names. Nodes of the evaluator remember shapes and the positions of names in them.
  private(set) var shape: AttributeShape
  private var contents: ContiguousArray<Value>

  /// Makes an empty table with names of its own: for modules, classes, and what else is the only one with its names.
  public init() {
    shape = AttributeShape.emptyOwn
    contents = []
  }
  /// An empty table for one of many objects that get the same names.
  static var shared: AttributeTable { AttributeTable(shape: AttributeShape.empty) }
  private init(shape: AttributeShape) {
    self.shape = shape
    contents = []
  }

  /// The number of attributes.
  public var count: Int { contents.count }
  /// The names in the order of their first assignment.
  public var names: [Symbol] { shape.names }
  /// The values in the same order.
  public var values: [Value] { Array(contents) }

  /// The value of a name; setting nil removes it.
  public subscript(name: Symbol) -> Value? {
    get {
      guard let i = shape.position(of: name) else { return nil }
      return contents[i]
    }
    set {
      guard let i = shape.position(of: name) else {
        if let newValue { append(name, newValue) }
        return
      }
      if let newValue {
        contents[i] = newValue
      } else {
        makeShapeOwn()
        shape.remove(at: i)
        contents.remove(at: i)
      }
    }
  }

  private mutating func append(_ name: Symbol, _ value: Value) {
    if shape.isShared {
      shape = shape.extended(by: name)
    } else {
      makeShapeOwn()
      shape.append(name)
    }
    contents.append(value)
  }

  private mutating func makeShapeOwn() {
    if shape.isShared || !isKnownUniquelyReferenced(&shape) { shape = shape.ownCopy() }
  }

  /// The value of a name, looked for first where it was last time.
  @inline(__always) func value(of name: Symbol, _ lastPosition: inout Int) -> Value? {
    if !shape.hasName(name, at: lastPosition) {
      guard let found = shape.position(of: name) else { return nil }
      lastPosition = found
    }
    return contents[lastPosition]
  }

  /// Shows the values to the collector.
  mutating func showReferences(to walk: ReferenceWalk) {
    let memory = ReferenceCounts.memory(of: contents)
    guard ReferenceCounts.isAlone(memory) else { return }
    for value in contents { walk.see(value) }
  }

  // MARK: For code that knows the shape

  // SAFETY: whoever asks holds the table and is done with the place before it can change.
  /// Where the value at a position of the shape lies, good until the table changes.
  @inline(__always) func place(at position: Int) -> UnsafePointer<Value>? {
    contents.withUnsafeBufferPointer { position < $0.count ? $0.baseAddress.map { $0 + position } : nil }
  }
  /// Replaces the value at a position of the shape.
  @inline(__always) mutating func setValue(_ value: Value, at position: Int) { contents[position].replace(with: value) }
  /// Adds the value of the one name that `extended`, made from this table's shape, has more.
  @inline(__always) mutating func append(_ value: Value, extending extended: AttributeShape) {
    if contents.isEmpty { contents.reserveCapacity(4) }
    shape = extended
    contents.append(value)
  }
}
