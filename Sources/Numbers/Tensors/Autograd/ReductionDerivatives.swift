// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  private static func broadcast(_ node: GradNode, _ gradients: [Tensor?], kept: Bool) throws -> [Tensor?] {
    guard let g = gradients[0] else { return [nil] }
    return [try (kept ? g.reshape(node.sizes(.kept)) : g).expand(node.inputShape(0))]
  }
  static let sum = Derivative("SumBackward0") { node, gradients in try broadcast(node, gradients, kept: false) }
  /// shapes: the result's shape with the summed dimensions kept.
  static let sumDims = Derivative("SumBackward1") { node, gradients in try broadcast(node, gradients, kept: true) }
  /// ints: number of elements.
  static let mean = Derivative("MeanBackward0") { node, gradients in
    try broadcast(node, gradients, kept: false).map { try $0?.div(.int(node.int(.count))) }
  }
  static let meanDims = Derivative("MeanBackward1") { node, gradients in
    try broadcast(node, gradients, kept: true).map { try $0?.div(.int(node.int(.count))) }
  }
  static let nansum = Derivative("NansumBackward0") { node, gradients in
    let mask = try node.savedTensor(0).isnan()
    return try broadcast(node, gradients, kept: true).map { try $0?.maskedFill(mask, .int(0)) }
  }
  static let trace = Derivative("TraceBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let shape = node.sizes(.input)
    return [try Tensor.eye(shape[0], shape[1], dtype: g.dtype).mul(g)]
  }
  /// ints: dimension, keepdim; saved: places.
  private static func selecting(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      return [try g.scattered(node.savedTensor(0), node.int(.dim), node.flag(.keepdim), node.inputShape(0))]
    }
  }
  static let maxDim = selecting("MaxBackward0")
  static let minDim = selecting("MinBackward0")
  static let medianDim = selecting("MedianBackward1")
  static let nanmedianDim = selecting("NanmedianBackward1")
  static let mode = selecting("ModeBackward0")
  static let kthvalue = selecting("KthvalueBackward0")
  static let topk = selecting("TopkBackward0")
  static let sort = selecting("SortBackward0")
  static let sortStable = selecting("SortBackward1")
  static let cummax = running("CummaxBackward0")
  static let cummin = running("CumminBackward0")

  private static func running(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      let indices = try node.savedTensor(0)
      if g.rank == 0 { return [g] }
      return [try Tensor.zeros(node.inputShape(0), dtype: g.dtype).scatterAdd(node.int(.dim), indices, g)]
    }
  }

  /// The gradient of an extreme, shared by the elements that equal it.
  private static func shared(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ kept: [Int]) throws -> Tensor {
    let top = try y.reshape(kept)
    var mask = try x.eq(top)
    // A NaN is no equal of itself, but it was the extreme.
    if x.dtype.isFloatingPoint, try top.isnan().any().bools() == [true] {
      mask = try mask.logicalOr(x.isnan().logicalAnd(top.isnan()))
    }
    let dims = kept.indices.filter { kept[$0] == 1 }
    let count = try dims.isEmpty ? mask.to(.int64) : mask.sum(dim: dims, keepdim: true)
    return try g.reshape(kept).div(count).mul(mask)
  }
  private static func sharing(_ name: String, shaped: Bool) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
      return [try shared(g, x, y, shaped ? node.sizes(.kept) : x.shape.map { _ in 1 })]
    }
  }
  static let maxAll = sharing("MaxBackward1", shaped: false)
  static let minAll = sharing("MinBackward1", shaped: false)
  static let amax = sharing("AmaxBackward0", shaped: true)
  static let amin = sharing("AminBackward0", shaped: true)
  static let aminmax = Derivative("AminmaxBackward0") { node, gradients in
    let x = try node.savedTensor(0)
    let parts = try gradients.indices.compactMap { i in
      try gradients[i].map { try shared($0, x, node.savedTensor(i + 1), node.sizes(.kept)) }
    }
    return [try parts.count == 2 ? parts[0].add(parts[1]) : parts.first]
  }

  static let prod = Derivative("ProdBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
    if x.rank == 0 { return [g] }
    if try x.eq(.int(0)).any().bools() == [false] { return [try g.mul(y.div(x))] }
    let flat = try x.reshape([-1])
    return [try g.mul(flat.productOfOthers(0)).reshape(x.shape)]
  }
  /// ints: dimension; shapes: the result's shape with the dimension kept.
  static let prodDim = Derivative("ProdBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
    if x.rank == 0 { return [g] }
    let kept = node.sizes(.kept)
    if try x.eq(.int(0)).any().bools() == [false] {
      return [try g.reshape(kept).mul(y.reshape(kept).div(x))]
    }
    return [try g.reshape(kept).mul(x.productOfOthers(node.int(.dim)))]
  }

  /// ints: n; doubles: correction; shapes: kept shape, dimensions.
  private static func varianceGradient(_ node: GradNode, _ g: Tensor) throws -> Tensor {
    let x = try node.savedTensor(0)
    let freedom = Double(node.int(.count)) - node.double(.correction)
    let (kept, dims) = (node.sizes(.kept), node.sizes(.dims))
    let centered = try x.sub(x.mean(dim: dims.isEmpty ? nil : dims, keepdim: true))
    if freedom <= 0, x.rank == 0 {
      // PyTorch has a form of its own for a single number.
      let slope = try Tensor.full(x.shape, .double(.infinity), dtype: x.dtype)
      return try g.reshape(kept).mul(slope.maskedFill(centered.eq(.int(0)), .double(.nan)))
    }
    return try g.reshape(kept).mul(.double(2 / freedom)).mul(centered)
  }
  static let `var` = Derivative("VarBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try varianceGradient(node, g)]
  }
  static let std = Derivative("StdBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let y = try node.savedTensor(1)
    let scaled = try g.div(y.mul(.int(2))).maskedFill(y.eq(.int(0)), .int(0))
    return [try varianceGradient(node, scaled)]
  }
  private static func withMean(_ name: String, root: Bool) -> Derivative {
    Derivative(name) { node, gradients in
      var result: Tensor?
      if var g = gradients[0] {
        if root {
          let y = try node.savedTensor(1)
          g = try g.div(y.mul(.int(2))).maskedFill(y.eq(.int(0)), .int(0))
        }
        result = try varianceGradient(node, g)
      }
      if let m = gradients[1] {
        let share = try m.reshape(node.sizes(.kept)).div(.int(node.int(.count))).expand(node.inputShape(0))
        result = try result?.add(share) ?? share
      }
      return [result]
    }
  }
  static let varMean = withMean("VarMeanBackward0", root: false)
  static let stdMean = withMean("StdMeanBackward0", root: true)

  /// doubles: p; shapes: kept shape, dimensions.
  static let norm = Derivative("LinalgVectorNormBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (x, value) = (try node.savedTensor(0), try node.savedTensor(1))
    let kept = node.sizes(.kept)
    let dims = node.sizes(.dims).isEmpty ? nil : node.sizes(.dims)
    return [try normGradient(g.reshape(kept), x, value.reshape(kept), node.double(.p), dims)]
  }
  /// The gradient of a p-norm `y` of `x` over some dimensions (nil: all), given that of y; nil where it is zero.
  package static func normGradient(_ top: Tensor, _ x: Tensor, _ y: Tensor, _ p: Double, _ dims: [Int]?) throws
    -> Tensor?
  {
    if p == 0 { return nil }
    if p == 1 { return try x.sgn().mul(top) }
    if p == 2 { return try x.div(y).maskedFill(y.eq(.int(0)), .int(0)).mul(top) }
    if p.isInfinite {
      let mask = try x.abs().eq(y).logicalOr(x.isnan())
      return try x.sgn().mul(mask).mul(top.div(mask.sum(dim: dims, keepdim: true)))
    }
    // The order of PyTorch's operations, which depends on p.
    if p < 1 {
      let ratio = try x.sgn().mul(x.abs().pow(.double(p - 1)).maskedFill(x.eq(.int(0)), .int(0)))
      return try ratio.mul(top).mul(y.pow(.double(1 - p)))
    }
    let ratio = p < 2 ? try x.sgn().mul(x.abs().pow(.double(p - 1))) : try x.mul(x.abs().pow(.double(p - 2)))
    return try ratio.mul(top.div(y.pow(.double(p - 1))).maskedFill(y.eq(.int(0)), .int(0)))
  }
  /// saved: both tensors and their distance; doubles: p.
  static let distance = Derivative("DistBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b, y) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    let slope = try normGradient(g, a.sub(b), y, node.double(.p), nil)
    return [node.needs(0) ? slope : nil, node.needs(1) ? try slope?.neg() : nil]
  }
  static let logsumexp = Derivative("LogsumexpBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let kept = node.sizes(.kept)
    let y = try node.savedTensor(1).reshape(kept)
    let finite = try y.maskedFill(y.eq(.double(-.infinity)), .int(0))
    return [try g.reshape(kept).mul(node.savedTensor(0).sub(finite).exp())]
  }
  /// ints: dimension; saved: the result.
  static let softmax = Derivative("SoftmaxBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let y = try node.savedTensor(0)
    if !TensorContext.current.gradEnabled { return [try y.softenedGradient(g, node.int(.dim), logarithm: false)] }
    let scaled = try g.mul(y)
    return [try scaled.sub(y.mul(scaled.sum(dim: [node.int(.dim)], keepdim: true)))]
  }
  static let logSoftmax = Derivative("LogSoftmaxBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let y = try node.savedTensor(0)
    if !TensorContext.current.gradEnabled { return [try y.softenedGradient(g, node.int(.dim), logarithm: true)] }
    return [try g.sub(y.exp().mul(g.sum(dim: [node.int(.dim)], keepdim: true)))]
  }
}

extension Tensor {
  /// For every element the product of all others along a dimension (zeros may be among them).
  func productOfOthers(_ dim: Int) throws -> Tensor {
    let n = shape[dim]
    let one = try Tensor.ones(shape.enumerated().map { $0.offset == dim ? 1 : $0.element }, dtype: dtype)
    let before = try Tensor.cat([one, narrow(dim, 0, n - 1)], dim: dim).cumprod(dim)
    let after = try Tensor.cat([one, narrow(dim, 1, n - 1).flip([dim])], dim: dim).cumprod(dim).flip([dim])
    return try before.mul(after)
  }

  /// Puts a gradient of values that were picked along a dimension back where they stood.
  func scattered(_ indices: Tensor, _ dim: Int, _ keepdim: Bool, _ shape: [Int]) throws -> Tensor {
    if shape.isEmpty { return self }
    let (g, places) = keepdim ? (self, indices) : (try unsqueeze(dim), try indices.unsqueeze(dim))
    return try Tensor.zeros(shape, dtype: dtype).scatterAdd(dim, places, g)
  }
}

extension Derivatives {
  /// ints: dimension.
  static let cumsum = Derivative("CumsumBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let d = node.int(.dim)
    if g.rank == 0 { return [g] }
    return [try g.flip([d]).cumsum(d).flip([d])]
  }
  static let cumprod = Derivative("CumprodBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
    let d = node.int(.dim)
    if x.rank == 0 || x.shape[d] == 1 { return [g] }
    if try x.eq(.int(0)).any().bools() == [false] {
      return [try g.mul(y).flip([d]).cumsum(d).flip([d]).div(x)]
    }
    // With zeros: for each element the products that contain it, with it left out.
    var parts: [Tensor] = []
    let n = x.shape[d]
    for k in 0..<n {
      let one = try x.narrow(d, k, 1).onesLike()
      let others = try Tensor.cat([x.narrow(d, 0, k), one, x.narrow(d, k + 1, n - k - 1)], dim: d).cumprod(d)
      parts.append(try g.mul(others).narrow(d, k, n - k).sum(dim: [d], keepdim: true))
    }
    return [try Tensor.cat(parts, dim: d)]
  }
  static let logcumsumexp = Derivative("LogcumsumexpBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
    let d = node.int(.dim)
    if x.rank == 0 || g.numel == 0 { return [g] }
    // The least number and not infinity, whose own derivative would be none.
    let low = Scalar.double(-g.dtype.greatestFinite)
    let size = try g.abs().log()
    func part(_ condition: Tensor) throws -> Tensor {
      try Tensor.where(condition, size, Tensor(low, dtype: g.dtype)).sub(y).flip([d]).logcumsumexp(d).flip([d]).add(x)
        .exp()
    }
    return [try part(g.gt(.int(0))).sub(part(g.lt(.int(0))))]
  }
  private static func sharingEquals(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
      let mask = try y.isnan().bools() == [true] ? x.isnan() : x.eq(y)
      return [try g.div(mask.sum()).mul(mask)]
    }
  }
  static let medianAll = sharingEquals("MedianBackward0")
  static let nanmedianAll = sharingEquals("NanmedianBackward0")
  static let unique = Derivative("Unique2Backward0") { _, _ in
    throw TensorError(.notImplemented, "the derivative for '_unique2' is not implemented.")
  }
}
