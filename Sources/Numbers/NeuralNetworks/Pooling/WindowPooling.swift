// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Functional {
  /// `F.max_pool1d`: maxima over windows of the last dimension; values and their indices.
  public static func maxPool1d(
    _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], dilation: [Int] = [1],
    ceilMode: Bool = false
  ) throws -> (values: Tensor, indices: Tensor) {
    guard input.rank == 2 || input.rank == 3 else {
      throw TensorError.runtime(
        "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but "
          + "got:\(text(input.shape))")
    }
    func one(_ name: String, _ values: [Int]) throws -> Int {
      guard let value = values.first, values.count == 1 else {
        throw TensorError.runtime("max_pool1d: \(name) must be a single int, or a tuple of one int")
      }
      return value
    }
    let kernel = try one("kernel_size", kernelSize)
    let step = try stride.map { $0.isEmpty ? kernel : try one("stride", $0) } ?? kernel
    let (pad, space) = (try one("padding", padding), try one("dilation", dilation))
    if kernel <= 0 {
      throw TensorError.runtime("max_pool1d() kernel_size must be greater than zero, but got \(kernel)")
    }
    if step <= 0 { throw TensorError.runtime("max_pool1d() stride must be greater than zero, but got \(step)") }
    if pad < 0 { throw TensorError.runtime("max_pool1d() padding must be non-negative, but got \(pad)") }
    if pad > kernel / 2 {
      throw TensorError.runtime(
        "max_pool1d() padding should be at most half of kernel size, but got padding=\(pad) and kernel_size=\(kernel)")
    }
    if space <= 0 { throw TensorError.runtime("max_pool1d() dilation must be greater than zero, but got \(space)") }
    let size = outputSize(input.shape[input.rank - 1], kernel, step, pad, space, ceilMode)
    if size <= 0 { throw TensorError.runtime("max_pool1d() Invalid computed output size: \(size)") }
    let (values, indices) = try maxPool2d(
      input.unsqueeze(-2), kernelSize: [1, kernel], stride: [1, step], padding: [0, pad], dilation: [1, space],
      ceilMode: ceilMode)
    return (try values.squeeze(-2), try indices.squeeze(-2))
  }

  /// `F.max_pool2d`: maxima over windows of (N, C, H, W) or (C, H, W); values and their indices in the plane.
  public static func maxPool2d(
    _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], dilation: [Int] = [1],
    ceilMode: Bool = false
  ) throws -> (values: Tensor, indices: Tensor) {
    try maximum("max_pool2d", 2, Derivatives.maxPool2d, input, kernelSize, stride, padding, dilation, ceilMode)
  }

  /// `F.max_pool3d`: maxima over windows of (N, C, D, H, W) or (C, D, H, W); values and their indices.
  public static func maxPool3d(
    _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], dilation: [Int] = [1],
    ceilMode: Bool = false
  ) throws -> (values: Tensor, indices: Tensor) {
    try maximum("max_pool3d", 3, Derivatives.maxPool3d, input, kernelSize, stride, padding, dilation, ceilMode)
  }

  /// `F.avg_pool1d`: means over windows of the last dimension.
  public static func avgPool1d(
    _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], ceilMode: Bool = false,
    countIncludePad: Bool = true
  ) throws -> Tensor {
    try checkRank("avg_pool1d", input)
    func widened(_ values: [Int], _ filler: Int) -> [Int] { values.count == 1 ? [filler] + values : values }
    let planes = try input.unsqueeze(-2)
    let result = try avgPool2d(
      planes, kernelSize: widened(kernelSize, 1), stride: stride.map { widened($0, 1) },
      padding: widened(padding, 0), ceilMode: ceilMode, countIncludePad: countIncludePad)
    try result.followFormat(of: planes)
    return try result.squeeze(-2)
  }

  /// `F.avg_pool2d`: means over windows of (N, C, H, W) or (C, H, W).
  public static func avgPool2d(
    _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], ceilMode: Bool = false,
    countIncludePad: Bool = true, divisorOverride: Int? = nil
  ) throws -> Tensor {
    try mean(
      "avg_pool2d", 2, Derivatives.avgPool2d, input, kernelSize, stride, padding, ceilMode, countIncludePad,
      divisorOverride)
  }

  /// `F.avg_pool3d`: means over windows of (N, C, D, H, W) or (C, D, H, W).
  public static func avgPool3d(
    _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], ceilMode: Bool = false,
    countIncludePad: Bool = true, divisorOverride: Int? = nil
  ) throws -> Tensor {
    try mean(
      "avg_pool3d", 3, Derivatives.avgPool3d, input, kernelSize, stride, padding, ceilMode, countIncludePad,
      divisorOverride)
  }

  /// `F.lp_pool1d`, `F.lp_pool2d`, `F.lp_pool3d`: `(sum of x^p)^(1/p)` over windows.
  public static func lpPool(
    _ input: Tensor, normType: Double, kernelSize: [Int], stride: [Int]? = nil, ceilMode: Bool = false, dimensions: Int
  ) throws -> Tensor {
    let powers = try input.pow(.double(normType))
    let kernel = kernelSize.count == 1 ? [Int](repeating: kernelSize[0], count: dimensions) : kernelSize
    let means: Tensor
    switch dimensions {
    case 1: means = try avgPool1d(powers, kernelSize: kernel, stride: stride, ceilMode: ceilMode)
    case 2: means = try avgPool2d(powers, kernelSize: kernel, stride: stride, ceilMode: ceilMode)
    default: means = try avgPool3d(powers, kernelSize: kernel, stride: stride, ceilMode: ceilMode)
    }
    return try means.sign().mul(means.abs().relu()).mul(.int(kernel.product)).pow(.double(1 / normType))
  }

  /// `F.max_unpool1d`, `F.max_unpool2d`, `F.max_unpool3d`: values back at the places of their maxima, zeros elsewhere.
  public static func maxUnpool(
    _ input: Tensor, _ indices: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0],
    outputSize: [Int]? = nil, dimensions: Int
  ) throws -> Tensor {
    func expand(_ values: [Int]) throws -> [Int] {
      let all = values.count == 1 ? [Int](repeating: values[0], count: dimensions) : values
      guard all.count == dimensions, all.allSatisfy({ $0.magnitude < 1 << 31 }) else {
        throw TensorError.runtime("max_unpool\(dimensions)d: expected \(dimensions) numbers, but got \(text(values))")
      }
      return all
    }
    guard input.rank > dimensions, indices.shape == input.shape else {
      throw TensorError.runtime(
        "Expected shape of indices to be same as that of the input tensor (\(text(input.shape))) but got indices "
          + "tensor with shape: \(text(indices.shape))")
    }
    let (kernel, pad) = (try expand(kernelSize), try expand(padding))
    let step = try stride.map(expand) ?? kernel
    let sizes = Array(input.shape.suffix(dimensions))
    let target =
      try outputSize.map { try expand(Array($0.suffix(dimensions))) }
      ?? (0..<dimensions).map { (sizes[$0] - 1) * step[$0] + kernel[$0] - 2 * pad[$0] }
    let window = PoolingWindow(
      zip(target, sizes).map { WindowAxis(input: $0, output: $1, kernel: 1) })
    if outputSize != nil {
      for d in 0..<dimensions {
        let usual: Int = (sizes[d] - 1) * step[d] + kernel[d] - 2 * pad[d]
        guard abs(target[d] - usual) >= step[d] else { continue }
        let shown = target.map(String.init).joined(separator: ", ")
        throw TensorError(
          .value,
          "invalid output_size \"(\(shown))\" (dim \(d) must be between \(usual - step[d]) and \(usual + step[d]))")
      }
    }
    let lead = window.leading(input)
    let result = try Tensor.empty(lead + target, dtype: input.dtype)
    let (source, places) = (try input.plain(), try indices.plain(.int64))
    let wrong = PoolingKernels.scatter(
      input.dtype.kind, planes: lead.product, sourceSize: sizes.product, targetSize: target.product,
      source: source.elements, indices: places.longs, target: result.writableElements(), replace: true)
    if let wrong {
      throw TensorError.runtime(
        "Found an invalid max index: \(wrong) (output volumes are of size "
          + "\(target.map(String.init).joined(separator: "x")))")
    }
    record(
      dimensions == 3 ? Derivatives.maxUnpool3d : Derivatives.maxUnpool2d, inputs: [input], saved: [indices],
      ints: [0], shapes: window.shapes, outputs: [result])
    return result
  }

  // MARK: Common parts

  private static func maximum(
    _ name: String, _ rank: Int, _ derivative: Derivative, _ input: Tensor, _ kernelSize: [Int], _ stride: [Int]?,
    _ padding: [Int], _ dilation: [Int], _ ceilMode: Bool
  ) throws -> (values: Tensor, indices: Tensor) {
    let window = try self.window(name, rank, input, kernelSize, stride, padding, dilation, ceilMode)
    let result = try window.maximum(input)
    record(
      derivative, inputs: [input], saved: [result.indices], ints: [0], shapes: window.shapes,
      outputs: [result.values, result.indices])
    return result
  }

  private static func mean(
    _ name: String, _ rank: Int, _ derivative: Derivative, _ input: Tensor, _ kernelSize: [Int], _ stride: [Int]?,
    _ padding: [Int], _ ceilMode: Bool, _ countIncludePad: Bool, _ divisorOverride: Int?
  ) throws -> Tensor {
    let window = try self.window(name, rank, input, kernelSize, stride, padding, [1], ceilMode)
    if divisorOverride == 0 { throw TensorError.runtime("divisor must be not zero") }
    let divisor = PoolingKernels.Divisor(countsPadding: countIncludePad, fixed: divisorOverride ?? 0)
    guard input.dtype.isFloatingPoint else {
      guard input.dtype == .int64 else {
        throw TensorError(.notImplemented, "\"\(name)\" not implemented for '\(input.dtype.scalarTypeName)'")
      }
      return try window.mean(input.to(.float64), divisor, backward: false).to(.int64)
    }
    return try window.mean(input, divisor, backward: false, derivative)
  }

  /// Checks the settings in PyTorch's order and words.
  private static func window(
    _ name: String, _ rank: Int, _ input: Tensor, _ kernelSize: [Int], _ stride: [Int]?, _ padding: [Int],
    _ dilation: [Int], _ ceilMode: Bool
  ) throws -> PoolingWindow {
    let words = ["one int", "two ints", "a tuple of three ints"][rank - 1]
    func expand(_ what: String, _ values: [Int], orOmitted: Bool = false) throws -> [Int] {
      if values.count == rank { return values }
      if values.count == 1 { return [Int](repeating: values[0], count: rank) }
      if rank == 3 { throw TensorError.runtime("\(name): \(what) must be a single int, or a tuple of three ints") }
      if what == "dilation" {
        throw TensorError.runtime("\(name): dilation must be either a single int, or a tuple of \(words)")
      }
      let omitted = orOmitted ? "either be omitted, a single int" : "either be a single int"
      throw TensorError.runtime("\(name): \(what) must \(omitted), or a tuple of \(words)")
    }
    let kernel = try expand("kernel_size", kernelSize)
    let step = try stride.flatMap { $0.isEmpty ? nil : try expand("stride", $0, orOmitted: true) } ?? kernel
    let pad = try expand("padding", padding)
    let space = try expand("dilation", dilation)
    if name.hasPrefix("avg"), input.rank < rank { _ = try Shape.wrap(-rank - 1, rank: input.rank) }
    if step.contains(0) { throw TensorError.runtime("stride should not be zero") }
    let letters = rank == 3 ? ["T", "H", "W"] : ["H", "W"]
    func list(_ what: String, _ values: [Int]) -> String {
      zip(letters, values).map { "\(what)\($0): \($1)" }.joined(separator: " ")
    }
    if kernel.contains(where: { $0 <= 0 }) {
      throw TensorError.runtime(
        rank == 3
          ? "kernel size should be greater than zero, but got " + list("k", kernel)
          : "kernel size should be greater than zero, but got kH: \(kernel[0]) kW: \(kernel[1])")
    }
    if step.contains(where: { $0 <= 0 }) {
      throw TensorError.runtime("stride should be greater than zero, but got " + list("d", step))
    }
    if space.contains(where: { $0 <= 0 }) {
      throw TensorError.runtime("dilation should be greater than zero, but got " + list("dilation", space))
    }
    if (kernel + step + space + pad).contains(where: { $0.magnitude >= 1 << 31 }) {
      throw TensorError.runtime("kernel_size, stride, padding and dilation must be below 2^31")
    }
    let isBatched = input.rank == rank + 2
    guard isBatched || input.rank == rank + 1 else {
      throw TensorError.runtime("non-empty \(rank + 1)D or \(rank + 2)D (batch mode) tensor expected for input")
    }
    if input.shape.dropFirst(isBatched ? 1 : 0).contains(0) {
      throw TensorError.runtime(
        "Expected \(rank + 1)D or \(rank + 2)D (batch mode) tensor with optional 0 dim batch size for input, but got:"
          + text(input.shape))
    }
    for d in 0..<rank {
      if pad[d] < 0 { throw TensorError.runtime("pad must be non-negative, but got pad: \(pad[d])") }
      if pad[d] > ((kernel[d] - 1) * space[d] + 1) / 2 {
        throw TensorError.runtime(
          "pad should be at most half of effective kernel size, but got pad=\(pad[d]), kernel_size=\(kernel[d]) and "
            + "dilation=\(space[d])")
      }
    }
    let sizes = Array(input.shape.suffix(rank))
    let outputs = (0..<rank).map { outputSize(sizes[$0], kernel[$0], step[$0], pad[$0], space[$0], ceilMode) }
    if outputs.contains(where: { $0 < 1 }) {
      let channels = input.shape[input.rank - rank - 1]
      func times(_ sizes: [Int]) -> String { ([channels] + sizes).map(String.init).joined(separator: "x") }
      throw TensorError.runtime(
        "Given input size: (\(times(sizes))). Calculated output size: (\(times(outputs))). Output size is too small")
    }
    let form = SizeRule.Form.windows(kernel: kernel, stride: step, padding: pad, dilation: space, ceil: ceilMode)
    SizeRecord.note(SizeRule(form, from: sizes, to: outputs, dimensions: rank))
    return PoolingWindow(
      (0..<rank).map {
        WindowAxis(
          input: sizes[$0], output: outputs[$0], kernel: kernel[$0], stride: step[$0], padding: pad[$0],
          dilation: space[$0])
      })
  }

  /// How many windows there are; with `ceilMode` also one that begins inside and ends outside.
  private static func outputSize(
    _ input: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ ceilMode: Bool
  ) -> Int {
    // Beyond every tensor's size it does not matter by how much; the products below stay numbers.
    let most = 1 << 30
    let (kernel, stride) = (min(kernel, most), min(stride, most))
    let (padding, dilation) = (min(padding, most), min(dilation, most))
    let room = input + 2 * padding - dilation * (kernel - 1) - 1 + (ceilMode ? stride - 1 : 0)
    var size = (room >= 0 ? room / stride : -((-room + stride - 1) / stride)) + 1
    if ceilMode, (size - 1) * stride >= input + padding { size -= 1 }
    return size
  }

  static func checkRank(_ name: String, _ input: Tensor) throws {
    guard input.rank == 2 || input.rank == 3 else {
      throw TensorError.runtime(
        "Expected 2 to 3 dimensions, but got \(input.rank)-dimensional tensor for argument #1 'self' (while checking "
          + "arguments for \(name))")
    }
  }
}

extension Derivatives {
  /// The gradient of an unpooled tensor is taken where its values were put. Saved: indices.
  private static func unpool(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let gradient = gradients[0] else { return [nil] }
      return [try PoolingWindow(node.shapes[...], isAdaptive: false).gather(gradient, node.savedTensor(0))]
    }
  }
  static let maxUnpool2d = unpool("MaxUnpool2DBackward0")
  static let maxUnpool3d = unpool("MaxUnpool3DBackward0")
}
