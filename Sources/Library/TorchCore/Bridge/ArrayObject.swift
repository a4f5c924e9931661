// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What `torch` knows of numpy's arrays and numbers: that each is over the elements of a tensor. Their manners are in the library
/// of numpy's names, which is above this one.
open class ArrayObject: PyObject {
  /// The elements.
  public final let tensor: Tensor
  /// Whether this is a number of numpy's (`np.float64`) rather than an array.
  public final let isScalar: Bool

  // SAFETY: set while a workspace is made, on the one thread that evaluates.
  /// Makes numpy's array over a tensor.
  public nonisolated(unsafe) static var make: (Tensor) -> ArrayObject = {
    ArrayObject($0, isScalar: false, cls: Classes.object)
  }

  /// Makes an array over the elements of a tensor.
  public init(_ tensor: Tensor, isScalar: Bool, cls: PyClass) {
    self.tensor = tensor
    self.isScalar = isScalar
    super.init(cls: cls)
  }

  /// A number of numpy's as PyTorch reads it: what is no integer is a float.
  package final func number() throws -> Scalar {
    let number = try tensor.item()
    return tensor.dtype.isFloatingPoint || tensor.dtype == .bool ? .double(number.doubleValue) : number
  }

  /// The array over the memory of a tensor.
  public static func view(of tensor: Tensor) -> ArrayObject { make(tensor.detach()) }
}
