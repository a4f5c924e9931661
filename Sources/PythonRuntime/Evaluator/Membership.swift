import PythonSyntax

/// `item in container` for what lies in places, without counting references: a text in a text, a number or a text in a set. Nil for
/// anything else.
@inline(__always)
func quickMembership(_ item: UnsafePointer<Value>, _ container: UnsafePointer<Value>) -> Bool? {
  if let text = BorrowedValue.string(at: container) {
    guard let part = BorrowedValue.string(at: item) else { return nil }
    return text._withUnsafeGuaranteedRef { text in
      part._withUnsafeGuaranteedRef { text.cls.isUserDefined ? nil : ASCIIText.contains($0, in: text) }
    }
  }
  guard case .object = container.pointee, let object = BorrowedValue.object(at: container) else { return nil }
  // No code of a program runs, so that nothing is given up meanwhile.
  return object._withUnsafeGuaranteedRef { object in
    guard object.kind == .set, !object.cls.isUserDefined else { return nil }
    return unsafeDowncast(object, to: PySet.self).table.quickContains(item.pointee)
  }
}
