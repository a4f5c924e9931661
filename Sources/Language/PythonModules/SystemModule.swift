// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonBuiltins
import PythonRuntime

/// `sys` and `io`
enum SystemModule {
  static func make(_ interpreter: Interpreter) -> PyModule {
    let module = PyModule("sys")
    module.set("argv", Value(list: interpreter.scriptArguments.map { Value($0) }))
    module.set("maxsize", .int(Int.max))
    module.set("maxunicode", .int(0x10FFFF))
    module.set("byteorder", Value("little"))
    module.set("platform", Value("linux"))
    module.set("version", Value("3.11.0 (Gradus)"))
    module.set("executable", Value("gradus"))
    module.set("path", Value(list: interpreter.moduleFolders.map { Value($0) }))
    for (name, target) in [("stdin", PyTextFile.Target.input), ("stdout", .output), ("stderr", .error)] {
      // The second name stays when a program puts something else in the place of the first.
      let stream = Value.object(PyTextFile(target))
      module.set(name, stream)
      module.set("__\(name)__", stream)
    }
    let modules = PyDict()
    _ = try? interpreter.importModule("__main__")
    let files = interpreter.fileModules.sorted { $0.key < $1.key }
    for (name, loaded) in interpreter.modules.sorted(by: { $0.key < $1.key }) + files + [("sys", module)] {
      try? modules.set(name, .object(loaded))
    }
    module.set("modules", .dict(modules))
    module.set(
      "version_info",
      .tuple(
        NamedTuples.make(
          "version_info", ["major", "minor", "micro", "releaselevel", "serial"],
          [.int(3), .int(11), .int(0), Value("final"), .int(0)], module: "sys")))
    module.set(
      "float_info",
      .tuple(
        NamedTuples.make(
          "float_info",
          [
            "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
            "rounds",
          ],
          [
            .float(.greatestFiniteMagnitude), .int(1024), .int(308), .float(.leastNormalMagnitude), .int(-1021),
            .int(-307),
            .int(15), .int(53), .float(.ulpOfOne), .int(2), .int(1),
          ], module: "sys")))
    module.set(
      "int_info",
      .tuple(
        NamedTuples.make(
          "int_info", ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
          [.int(30), .int(4), .int(4300), .int(640)], module: "sys")))
    module.set(
      "hash_info",
      .tuple(
        NamedTuples.make(
          "hash_info",
          ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
          [
            .int(64), .int((1 << 61) - 1), .int(314_159), .int(0), .int(1_000_003), Value("siphash13"), .int(64),
            .int(128),
            .int(0),
          ], module: "sys")))
    module.add([
      Declaration("exit", "(status=None, /)", "Ends the program.") {
        throw Raised(PyException(cls: ExceptionClasses.systemExit, arguments: $0[0].isNone ? [] : [$0[0]]))
      },
      Declaration("getrecursionlimit", "()", "How deep calls may nest.") { .int($0.interpreter.recursionLimit) },
      Declaration("setrecursionlimit", "(limit, /)", "Sets how deep calls may nest.") {
        let limit = try $0.int(0)
        guard limit >= 1 else { throw PyError.value("recursion limit must be greater or equal than 1") }
        let depth = $0.interpreter.recursionDepth
        guard limit > depth else {
          throw PyError.make(
            ExceptionClasses.recursionError,
            "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low")
        }
        // The stack has room for so many calls and no more.
        $0.interpreter.recursionLimit = min(limit, 20_000)
        return .none
      },
      Declaration("getsizeof", "(object, default=..., /)", "About how many bytes an object takes.") {
        switch $0[0] {
        case .string(let string): return .int(49 + string.text.utf8.count)
        case .list(let list): return .int(56 + 8 * list.items.count)
        case .tuple(let tuple): return .int(40 + 8 * tuple.items.count)
        case .dict(let dict): return .int(64 + 100 * dict.table.count)
        case .int, .bool: return .int(28)
        case .float: return .int(24)
        default: return .int(56)
        }
      },
      Declaration("displayhook", "(object, /)", "Shows the value of an expression, and keeps it as `_`.") {
        if $0[0].isNone { return .none }
        let text = try $0.interpreter.repr($0[0])
        let system = Value.object(try $0.interpreter.importModule("sys"))
        guard let stream = try $0.interpreter.attributeIfPresent(system, "stdout") else {
          throw PyError.runtime("lost sys.stdout")
        }
        _ = try $0.interpreter.callMethod(stream, "write", [Value(text + "\n")])
        try $0.interpreter.importModule("builtins").set("_", $0[0])
        return .none
      },
      Declaration("exc_info", "()", "The exception that is being handled.") {
        guard let exception = $0.interpreter.handledExceptions.last else {
          return Value(tuple: [.none, .none, .none])
        }
        return Value(tuple: [.object(exception.cls), .object(exception), .none])
      },
      Declaration("get_int_max_str_digits", "()", "How many digits a text of an integer may have; 0 for any number.") {
        _ in
        .int(Numbers.mostDigits)
      },
      Declaration("set_int_max_str_digits", "(maxdigits)", "Sets how many digits a text of an integer may have.") {
        let digits = try $0.int(0)
        guard digits == 0 || digits >= 640 else {
          throw PyError.value("maxdigits must be 0 or larger than 640")
        }
        Numbers.mostDigits = digits
        return .none
      },
      Declaration("gettrace", "()", "None: nothing traces calls.") { _ in .none },
      Declaration("getprofile", "()", "None: nothing measures calls.") { _ in .none },
      Declaration("getdefaultencoding", "()", "utf-8") { _ in Value("utf-8") },
      Declaration("intern", "(string, /)", "The string itself.") { $0[0] },
    ])
    module.set("__displayhook__", module.attributes?["displayhook"] ?? .none)
    return module
  }

  static func io() -> PyModule {
    let module = PyModule("io")
    module.set("StringIO", .object(PyTextFile.stringClass))
    module.set("TextIOWrapper", .object(PyTextFile.textClass))
    let written: [Symbol] = [
      "BufferedIOBase", "BufferedRandom", "BufferedReader", "BufferedWriter", "BytesIO", "DEFAULT_BUFFER_SIZE",
      "FileIO",
      "IOBase", "RawIOBase", "SEEK_CUR", "SEEK_END", "SEEK_SET", "TextIOBase", "UnsupportedOperation",
    ]
    module.lazyNames = { written + ["open"] }
    module.lazyAttribute = {
      if $0 == "open" { return Interpreter.current.builtins["open"] }
      guard written.contains($0) else { return nil }
      return try Interpreter.current.importModule("_io").attributes?[$0]
    }
    return module
  }
}
