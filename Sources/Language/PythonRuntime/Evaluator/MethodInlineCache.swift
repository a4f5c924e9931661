// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The method that a call found last time: good while the receiver has the same class, no attribute of its own hides the
/// method, and no class has changed.
struct MethodInlineCache {
  // By identity, as in `AttributeInlineCache`.
  private var cls: UnsafeMutableRawPointer?
  private var shape: ObjectIdentifier?
  private var epoch = -1
  /// The method if a program defined it.
  private(set) var function: PyFunction?
  // SAFETY: `function` holds it, and what that gives up is kept while calls are running.
  /// The same without counting references, while the place in the code meets few kinds of receivers: what such a place forgets is
  /// kept while calls are running, so that a method which makes its own caller forget it goes on.
  private(set) var unretainedFunction: Unmanaged<PyFunction>?
  private var changes = 0
  private static let mostChanges = 32
  /// The body of the method if it is built in, and how many positional arguments it takes with the receiver.
  private(set) var body = VectorcallBody.none
  private var counts = (least: 1, most: 0)
  /// The method if it is built in.
  private(set) var builtin: BuiltinFunction?

  /// Whether the method is built in and takes so many positional arguments as they are.
  @inline(__always) func accepts(_ count: Int) -> Bool { count >= counts.least && count <= counts.most }

  /// Whether the method is that of this receiver.
  @inline(__always) func knows(_ holder: PyObject) -> Bool {
    epoch == PyClass.epoch && holder.classIdentity == cls
      && holder.storedAttributes.map { ObjectIdentifier($0.shape) } == shape
  }

  /// Looks the method up; false when calling it is more than putting the receiver in front.
  @inline(never)
  mutating func learn(_ name: Symbol, _ receiver: Value, _ holder: PyObject, _ interpreter: Interpreter) -> Bool {
    guard holder.kind != .module, case .object(let method)? = interpreter.methodForCall(receiver, name) else {
      return false
    }
    let isSteady = changes < MethodInlineCache.mostChanges
    if isSteady {
      changes += 1
      if let function { interpreter.stack.keepWhileRunning(function) }
    }
    // SAFETY: the kinds are compared first: functions of programs, then built-in ones.
    function = method.kind == .function ? unsafeDowncast(method, to: PyFunction.self) : nil
    unretainedFunction = isSteady ? function.map { .passUnretained($0) } : nil
    builtin = method.kind == .builtin ? unsafeDowncast(method, to: BuiltinFunction.self) : nil
    counts = (1, 0)
    if let vectorcall = builtin?.declaration.vectorcall {
      counts = (vectorcall.counts.lowerBound, vectorcall.counts.upperBound)
      body = vectorcall.body
    }
    cls = holder.classIdentity
    // What has names in a shape of its own is looked up each time: the next one may hide the method.
    let found = holder.storedAttributes?.shape
    epoch = found.map { $0.isShared || $0 === AttributeShape.emptyOwn } ?? true ? PyClass.epoch : -1
    shape = found.map { ObjectIdentifier($0) }
    return true
  }
}
