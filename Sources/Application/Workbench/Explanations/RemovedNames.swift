// SPDX-License-Identifier: GPL-3.0-or-later

/// Names that older code uses and PyTorch has taken away, with what stands in their place.
enum RemovedNames {
  /// The lines for the message of an AttributeError or TypeError that comes from such a name; nil for any other.
  static func lines(for message: String) -> [String]? {
    let beginnings = [
      ("module 'torch' has no attribute '", torch), ("Gradus has no torch.", torch),
      ("'Tensor' object has no attribute '", tensor), ("Gradus has no Tensor.", tensor),
    ]
    for (beginning, names) in beginnings where message.hasPrefix(beginning) {
      let name = String(message.dropFirst(beginning.count).prefix { $0 != "'" })
      return names[name].map { ["PyTorch has no \(name) any more; it is \($0) now."] }
    }
    if message.contains("Iter' object has no attribute 'next'") {
      return ["The method is gone: next(it) takes the next batch."]
    }
    if message.contains("got an unexpected keyword argument 'volatile'") {
      return ["volatile= went in PyTorch 0.4: 'with torch.no_grad():' does what it did."]
    }
    if message.contains("got an unexpected keyword argument 'async'") { return ["async= is non_blocking= now."] }
    return nil
  }

  private static let torch = [
    "symeig": "torch.linalg.eigh(a)", "eig": "torch.linalg.eig(a)", "solve": "torch.linalg.solve(a, b), with a first",
    "gesv": "torch.linalg.solve(a, b), with a first", "lstsq": "torch.linalg.lstsq(a, b), with a first",
    "gels": "torch.linalg.lstsq(a, b), with a first", "matrix_rank": "torch.linalg.matrix_rank(a)",
    "cholesky_solve_": "torch.cholesky_solve(b, l)", "potrf": "torch.linalg.cholesky(a)",
    "potrs": "torch.cholesky_solve(b, l)", "potri": "torch.cholesky_inverse(l)",
    "trtrs": "torch.linalg.solve_triangular(a, b, upper=True)",
    "triangular_solve": "torch.linalg.solve_triangular(a, b, upper=True)", "btrifact": "torch.linalg.lu_factor(a)",
    "btrisolve": "torch.linalg.lu_solve(lu, pivots, b)", "rfft": "torch.fft.rfft(x)", "irfft": "torch.fft.irfft(x)",
    "ifft": "torch.fft.ifft(x)",
  ]
  private static let tensor = [
    "symeig": "torch.linalg.eigh(x)", "eig": "torch.linalg.eig(x)", "solve": "torch.linalg.solve(a, b), with a first",
    "lstsq": "torch.linalg.lstsq(a, b), with a first", "gels": "torch.linalg.lstsq(a, b), with a first",
    "potrf": "torch.linalg.cholesky(x)", "rfft": "torch.fft.rfft(x)", "irfft": "torch.fft.irfft(x)",
  ]
}
