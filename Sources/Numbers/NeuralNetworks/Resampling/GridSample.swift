// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// One way of looking at images through a grid: by kernels, and by recorded operations where its gradient shall itself be differentiated.
struct GridSample: Sendable {
  let mode: GridMode
  let border: GridBorder
  let alignCorners: Bool

  private func images(_ input: Tensor, _ grid: Tensor) -> GridSampleKernels {
    let run = Self.isDense(grid, 1) ? grid.shape[1] &* grid.shape[2] : grid.shape[2]
    return GridSampleKernels(
      image: input.shape, rows: grid.shape[1], columns: grid.shape[2], run: Self.isInPairs(grid) ? 0 : run, mode: mode,
      border: border,
      alignCorners: alignCorners)
  }

  private func volumes(_ input: Tensor, _ grid: Tensor) -> GridVolumeKernels {
    GridVolumeKernels(
      volume: input.shape, points: grid.shape[1..<4].reduce(1, &*), isNearest: mode == .nearest, border: border,
      alignCorners: alignCorners)
  }

  /// Recorded: the images (N, C, H, W) at the points (N, H', W', 2), or volumes with one dimension more.
  func forward(_ input: Tensor, _ grid: Tensor) throws -> Tensor {
    let result = try Tensor.empty(Array(input.shape[..<2]) + Array(grid.shape[1..<(grid.rank - 1)]), dtype: input.dtype)
    if result.numel > 0 {
      let (x, g) = (try input.plain(), try grid.plain())
      let kind = input.dtype.kind
      let (source, places, target) = (x.elements, g.elements, result.writableElements())
      try interruptible(result.numel > 1 << 18, holding: [x, g, result]) {
        if input.rank == 5 {
          volumes(input, grid).forward(kind, input: source, grid: places, output: target)
        } else {
          images(input, grid).forward(kind, input: source, grid: places, output: target)
        }
      }
    }
    record(
      input.rank == 5 ? Derivatives.gridSampler3d : Derivatives.gridSampler2d, inputs: [input, grid],
      saved: [input, grid],
      ints: [mode.rawValue, border.rawValue, alignCorners ? 1 : 0], outputs: [result])
    return result
  }

  /// The gradients of the images and of the grid, where they are wanted.
  func gradients(
    _ gradient: Tensor, _ input: Tensor, _ grid: Tensor, needsInput: Bool, needsGrid: Bool
  ) throws -> [Tensor?] {
    let forInput = needsInput ? try Tensor.zeros(input.shape, dtype: input.dtype) : nil
    let forGrid = needsGrid ? try Tensor.zeros(grid.shape, dtype: grid.dtype) : nil
    if gradient.numel > 0 {
      let (dy, x, g) = (try gradient.plain(), try input.plain(), try grid.plain())
      let kind = input.dtype.kind
      let (slopes, source, places) = (dy.elements, x.elements, g.elements)
      let (targetX, targetG) = (forInput?.writableElements(), forGrid?.writableElements())
      let inRows = grid.rank == 4 && !Self.isOneRun(grid)
      try interruptible(
        gradient.numel > 1 << 18, holding: [dy, x, g] + [forInput, forGrid].compactMap { $0 }
      ) {
        if input.rank == 5 {
          volumes(input, grid).backward(
            kind, gradient: slopes, input: source, grid: places, inputGradient: targetX, gridGradient: targetG)
        } else {
          images(input, grid).backward(
            kind, gradient: slopes, input: source, grid: places, inRows: inRows, inputGradient: targetX,
            gridGradient: targetG)
        }
      }
    }
    return [forInput, forGrid]
  }

  /// Whether points lie in memory as pairs of coordinates, one after the other.
  private static func isInPairs(_ grid: Tensor) -> Bool { grid.strides[3] == 1 && isDense(grid, 2) }

  /// Whether PyTorch walks over all points of a grid at once: pairs, or planes of dense coordinates.
  private static func isOneRun(_ grid: Tensor) -> Bool { isInPairs(grid) || isDense(grid, 1) }

  private static func isDense(_ grid: Tensor, _ step: Int) -> Bool {
    (grid.shape[2] == 1 || grid.strides[2] == step)
      && (grid.shape[1] == 1 || grid.strides[1] == step * grid.shape[2])
  }

  /// The same by recorded operations.
  func composed(_ input: Tensor, _ grid: Tensor) throws -> Tensor {
    let last = grid.rank - 1
    return try GridSampler(input: input, mode: self).value((0..<last - 1).map { try grid.select(last, $0) })
  }
}

extension Derivatives {
  /// Saved: images and grid; ints: mode, border, whether corners are aligned.
  private static func gridSampler(_ name: String) -> Derivative {
    Derivative(name + "Backward0") { node, gradients in
      guard let g = gradients[0] else { return [nil, nil] }
      let (input, grid) = (try node.savedTensor(0), try node.savedTensor(1))
      let sample = GridSample(
        mode: GridMode(rawValue: node.int(.gridMode)) ?? .bilinear,
        border: GridBorder(rawValue: node.int(.gridBorder)) ?? .zeros, alignCorners: node.flag(.gridAlignsCorners))
      guard TensorContext.current.gradEnabled else {
        return try sample.gradients(g, input, grid, needsInput: node.needs(0), needsGrid: node.needs(1))
      }
      // Views keep the inner pass away from the histories of images and grid.
      let wanted = (0..<2).filter { node.needs($0) }
      let inputs = try [input, grid].map { try $0.view($0.shape) }
      let found = try Autograd.grad(
        outputs: [sample.composed(inputs[0], inputs[1])], inputs: wanted.map { inputs[$0] }, gradOutputs: [g],
        createGraph: true, allowUnused: true)
      var result: [Tensor?] = [nil, nil]
      for (place, gradient) in zip(wanted, found) {
        result[place] = try (gradient ?? Tensor.zeros(inputs[place].shape, dtype: inputs[place].dtype))
          .renamed(name + "BackwardBackward0")
      }
      return try together(name + "BackwardBackward0", node, g, result)
    }
  }

  static let gridSampler2d = gridSampler("GridSampler2D")
  static let gridSampler3d = gridSampler("GridSampler3D")
}
