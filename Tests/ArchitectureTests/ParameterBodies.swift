// SPDX-License-Identifier: GPL-3.0-or-later

/// The bodies of declarations.
extension ParameterNames {
  func isClosure(_ source: SwiftSource, _ range: Range<Int>) -> Bool {
    source.begins(range, with: "{") || source.begins(range, with: ".own")
  }

  /// The names that the bodies of a declaration may read: those of `signature:` and `inputs:`, or all that its texts have.
  func allowed(_ file: Int, _ name: String, _ open: Int) -> (build: Set<String>, forward: Set<String>) {
    let list = arguments(files[file], open).filter { !isClosure(files[file], $0.range) }
    if let signature = list.first(where: { $0.label == "signature" }) {
      let inputs = list.first { $0.label == "inputs" }.map { names(file, $0.range) } ?? ["input"]
      return (names(file, signature.range).union(["self"]), inputs.union(["self"]))
    }
    if Self.makers.contains(name) {
      let plain = list.filter { $0.label == nil }
      let result = plain.count > 1 ? names(file, plain[1].range) : []
      return (result, result)
    }
    var result: Set<String> = []
    for argument in list { result.formUnion(names(file, argument.range)) }
    for function in functions[file] where function.name == name && isFactory(function) {
      result.formUnion(inner(file, function, depth: 0))
    }
    return (result, result)
  }

  /// The names that a function that makes declarations gives their signatures itself.
  func inner(_ file: Int, _ function: Function, depth: Int) -> Set<String> {
    var result: Set<String> = []
    for word in files[file].words(in: function.body) where isCall(files[file], word) {
      let name = files[file].text(word)
      let isMaker = Self.makers.contains(name)
      let nested = functions[file].filter { $0.name == name && isFactory($0) && $0.start != function.start }
      guard isMaker || !nested.isEmpty else { continue }
      let list = arguments(files[file], word.upperBound).filter { !isClosure(files[file], $0.range) }
      let labelled = list.filter { $0.label == "signature" || $0.label == "inputs" }
      let plain = isMaker ? Array(list.filter { $0.label == nil }.dropFirst().prefix(1)) : list
      for argument in labelled.isEmpty ? plain : labelled {
        result.formUnion(names(file, argument.range, of: function))
      }
      if !labelled.isEmpty { result.formUnion(["self", "input"]) }
      if depth < 3 { for other in nested { result.formUnion(inner(file, other, depth: depth + 1)) } }
    }
    return result
  }

  func isCall(_ source: SwiftSource, _ word: Range<Int>) -> Bool {
    word.upperBound < source.bytes.count && source.bytes[word.upperBound] == UInt8(ascii: "(")
      && !(word.lowerBound > 5 && source.text(word.lowerBound - 5..<word.lowerBound) == "func ")
  }

  mutating func collectBodies(_ file: Int) {
    let source = files[file]
    for word in source.words(in: 0..<source.bytes.count) where isCall(source, word) {
      let name = source.text(word)
      let factory = functions[file].first { $0.name == name && isFactory($0) }
      guard Self.makers.contains(name) || factory != nil, let close = source.partner[word.upperBound] else { continue }
      let place: Int
      if let factory {
        guard let type = factory.parameters.first(where: { $0.type.contains("Bound") && $0.type.contains("->") })?.type
        else {
          continue
        }
        let taken = type.drop { $0 != "(" }.drop { $0 == "(" }.prefix { $0 != ")" }.split(separator: ",")
        place = taken.firstIndex { $0.contains("Bound") } ?? 0
      } else {
        place = name.hasSuffix("Declaration") && name != "Declaration" || name == "Layer" ? 1 : 0
      }
      let names = allowed(file, name, word.upperBound)
      var candidates = arguments(source, word.upperBound).map {
        (range: $0.range, names: $0.label == "forward" ? names.forward : names.build)
      }
      let next = source.skipSpace(close + 1)
      if next < source.bytes.count, source.bytes[next] == UInt8(ascii: "{"), let end = source.partner[next] {
        candidates.append((next..<end + 1, names.build))
      }
      for candidate in candidates { addBody(file, candidate.range, place, candidate.names) }
    }
  }

  mutating func addBody(_ file: Int, _ range: Range<Int>, _ place: Int, _ names: Set<String>) {
    let source = files[file]
    var start = range.lowerBound
    if source.begins(range, with: ".own") {
      start = source.skipSpace(start + 4)
      if source.bytes[start] == UInt8(ascii: "("), let end = source.partner[start] {
        addBody(file, source.skipSpace(start + 1)..<end, place, names)
        return
      }
    }
    if source.bytes[start] == UInt8(ascii: "{"), let end = source.partner[start] {
      let taken = closureParameters(source, start)
      guard place < taken.count else { return }
      bodies.append(Body(file: file, range: start..<end + 1, variable: taken[place], names: names))
    } else if source.wordEnd(start) == range.upperBound {
      for function in functions[file] where function.name == source.text(range) {
        guard let bound = function.bound else { continue }
        bodies.append(Body(file: file, range: function.body, variable: bound, names: names))
      }
    }
  }

  func closureParameters(_ source: SwiftSource, _ brace: Int) -> [String] {
    var result: [String] = []
    var i = source.skipSpace(brace + 1)
    while i < source.bytes.count, source.isCode[i] {
      if source.bytes[i] == UInt8(ascii: "(") || source.bytes[i] == UInt8(ascii: ")")
        || source.bytes[i] == UInt8(ascii: ",")
      {
        i = source.skipSpace(i + 1)
        continue
      }
      let end = source.wordEnd(i)
      guard end > i else { break }
      let word = source.text(i..<end)
      if word == "in" { return result }
      result.append(word)
      i = source.skipSpace(end)
    }
    return ["$0", "$1", "$2"]
  }
}
