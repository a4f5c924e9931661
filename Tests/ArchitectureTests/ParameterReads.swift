// SPDX-License-Identifier: GPL-3.0-or-later

/// What bodies read of their arguments.
extension ParameterNames {
  mutating func reads(_ file: Int, _ range: Range<Int>, _ variable: String, depth: Int = 0) -> Reads {
    let key = "\(file) \(range) \(variable)"
    if let reads = known[key] { return reads }
    var result = Reads()
    known[key] = result
    let source = files[file]
    for word in index[file][variable] ?? [] where range.contains(word.lowerBound) {
      if word.lowerBound > 0, source.bytes[word.lowerBound - 1] == UInt8(ascii: ".") { continue }
      if source.bytes[word.upperBound...].starts(with: Array(".values[".utf8)) {
        result.positions.append((file, word.lowerBound))
      }
      guard let argument = read(source, word) else { continue }
      if let name = source.literal(argument) {
        result.names.append((name, file, argument.lowerBound))
        attributed.insert("\(file) \(argument.lowerBound)")
      } else if source.isCode[argument.lowerBound], Int(source.text(argument)) != nil {
        result.positions.append((file, argument.lowerBound))
      }
    }
    for word in source.words(in: range) where isCall(source, word) && depth < 8 {
      let list = arguments(source, word.upperBound)
      let isPassed = list.contains { $0.range.count == variable.utf8.count && source.begins($0.range, with: variable) }
      guard isPassed else { continue }
      var home = file
      if word.lowerBound > 1, source.bytes[word.lowerBound - 1] == UInt8(ascii: ".") {
        var start = word.lowerBound - 1
        while start > 0, SwiftSource.isWord(source.bytes[start - 1]) { start -= 1 }
        guard let owner = owners[source.text(start..<word.lowerBound - 1)] else { continue }
        home = owner
      }
      for function in functions[home] where function.name == source.text(word) {
        guard let bound = function.bound, function.body != range || home != file else { continue }
        let inner = reads(home, function.body, bound, depth: depth + 1)
        result.names += inner.names
        result.positions += inner.positions
        result.names += passedNames(source, file, list, home, function, bound)
      }
    }
    known[key] = result
    return result
  }

  /// The argument in `b["name"]`, `b.tensor("name")`.
  func read(_ source: SwiftSource, _ variable: Range<Int>) -> Range<Int>? {
    var open = variable.upperBound
    guard open < source.bytes.count else { return nil }
    if source.bytes[open] == UInt8(ascii: ".") {
      let end = source.wordEnd(open + 1)
      guard Self.accessors.contains(source.text(open + 1..<end)) else { return nil }
      open = end
    } else if source.bytes[open] != UInt8(ascii: "[") {
      return nil
    }
    guard let close = source.partner[open], close > open else { return nil }
    return source.parts(of: open + 1..<close).first
  }

  /// Names that a function gets besides the arguments, and reads.
  mutating func passedNames(
    _ source: SwiftSource, _ file: Int, _ list: [Argument], _ home: Int, _ function: Function, _ bound: String
  ) -> [(name: String, file: Int, place: Int)] {
    var result: [(name: String, file: Int, place: Int)] = []
    let wanted = Set(
      (index[home][bound] ?? []).filter { function.body.contains($0.lowerBound) }.compactMap { word in
        read(files[home], word).map { files[home].text($0) }
      })
    var unlabelled = function.parameters.filter { $0.label == "_" }[...]
    for argument in list {
      let parameter =
        argument.label == nil ? unlabelled.popFirst() : function.parameters.first { $0.label == argument.label }
      guard let parameter, wanted.contains(parameter.name), let name = source.literal(argument.range) else { continue }
      result.append((name, file, argument.range.lowerBound))
    }
    return result
  }

  func describe(_ file: Int, _ place: Int) -> String { "\(files[file].path):\(files[file].line(place))" }

  mutating func check(_ body: Body) {
    let reads = reads(body.file, body.range, body.variable)
    readCount += reads.names.count
    for read in reads.names where !body.names.contains(read.name) {
      add(
        read.file, read.place,
        "'\(read.name)' is no parameter where \(describe(body.file, body.range.lowerBound)) reads it")
    }
    for (file, place) in reads.positions { add(file, place, "an argument is read by its position") }
  }

  /// Reads that belong to no body would not be checked.
  mutating func checkAttribution(_ file: Int) {
    for variable in Set(bodies.filter { $0.file == file }.map(\.variable)) {
      for word in index[file][variable] ?? [] {
        guard files[file].bytes[max(0, word.lowerBound - 1)] != UInt8(ascii: "."),
          let argument = read(files[file], word),
          files[file].literal(argument) != nil, !attributed.contains("\(file) \(argument.lowerBound)")
        else { continue }
        add(file, argument.lowerBound, "a read that belongs to no declaration")
      }
    }
  }

  mutating func add(_ file: Int, _ place: Int, _ what: String) {
    let finding = Finding(place: describe(file, place), what: what)
    if !findings.contains(finding) { findings.append(finding) }
  }
}
