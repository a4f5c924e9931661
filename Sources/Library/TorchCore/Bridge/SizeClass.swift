// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `torch.Size`: a tuple of integers.
enum SizeClass {
  static func make() -> PyClass {
    let cls = PyClass(builtin: "Size", module: "torch", base: Classes.tuple)
    cls.construct = { cls, arguments in
      guard let argument = arguments.positional.first else { return .tuple(PyTuple([], cls: cls)) }
      let items = try Interpreter.current.collect(argument)
      var sizes: [Value] = []
      for (i, item) in items.enumerated() {
        switch item {
        case .int: sizes.append(item)
        case .bool(let flag): sizes.append(.int(flag ? 1 : 0))
        default:
          if let object = item.object, !(object is PyBigInt), let index = try? object.asIndex() {
            sizes.append(.int(index))
          } else {
            let name = Interpreter.current.type(of: item).name
            throw PyError.type("torch.Size() takes an iterable of 'int' (item \(i) is '\(name)')")
          }
        }
      }
      return .tuple(PyTuple(sizes, cls: cls))
    }
    cls.add([
      Declaration(
        "numel", "(self)", "The number of elements of a tensor of this size.", example: "torch.Size([2, 3]).numel()"
      ) { b in
        guard case .tuple(let tuple) = try b["self"] else { return .int(1) }
        var count = 1
        for case .int(let size) in tuple.items {
          let (product, overflow) = count.multipliedReportingOverflow(by: size)
          if overflow { throw PyError.overflow("numel: integer multiplication overflow") }
          count = product
        }
        return .int(count)
      },
      Declaration("__slicehook__", "(items)", "A part of a size, or sizes joined, is a size.") { b in
        guard case .tuple(let tuple) = try b["items"] else { return try b["items"] }
        return .tuple(PyTuple(tuple.items, cls: TorchState.current.sizeClass))
      },
      Declaration("__repr__", "(self)", "`torch.Size([2, 3])`") { b in
        guard case .tuple(let tuple) = try b["self"] else { return .none }
        let texts = try tuple.items.map { try Interpreter.current.repr($0) }
        return Value("torch.Size([\(texts.joined(separator: ", "))])")
      },
    ])
    return cls
  }

  /// The value of a shape.
  static func value(_ shape: [Int]) -> Value {
    .tuple(PyTuple(shape.map { .int($0) }, cls: TorchState.current.sizeClass))
  }
}
