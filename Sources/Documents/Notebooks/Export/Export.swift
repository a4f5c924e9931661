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
  /// - Parameter tensors: the workspace's tensors as a `.safetensors` file; asked for only where they are wanted.
  public static func write(
    _ notebook: Notebook, name: String, to path: String, tensors: () throws -> [UInt8]
  ) throws {
    guard let format = Format(path: path) else { throw UnknownFormat(path: path) }
    switch format {
    case .py: try Files.replace(path, with: python(notebook, name: name))
    case .ipynb: try Files.replace(path, with: jupyter(notebook))
    case .html: try Files.replace(path, with: html(notebook, name: name))
    case .safetensors: try Files.replace(path, with: try tensors())
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
