// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Session {
  /// `help(thing)` in a session says what `thing?` says; a text is searched for.
  func installHelp() {
    let output = output
    let declaration = Declaration(
      "help", "(object=..., /)", "Shows what a thing is for, or what is known about some words.",
      example: "help('learning rate')"
    ) { a in
      let value = a[0]
      if value.isUndefined {
        output.say(
          "help(thing) says what a thing is for, help(\"words\") what is known about them. %help lists the commands.")
        return .none
      }
      let topic = HelpTopic(interpreter: a.interpreter)
      if let words = value.text {
        HelpCommands.show(topic.search(words) ?? topic.nothing(about: words), output)
      } else {
        let page = try a.interpreter.withoutTrace { try topic.page(of: value, name: topic.name(of: value)) }
        HelpCommands.show(page, output)
      }
      return .none
    }
    interpreter.builtins[Symbol("help")] = .object(BuiltinFunction(declaration))
  }
}

extension HelpTopic {
  /// What a value is called: the name of the workspace that holds it, else its type.
  func name(of value: Value) -> String {
    let names = interpreter.globals.definitions.filter { !$0.name.name.hasPrefix("_") }
    if let object = value.object, let found = names.last(where: { $0.value.object === object }) {
      return found.name.name
    }
    return "a value"
  }
}
