// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The card for a `state_dict` that does not fit a net: what most likely happened to its names or sizes.
struct StateDictCard {
  private let missing: [String]
  private let unexpected: [String]
  private let sizes: [String]

  init(_ message: String) {
    let lines = message.split(separator: "\n")
    func keys(_ beginning: String) -> [String] {
      guard let line = lines.first(where: { $0.contains(beginning) }) else { return [] }
      // Names stand in quotes, with a comma between.
      return line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
    missing = keys("Missing key(s) in state_dict: ")
    unexpected = keys("Unexpected key(s) in state_dict: ")
    sizes = lines.filter { $0.contains("size mismatch for ") }.compactMap { line in
      line.split(separator: " ").dropFirst(3).first.map { $0.hasSuffix(":") ? String($0.dropLast()) : String($0) }
    }
  }

  var lines: [String] {
    for prefix in ["module.", "_orig_mod."] {
      let origin = prefix == "module." ? "nn.DataParallel" : "torch.compile"
      if !unexpected.isEmpty, unexpected.allSatisfy({ $0.hasPrefix(prefix) }) {
        return [
          "The names begin with '\(prefix)': the net was saved from inside \(origin).",
          "Take it off: net.load_state_dict({k.removeprefix('\(prefix)'): v for k, v in state.items()})",
        ]
      }
      if !missing.isEmpty, missing.allSatisfy({ $0.hasPrefix(prefix) }) {
        return ["The net is wrapped by \(origin) and the names are not: load into net.\(prefix.dropLast())."]
      }
    }
    var lines: [String] = []
    if !missing.isEmpty, !unexpected.isEmpty {
      let pairs = missing.compactMap { name in
        Suggestion.nearest(name, among: unexpected).map { "'\($0)' may be '\(name)'" }
      }
      if pairs.isEmpty {
        lines.append(
          "\(unexpected.count) names of the file are not in the net, \(missing.count) of the net are not in the file: is it the same net?"
        )
      } else {
        lines.append("Names differ: \(ErrorCard.list(pairs)).")
      }
    } else if !missing.isEmpty {
      lines.append("The file lacks \(ErrorCard.list(missing)): the net has grown since it was saved.")
      lines.append("strict=False loads what is there and leaves these as they were initialised.")
    } else if !unexpected.isEmpty {
      lines.append("The net lacks \(ErrorCard.list(unexpected)): it has shrunk since it was saved.")
      lines.append("strict=False leaves these names aside.")
    }
    if !sizes.isEmpty {
      lines.append(
        "\(ErrorCard.list(sizes)) changed in size: make the layer as it was, or take the name out of the dictionary")
      lines.append("(strict=False does not pass over sizes).")
    }
    return lines
  }
}
