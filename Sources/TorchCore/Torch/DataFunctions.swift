import PythonRuntime
import Tensors

/// Functions that make tensors from data or in the manner of another tensor.
enum DataFunctions {
  private static let likeOptions = "dtype=None, layout=None, device=None, requires_grad=False, memory_format=None"

  /// Checks device and `requires_grad` of a tensor made like another; the options begin at a position.
  private static func finish(_ b: Bound, _ start: Int, _ make: (DType?) throws -> Tensor) throws -> Value {
    try b.checkDevice(start + 2)
    let result = try make(b.dtype(start))
    if try b.bool(start + 3) { try CreationFunctions.requireGrad(result) }
    return result.value
  }

  private static func like(
    _ name: String, _ doc: String, _ make: @escaping (Tensor, DType?) throws -> Tensor
  ) -> Operation {
    Operation(
      name, "(input, *, \(likeOptions))", doc, "torch.\(name)(torch.ones(2, 3)).shape", forms: .function
    ) { b in try finish(b, 1) { try make(b.tensor(0), $0) } }
  }

  private static let likes: [Operation] = [
    like("zeros_like", "Zeros in the size and type of a tensor.") { try $0.zerosLike(dtype: $1) },
    like("ones_like", "Ones in the size and type of a tensor.") { try $0.onesLike(dtype: $1) },
    like("empty_like", "A tensor in the size and type of another, not set (here: zeros).") {
      try $0.zerosLike(dtype: $1)
    },
    like("rand_like", "Uniform random numbers in the size of a tensor.") { try $0.randLike(dtype: $1) },
    like("randn_like", "Normal random numbers in the size of a tensor.") { try $0.randnLike(dtype: $1) },
    Operation(
      "full_like", "(input, fill_value, *, \(likeOptions))", "One value in the size and type of a tensor.",
      "torch.full_like(torch.ones(2), 7)", forms: .function
    ) { b in try finish(b, 2) { try b.tensor(0).fullLike(b.scalar(1), dtype: $0) } },
    Operation(
      "randint_like", "(input, low, high=None, *, \(likeOptions))", "Random integers in the size of a tensor.",
      "torch.randint_like(torch.ones(2), 10).shape", forms: .function
    ) { b in
      let low = try b.isGiven(2) ? b.int(1) : 0
      let high = try b.isGiven(2) ? b.int(2) : b.int(1)
      return try finish(b, 3) { try b.tensor(0).randintLike(low: low, high: high, dtype: $0) }
    },
  ]

  private static let fromData: [Operation] = [
    Operation(
      "tensor", "(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False)",
      "A tensor of numbers or nested lists of them, copied.", "torch.tensor([[1., 2.], [3., 4.]])", forms: .function
    ) { b in
      try b.checkDevice(2)
      if b[0].tensor != nil {
        TorchWarnings.warn(
          "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).")
      }
      let result = try NestedData.tensor(b[0], dtype: b.dtype(1))
      if try b.bool(3) { try CreationFunctions.requireGrad(result) }
      return result.value
    },
    Operation(
      "as_tensor", "(data, dtype=None, device=None)", "A tensor of data, which it shares where it can.",
      "torch.as_tensor([1, 2])", forms: .function
    ) { b in
      try b.checkDevice(2)
      return try shared(b[0], b.dtype(1))
    },
    Operation(
      "asarray", "(obj, *, dtype=None, device=None, copy=None, requires_grad=False)",
      "A tensor of data, which it shares where it can.", "torch.asarray([1, 2])", forms: .function
    ) { b in
      try b.checkDevice(2)
      if b.isGiven(3), try b.bool(3) { return try NestedData.tensor(b[0], dtype: b.dtype(1)).value }
      let result = try shared(b[0], b.dtype(1))
      if try b.bool(4), let tensor = result.tensor { try CreationFunctions.requireGrad(tensor) }
      return result
    },
    Operation(
      "from_numpy", "(ndarray)", "A tensor over the memory of a numpy array.",
      "import numpy as np\ntorch.from_numpy(np.array([1., 2.]))", forms: .function
    ) { b in
      guard case .object(let object) = b[0], let array = object as? ArrayObject else {
        throw PyError.type("expected np.ndarray (got \(Conversions.typeName(b[0])))")
      }
      return array.tensor.detach().value
    },
  ]

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
    ) { b in try finish(b, 2) { try make(b.sizes(1), $0 ?? b.tensor(0).dtype) } }
  }

  private static let news: [Operation] = [
    new("new_zeros", "Zeros of the type of this tensor.") { try Tensor.zeros($0, dtype: $1) },
    new("new_ones", "Ones of the type of this tensor.") { try Tensor.ones($0, dtype: $1) },
    new("new_empty", "A tensor of the type of this one, not set (here: zeros).") {
      try Tensor.empty($0, dtype: $1, zeroed: true)
    },
    new("new", "A tensor of the type of this one, not set (here: zeros).") {
      try Tensor.empty($0, dtype: $1, zeroed: true)
    },
    Operation(
      "new_full", "(input, size, fill_value, *, dtype=None, layout=None, device=None, requires_grad=False)",
      "One value in the type of this tensor.", "torch.ones(2).new_full((2,), 7)", forms: .method
    ) { b in try finish(b, 3) { try Tensor.full(b.shape(1), b.scalar(2), dtype: $0 ?? b.tensor(0).dtype) } },
    Operation(
      "new_tensor", "(input, data, *, dtype=None, layout=None, device=None, requires_grad=False)",
      "A tensor of data in the type of this one.", "torch.ones(2).new_tensor([1, 2])", forms: .method
    ) { b in try finish(b, 2) { try NestedData.tensor(b[1], dtype: $0 ?? b.tensor(0).dtype) } },
  ]

  /// All of them.
  static let all: [Operation] = likes + fromData + news
}
