// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import TorchCore

/// Images looked at through a grid of points, as spatial transformers do.
enum GridFunctions {
  /// The default of `align_corners`, with PyTorch's warning that it once was another.
  private static func alignment(_ a: Bound, _ name: String) throws -> Bool {
    if try a.isGiven("align_corners") { return try a.truth("align_corners") }
    TorchWarnings.warn(
      "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify "
        + "align_corners=True if the old behavior is desired. See the documentation of \(name) for details.")
    return false
  }

  static let all: [Declaration] = [
    Declaration(
      "affine_grid", "(theta, size, align_corners=None)", "For every pixel the point that a matrix sends it to.",
      example: "F.affine_grid(torch.eye(2, 3)[None], (1, 1, 2, 2), align_corners=False).shape"
    ) { a in
      let aligned = try alignment(a, "grid_sample")
      _ = try PythonParts.call("torch.nn._grids", "_check_affine", [a["theta"], a["size"], .bool(aligned)])
      return try Functional.affineGrid(
        a.tensor("theta"), size: a.shape("size"), alignCorners: aligned
      )
      .value
    },
    Declaration(
      "grid_sample", "(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None)",
      "An image at the points of a grid.",
      example: "F.grid_sample(torch.ones(1, 1, 2, 2), torch.zeros(1, 1, 1, 2), align_corners=False)"
    ) { a in
      let (mode, padding) = (try a.text("mode"), try a.text("padding_mode"))
      guard ["bilinear", "nearest", "bicubic"].contains(mode) else {
        throw PyError.value(
          "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '\(mode)'")
      }
      guard let rule = GridPadding(rawValue: padding) else {
        throw PyError.value(
          "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
            + "'\(padding)'")
      }
      let aligned = try alignment(a, "grid_sample")
      _ = try PythonParts.call("torch.nn._grids", "_check_grid", [a["input"], a["grid"], a["mode"]])
      return try Functional.gridSample(
        a.tensor("input"), a.tensor("grid"), mode: mode, padding: rule, alignCorners: aligned
      ).value
    },
  ]
}
