// SPDX-License-Identifier: GPL-3.0-or-later

/// What `numpy` has and Gradus lacks, or what numpy itself has no longer: each name with its words.
enum NumpyGaps {
  private static let removed: [String: String] = [
    "float": "float64", "complex": "complex128", "int": "int64", "object": "", "str": "str_",
  ]

  /// The refusal of a name.
  static func message(_ name: String) -> String {
    guard let own = removed[name] else {
      return gone.contains(name) ? "module 'numpy' has no attribute '\(name)'" : "Gradus has no numpy.\(name)"
    }
    let more =
      name == "int"
      ? "When replacing `np.int`, you may wish to use e.g. `np.int64` or `np.int32` to specify the precision. If you wish to review "
        + "your current use, check the release note link for additional information."
      : own.isEmpty ? "" : "If you specifically wanted the numpy scalar type, use `np.\(own)` here."
    return "module 'numpy' has no attribute '\(name)'.\n`np.\(name)` was a deprecated alias for the builtin `\(name)`. "
      + "To avoid this error in existing code, use `\(name)` by itself. Doing this will not modify any behavior and is safe. \(more)\n"
      + "The aliases was originally deprecated in NumPy 1.20; for more details and guidance see the original release note at:\n"
      + "    https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations"
  }

  /// What arrays have in numpy and lack here.
  static let methods: Set<String> = [
    "byteswap", "compress", "ctypes", "data", "device", "dump", "dumps", "getfield", "mT", "partition",
    "resize",
    "setfield", "setflags", "to_device", "tofile",
  ]

  /// What numpy 2 has no longer.
  private static let gone: Set<String> = [
    "trapz", "in1d", "Inf", "NaN", "PINF", "NINF", "infty", "float_", "complex_", "unicode_", "string_", "product",
    "cumproduct", "alltrue",
    "sometrue", "round_", "msort", "asfarray", "find_common_type", "cast", "source", "safe_eval", "mat",
    "matrix_", "asscalar",
  ]
}
