// SPDX-License-Identifier: GPL-3.0-or-later

/// A `tuple`, also the base of named tuples and `torch.Size`.
public final class PyTuple: PyObject {
  /// The items; changed only by an iterator whose tuple nobody kept.
  public internal(set) final var items: [Value]

  /// Makes a tuple (or an instance of a subclass of `tuple`).
  public init(_ items: [Value], cls: PyClass) {
    self.items = items
    super.init(cls: cls, kind: .tuple)
  }

  /// Makes a tuple.
  public init(_ items: [Value]) {
    self.items = items
    super.init(plain: Classes.References.tuple, kind: .tuple)
  }

  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    let memory = ReferenceCounts.memory(of: items)
    if ReferenceCounts.isAlone(memory) { walk.see(all: items) }
  }
  public override func length() throws -> Int? { items.count }
  public override func makeIterator() throws -> PyIterator? { SequenceIterator(items, cls: Classes.tupleIterator) }
}
