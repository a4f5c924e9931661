// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Testing

@testable import NumPy

/// One-line programs around numpy with what numpy gives: classes, types, elements, both text forms, errors.
///
/// `Tests/Fixtures/generate/numpy_cases.py` makes them. Lines that begin with `differs` are known differences with their
/// reason; one that has been mended is reported, so that its reason is taken out of the script.
@Suite(.serialized) struct NumpyCasesTests {
  private static let cases = OneLineCase.all(in: "numpy")

  @Test func `numpy gives what numpy gives`() {
    #expect(Self.cases.count >= 1400)
    OneLineCase.check(Self.cases, in: "numpy")
  }

  /// Every function, method and attribute that the library declares is called by a case.
  @Test func `every declaration is covered`() {
    let all = Self.cases
    let names = Set(NumpyFunctions.all.map(\.name) + NumpyReductions.functions.map(\.name))
    for (owner, declared) in [
      ("np", names), ("np.random", Set(NumpyRandom.all.map(\.name))),
    ] {
      for name in declared.sorted() where !name.hasPrefix("_") {
        #expect(all.contains { $0.mentions("\(owner).\(name)") }, "no case calls \(owner).\(name)")
      }
    }
    var attributes: [String] = []
    _ = TorchThread.run { _ in
      attributes = ArrayMethods.makeClass().namespace.names.map(\.name)
    }
    #expect(attributes.count >= 40)
    // NumPy's arrays have no `__reversed__`; here it is how `reversed` finds their elements (a case of its own).
    for name in attributes.sorted()
    where !["__module__", "__doc__", "__reversed__"].contains(name) && !NumpyGaps.methods.contains(name) {
      let isCalled = all.contains { program in
        program.mentions(".\(name)") && !["np", "random", "linalg"].contains(program.owner(of: name))
      }
      #expect(isCalled, "no case asks an array for \(name)")
    }
  }

  @Test(arguments: [
    ("A\tndarray\tfloat64\t(1,)\t0.5\tarray([0.5])\t[0.5]", "A\tndarray\tfloat64\t(1,)\t0.50001\tarray([0.5])\t[0.5]"),
    ("A\tndarray\tfloat64\t(1,)\t0.5\tarray([0.5])\t[0.5]", "A\tndarray\tfloat64\t(1,)\t0.5\tarray([.5])\t[0.5]"),
    ("A\tndarray\tint64\t(1,)\t1\tarray([1])\t[1]", "A\tndarray\tint64\t(1,)\t2\tarray([1])\t[1]"),
    ("V\tint\t1", "V\tint\t2"), ("V\tint\t1", "V\tbool\t1"), ("E\tTypeError\ta", "E\tTypeError\tb"),
    ("V\tfloat\t0.1", "V\tfloat\t0.10000001"),
  ])
  func `the comparison sees differences`(_ a: String, _ b: String) {
    let x = a.split(separator: "\t", omittingEmptySubsequences: false)
    let y = b.split(separator: "\t", omittingEmptySubsequences: false)
    #expect(OneLineResult.agree(x, x) && !OneLineResult.agree(x, y))
  }
}
