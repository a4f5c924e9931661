// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What views of dictionaries can do, and the classes of which no program makes instances.
extension Builtins {
  private static func view(_ value: Value) throws -> DictView {
    guard let view = value.object as? DictView else { throw Bound.wrongReceiver(value, "dict_keys", "isdisjoint") }
    return view
  }

  static func installViewMethods() {
    let disjoint = Declaration("isdisjoint", "(self, other, /)", "Whether both share nothing.") {
      let view = try view($0[0])
      for item in try $0.interpreter.collect($0[1]) where try view.contains(item) == true { return .bool(false) }
      return .bool(true)
    }
    for cls in [Classes.dictKeys, Classes.dictItems] { cls.add([disjoint]) }
    for cls in [Classes.dictKeys, Classes.dictItems, Classes.dictValues] {
      cls.add(properties: [
        GetSetDescriptor(
          "mapping", "The dictionary, to be read only.", get: { .object(PyMappingProxy(.dict(try view($0).dict))) })
      ])
      cls.add([
        Declaration("__reversed__", "(self, /)", "An iterator from the end.") {
          .object(SequenceIterator(try view($0[0]).items.reversed()))
        }
      ])
    }
    for cls in [
      Classes.dictKeys, Classes.dictItems, Classes.dictValues, Classes.generator, Classes.iterator,
      Classes.listIterator,
      Classes.tupleIterator, Classes.stringIterator, Classes.bytesIterator, Classes.bytearrayIterator,
      Classes.rangeIterator, Classes.setIterator, Classes.dictIterator, Classes.reversedIterator,
      Classes.builtinFunction, Classes.methodDescriptor, Classes.wrapperDescriptor, Classes.getSetDescriptor,
      Classes.memberDescriptor, Classes.code,
    ] where cls.construct == nil {
      cls.construct = { cls, _ in throw PyError.type("cannot create '\(cls.name)' instances") }
    }
  }
}
