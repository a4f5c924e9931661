// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime

/// A finished statement as a session keeps it.
public struct KeptCell: Sendable, Equatable {
  /// How a statement ended.
  public enum Outcome: String, Sendable, CaseIterable {
    case ok, error
    /// Stopped by the user: what it had done by then cannot be had again by running it.
    case interrupted
  }
  /// Its number, from 1.
  public let number: Int
  /// What was typed, without prompts.
  public let source: String
  /// What it printed.
  public let output: String
  /// How it ended.
  public let outcome: Outcome
  /// What it got from outside of the workspace, for when it must run again.
  public let inputs: OutsideInputs.Record
  /// What its output consists of, while that is to be written: `SessionDocument.shown` reads it back.
  public let parts: [OutputPart]?

  /// Makes a cell.
  public init(
    number: Int, source: String, output: String, outcome: Outcome,
    inputs: OutsideInputs.Record = OutsideInputs.Record(),
    parts: [OutputPart]? = nil
  ) {
    self.number = number
    self.source = source
    self.output = output
    self.outcome = outcome
    self.inputs = inputs
    self.parts = parts
  }
}
