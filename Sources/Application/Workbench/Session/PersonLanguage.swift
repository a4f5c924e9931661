// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues
import Notebooks
import SessionStore

/// The language of the person at the terminal: what `%lang` kept, else that of the locale.
public enum PersonLanguage {
  private static var file: String { SessionPaths.dataFolder + "/language" }

  /// The catalogue to speak by; nil for English.
  public static var preferred: Catalogue? {
    if let kept = try? Files.readText(file).split(separator: "\n").first { return Catalogue.named(String(kept)) }
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let locale = names.lazy.compactMap({ Files.environment($0) }).first(where: { !$0.isEmpty }) else {
      return nil
    }
    return Catalogue.named(String(locale.prefix { $0.isLetter }))
  }

  /// Keeps a choice for this session and later ones.
  static func keep(_ code: String) throws {
    try Files.makeFolder(SessionPaths.dataFolder)
    try Files.replace(file, with: code + "\n")
  }
}
