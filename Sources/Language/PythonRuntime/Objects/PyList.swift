// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// A `list`.
public final class PyList: PyObject {
  @usableFromInline var storedItems: [Value]
  /// The items.
  @inlinable public var items: [Value] {
    @inline(__always) _read { yield storedItems }
    @inline(__always) _modify {
      willChange()
      yield &storedItems
    }
  }

  /// Makes a list (or an instance of a subclass of `list`).
  public init(_ items: [Value], cls: PyClass) {
    storedItems = items
    super.init(cls: cls, kind: .list)
  }

  /// Makes a list.
  public init(_ items: [Value] = []) {
    storedItems = items
    super.init(plain: Classes.References.list, kind: .list)
  }

  /// Adds an item at the end.
  @inlinable @inline(__always) package func append(_ item: __owned Value) throws {
    try MemoryLimit.check(growing: storedItems.count)
    willChange()
    storedItems.append(item)
  }

  public override func length() throws -> Int? { items.count }
  public override func hash() throws -> Int? { nil }
  public override func makeIterator() throws -> PyIterator? { ListIterator(self) }
  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    let memory = ReferenceCounts.memory(of: storedItems)
    if ReferenceCounts.isAlone(memory) { walk.see(all: storedItems) }
  }
  public override func dropReferences() {
    super.dropReferences()
    storedItems = []
  }
  public override func captureContents() -> (() -> Void)? {
    let items = storedItems
    return { [self] in storedItems = items }
  }
  public override var contentsByteCount: Int { storedItems.count * MemoryLayout<Value>.stride }
}

/// Walks a list by index, so that a list may grow while it is iterated.
final class ListIterator: PyIterator {
  private let list: PyList
  private var index = 0 { willSet { willChange() } }
  init(_ list: PyList) {
    self.list = list
    super.init(cls: Classes.listIterator)
  }
  override func showReferences(to walk: ReferenceWalk) { walk.see(list) }
  override var lengthHint: Int? { index == Int.max ? 0 : max(0, list.items.count - index) }
  override func next() throws -> Value? {
    guard index < list.items.count else {
      index = Int.max
      return nil
    }
    index += 1
    return list.items[index - 1]
  }
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
