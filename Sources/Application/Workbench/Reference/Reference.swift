// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime

/// The pages under `docs/reference`, made from the declarations that calls, `help()` and completion read: one a module, one
/// for `torch.Tensor`, one for the commands, and `README.md`, which lists them.
public enum Reference {
  /// A page, and the name of its file.
  public struct Page: Sendable {
    /// `torch.nn.md`
    public let file: String
    /// Its Markdown.
    public let text: String
  }

  /// Writes all pages into a folder.
  public static func write(to folder: String) throws {
    try Files.makeFolder(folder)
    for page in try pages() { try Files.replace("\(folder)/\(page.file)", with: page.text) }
  }

  /// All pages, in the order of their names after the index.
  public static func pages() throws -> [Page] {
    let interpreter = Session.makeInterpreter()
    var modules: [ReferenceModule] = []
    for name in interpreter.moduleMakers.keys.sorted() where isDocumented(name) {
      let module = ReferenceModule(try interpreter.importModule(name), interpreter)
      if !module.isEmpty { modules.append(module) }
    }
    if case .object(let object)? = try interpreter.importModule("torch").dynamicAttribute("Tensor"),
      let tensor = object as? PyClass
    {
      modules.append(ReferenceModule(of: tensor, interpreter))
    }
    modules.sort { $0.name < $1.name }
    let pages = modules.map { Page(file: $0.file, text: $0.text) }
    return [Page(file: "README.md", text: index(modules)), Page(file: "commands.md", text: commands)] + pages
  }

  /// Private modules, second names, and the modules that torch's classes say they are from, have no page.
  private static func isDocumented(_ name: String) -> Bool {
    let parts = name.split(separator: ".")
    if parts.contains(where: { $0.hasPrefix("_") }) || name.hasPrefix("torch.nn.modules") { return false }
    if name.hasPrefix("torch.optim.") { return name == "torch.optim.lr_scheduler" }
    if name.hasPrefix("torch.utils.data.") || name.hasPrefix("torch.amp.") { return false }
    if name == "numpy.lib.stride_tricks" { return false }
    return !["typing_extensions", "tqdm.auto", "tqdm.notebook", "torch.nn.parameter", "torch.random"].contains(name)
  }

  private static let remark = """
    These pages are made from the declarations in the program; `swift run gradus --reference docs/reference` renews them.

    """

  private static func index(_ modules: [ReferenceModule]) -> String {
    var text = "# Reference\n\n\(remark)\n| page | names |\n|---|---|\n"
    text += "| [commands](commands.md) | \(CommandTable.all.count) |\n"
    for module in modules { text += "| [\(module.name)](\(module.file)) | \(module.count) |\n" }
    return text
  }

  private static var commands: String {
    var text = "# Commands\n\nA line that begins with `%`. All but those marked leave the workspace as it was.\n"
    for command in CommandTable.all {
      text += "\n## %\(command.name)\n\n    \(command.usage)\n\n\(ReferenceText.prose(command.doc))"
      text += (command.changesWorkspace ? " Changes the workspace." : "") + "\n"
      text += HelpTopic.page(of: command).markdown
    }
    return text
  }
}
