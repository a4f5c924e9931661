// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What an explaining card needs of errors and warnings that the library itself finds.
public enum NetworkErrorFacts: Sendable {
  /// A layer or parameter is assigned before `super().__init__()`: the class, and the attribute's name.
  case unprepared(String, name: String)
  /// An optimizer was given no parameters.
  case noParameters
  /// `scheduler.step()` before the first `optimizer.step()`: the learning rate that is skipped.
  case stepOrder(rate: Double?)

  /// An exception that carries facts.
  package static func error(
    _ message: String, _ facts: NetworkErrorFacts, cls: PyClass = ExceptionClasses.attributeError
  )
    -> Raised
  {
    let raised = PyError.make(cls, message)
    raised.exception.facts = facts
    return raised
  }
}
