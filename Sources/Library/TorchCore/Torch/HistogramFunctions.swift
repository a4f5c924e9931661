// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Histograms, and other functions that take numbers apart.
enum HistogramFunctions {
  private static func range(_ b: Bound, _ x: Tensor) throws -> (Double, Double) {
    if try b.isGiven("range") {
      let limits = try b.interpreter.collect(b["range"]).map { try Conversions.double($0) ?? .nan }
      guard limits.count == 2 else { throw PyError.runtime("torch.histogramdd: range should have 2 elements") }
      guard limits[0].isFinite, limits[1].isFinite else {
        throw PyError.runtime("torch.histogram(): range [\(limits[0]), \(limits[1])] is not finite")
      }
      guard limits[0] <= limits[1] else { throw PyError.runtime("torch.histogram(): max must be larger than min") }
      return limits[0] == limits[1] ? (limits[0] - 0.5, limits[1] + 0.5) : (limits[0], limits[1])
    }
    if x.numel == 0 { return (0, 1) }
    let (low, high) = (try x.min().item().doubleValue, try x.max().item().doubleValue)
    return low == high ? (low - 0.5, high + 0.5) : (low, high)
  }

  private static func histogram(_ b: Bound) throws -> Value {
    let x = try b.tensor("input")
    guard x.dtype == .float32 || x.dtype == .float64 else {
      throw PyError.make(
        ExceptionClasses.notImplementedError, "\"histogram_cpu\" not implemented for '\(x.dtype.scalarTypeName)'")
    }
    return try TensorContext.withoutGrad {
      let edges: Tensor
      if let given = try b["bins"].tensor {
        guard given.rank == 1, given.numel > 0 else {
          throw PyError.runtime("torch.histogram(): bins tensor should have one or more elements")
        }
        edges = given
      } else {
        let count = try b.int("bins")
        guard count > 0 else { throw PyError.runtime("torch.histogram(): bins must be > 0, but got \(count)") }
        guard count < Int.max else { throw PyError.runtime("numel: integer multiplication overflow") }
        let (low, high) = try range(b, x)
        edges = try Tensor.linspace(low, high, count + 1, dtype: x.dtype)
      }
      let count = edges.numel - 1
      let flat = try x.detach().reshape([-1])
      let last = try edges.select(0, count)
      // The last interval takes its upper end too.
      let inside = try flat.ge(edges.select(0, 0)).logicalAnd(flat.le(last))
      let places = try flat.bucketize(edges, right: true).sub(.int(1)).clamp(min: .int(0), max: .int(max(count - 1, 0)))
      let weights = try b.optionalTensor("weight")?.reshape([-1]) ?? flat.onesLike()
      let sums = try Tensor.zeros([count], dtype: x.dtype).indexAdd(
        0, places.maskedSelect(inside), weights.maskedSelect(inside))
      var result = sums
      if try b.bool("density") {
        let widths = try edges.narrow(0, 1, count).sub(edges.narrow(0, 0, count))
        result = try sums.div(sums.sum()).div(widths)
      }
      return ReturnTypes.make("histogram", ["hist", "bin_edges"], [result.value, edges.value])
    }
  }

  private static func frexp(_ b: Bound) throws -> Value {
    let x = try b.tensor("input")
    guard x.dtype.isFloatingPoint else {
      throw PyError.runtime("torch.frexp() only supports floating-point dtypes")
    }
    var exponents: [Int] = []
    let mantissas = try x.doubles().map { value -> Double in
      guard value.isFinite, value != 0 else {
        exponents.append(0)
        return value
      }
      let exponent = Int(value.exponent) + 1
      exponents.append(exponent)
      return Double(sign: value.sign, exponent: -1, significand: value.significand)
    }
    let mantissa = try Tensor.from(doubles: mantissas, shape: x.shape, dtype: x.dtype)
    let exponent = try Tensor.from(ints: exponents, shape: x.shape).to(.int32)
    return ReturnTypes.make("frexp", ["mantissa", "exponent"], [mantissa.value, exponent.value])
  }

  private static func copying(_ name: String, of other: String) -> [Operation] {
    guard let operation = SlicingOperations.all.first(where: { $0.name == other }) else { return [] }
    let body = operation.body
    return [
      Operation(name, operation.signature, operation.doc, forms: .both, out: false) { b in
        let parts = try body(b)
        // These promise that nobody minds whose elements they are.
        if case .tuple(let tuple) = parts {
          for part in tuple.items.compactMap(\.tensor) { (part.base, part.viewKind) = (nil, .normal) }
        }
        return parts
      }
    ]
  }

  /// All of them.
  static let all: [Operation] =
    [
      Operation(
        "histogram", "(input, bins=100, range=None, weight=None, density=False)",
        "Counts in intervals, and their ends.", "torch.histogram(torch.tensor([1., 2., 1.]), bins=2)", body: histogram),
      Operation(
        "frexp", "(input)", "Mantissas and exponents of 2.", "torch.frexp(torch.tensor([6.]))", body: frexp),
      Operation(
        "cumulative_trapezoid", "(y, x=None, *, dx=1, dim=-1)", "Running integrals by the trapezoidal rule.",
        "torch.cumulative_trapezoid(torch.tensor([1., 2., 3.]))", forms: .function
      ) { b in
        if try b.isGiven("x") {
          let (y, x, dim) = (try b.tensor("y"), try b.tensor("x"), try b.int("dim"))
          let n = y.shape[try Shape.wrap(dim, rank: y.rank)]
          let pairs = try y.narrow(dim, 1, n - 1).add(y.narrow(dim, 0, n - 1))
          return try pairs.mul(x.diff(dim: x.rank == 1 ? 0 : dim)).div(.int(2)).cumsum(dim).value
        }
        return try b.tensor("y").cumulativeTrapezoid(dx: b.double("dx"), dim: b.int("dim")).value
      },
      Operation(
        "unsafe_split", "(input, split_size, dim=0)", "Pieces of a size, or of several sizes.",
        "torch.unsafe_split(torch.arange(5), 2)", out: false
      ) { b in try SlicingOperations.pieces(b, "input", "split_size") },
    ] + copying("unsafe_chunk", of: "chunk") + copying("unsafe_split_with_sizes", of: "split_with_sizes")
}
