import Diagnostics

/// Finds the mistakes that Python reports after parsing.
struct ScopeChecker {
  static func check(_ statements: [Statement], source: SourceText, noticed: [SyntaxError]) throws(SyntaxError) {
    if let first = noticed.first { throw first }
  }
}
