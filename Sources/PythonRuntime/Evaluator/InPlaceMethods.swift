/// Methods that are called so often that counting references would cost more than they do.
extension Declaration {
  /// A body for arguments that are read where they lie: a receiver and at most two more, `.undefined` for those not given. It runs no
  /// program and cannot fail; nil leaves the call to the direct body.
  typealias InPlaceBody = (UnsafePointer<Value>, UnsafePointer<Value>, UnsafePointer<Value>) -> Value?
}

// SAFETY (all of them): whoever calls keeps the values alive; the reference is the first word of a value that holds one
// (`ValueLayoutTests`).
extension Builtins {
  /// `dict.get`
  static func getInPlace(
    _ dict: UnsafePointer<Value>, _ key: UnsafePointer<Value>, _ standard: UnsafePointer<Value>
  ) -> Value? {
    guard case .dict = dict.pointee else { return nil }
    let object = UnsafeRawPointer(dict).load(as: Unmanaged<PyDict>.self)
    let found = object._withUnsafeGuaranteedRef { $0.table.search(plain: key) }
    guard found.isKnown else { return nil }
    if let value = found.value { return value.pointee }
    return standard.pointee.isUndefined ? Value.none : standard.pointee
  }

  /// `list.append`
  static func appendInPlace(_ list: UnsafePointer<Value>, _ item: UnsafePointer<Value>, _: UnsafePointer<Value>)
    -> Value?
  {
    guard case .list = list.pointee else { return nil }
    let object = UnsafeRawPointer(list).load(as: Unmanaged<PyList>.self)
    object._withUnsafeGuaranteedRef { $0.items.append(item.pointee) }
    return Value.none
  }
}
