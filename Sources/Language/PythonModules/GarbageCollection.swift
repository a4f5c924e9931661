// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `gc`: what asks and steers the collector; the rest is Python.
enum GarbageCollection {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let functions = [
      Declaration("_collect", "()", "Looks for circles of objects.") {
        let number = Collector.collect($0.interpreter)
        if number > 1000 { Collector.giveBack() }
        return .int(number)
      },
      Declaration("_enable", "(flag, step)", "Whether it looks by itself, and after how many new objects.") {
        Collector.isEnabled = try $0.interpreter.truth($0["flag"])
        Collector.step = try $0.int("step")
        return .none
      },
      Declaration("_figures", "()", "Tracked objects, those after the last time, runs, objects taken.") { _ in
        Value(tuple: [Collector.count, Collector.survivors, Collector.runs, Collector.taken].map { .int($0) })
      },
      Declaration("_objects", "()", "The tracked objects.") { _ in
        Value(list: Collector.objects().map { Value($0) })
      },
      Declaration("_referents", "(object)", "What an object refers to.") {
        guard let object = try $0["object"].object else { return Value(list: []) }
        return Value(list: Collector.references(of: object).map { Value($0) })
      },
    ]
    return try interpreter.makeModule(
      "gc", natives: functions.map { ($0.name, .object(BuiltinFunction($0, module: "gc"))) })
  }
}
