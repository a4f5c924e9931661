// SPDX-License-Identifier: GPL-3.0-or-later

/// Which parameters the bodies of declarations read by name, and which their signatures have.
///
/// A body is a closure that stands in a declaration (`Declaration`, `Operation`, `Layer` …, or a function of the file that makes
/// one) or a function that gets the arguments from one. Texts that a signature is put together from count with all their parts.
struct ParameterNames {
  /// A name that the signature lacks, or an argument that is read by its position.
  struct Finding: Equatable {
    let place: String
    let what: String
  }

  static let makers: Set = [
    "Declaration", "Operation", "Layer", "SchedulerDeclaration", "OptimizerDeclaration",
  ]
  /// What reads an argument whose name is its first argument.
  static let accessors: Set = [
    "tensor", "tensors", "optionalTensor", "int", "optionalInt", "integers", "optionalIntegers", "double",
    "optionalDouble", "bool",
    "truth", "scalar", "optionalScalar", "text", "optionalText", "dtype", "dims", "shape", "sizes", "isGiven",
    "ifGiven",
    "wrongType", "checkDevice", "refuse", "variadic", "position", "place",
  ]

  struct Function {
    let name: String
    let start: Int
    let parameters: [(label: String, name: String, type: String)]
    let body: Range<Int>
    let result: String
    var bound: String? { parameters.first { $0.type == "Bound" }?.name }
  }
  /// A closure or function that reads arguments.
  struct Body {
    let file: Int
    let range: Range<Int>
    let variable: String
    var names: Set<String>

  }
  struct Argument {
    let label: String?
    let range: Range<Int>
  }

  /// What a body reads: the names with their places, and the places of reads by position.
  struct Reads {
    var names: [(name: String, file: Int, place: Int)] = []
    var positions: [(file: Int, place: Int)] = []
  }

  let files: [SwiftSource]
  var functions: [[Function]] = []
  /// Where each word stands in each file.
  var index: [[String: [Range<Int>]]] = []
  var owners: [String: Int] = [:]
  var bodies: [Body] = []
  var known: [String: Reads] = [:]
  var attributed: Set<String> = []
  var findings: [Finding] = []
  /// How many bodies were found, and how many reads of arguments.
  var bodyCount: Int { bodies.count }
  var readCount = 0

  init(_ files: [SwiftSource]) {
    self.files = files
    for (i, file) in files.enumerated() {
      functions.append(Self.functions(of: file))
      let words = file.words(in: 0..<file.bytes.count)
      index.append(Dictionary(grouping: words) { file.text($0) })
      for (word, next) in zip(words, words.dropFirst()) where ["enum", "struct", "class"].contains(file.text(word)) {
        owners[file.text(next)] = i
      }
    }
    for file in files.indices { collectBodies(file) }
    for body in bodies { check(body) }
    for file in files.indices { checkAttribution(file) }
  }

  // MARK: Functions

  static func functions(of file: SwiftSource) -> [Function] {
    let words = file.words(in: 0..<file.bytes.count)
    var result: [Function] = []
    for (word, next) in zip(words, words.dropFirst()) where file.text(word) == "func" {
      let open = next.upperBound
      guard let close = file.partner[open], file.bytes[open] == UInt8(ascii: "(") else { continue }
      guard
        let brace = (close..<file.bytes.count).first(where: { file.isCode[$0] && file.bytes[$0] == UInt8(ascii: "{") }),
        let end = file.partner[brace]
      else { continue }
      let parameters = file.parts(of: open + 1..<close).map { part in
        let pieces = file.text(part).split(separator: ":", maxSplits: 1).map(String.init)
        let names = pieces[0].split(separator: " ").map(String.init)
        let type = (pieces.last ?? "").split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
        return (
          label: names.first ?? "", name: names.last ?? "", type: type.split(separator: " ").joined(separator: " ")
        )
      }
      result.append(
        Function(
          name: file.text(next), start: word.lowerBound, parameters: parameters, body: brace..<end + 1,
          result: file.text(close + 1..<brace)))
    }
    return result
  }

  func isFactory(_ function: Function) -> Bool {
    guard let arrow = function.result.split(separator: ">").last else { return false }
    return Self.makers.contains(String(arrow.filter { $0.isLetter }))
  }

  func enclosing(_ file: Int, _ place: Int) -> Function? {
    functions[file].last { $0.body.contains(place) && isFactory($0) }
  }

  func arguments(_ file: SwiftSource, _ open: Int) -> [Argument] {
    guard let close = file.partner[open] else { return [] }
    return file.parts(of: open + 1..<close).map { part in
      let end = file.wordEnd(part.lowerBound)
      guard end > part.lowerBound, end < part.upperBound, file.isCode[part.lowerBound],
        file.bytes[end] == UInt8(ascii: ":")
      else { return Argument(label: nil, range: part) }
      return Argument(label: file.text(part.lowerBound..<end), range: file.skipSpace(end + 1)..<part.upperBound)
    }
  }

  // MARK: Signatures

  /// The names of parameters in a range: those in its texts and in the texts that its words stand for. Parameters of `factory` stand
  /// for nothing.
  func names(_ file: Int, _ range: Range<Int>, of factory: Function? = nil, depth: Int = 0) -> Set<String> {
    let source = files[file]
    var result: Set<String> = []
    var i = range.lowerBound
    while i < range.upperBound {
      if !source.isCode[i] {
        var end = i
        while end < range.upperBound, !source.isCode[end] { end += 1 }
        result.formUnion(Self.parameters(in: source.text(i..<end)))
        i = end
      } else if SwiftSource.isWord(source.bytes[i]) {
        let end = source.wordEnd(i)
        if depth < 6 { result.formUnion(meaning(file, i..<end, of: factory, depth: depth + 1)) }
        i = end
      } else {
        i += 1
      }
    }
    return result
  }

  static func parameters(in text: String) -> [String] {
    text.split { ",()\"".contains($0) }.compactMap { piece in
      let name = (piece.split(separator: "=", maxSplits: 1).first ?? "").drop { $0 == " " || $0 == "*" }
      let trimmed = name.split(separator: " ")
      guard trimmed.count == 1, let word = trimmed.first, word.utf8.allSatisfy(SwiftSource.isWord) else { return nil }
      return String(word)
    }
  }

  /// What a word in a signature stands for: a constant, or a parameter of the function that makes declarations.
  func meaning(_ file: Int, _ word: Range<Int>, of factory: Function?, depth: Int) -> Set<String> {
    let source = files[file]
    let name = source.text(word)
    if let function = enclosing(file, word.lowerBound), function.parameters.contains(where: { $0.name == name }) {
      // The parameters of one call are looked at where the call stands.
      if function.start == factory?.start { return [] }
      var result: Set<String> = []
      for open in calls(of: function, in: file) {
        for argument in arguments(source, open) where !isClosure(source, argument.range) {
          result.formUnion(names(file, argument.range, depth: depth))
        }
      }
      return result
    }
    var (home, place) = (file, constant(file, name))
    if place == nil, word.lowerBound > 0, source.bytes[word.lowerBound - 1] == UInt8(ascii: ".") {
      var start = word.lowerBound - 1
      while start > 0, SwiftSource.isWord(source.bytes[start - 1]) { start -= 1 }
      if let owner = owners[source.text(start..<word.lowerBound - 1)] { (home, place) = (owner, constant(owner, name)) }
    }
    guard let place, home != file || !place.contains(word.lowerBound) else { return [] }
    return names(home, place, of: factory, depth: depth)
  }

  /// The value of a constant of a file.
  func constant(_ file: Int, _ name: String) -> Range<Int>? {
    let source = files[file]
    for word in index[file][name] ?? []
    where word.lowerBound >= 4 && source.text(word.lowerBound - 4..<word.lowerBound) == "let " {
      let start = source.skipSpace(word.upperBound)
      guard source.bytes[start] == UInt8(ascii: "=") else { continue }
      var end = source.skipSpace(start + 1)
      while end < source.bytes.count {
        if source.isCode[end], let close = source.partner[end], close > end {
          end = close
        } else if source.isCode[end], source.bytes[end] == 0x0A {
          let next = source.skipSpace(end)
          if next >= source.bytes.count || !"+?:".utf8.contains(source.bytes[next]) { break }
        }
        end += 1
      }
      return start + 1..<end
    }
    return nil
  }

  func calls(of function: Function, in file: Int) -> [Int] {
    let source = files[file]
    return (index[file][function.name] ?? []).compactMap { word in
      guard word.lowerBound > 0, word.upperBound < source.bytes.count,
        source.bytes[word.upperBound] == UInt8(ascii: "("),
        word.lowerBound != function.start + 5, source.bytes[word.lowerBound - 1] != UInt8(ascii: ".")
      else { return nil }
      return word.upperBound
    }
  }
}
