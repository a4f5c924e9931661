// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls of `__del__`, and of callbacks of weak references, that wait for a place where a program may run: an object can go in the middle of a change of a container.
enum Finalisers {
  // SAFETY (both): used on the one thread that evaluates.
  private nonisolated(unsafe) static var waiting: [PyObject] = []
  private nonisolated(unsafe) static var isRunning = false

  /// Whether there are any.
  static var areWaiting: Bool { !waiting.isEmpty && !isRunning }

  static func add(_ object: PyObject) {
    waiting.append(object)
    Interrupt.look()
  }

  /// Calls them, those included that come meanwhile.
  static func run(_ interpreter: Interpreter) {
    if isRunning { return }
    isRunning = true
    defer { isRunning = false }
    var rounds = 0
    while !waiting.isEmpty, rounds < 1_000_000 {
      rounds += 1
      call(waiting.removeFirst(), interpreter)
    }
  }

  /// Calls one. What it raises is told and forgotten, as in Python.
  static func call(_ object: PyObject, _ interpreter: Interpreter) {
    let saved = interpreter.handledExceptions
    interpreter.handledExceptions = []
    defer { interpreter.handledExceptions = saved }
    var method = Value.none
    do {
      if let reference = object as? PyWeakReference {
        method = reference.callback
        _ = try interpreter.call(method, [.object(reference)])
      } else if let found = object.cls.lookup(Special.finalise) {
        method = found
        _ = try interpreter.call(interpreter.bind(found, to: .object(object), object.cls), [])
      }
    } catch {
      let exception = interpreter.normalise(error)
      // Ctrl-C is not the object's.
      if exception.cls === ExceptionClasses.keyboardInterrupt { Interrupt.request() }
      let function = (try? interpreter.repr(method)) ?? "__del__"
      interpreter.writeError("Exception ignored in: \(function)\n\(Traceback.text(of: exception, .script))\n")
    }
  }
}
