import PythonRuntime
import Tensors

/// Matrices taken apart: inverses, determinants, solutions.
enum Decompositions {
  /// Only in `torch.linalg`.
  static let linalg: [Operation] = []
  /// In `torch` and as methods.
  static let shared: [Operation] = []
}
