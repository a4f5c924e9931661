// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `copy`
enum CopyModule {
  static func make() -> PyModule {
    let module = PyModule("copy")
    module.add([
      Declaration(
        "copy", "(x)", "A shallow copy: a new container with the same contents.",
        example: "import copy; copy.copy([1, 2])"
      ) {
        try shallow($0[0])
      },
      Declaration("deepcopy", "(x, memo=None)", "A copy of an object and of everything in it.") { bound in
        if case .dict(let dictionary) = bound[1] {
          let memo = bound.interpreter.memo(for: dictionary)
          return try memo.deepCopy(bound[0])
        }
        let memo = DeepCopyMemo()
        bound.interpreter.runningCopies.append(memo)
        defer { bound.interpreter.runningCopies.removeLast() }
        return try memo.deepCopy(bound[0])
      },
    ])
    module.addNames(writtenIn: "_copy")
    return module
  }

  private static func shallow(_ value: Value) throws -> Value {
    guard let object = value.object else { return value }
    let interpreter = Interpreter.current
    if !(object is PyClass), object.cls.isUserDefined || !object.isBuiltinContainer,
      let method = object.cls.lookup("__copy__")
    {
      return try interpreter.call(interpreter.bind(method, to: value, object.cls), [])
    }
    if interpreter.saysHowItIsMade(object) { return try interpreter.copyByReduction(value) }
    let made: PyObject
    switch value {
    case .string, .tuple: return value
    case .list(let list): made = PyList(list.items, cls: list.cls)
    case .dict(let dict):
      let copy = PyDict(cls: dict.cls)
      copy.table = dict.table
      copy.defaultFactory = dict.defaultFactory
      made = copy
    default:
      if let copy = try object.shallowCopy() { return Value(copy) }
      if let set = object as? PySet {
        if set.cls === Classes.frozenset { return value }
        made = try set.copy(cls: set.cls)
      } else if object is PyInstance || object is PyException {
        guard let copy = try interpreter.makeInstance(object.cls, Arguments()).object else { return value }
        if let exception = object as? PyException { (copy as? PyException)?.arguments = exception.arguments }
        if let state = try interpreter.copiedState(of: value) {
          try interpreter.restoreState(Value(copy), state)
          return Value(copy)
        }
        made = copy
      } else {
        return value
      }
    }
    if let attributes = object.attributes { made.attributes = attributes }
    if let given = object.givenDictionary, given !== object {
      let copy = PyDict(cls: given.cls)
      copy.table = given.table
      made.adopt(copy)
    } else if object.givenDictionary != nil, case .dict(let own) = Value(made) {
      made.adopt(own)
    }
    return Value(made)
  }
}

extension Interpreter {
  /// The memo whose dictionary a program's `__deepcopy__` hands on; a new one for a dictionary of its own.
  func memo(for dictionary: PyDict) -> DeepCopyMemo {
    runningCopies.last { $0.dictionary === dictionary } ?? DeepCopyMemo(dictionary)
  }
}
