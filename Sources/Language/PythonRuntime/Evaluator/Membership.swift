// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// `item in container` for operands that have locations, without counting references: a text in a text, a number or a text in a set or
/// dictionary. Nil for anything else.
@inline(__always)
func fastMembership(_ item: UnsafePointer<Value>, _ container: UnsafePointer<Value>) -> Bool? {
  if let text = BorrowedValue.string(at: container) {
    guard let part = BorrowedValue.string(at: item) else { return nil }
    return text._withUnsafeGuaranteedRef { text in
      part._withUnsafeGuaranteedRef { text.hasUserClass ? nil : ASCIIText.contains($0, in: text) }
    }
  }
  guard let object = BorrowedValue.object(at: container) else { return nil }
  if case .dict = container.pointee {
    let found = object._withUnsafeGuaranteedRef { object in
      // SAFETY: a value of the case `dict` has a dictionary.
      object.hasUserClass ? nil : unsafeDowncast(object, to: PyDict.self).table.search(plain: item)
    }
    guard let found, found.isKnown else { return nil }
    return found.value != nil
  }
  guard case .object = container.pointee else { return nil }
  // No code of a program runs, so that nothing is given up meanwhile.
  return object._withUnsafeGuaranteedRef { object in
    guard object.kind == .set, !object.hasUserClass else { return nil }
    // SAFETY: objects of this kind are sets.
    return unsafeDowncast(object, to: PySet.self).table.fastContains(item.pointee)
  }
}
