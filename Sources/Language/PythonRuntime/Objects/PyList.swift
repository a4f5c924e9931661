// SPDX-License-Identifier: GPL-3.0-or-later

/// A `list`.
public final class PyList: PyObject {
  /// The items.
  public var items: [Value]

  /// Makes a list (or an instance of a subclass of `list`).
  public init(_ items: [Value], cls: PyClass) {
    self.items = items
    super.init(cls: cls, kind: .list)
  }

  /// Makes a list.
  public init(_ items: [Value] = []) {
    self.items = items
    super.init(reference: Classes.References.list, kind: .list)
  }

  public override func length() throws -> Int? { items.count }
  public override func hash() throws -> Int? { nil }
  public override func makeIterator() throws -> PyIterator? { ListIterator(self) }
  public override func visitReferences(_ visit: (Value) -> Void) {
    for item in items { visit(item) }
  }
  public override func captureContents() -> (() -> Void)? {
    let items = items
    return { [self] in self.items = items }
  }
}

/// Walks a list by index, so that a list may grow while it is iterated.
final class ListIterator: PyIterator {
  private let list: PyList
  private var index = 0
  init(_ list: PyList) {
    self.list = list
    super.init(cls: Classes.listIterator)
  }
  override func next() throws -> Value? {
    guard index < list.items.count else {
      index = Int.max
      return nil
    }
    index += 1
    return list.items[index - 1]
  }
  override func visitReferences(_ visit: (Value) -> Void) { visit(.list(list)) }
  override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

extension ListIterator: Snapshotable {
  static var snapshotName: String { "list iterator" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(list), .int(index)]) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = ListIterator(try facts.object(0))
    iterator.index = try facts.count(1)
    return iterator
  }
}
