// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Attributes and methods of arrays and of numpy's numbers.
enum ArrayMethods {
  static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "ndarray", module: "numpy", base: Classes.object)
    cls.add(classMethods: [PyTypingForm.classItem])
    fill(cls)
    cls.add(container)
    return cls
  }

  /// What programs ask arrays for by name, and numpy's numbers lack.
  private static let container: [Declaration] = [
    Declaration("__iter__", "(self)", "The items one by one.") { b in
      .object(try b.interpreter.iterator(over: b["self"]))
    },
    Declaration("__getitem__", "(self, key)", "Elements at places.") { b in
      try b.interpreter.getItem(b["self"], b["key"])
    },
    Declaration("__setitem__", "(self, key, value)", "In place: elements at places.") { b in
      try b.interpreter.setItem(b["self"], b["key"], b["value"])
      return .none
    },
    Declaration("__contains__", "(self, key)", "Whether an element is equal.") { b in
      .bool(try b["self"].object?.contains(b["key"]) ?? false)
    },
    Declaration(
      "__array__", "(self, dtype=None, *, copy=None)", "The array itself, or its elements in another type."
    ) { b in
      let x = try this(b["self"])
      guard let dtype = try NumpyDType.parse(b["dtype"]), dtype != x.dtype else { return try b["self"] }
      return array(try x.to(dtype))
    },
    Declaration("__matmul__", "(self, value)", "self @ value") { b in
      try b.interpreter.binary(.matrixMultiply, b["self"], b["value"])
    },
  ]

  private static func this(_ value: Value) throws -> Tensor {
    guard let array = value.object as? NumpyArray else { throw PyError.type("expected a numpy array") }
    return array.tensor
  }

  private static func array(_ tensor: Tensor) -> Value { .object(NumpyArray(tensor)) }

  /// A number where the receiver is one.
  private static func like(_ me: Value, _ tensor: Tensor) -> Value {
    .object(NumpyArray(tensor, isScalar: (me.object as? NumpyArray)?.isScalar ?? false))
  }

  static func fill(_ cls: PyClass) {
    cls.add(properties: properties + gaps)
    cls.add(forwarded)
    cls.add(methods + NumpyReductions.functions.filter { NumpyReductions.methodNames.contains($0.name) })
  }

  /// What arrays lack, each refused by its name.
  private static var gaps: [GetSetDescriptor] {
    NumpyGaps.methods.sorted().map { name in
      GetSetDescriptor(
        name, "Not here.",
        get: { _ in throw PyError.make(ExceptionClasses.attributeError, "Gradus has no numpy.ndarray.\(name)") })
    }
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  private nonisolated(unsafe) static let properties: [GetSetDescriptor] = [
    GetSetDescriptor(
      "shape", "The size of each dimension.", get: { Value(tuple: try this($0).shape.map { .int($0) }) }),
    GetSetDescriptor("ndim", "The number of dimensions.", get: { .int(try this($0).rank) }),
    GetSetDescriptor("size", "The number of elements.", get: { .int(try this($0).numel) }),
    GetSetDescriptor("dtype", "The element type.", get: { .object(NumpyDType(try this($0).dtype)) }),
    GetSetDescriptor("itemsize", "The bytes of an element.", get: { .int(try this($0).dtype.itemSize) }),
    GetSetDescriptor(
      "nbytes", "The bytes of all elements.", get: { .int(try this($0).numel * this($0).dtype.itemSize) }),
    GetSetDescriptor("T", "Axes in reverse order.", get: { like($0, try this($0).reversedDimensions()) }),
    GetSetDescriptor("flat", "All elements in one row.", get: { array(try this($0).reshape([-1])) }),
    GetSetDescriptor("real", "The array itself: there are no complex numbers.", get: { $0 }),
    GetSetDescriptor("imag", "Zeros: there are no complex numbers.", get: { like($0, try this($0).zerosLike()) }),
    GetSetDescriptor("base", "Whose elements they are (not told).", get: { _ in Value.none }),
    GetSetDescriptor(
      "flags", "How the elements lie in memory.",
      get: { try PythonParts.call("numpy._misc", "_flags", [$0, .bool(this($0).base == nil)]) }),
    GetSetDescriptor(
      "strides", "The bytes from one element to the next along each axis.",
      get: { value in
        let tensor = try this(value)
        return Value(tuple: tensor.strides.map { .int($0 * tensor.dtype.itemSize) })
      }),
  ]

  /// Methods that are functions of numpy's in Python.
  private static let forwarded: [Declaration] = [
    ("swapaxes", "Two axes exchanged."), ("take", "Elements at indices."),
    ("diagonal", "The diagonal."), ("trace", "The sum of the diagonal."),
    ("searchsorted", "Where values belong in a row in order."), ("put", "In place: elements at indices."),
    ("choose", "Elements of several arrays."),
    ("conj", "The array itself."), ("conjugate", "The array itself."),
    ("argpartition", "Indices that put elements in order."),
  ].map { name, doc in
    Declaration(name, "(self, *args, **kwargs)", doc) { b in
      let module = Value.object(try b.interpreter.importModule("numpy"))
      let function = try b.interpreter.getAttribute(module, Symbol(name))
      var keywords: [(name: Symbol, value: Value)] = []
      if case .dict(let dict) = try b["kwargs"] {
        for (key, value) in dict.table.pairs { if let text = key.text { keywords.append((Symbol(text), value)) } }
      }
      guard case .tuple(let given) = try b["args"] else { return .none }
      return try function.object?.call(Arguments([b["self"]] + given.items, keywords: keywords)) ?? .none
    }
  }

  private static let methods: [Declaration] = [
    Declaration("tobytes", "(self, order='C')", "The elements as bytes.") { b in
      let x = try this(b["self"])
      try MemoryLimit.check(bytes: x.numel * x.dtype.itemSize)
      return .object(PyBytes(try x.rawBytes()))
    },
    Declaration("view", "(self, dtype=None)", "The same elements again.") { b in
      let x = try this(b["self"])
      guard let dtype = try NumpyDType.parse(b["dtype"]), dtype != x.dtype else { return array(x) }
      let bytes = try x.rawBytes()
      let outer = x.shape.dropLast()
      let last = bytes.count / dtype.itemSize / max(1, outer.reduce(1, *))
      return array(try Tensor.from(bytes: bytes, shape: outer + [last], dtype: dtype))
    },
    Declaration("__reversed__", "(self)", "The items from the last on.") { b in
      .object(SequenceIterator(try b.interpreter.collect(b["self"]).reversed()))
    },
    Declaration("tolist", "(self)", "The elements as nested lists.") { b in try NestedData.nestedLists(this(b["self"]))
    },
    Declaration("item", "(self, *args)", "An element as a Python number.") { b in
      let x = try this(b["self"])
      guard case .tuple(let given) = try b["args"], let index = given.items.first else {
        guard x.numel == 1 else { throw PyError.value("can only convert an array of size 1 to a Python scalar") }
        return try x.item().value
      }
      if given.items.count == 1 { return try x.reshape([-1]).index(TensorIndexing.indices(index, x)).item().value }
      return try x.index(TensorIndexing.indices(b["args"], x)).item().value
    },
    Declaration("reshape", "(self, *shape)", "Another shape.") { b in
      array(try NumpyFunctions.reshaped(this(b["self"]), b.sizes("shape")))
    },
    Declaration("astype", "(self, dtype)", "The elements in another type.") { b in
      if try ObjectFunctions.kind(b["dtype"]) != nil, let made = try NumpyFunctions.objects(b["self"], b["dtype"]) {
        return made
      }
      let x = try this(b["self"])
      return try like(b["self"], x.to(NumpyDType.parse(b["dtype"]) ?? .float64, copy: true))
    },
    Declaration("copy", "(self)", "A copy.") { b in try like(b["self"], this(b["self"]).clone()) },
    Declaration("__copy__", "(self)", "A copy.") { b in try like(b["self"], this(b["self"]).clone()) },
    Declaration("__deepcopy__", "(self, memo)", "A copy.") { b in try like(b["self"], this(b["self"]).clone()) },
    Declaration("__float__", "(self)", "The only element.") { b in
      .float(try b["self"].object?.asDouble() ?? 0)
    },
    Declaration("__int__", "(self)", "The only element.") { b in try b["self"].object?.asInteger() ?? .none },
    Declaration("__index__", "(self)", "The only element.") { b in .int(try b["self"].object?.asIndex() ?? 0) },
    Declaration("__len__", "(self)", "The size of the first dimension.") { b in
      .int(try b["self"].object?.length() ?? 0)
    },
    Declaration("__round__", "(self, ndigits=None)", "The number rounded.") { b in
      guard try b.isGiven("ndigits") else {
        let whole = try NumpyReductions.rounded(this(b["self"]), 0).item()
        return try b.interpreter.call(.object(Classes.int), [whole.value])
      }
      return NumpyArray.result(try NumpyReductions.rounded(this(b["self"]), b.int("ndigits")))
    },
    Declaration("__abs__", "(self)", "Sizes without signs.") { b in
      NumpyArray.result(try NumpyFunctions.sizes(this(b["self"])))
    },
    Declaration("flatten", "(self)", "A copy in one dimension.") { b in array(try this(b["self"]).reshape([-1]).clone())
    },
    Declaration("ravel", "(self)", "One dimension.") { b in array(try this(b["self"]).reshape([-1])) },
    Declaration("transpose", "(self, *axes)", "Axes in another order.") { b in
      guard case .tuple(let given) = try b["axes"], !given.items.isEmpty else {
        return array(try this(b["self"]).reversedDimensions())
      }
      return array(try this(b["self"]).permute(b.sizes("axes")))
    },
    Declaration("squeeze", "(self, axis=None)", "Without axes of size 1.") { b in
      array(try NumpyFunctions.squeezed(this(b["self"]), b.isGiven("axis") ? b.shape("axis") : nil))
    },
    Declaration("dot", "(self, b)", "The product with a vector or matrix.") { b in
      guard let other = try NumpyOperators.operand(b["b"]) else { return .none }
      let x = try this(b["self"])
      let dtype = NumpyOperators.common(x.dtype, other.dtype)
      if x.rank == 0 || other.rank == 0 { return NumpyArray.result(try x.to(dtype).mul(other.to(dtype))) }
      try NumpyErrors.checkProduct(x, other, isDot: true)
      return NumpyArray.result(try x.to(dtype).matmul(other.to(dtype)))
    },
    Declaration("fill", "(self, value)", "In place: one value.") { b in
      _ = try this(b["self"]).fill_(b.scalar("value"))
      return .none
    },
    Declaration("clip", "(self, min=None, max=None)", "Elements moved into a range.") { b in
      NumpyArray.result(try this(b["self"]).clamp(min: b.optionalScalar("min"), max: b.optionalScalar("max")))
    },
    Declaration("round", "(self, decimals=0)", "Elements rounded.") { b in
      NumpyArray.result(try NumpyReductions.rounded(this(b["self"]), b.int("decimals")))
    },
    Declaration("repeat", "(self, repeats, axis=None)", "Elements repeated.") { b in
      array(try this(b["self"]).repeatInterleave(b.int("repeats"), dim: b.optionalInt("axis")))
    },
    Declaration("sort", "(self, axis=-1)", "In place: in order.") { b in
      let x = try this(b["self"])
      _ = try x.copy_(x.sort(dim: b.int("axis")).values)
      return .none
    },
    Declaration("nonzero", "(self)", "The indices of the elements that are not zero.") { b in
      Value(tuple: try this(b["self"]).nonzeroTuple().map { array($0) })
    },
  ]
}
