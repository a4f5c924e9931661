// SPDX-License-Identifier: GPL-3.0-or-later

import CountedValues
import PythonRuntime

/// The built-in names and the methods of the built-in classes.
public enum Builtins {
  /// Fills the table of built-in names and makes sure that the built-in classes have their methods.
  public static func install(into interpreter: Interpreter) {
    _ = classTables
    SnapshotTypes.register([
      PyTextFile.self, PyRawFile.self, ReversedIterator.self, CallIterator.self, PyCode.self, PyMappingProxy.self,
    ])
    ExceptionClasses.touchAll()
    func define(_ name: String, _ value: Value) { interpreter.builtins[Symbol(name)] = value }
    for declarations in [
      constructionFunctions, iterationFunctions, numberFunctions, objectFunctions, codeFunctions, outputFunctions,
    ] {
      for declaration in declarations { define(declaration.name, .object(BuiltinFunction(declaration))) }
    }
    for cls in classes + iteratorClasses { define(cls.name, .object(cls)) }
    for cls in ExceptionClasses.all { define(cls.name, .object(cls)) }
    define("IOError", .object(ExceptionClasses.osError))
    define("EnvironmentError", .object(ExceptionClasses.osError))
    define("Ellipsis", .object(PySingleton.ellipsis))
    define("NotImplemented", .object(PySingleton.notImplemented))
    define("__debug__", .bool(true))
    for name in ["exit", "quit"] { define(name, .object(Quitter(name))) }
    define("__name__", Value("__main__"))
    define("__doc__", .none)
  }

  /// The classes with a built-in name.
  private static var classes: [PyClass] {
    [
      Classes.object, Classes.type, Classes.int, Classes.bool, Classes.float, Classes.complex, Classes.string,
      Classes.bytes, Classes.bytearray,
      Classes.list, Classes.tuple, Classes.dict, Classes.set, Classes.frozenset, Classes.slice, Classes.range,
      Classes.property, Classes.staticMethod, Classes.classMethod, Classes.superObject,
    ]
  }

  /// Gives the built-in classes their methods, once in a process.
  private static let classTables: Void = {
    // Part of the program only if something calls it.
    _ = CountedValues.areCounted(.none)
    installObjectMethods()
    installSpecialMethods()
    Classes.list.add(listMethods)
    Classes.tuple.add(tupleMethods)
    Classes.dict.add(dictMethods)
    Classes.set.add(setMethods)
    Classes.frozenset.add(frozensetMethods)
    Classes.string.add(stringSearch + stringSplitting + stringStripping + stringTests + stringLayout)
    installBytesMethods()
    Classes.range.add(rangeMethods)
    installNumberMethods()
    installExceptionMethods()
    installConstructors()
    installDescriptorMethods()
    installEvaluatorClasses()
    ExceptionClasses.touchAll()
    installVectorcallExceptions()
  }()
}
