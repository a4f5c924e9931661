// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import PythonRuntime

@Suite struct LayoutTests {
  /// In this build; `gradus --self-check` asks the same of the optimised one.
  @Test func theEvaluatorsBetsHold() { #expect(LayoutCheck.failures() == []) }
}
