// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues

extension RenderOptions {
  /// A sentence in the reader's language.
  public func said(_ sentence: String) -> String { language?.sentence(sentence) ?? sentence }

  /// Several clauses as one, which commas or semicolons separate.
  func joined(_ clauses: [String], by mark: ClauseMark) -> String {
    clauses.map(said).joined(separator: language == nil ? mark.rawValue : mark.wide)
  }

  /// A heading, a label or a title in the reader's language.
  public func heading(_ text: String) -> String { language?.heading(text) ?? text }

  /// A formula with the names of the reader's language.
  public func formula(_ text: String) -> String { language?.formula(text) ?? text }

  /// A sentence in the reader's language, broken into lines of the width.
  public func wrapped(_ sentence: String, indent: Int = 0) -> [String] {
    TextLayout.wrapped(said(sentence), to: width, indent: indent)
  }

  /// The same for another language.
  func with(language: Catalogue?) -> RenderOptions {
    var options = self
    options.language = language
    return options
  }

  /// The same for another width.
  public func with(width: Int) -> RenderOptions {
    var options = self
    options.width = width
    return options
  }
}
