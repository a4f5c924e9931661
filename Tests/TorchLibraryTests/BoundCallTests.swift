// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Arguments that are evaluated straight into what a built-in function gets mean what gathered ones do: a call with stars is
/// gathered always, and gives the same value or error.
@Suite struct BoundCallTests {
  @Test(arguments: [
    ("torch.relu", "x"), ("torch.relu", ""), ("torch.relu", "3"), ("torch.relu", "x, x"), ("torch.relu", "x, input=x"),
    ("torch.relu", "input=x"), ("torch.relu", "x, out=torch.empty(2, 3)"), ("torch.add", "x, other=x, alpha=2"),
    ("x.sum", ""), ("x.sum", "1, True"), ("x.sum", "dim=0, keepdim=True"), ("x.sum", "axis=0"), ("x.sum", "'a'"),
    ("x.sum", "0, dim=1"), ("x.sum", "dim=0, dim2=1"), ("x.view", "3, 2"), ("torch.max", "x, 1"),
    ("torch.full", "(2, 2), fill_value=3, dtype=torch.int64"), ("torch.nn.functional.relu", "x, inplac=True"),
    ("torch.nn.functional.softmax", "dim=1, input=x"), ("math.gcd", "1.5"), ("math.log", "8, 2"), ("math.log", "x=8"),
    ("sorted", "[3, 1, 2], reverse=True"), ("sorted", "reverse=True"), ("int", "'12', base=5"), ("len", ""),
    ("'a,b'.split", "sep=','"), ("'a,b'.split", "',', maxsplit=0"), ("'abc'.split", "foo=1"),
    ("print", "1, 2, sep='-'"),
    ("divmod", "7"), ("isinstance", "3"),
  ])
  func placesAndNames(function: String, arguments: String) {
    func outcome(_ call: String) -> String {
      TorchScripts.run(
        """
        import math, torch
        x = torch.tensor([[1., -2., 3.], [4., 5., -6.]])
        try: print(\(call))
        except Exception as e: print(type(e).__name__, e)
        """)
    }
    let separator = arguments.isEmpty ? "" : ", "
    #expect(outcome("\(function)(\(arguments))") == outcome("\(function)(\(arguments)\(separator)*[], **{})"))
  }

  /// What an argument does happens in order and before the call, and its error is the call's.
  @Test func argumentsAreEvaluatedInOrder() {
    let printed = TorchScripts.run(
      """
      import torch
      def told(name, value):
          print(name)
          return value
      x = torch.ones(2, 3)
      print(torch.sum(told('input', x), keepdim=told('keepdim', True), dim=told('dim', 0)))
      try: x.sum(told('dim', 0), keepdim=1 // told('zero', 0))
      except ZeroDivisionError as e: print(e)
      x.sum = lambda: 'its own'
      print(x.sum())
      del x.sum
      print(x.sum())
      """)
    #expect(
      printed == """
        input
        keepdim
        dim
        tensor([[2., 2., 2.]])
        dim
        zero
        integer division or modulo by zero
        its own
        tensor(6.)

        """)
  }
}
