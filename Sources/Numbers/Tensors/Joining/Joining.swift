// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// `torch.cat(tensors, dim)`: joins along a dimension.
  public static func cat(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
    guard let first = tensors.first else {
      throw TensorError.value("torch.cat(): expected a non-empty list of Tensors")
    }
    for (i, tensor) in tensors.enumerated() where tensor.rank == 0 {
      throw TensorError.runtime("zero-dimensional tensor (at position \(i)) cannot be concatenated")
    }
    // A one-dimensional tensor without elements joins anything, as it always did.
    let parts = tensors.filter { $0.shape != [0] }
    let model = parts.first ?? first
    let d = try Shape.wrap(dim, rank: model.rank)
    var shape = model.shape
    shape[d] = 0
    for (i, tensor) in tensors.enumerated() where tensor.shape != [0] {
      guard tensor.rank == model.rank else {
        throw TensorError.runtime(
          "Tensors must have same number of dimensions: got \(model.rank) and \(tensor.rank)")
      }
      for k in shape.indices where k != d && tensor.shape[k] != model.shape[k] {
        throw TensorError.runtime(
          "Sizes of tensors must match except in dimension \(d). Expected size \(model.shape[k]) but got size "
            + "\(tensor.shape[k]) for tensor number \(i) in the list.")
      }
      shape[d] += tensor.shape[d]
    }
    let result = try empty(shape, dtype: Promotion.common(tensors))
    var start = 0
    for part in parts {
      let place = result.aliased(part.shape, result.strides, offset: start * result.strides[d])
      try place.copyElements(from: part)
      start += part.shape[d]
    }
    record(
      Derivatives.cat, inputs: tensors, ints: [d], shapes: [tensors.map { $0.shape == [0] ? 0 : $0.shape[d] }],
      outputs: [result])
    return result
  }

  /// `torch.stack(tensors, dim)`: joins along a new dimension.
  public static func stack(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
    guard let first = tensors.first else { throw TensorError.runtime("stack expects a non-empty TensorList") }
    let d = try Shape.wrap(dim, rank: first.rank + 1)
    for (i, tensor) in tensors.enumerated() where tensor.shape != first.shape {
      throw TensorError.runtime(
        "stack expects each tensor to be equal size, but got \(Shape.text(first.shape)) at entry 0 and "
          + "\(Shape.text(tensor.shape)) at entry \(i)")
    }
    var shape = first.shape
    shape.insert(tensors.count, at: d)
    let result = try empty(shape, dtype: Promotion.common(tensors))
    var strides = result.strides
    strides.remove(at: d)
    for (i, tensor) in tensors.enumerated() {
      try result.aliased(first.shape, strides, offset: i * result.strides[d]).copyElements(from: tensor)
    }
    record(Derivatives.stack, inputs: tensors, ints: [d], outputs: [result])
    return result
  }

  /// `torch.atleast_1d(x)`.
  public func atLeast1d() throws -> Tensor { rank == 0 ? try reshape([1]) : self }
  /// `torch.atleast_2d(x)`.
  public func atLeast2d() throws -> Tensor {
    switch rank {
    case 0: try reshape([1, 1])
    case 1: try unsqueeze(0)
    default: self
    }
  }
  /// `torch.atleast_3d(x)`.
  public func atLeast3d() throws -> Tensor {
    switch rank {
    case 0: try reshape([1, 1, 1])
    case 1: try unsqueeze(0).unsqueeze(-1)
    case 2: try unsqueeze(-1)
    default: self
    }
  }

  private static func checked(_ tensors: [Tensor], _ name: String) throws {
    if tensors.isEmpty { throw TensorError.runtime("\(name) expects a non-empty TensorList") }
  }

  /// `torch.hstack(tensors)`.
  public static func hstack(_ tensors: [Tensor]) throws -> Tensor {
    try checked(tensors, "hstack")
    let parts = try tensors.map { try $0.atLeast1d() }
    return try cat(parts, dim: parts[0].rank == 1 ? 0 : 1)
  }
  /// `torch.vstack(tensors)`.
  public static func vstack(_ tensors: [Tensor]) throws -> Tensor {
    try checked(tensors, "vstack")
    return try cat(tensors.map { try $0.atLeast2d() }, dim: 0)
  }
  /// `torch.dstack(tensors)`.
  public static func dstack(_ tensors: [Tensor]) throws -> Tensor {
    try checked(tensors, "dstack")
    return try cat(tensors.map { try $0.atLeast3d() }, dim: 2)
  }
  /// `torch.column_stack(tensors)`: vectors become columns.
  public static func columnStack(_ tensors: [Tensor]) throws -> Tensor {
    try checked(tensors, "column_stack")
    return try hstack(tensors.map { $0.rank <= 1 ? try $0.reshape([$0.numel, 1]) : $0 })
  }

  /// `torch.block_diag(tensors)`: matrices along a diagonal, zeros elsewhere.
  public static func blockDiag(_ tensors: [Tensor]) throws -> Tensor {
    let parts = try tensors.enumerated().map { i, tensor -> Tensor in
      guard tensor.rank <= 2 else {
        throw TensorError.runtime(
          "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(i) has \(tensor.rank) dimensions")
      }
      return try tensor.atLeast2d()
    }
    let (rows, columns) = (parts.reduce(0) { $0 + $1.shape[0] }, parts.reduce(0) { $0 + $1.shape[1] })
    let result = try zeros([rows, columns], dtype: parts.isEmpty ? nil : Promotion.common(parts))
    var (top, left) = (0, 0)
    for part in parts {
      try result.aliased(part.shape, result.strides, offset: top * columns + left).copyElements(from: part)
      top += part.shape[0]
      left += part.shape[1]
    }
    record(Derivatives.blockDiag, inputs: tensors, shapes: tensors.map(\.shape), outputs: [result])
    return result
  }

  /// `torch.broadcast_tensors(tensors)`.
  public static func broadcastTensors(_ tensors: [Tensor]) throws -> [Tensor] {
    var shape: [Int] = []
    for tensor in tensors { shape = try Shape.broadcast(shape, tensor.shape) }
    return try tensors.map { $0.shape == shape ? $0 : try $0.expand(shape) }
  }

  /// `torch.meshgrid(tensors, indexing)`: coordinates of a grid; `ij` or `xy`.
  public static func meshgrid(_ tensors: [Tensor], indexing: String = "ij") throws -> [Tensor] {
    if tensors.isEmpty { throw TensorError.runtime("meshgrid expects a non-empty TensorList") }
    for tensor in tensors {
      guard tensor.rank <= 1 else {
        throw TensorError.runtime(
          "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(tensor.rank) dimensions")
      }
      guard tensor.dtype == tensors[0].dtype else {
        throw TensorError.runtime("meshgrid expects all tensors to have the same dtype")
      }
    }
    guard indexing == "ij" || indexing == "xy" else {
      throw TensorError.runtime(
        "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
    }
    let swapped = indexing == "xy" && tensors.count >= 2
    var sources = tensors
    if swapped { sources.swapAt(0, 1) }
    let shape = sources.map(\.numel)
    var grids = try sources.enumerated().map { i, tensor in
      var view = shape.map { _ in 1 }
      view[i] = tensor.numel
      return try tensor.reshape(view).expand(shape)
    }
    if swapped { grids.swapAt(0, 1) }
    return grids
  }

  /// `torch.cartesian_prod(tensors)`: all combinations, one a row.
  public static func cartesianProd(_ tensors: [Tensor]) throws -> Tensor {
    for tensor in tensors where tensor.rank != 1 {
      throw TensorError.runtime("Expect a 1D vector, but got shape \(Shape.text(tensor.shape))")
    }
    if tensors.count == 1, let only = tensors.first { return only }
    return try stack(meshgrid(tensors).map { try $0.flatten() }, dim: 1)
  }

  /// `torch.combinations(x, r, with_replacement)`: all choices of r elements, one a row.
  public func combinations(_ r: Int = 2, withReplacement: Bool = false) throws -> Tensor {
    guard rank == 1 else {
      throw TensorError.runtime("Expect a 1D vector, but got shape \(Shape.text(shape))")
    }
    guard r >= 0 else { throw TensorError.runtime("Expect a non-negative number, but got \(r)") }
    if r == 0 { return try Tensor.empty([0], dtype: dtype) }
    if r > shape[0], !withReplacement {
      // PyTorch stacks columns of none, each a tensor of its own there.
      try Buffer.checkMemory(Shape.count([r, 1024]))
      return try Tensor.stack([Tensor](repeating: narrow(0, 0, 0), count: r), dim: 1)
    }
    try Buffer.checkMemory(Shape.count([r, 64]))
    var number = Double(r)
    for k in 0..<r { number *= Double(shape[0] + (withReplacement ? k : -k)) / Double(k + 1) }
    try Buffer.checkMemory(Int(Swift.min(number * 24, 9e18)))
    var choice = (0..<r).map { withReplacement ? 0 : $0 }
    var rows: [Int] = []
    let n = shape[0]
    while r <= n || withReplacement && n > 0 {
      rows += choice
      var i = r - 1
      while i >= 0, choice[i] == (withReplacement ? n - 1 : n - r + i) { i -= 1 }
      if i < 0 { break }
      choice[i] += 1
      for k in (i + 1)..<Swift.max(r, i + 1) { choice[k] = withReplacement ? choice[i] : choice[k - 1] + 1 }
    }
    let count = rows.count / r
    return try Tensor.stack(
      (0..<r).map { column in
        try take(Tensor.from(ints: (0..<count).map { rows[$0 * r + column] }, shape: [count]))
      }, dim: 1)
  }
}
