// SPDX-License-Identifier: GPL-3.0-or-later

extension Declaration {
  /// Makes a declaration of a function whose calls with positional arguments in number within `counts`, at most three, have a body
  /// of their own: they come as they are, `.undefined` for those not given. All other calls, with keywords or more
  /// arguments, go to `body`.
  package init(
    _ name: String, _ signature: String, _ doc: String, example: String = "", vectorcall counts: ClosedRange<Int>,
    _ vectorcallBody: @escaping (Value, Value, Value) throws -> Value, body: @escaping (Bound) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    self.doc = doc
    self.example = example
    self.body = body
    vectorcall = Vectorcall(counts: counts, body: VectorcallBody(vectorcallBody))
  }
}
