// SPDX-License-Identifier: GPL-3.0-or-later

/// What a program may know of the terminal that it talks to: nil where there is none.
public struct TerminalFacts: Sendable {
  /// Whether standard input, output and error are terminals, by their descriptors.
  public let isTerminal: @Sendable (Int32) -> Bool
  /// Columns and rows as they are now; nil where nobody knows.
  public let size: @Sendable () -> (columns: Int, rows: Int)?
  /// The next line that was typed; nil at the end. Whoever reads keys ahead gives those first.
  public let readLine: @Sendable () -> String?

  /// Facts about a terminal.
  public init(
    isTerminal: @escaping @Sendable (Int32) -> Bool, size: @escaping @Sendable () -> (columns: Int, rows: Int)?,
    readLine: @escaping @Sendable () -> String?
  ) {
    self.readLine = readLine
    self.isTerminal = isTerminal
    self.size = size
  }
}
