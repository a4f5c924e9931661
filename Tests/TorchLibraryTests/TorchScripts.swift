// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// Runs programs as `gradus run` does and collects what they print.
enum TorchScripts {
  /// The text of a fixture.
  static func text(_ name: String) -> String { Fixture.text("torch/\(name)") }

  /// What a program prints; an error that ends it is the last line.
  static func run(_ source: String) -> String {
    let run = TorchThread.run(source)
    return run.output + (run.error.map { $0 + "\n" } ?? "")
  }

  /// A text with every address replaced, since objects are counted here.
  static func withoutAddresses(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "0x") {
      result += rest[..<start.lowerBound] + "ADDRESS"
      rest = rest[start.upperBound...].drop { $0.isHexDigit }
    }
    return result + rest
  }

  /// The first line in which two texts differ, nil when they agree.
  static func difference(_ got: String, _ wanted: String) -> String? {
    let (a, b) = (withoutAddresses(got).split(separator: "\n"), withoutAddresses(wanted).split(separator: "\n"))
    for i in 0..<max(a.count, b.count) {
      let (x, y) = (i < a.count ? String(a[i]) : "(nothing)", i < b.count ? String(b[i]) : "(nothing)")
      if x != y { return "line \(i + 1): \(x)\n  PyTorch: \(y)" }
    }
    return nil
  }
}
