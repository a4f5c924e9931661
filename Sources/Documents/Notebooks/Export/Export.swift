// SPDX-License-Identifier: GPL-3.0-or-later

/// A notebook in other formats.
public enum Export {
  /// The formats, by the ending of the file's name.
  public enum Format: String, Sendable, CaseIterable {
    /// A script for Python with PyTorch.
    case py
    /// A Jupyter notebook.
    case ipynb
    /// A page that needs no other file.
    case html
    /// The tensors of the workspace.
    case safetensors

    /// The format that a path asks for by its ending.
    public init?(path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }
  }

  /// What every session starts with, as if it had been typed.
  public static let preset = """
    import math, torch
    import torch.nn as nn
    import torch.nn.functional as F
    import torch.optim as optim
    from torch.optim.lr_scheduler import *

    """

  /// Writes a session in the format that the path's ending asks for.
  ///
  /// - Parameters:
  ///   - outputs: what the cells, counted from 0, printed when they ran again, with its parts. Cells that are missing have what the
  ///     notebook says, as text.
  ///   - picture: the bytes of a picture by the name that the text has for it.
  ///   - tensors: the workspace's tensors as a `.safetensors` file; asked for only where they are wanted.
  public static func write(
    _ notebook: Notebook, name: String, to path: String, outputs: [Int: CellOutput] = [:], picture: Picture? = nil,
    tensors: () throws -> [UInt8]
  ) throws {
    switch try format(of: path) {
    case .py: try Files.replace(path, with: python(notebook, name: name, outputs: outputs))
    case .ipynb: try Files.replace(path, with: jupyter(notebook, outputs: outputs))
    case .html: try Files.replace(path, with: html(notebook, name: name, outputs: outputs, picture: picture))
    case .safetensors: try Files.replace(path, with: try tensors())
    }
  }

  /// The format that a path asks for.
  public static func format(of path: String) throws -> Format {
    guard let format = Format(path: path) else { throw UnknownFormat(path: path) }
    return format
  }

  /// Finds a picture by the name that a text has for it.
  public typealias Picture = (String) -> [UInt8]?

  /// Whether the format needs to know more of the outputs than their texts, so that the cells run again.
  public static func needsOutputs(_ notebook: Notebook, _ format: Format) -> Bool {
    switch format {
    case .safetensors: return false
    case .ipynb: return !notebook.cells.isEmpty
    case .html, .py:
      let drawing = ["%plot", "%sweep", "%watch", "plot", "plt", "show(", "savefig"]
      return notebook.cells.contains { cell in !cell.output.isEmpty && drawing.contains(where: cell.source.contains) }
    }
  }

  /// Thrown for an ending that names no format.
  public struct UnknownFormat: Error, CustomStringConvertible {
    /// The path that was asked for.
    public let path: String
    /// The sentence that the user reads.
    public var description: String {
      "cannot tell the format of '\(path)': it must end in .py, .ipynb, .html or .safetensors"
    }
  }

  /// A text as comment lines.
  static func commented(_ text: some StringProtocol) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "#" : "# \($0)" }
      .joined(separator: "\n")
  }
}
