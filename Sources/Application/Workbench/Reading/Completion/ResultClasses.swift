// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The classes of results, as far as they are the same for every call: what `torch.randn(3).` may go on with is known before it runs.
enum ResultClasses {
  static func tensor(_ interpreter: Interpreter) -> PyClass? {
    (try? interpreter.importModule("torch")).flatMap {
      $0.attributes?["Tensor"] ?? (try? $0.dynamicAttribute("Tensor"))
    }?
    .object as? PyClass
  }

  /// The class of what a call of something gives; nil where that depends or is nothing to go on with.
  static func result(of callee: StillValue, _ interpreter: Interpreter) -> PyClass? {
    switch callee.value?.object {
    case let cls as PyClass:
      // A class whose `__new__` is a program's may give anything; `type(x)` is the class of x.
      return cls === Classes.type || cls.lookup("__new__").flatMap(interpreter.userFunction) != nil ? nil : cls
    case let function as BuiltinFunction: return result(of: function, interpreter)
    case let method as PyMethod: return result(of: interpreter.still(method.function), interpreter)
    default:
      // A layer, also one that is not made yet: `nn.Linear(2, 3)(x)`.
      let names = callee.cls.mro.filter { $0.module.hasPrefix("torch.nn") }.map(\.name)
      guard names.contains("Module") else { return nil }
      return names.contains(where: severalResults.contains) ? Classes.tuple : tensor(interpreter)
    }
  }

  private static func result(of function: BuiltinFunction, _ interpreter: Interpreter) -> PyClass? {
    let name = function.declaration.name
    if function.qualname.hasPrefix("str.") {
      if listMethods.contains(name) { return Classes.list }
      return otherTextMethods.contains(name) ? nil : Classes.string
    }
    if function.qualname.hasPrefix("Tensor.") || tensorModules.contains(function.module) {
      let isOther = others.contains(name) || ["is_", "get_", "set_", "use_"].contains { name.hasPrefix($0) }
      return isOther ? nil : tensor(interpreter)
    }
    switch function.module {
    case "builtins":
      if name == "sorted" || name == "dir" { return Classes.list }
      return ["repr", "input", "chr", "hex", "bin", "oct", "format", "ascii"].contains(name) ? Classes.string : nil
    default: return nil
    }
  }

  /// The class of a property of what is not there yet.
  static func property(_ name: String, of cls: PyClass, _ interpreter: Interpreter) -> PyClass? {
    guard let tensor = tensor(interpreter), cls.isSubclass(of: tensor) else { return nil }
    return ["T", "mT", "H", "mH", "data", "grad", "real", "imag"].contains(name) ? tensor : nil
  }

  private static let severalResults: Set<String> = ["RNN", "LSTM", "GRU", "LSTMCell", "MultiheadAttention"]
  private static let listMethods: Set<String> = ["split", "rsplit", "splitlines"]
  /// Methods of texts that give numbers, truth values and other things.
  private static let otherTextMethods: Set<String> = [
    "count", "encode", "endswith", "find", "index", "partition", "rfind", "rindex", "rpartition", "startswith",
  ]
  private static let tensorModules: Set<String> = ["torch", "torch.linalg", "torch.special", "torch.nn.functional"]
  /// Functions and methods of tensors that give something else than one tensor, or not always one.
  private static let others: Set<String> = [
    "align_tensors", "allclose", "aminmax", "atleast_1d", "atleast_2d", "atleast_3d", "backward", "block_diag",
    "broadcast_shapes", "broadcast_tensors", "can_cast", "cholesky_ex", "chunk", "compile", "cummax", "cummin",
    "data_ptr",
    "dim", "dsplit", "eig", "eigh", "element_size", "enable_grad", "equal", "fork_rng", "frexp", "from_dlpack", "geqrf",
    "gradient", "has_names", "histogram", "histogramdd", "hsplit", "inference_mode", "initial_seed", "inv_ex", "item",
    "kthvalue", "ldl_factor", "lobpcg", "load", "lstsq", "lu", "lu_factor", "lu_unpack", "manual_seed", "max", "median",
    "meshgrid", "min", "mode", "multi_head_attention_forward", "nanmedian", "ndimension", "nelement", "no_grad",
    "nonzero",
    "numel", "numpy", "promote_types", "qr", "register_hook", "register_post_accumulate_grad_hook", "result_type",
    "save",
    "seed", "size", "slogdet", "sort", "split", "split_with_sizes", "std_mean", "storage", "storage_offset", "stride",
    "svd", "svd_lowrank", "tensor_split", "tolist", "topk", "triangular_solve", "type", "typename", "unbind", "unique",
    "unique_consecutive", "unravel_index", "unsafe_chunk", "unsafe_split", "unsafe_split_with_sizes", "untyped_storage",
    "var_mean", "vmap",
    "vsplit",
    "where",
  ]
}

extension Interpreter {
  func still(_ value: Value) -> StillValue { StillReader(interpreter: self).known(value) }
}
