// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// `import` and `from … import …`.
extension TokenParser {
  func parseImport() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    var names: [ImportName] = []
    repeat {
      let nameStart = token.start
      let name = try parseDottedName()
      let alias = try parseAlias()
      names.append(ImportName(name: name, alias: alias, span: span(from: nameStart)))
    } while take(.comma)
    return Statement(.import(names), span(from: start))
  }

  func parseImportFrom() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    var level = 0
    while type == .dot || type == .ellipsis {
      level += type == .dot ? 1 : 3
      advance()
    }
    var module = ""
    if level == 0 || type == .name { module = try parseDottedName() }
    try expect(.import)
    if type == .star {
      if context.kind != .module { noticeName("import * only allowed at module level", at: token.span) }
      advance()
      return Statement(.importFrom(module: module, level: level, names: []), span(from: start))
    }
    let names: [ImportName]
    if take(.leftParenthesis) {
      names = try parseImportedNames(enclosed: true)
      try expect(.rightParenthesis)
    } else {
      names = try parseImportedNames(enclosed: false)
    }
    return Statement(.importFrom(module: module, level: level, names: names), span(from: start))
  }

  private func parseImportedNames(enclosed: Bool) throws(ParseFailure) -> [ImportName] {
    var names: [ImportName] = []
    repeat {
      if enclosed, type == .rightParenthesis, !names.isEmpty { break }
      if !enclosed, type == .newline, !names.isEmpty {
        throw mistakeAtFurthest("trailing comma not allowed without surrounding parentheses")
      }
      guard type == .name else { throw unexpected() }
      let name = token
      advance()
      let alias = try parseAlias()
      names.append(ImportName(name: text(name), alias: alias, span: span(from: name.start)))
    } while take(.comma)
    return names
  }

  private func parseAlias() throws(ParseFailure) -> String? {
    guard take(.as) else { return nil }
    guard type == .name else { throw unexpected() }
    let alias = text(token)
    checkDebug(token)
    advance()
    return alias
  }

  private func parseDottedName() throws(ParseFailure) -> String {
    guard type == .name else { throw unexpected() }
    var name = text(token)
    advance()
    while take(.dot) {
      guard type == .name else { throw unexpected() }
      name += "." + text(token)
      advance()
    }
    return name
  }
}
