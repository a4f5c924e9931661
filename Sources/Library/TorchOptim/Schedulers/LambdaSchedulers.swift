// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Schedulers whose factors a program computes.
enum LambdaSchedulers {
  /// One function for each group.
  private static func functions(_ a: Bound) throws -> [Value] {
    let groups = try OptimizerView(a["optimizer"]).groups()
    let given: [Value]
    switch try a["lr_lambda"] {
    case .list(let list): given = list.items
    case .tuple(let tuple): given = tuple.items
    default: return try [Value](repeating: a["lr_lambda"], count: groups.count)
    }
    guard given.count == groups.count else {
      throw PyError.value("Expected \(groups.count) lr_lambdas, but got \(given.count)")
    }
    return given
  }

  private static func factors(_ s: SchedulerView, _ rates: [PythonNumber]) throws -> [PythonNumber] {
    let interpreter = Interpreter.current
    let functions = try s.list("lr_lambdas")
    let epoch = try s.epoch().value
    guard functions.count == rates.count else {
      throw PyError.value("zip() argument 2 is \(rates.count < functions.count ? "shorter" : "longer") than argument 1")
    }
    return try zip(functions, rates).map { function, rate in
      try rate * PythonNumber(interpreter.call(function.value, [epoch]))
    }
  }

  /// Functions are not saved, but the attributes of callable objects are.
  private static let methods: [Declaration] = [
    Declaration("state_dict", "(self)", "The attributes except the optimizer; functions are left out.", example: "") {
      a in
      let view = try SchedulerView(a["self"])
      let state = try SchedulerMethods.state(view, without: ["optimizer", "lr_lambdas"])
      let saved = try view.list("lr_lambdas").map { function -> Value in
        guard case .object(let object) = function.value, !(object is PyFunction), object.attributes != nil else {
          return .none
        }
        let copy = PyDict()
        if let table = object.attributes {
          for (name, value) in zip(table.names, table.values) { try copy.set(name.name, value) }
        }
        return .dict(copy)
      }
      try state.set("lr_lambdas", Value(list: saved))
      return .dict(state)
    },
    Declaration("load_state_dict", "(self, state_dict)", "Takes over what state_dict() gave.", example: "") { a in
      let view = try SchedulerView(a["self"])
      try SchedulerMethods.restore(view, a["state_dict"], without: ["lr_lambdas"])
      let saved = try a.interpreter.collect(a.interpreter.getItem(a["state_dict"], Value("lr_lambdas")))
      for (function, state) in zip(try view.list("lr_lambdas"), saved) {
        guard case .dict(let dict) = state, let object = function.value.object else { continue }
        for (key, value) in dict.table.pairs { object.attributes?[Symbol(key.text ?? "")] = value }
      }
      return .none
    },
  ]

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [SchedulerDeclaration] = [
    SchedulerDeclaration(
      name: "LambdaLR", signature: "(optimizer, lr_lambda, last_epoch=-1)",
      doc: "Multiplies the base rate by a function of the epoch.",
      example: "LambdaLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), lambda epoch: 0.95 ** epoch)",
      prepare: { s, a in
        try s.set("optimizer", a["optimizer"])
        s.set("lr_lambdas", Value(list: try functions(a)))
      },
      rates: { s in try factors(s, s.baseRates()) }, methods: methods),
    SchedulerDeclaration(
      name: "MultiplicativeLR", signature: "(optimizer, lr_lambda, last_epoch=-1)",
      doc: "Multiplies the rate by a function of the epoch every epoch.",
      example: "MultiplicativeLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), lambda epoch: 0.95)",
      prepare: { s, a in
        try s.set("optimizer", a["optimizer"])
        let functions = try functions(a)
        s.set("lr_lambdas", Value(list: functions))
        for function in functions where !a.interpreter.isCallable(function) {
          throw PyError.type("lr_lambda should be a function, but got \(a.interpreter.type(of: function).name)")
        }
      },
      rates: { s in try s.isInitial() ? s.settings(GroupKeys.lr) : factors(s, s.rates()) }, methods: methods),
  ]
}
