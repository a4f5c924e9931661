// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues
import PythonRuntime

/// `%lang`
enum LanguageCommand {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "lang", "%lang [en or zh]",
      "Says or changes the language of what Gradus says; notebooks, and the errors of PyTorch and Python, stay English.",
      example: "%lang zh", arguments: .words(["en", "zh"]), isAboutFiles: true
    ) { call in
      let code = call.line.text.trimmed
      if !code.isEmpty {
        guard code == "en" || Catalogue.named(code) != nil else {
          throw PyError.value("%lang: there are en and zh")
        }
        try PersonLanguage.keep(code)
        call.output.language = Catalogue.named(code)
        call.session.reloadLesson()
      }
      // How somebody wants to be spoken to is no part of a notebook.
      call.session.leavesNoCell = true
      let isChinese = call.output.language != nil
      if isChinese, call.output.presentation.rendering.glyphs == .ascii {
        call.output.note("The language is Chinese, which this terminal cannot show: it needs a UTF-8 locale.")
      } else {
        call.output.note("The language is \(isChinese ? "Chinese" : "English"). %lang en and %lang zh change it.")
      }
    }
  ]
}
