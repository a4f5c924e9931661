// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import TorchCore

/// One name on a page: how it is written, what it does, an example.
struct ReferenceEntry {
  let title: String
  /// 2 for a name of the module, 3 for one of a class in it.
  var level = 2
  /// How it is called; nil for an attribute.
  private var signature: String?
  private var doc = ""
  private var example = ""
  /// The class that a class is based on.
  private var base: String?
  /// As it is typed in a session, for its guide; nil where there is none.
  private var typed: String?

  /// A class: its constructor.
  init(_ name: String, of cls: PyClass) {
    title = name
    let initialiser = cls.lookup("__init__")?.object
    if initialiser === Classes.object.namespace["__init__"]?.object {
      signature = "class " + name
    } else if let native = initialiser as? BuiltinFunction {
      signature = name + Documentation.withoutReceiver(native.declaration.signature)
      example = native.declaration.example
    } else if let function = initialiser as? PyFunction {
      signature = name + Documentation.withoutReceiver(ReferenceText.signature(of: function))
    } else {
      signature = "class " + name
    }
    doc = cls.namespace["__doc__"]?.text ?? ""
    typed = HelpName.of(cls)
    // A base that is not the module's to name says nothing.
    let base = cls.mro.dropFirst().first { !$0.name.hasPrefix("_") }
    if let base, base !== Classes.object { self.base = base.name }
  }

  /// A function or method; nil for what is neither.
  init?(_ name: String, _ object: PyObject, isMethod: Bool = false) {
    title = name
    var (object, isMethod) = (object, isMethod)
    if let method = object as? PyMethod, let inner = method.function.object { (object, isMethod) = (inner, true) }
    if let wrapper = object as? PyClassOrStaticMethod, let inner = wrapper.function.object {
      (object, isMethod) = (inner, wrapper.isClassMethod)
    }
    switch object {
    case let native as BuiltinFunction:
      let text = native.declaration.signature
      signature = name + (isMethod ? Documentation.withoutReceiver(text) : text)
      doc = native.declaration.doc
      example = native.declaration.example
      typed = HelpName.of(native)
    case let function as PyFunction:
      let text = ReferenceText.signature(of: function)
      signature = name + (isMethod ? Documentation.withoutReceiver(text) : text)
      doc = ReferenceText.doc(of: function)
    case let property as GetSetDescriptor: doc = property.doc
    case let property as PyProperty: doc = (property.getter.object as? PyFunction).map(ReferenceText.doc) ?? ""
    default: return nil
    }
  }

  /// The methods and attributes that a class adds to those of its bases. A prefix means that they stand below their class.
  static func members(of cls: PyClass, prefix: String) -> [ReferenceEntry] {
    let inherited = Set(cls.mro.dropFirst().flatMap { $0.namespace.names }.map(\.name))
    let names = cls.namespace.names.map(\.name).filter { !$0.hasPrefix("_") && !inherited.contains($0) }.sorted()
    return names.compactMap { name in
      guard let object = cls.namespace[Symbol(name)]?.object, !(object is PyClass),
        var entry = ReferenceEntry(prefix + name, object, isMethod: true)
      else { return nil }
      if !prefix.isEmpty { entry.level = 3 }
      return entry
    }
  }

  /// The parameters in parentheses.
  private var signatureText: String { signature?.firstIndex(of: "(").map { String(signature?[$0...] ?? "") } ?? "()" }

  var text: String {
    var text = "\n\(String(repeating: "#", count: level)) \(title)\n"
    if let signature { text += "\n    \(signature)\n" } else if doc.isEmpty { text += "\nAn attribute.\n" }
    if !doc.isEmpty { text += "\n\(ReferenceText.prose(doc))\n" }
    if let base { text += "\nBased on \(base).\n" }
    guard let typed else { return text + ReferenceText.example(example) }
    let page = HelpPage(name: typed, title: title, signature: signatureText, summary: doc, example: example)
    return text + page.markdown
  }
}

/// Texts of declarations as Markdown.
enum ReferenceText {
  /// A sentence in which nothing but code between backticks is markup.
  static func prose(_ doc: String) -> String {
    var result = ""
    var isCode = false
    let text = doc.trimmed.split(separator: "\n").map { String($0).trimmed }.joined(separator: " ")
    for (index, character) in zip(text.indices, text) {
      if character == "`" { isCode.toggle() }
      // An underscore inside of a word means nothing, nor does a star that stands alone.
      let next = text[index...].dropFirst().first
      let isPlain =
        character == "_" && (result.last?.isLetter ?? false) && next != nil
        || character == "*" && result.last == " " && next == " "
      if !isCode, !isPlain, "\\*_<[|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// The lines of an example as they would be typed.
  static func example(_ text: String) -> String {
    if text.isEmpty { return "" }
    return "\n" + prompted(text).map { "    \($0)\n" }.joined()
  }

  /// The lines of an example as they would be typed: those that go on with a statement stand behind dots.
  static func prompted(_ text: String) -> [String] {
    var isDecorated = false
    return text.split(separator: "\n").map { line in
      let goesOn =
        isDecorated || line.hasPrefix(" ")
        || ["else:", "elif ", "except", "finally:", ")", "]"].contains { line.hasPrefix($0) }
      isDecorated = line.hasPrefix("@")
      return (goesOn ? "... " : ">>> ") + line
    }
  }

  /// The parameters of a function that is written in Python: those of the one that it wraps, as `inspect.signature` has it.
  static func signature(of function: PyFunction) -> String {
    var wrapped: PyObject = function
    for _ in 0..<16 {
      guard let inner = wrapped.attributes?[Symbol("__wrapped__")]?.object else { break }
      wrapped = inner
    }
    if let method = wrapped as? PyMethod, let inner = method.function.object as? PyFunction {
      return Documentation.withoutReceiver(written(inner))
    }
    if let inner = standsFor(function) { return Documentation.withoutReceiver(written(inner)) }
    return written(wrapped as? PyFunction ?? function)
  }

  /// The method that takes whatever a function of ours is given (`_stands_for`), as `inspect` finds it.
  private static func standsFor(_ function: PyFunction) -> PyFunction? {
    guard function.attributes?[Symbol("_stands_for")] != nil else { return nil }
    return (try? PythonParts.call("inspect", "_method_behind", [.object(function)]))?.object as? PyFunction
  }

  /// What is said of a function that is written in Python.
  static func doc(of function: PyFunction) -> String {
    ((try? Interpreter.current.attributeIfPresent(.object(function), "__doc__"))?.text ?? "").trimmed
  }

  /// The parameters of a function as they stand in its source.
  private static func written(_ function: PyFunction) -> String {
    let head = "def \(function.code.name)("
    let lines = function.code.source[function.code.span].split(separator: "\n").map { String($0).trimmed }
    guard let start = lines.firstIndex(where: { $0.hasPrefix(head) }) else { return names(of: function) }
    let rest = lines[start...].joined(separator: " ").dropFirst(head.count - 1)
    var depth = 0
    for index in rest.indices {
      if "([{".contains(rest[index]) { depth += 1 }
      if ")]}".contains(rest[index]) { depth -= 1 }
      if depth == 0 { return String(rest[...index]) }
    }
    return names(of: function)
  }

  /// The parameters without their defaults, for functions that another one has made.
  private static func names(of function: PyFunction) -> String {
    let parameters = function.code.parameters
    var names = parameters.positional.map(\.name)
    if let variadic = parameters.variadic { names.append("*" + variadic.name) }
    names += parameters.keywordOnly.map(\.name)
    if let keywords = parameters.keywords { names.append("**" + keywords.name) }
    return "(" + names.joined(separator: ", ") + ")"
  }
}
