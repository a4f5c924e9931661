// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Names that hands type by reflex and that nothing defines: those of modules, of Python 2 and of IPython, with the line that serves.
enum ReflexNames {
  /// The lines for a name; none for one that nobody knows.
  static func lines(for name: String, _ interpreter: Interpreter) -> [String] {
    if let module = abbreviations[name] { return ["It comes with: import \(module) as \(name)"] }
    if let module = origins[name] { return ["It comes with: from \(module) import \(name)"] }
    if let now = formerly[name] { return ["\(name) is Python 2's; it is \(now) now."] }
    if name == "get_ipython" { return ["get_ipython() is IPython's own: commands are typed here as %who."] }
    if interpreter.moduleMakers[name] != nil, name.first?.isLetter == true { return ["It comes with: import \(name)"] }
    return []
  }

  static let abbreviations = ["np": "numpy", "plt": "matplotlib.pyplot"]

  private static let origins = [
    "Counter": "collections", "DataLoader": "torch.utils.data", "Dataset": "torch.utils.data",
    "OrderedDict": "collections", "Path": "pathlib", "Subset": "torch.utils.data", "TensorDataset": "torch.utils.data",
    "chain": "itertools",
    "dataclass": "dataclasses", "deepcopy": "copy", "defaultdict": "collections", "deque": "collections",
    "namedtuple": "collections", "partial": "functools", "pprint": "pprint", "product": "itertools",
    "random_split": "torch.utils.data", "reduce": "functools", "tqdm": "tqdm",
  ]

  private static let formerly = [
    "basestring": "str", "cmp": "(a > b) - (a < b)", "execfile": "%run FILE", "izip": "zip", "long": "int",
    "raw_input": "input", "reload": "importlib.reload(module)", "unichr": "chr", "unicode": "str", "xrange": "range",
  ]
}
