// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that make tensors from data or in the manner of another tensor.
enum DataFunctions {
  private static let likeOptions =
    "dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, memory_format=None"

  /// Checks device and `requires_grad` of a tensor made like another.
  private static func finish(_ b: Bound, _ make: (DType?) throws -> Tensor) throws -> Value {
    try b.checkDevice("device")
    let result = try make(b.dtype("dtype"))
    if b.function.hasSuffix("_like"), let format = try b.memoryFormat(), format != .preserve,
      !result.isContiguous(format)
    {
      let other = try result.copied(in: format, asClone: true)
      if try b.bool("requires_grad") { try CreationFunctions.requireGrad(other) }
      return other.value
    }
    if try b.bool("requires_grad") { try CreationFunctions.requireGrad(result) }
    return result.value
  }

  private static func like(
    _ name: String, _ doc: String, _ make: @escaping (Tensor, DType?) throws -> Tensor
  ) -> Operation {
    Operation(
      name, "(input, *, \(likeOptions))", doc, "torch.\(name)(torch.ones(2, 3)).shape", forms: .function
    ) { b in try finish(b) { try make(b.tensor("input"), $0) } }
  }

  private static func random(
    _ name: String, _ doc: String, _ make: @escaping (Tensor, DType?, Generator?) throws -> Tensor
  ) -> Operation {
    Operation(
      name, "(input, *, generator=None, \(likeOptions))", doc, "torch.\(name)(torch.ones(2, 3)).shape", forms: .function
    ) { b in
      let generator = try RandomFunctions.generator(b["generator"])
      return try finish(b) { try make(b.tensor("input"), $0, generator) }
    }
  }

  private static let likes: [Operation] = [
    like("zeros_like", "Zeros in the size and type of a tensor.") { try $0.zerosLike(dtype: $1) },
    like("ones_like", "Ones in the size and type of a tensor.") { try $0.onesLike(dtype: $1) },
    like("empty_like", "A tensor in the size and type of another, not set (here: zeros).") {
      try $0.zerosLike(dtype: $1)
    },
    random("rand_like", "Uniform random numbers in the size of a tensor.") { x, dtype, generator in
      guard let generator else { return try x.randLike(dtype: dtype) }
      return try x.zerosLike(dtype: dtype).uniform_(generator: generator)
    },
    random("randn_like", "Normal random numbers in the size of a tensor.") { x, dtype, generator in
      guard let generator else { return try x.randnLike(dtype: dtype) }
      return try x.zerosLike(dtype: dtype).normal_(generator: generator)
    },
    Operation(
      "full_like", "(input, fill_value, *, \(likeOptions))", "One value in the size and type of a tensor.",
      "torch.full_like(torch.ones(2), 7)", forms: .function
    ) { b in
      try finish(b) { dtype in
        let (input, number) = (try b.tensor("input"), try b.scalar("fill_value"))
        try Promotion.checkFill(number, in: dtype ?? input.dtype)
        return try input.fullLike(number, dtype: dtype)
      }
    },
    Operation(
      "randint_like", "(input, low, high=None, *, \(likeOptions))", "Random integers in the size of a tensor.",
      "torch.randint_like(torch.ones(2), 10).shape", forms: .function
    ) { b in
      let low = try b.isGiven("high") ? b.int("low") : 0
      let high = try b.isGiven("high") ? b.int("high") : b.int("low")
      return try finish(b) { try b.tensor("input").randintLike(low: low, high: high, dtype: $0) }
    },
  ]

  private static let fromData: [Operation] = [
    Operation(
      "tensor", "(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False)",
      "A tensor of numbers or nested lists of them, copied.", "torch.tensor([[1., 2.], [3., 4.]])", forms: .function
    ) { b in
      try b.checkDevice("device")
      if try b["data"].tensor != nil {
        TorchWarnings.warn(
          "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).")
      }
      let result = try NestedData.tensor(b["data"], dtype: b.dtype("dtype"))
      if try b.bool("requires_grad") { try CreationFunctions.requireGrad(result) }
      return result.value
    },
    Operation(
      "as_tensor", "(data, dtype=None, device=None)", "A tensor of data, which it shares where it can.",
      "torch.as_tensor([1, 2])", forms: .function
    ) { b in
      try b.checkDevice("device")
      return try shared(b["data"], b.dtype("dtype"))
    },
    Operation(
      "asarray", "(obj, *, dtype=None, device=None, copy=None, requires_grad=False)",
      "A tensor of data, which it shares where it can.", "torch.asarray([1, 2])", forms: .function
    ) { b in
      try b.checkDevice("device")
      if try b.isGiven("copy"), try b.bool("copy") {
        return try NestedData.tensor(b["obj"], dtype: b.dtype("dtype")).value
      }
      let result = try shared(b["obj"], b.dtype("dtype"))
      if try b.bool("requires_grad"), let tensor = result.tensor { try CreationFunctions.requireGrad(tensor) }
      return result
    },
    Operation(
      "from_numpy", "(ndarray)", "A tensor over the memory of a numpy array.",
      "import numpy as np\ntorch.from_numpy(np.array([1., 2.]))", forms: .function
    ) { b in
      guard case .object(let object) = try b["ndarray"], let array = object as? ArrayObject else {
        throw try noNumbers(b)
      }
      return array.tensor.detach().value
    },
  ]

  /// The refusal of what is no array, or of an array of texts or objects.
  private static func noNumbers(_ b: Bound) throws -> Raised {
    let name = try Conversions.typeName(b["ndarray"])
    guard name == "numpy.ndarray" || name == "ndarray" else { return PyError.type("expected np.ndarray (got \(name))") }
    let kind = try b.interpreter.str(b.interpreter.getAttribute(b["ndarray"], "dtype"))
    return PyError.type(
      "can't convert np.ndarray of type numpy.\(kind == "object" ? "object_" : "str_"). The only supported types are: float64, "
        + "float32, float16, complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool."
    )
  }

  private static func shared(_ data: Value, _ dtype: DType?) throws -> Value {
    if let tensor = data.tensor { return try dtype.map { try tensor.to($0).value } ?? data }
    if case .object(let object) = data, let array = object as? ArrayObject {
      let tensor = array.tensor.detach()
      return try (dtype.map { try tensor.to($0) } ?? tensor).value
    }
    return try NestedData.tensor(data, dtype: dtype).value
  }

  private static func new(_ name: String, _ doc: String, _ make: @escaping ([Int], DType) throws -> Tensor) -> Operation
  {
    Operation(
      name, "(input, *size, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False)", doc,
      "torch.ones(2).\(name)(2, 3).shape", forms: .method
    ) { b in try finish(b) { try make(b.sizes("size"), $0 ?? b.tensor("input").dtype) } }
  }

  private static let news: [Operation] = [
    new("new_zeros", "Zeros of the type of this tensor.") {
      try Tensor.empty($0, dtype: $1, zeroed: true)
    },
    new("new_ones", "Ones of the type of this tensor.") { try Tensor.ones($0, dtype: $1) },
    new("new_empty", "A tensor of the type of this one, not set (here: zeros).") {
      try Tensor.empty($0, dtype: $1, zeroed: true)
    },
    new("new", "A tensor of the type of this one, not set (here: zeros).") {
      try Tensor.empty($0, dtype: $1, zeroed: true)
    },
    Operation(
      "new_full",
      "(input, size, fill_value, *, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False)",
      "One value in the type of this tensor.", "torch.ones(2).new_full((2,), 7)", forms: .method
    ) { b in
      try finish(b) { try Tensor.full(b.shape("size"), b.scalar("fill_value"), dtype: $0 ?? b.tensor("input").dtype) }
    },
    Operation(
      "new_tensor", "(input, data, *, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False)",
      "A tensor of data in the type of this one.", "torch.ones(2).new_tensor([1, 2])", forms: .method
    ) { b in try finish(b) { try NestedData.tensor(b["data"], dtype: $0 ?? b.tensor("input").dtype) } },
  ]

  /// All of them.
  static let all: [Operation] = likes + fromData + news
}
