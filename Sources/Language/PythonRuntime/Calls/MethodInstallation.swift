// SPDX-License-Identifier: GPL-3.0-or-later

extension PyClass {
  /// Installs functions that get the class as their first argument.
  package func add(classMethods declarations: [Declaration]) {
    for declaration in declarations {
      let function = BuiltinFunction(declaration, owner: name, module: module)
      set(Symbol(declaration.name), .object(PyClassOrStaticMethod(.object(function), isClassMethod: true)))
    }
  }
  /// Installs functions that get no receiver.
  package func add(staticMethods declarations: [Declaration]) {
    for declaration in declarations {
      let function = BuiltinFunction(declaration, owner: name, module: module)
      set(Symbol(declaration.name), .object(PyClassOrStaticMethod(.object(function), isClassMethod: false)))
    }
  }
}
