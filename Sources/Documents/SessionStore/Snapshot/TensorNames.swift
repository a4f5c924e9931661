// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// What the memory of tensors is called in a file: `net.conv1.weight`, `x`.
final class TensorNames {
  /// The name of a block of memory, and how a tensor sees it.
  struct Hint {
    var name: String?
    var dtype: DType
    /// The shape, when one tensor covers the block; nil for a row of numbers.
    var shape: [Int]?
  }
  private var hints: [ObjectIdentifier: Hint] = [:]

  /// Names the parameters of modules and the tensors that are variables, in the order of the variables.
  init(_ interpreter: Interpreter) {
    var definitions = interpreter.globals.definitions
    // The shell's last value is nobody's name.
    // What has no name but the number of the cell that showed it is not the person's.
    definitions.removeAll { $0.name.name.hasPrefix("_") && Int($0.name.name.dropFirst()) != nil }
    definitions = definitions.filter { $0.name != "_" } + definitions.filter { $0.name == "_" }
    for (name, value) in definitions {
      guard case .object(let object) = value else { continue }
      if let tree = object as? any TensorTree { note(tree, name.name) }
      if let tensor = object as? TensorObject { note(tensor.tensor, name.name) }
    }
  }

  /// What is known of a block.
  func hint(for storage: Storage) -> Hint? { hints[ObjectIdentifier(storage)] }

  /// Names the memory of a tensor, unless it has a name.
  func note(_ tensor: Tensor, _ name: String?) {
    let key = ObjectIdentifier(tensor.storage)
    let covers =
      tensor.isContiguous && tensor.offset == 0
      && tensor.numel &* tensor.dtype.itemSize == tensor.storage.buffer.byteCount
    if var known = hints[key] {
      if known.name == nil { known.name = name }
      if covers, known.shape == nil, known.dtype == tensor.dtype { known.shape = tensor.shape }
      hints[key] = known
    } else {
      hints[key] = Hint(name: name, dtype: tensor.dtype, shape: covers ? tensor.shape : nil)
    }
  }

  private func note(_ tree: any TensorTree, _ name: String) {
    var seen: Set<ObjectIdentifier> = []
    var stack: [(any TensorTree, String)] = [(tree, name)]
    while let (tree, prefix) = stack.popLast() {
      guard seen.insert(ObjectIdentifier(tree)).inserted else { continue }
      for (key, value) in tree.tensorTables.flatMap(\.table.pairs) {
        if let tensor = value.tensor { note(tensor, "\(prefix).\(key.text ?? "")") }
      }
      for (key, value) in tree.branches.table.pairs.reversed() {
        if let child = value.object as? any TensorTree { stack.append((child, "\(prefix).\(key.text ?? "")")) }
      }
    }
  }
}
