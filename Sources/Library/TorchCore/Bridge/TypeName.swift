// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

extension Value {
  /// The tensor's object, if the value is a tensor.
  package var tensorObject: TensorObject? {
    guard case .object(let object) = self else { return nil }
    return object as? TensorObject
  }
}

/// `torch.typename(value)`: the name of a value's class as error texts write it.
package func typeName(_ value: Value) -> String {
  if let tensor = value.tensorObject?.tensor {
    return "torch.\(tensor.dtype.scalarTypeName)Tensor"
  }
  let cls: PyClass
  if case .object(let object) = value, let itself = object as? PyClass {
    cls = itself
  } else {
    cls = Interpreter.current.type(of: value)
  }
  return cls.module == "builtins" ? cls.qualname : "\(cls.module).\(cls.qualname)"
}
