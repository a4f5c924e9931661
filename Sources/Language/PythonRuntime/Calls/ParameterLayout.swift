// SPDX-License-Identifier: GPL-3.0-or-later

/// A signature as calls need it: where each parameter stands among the bound values, and what is there when it is not given.
final class ParameterLayout {
  let signature: Signature
  /// The names of the parameters in the order of the bound values.
  let names: [String]
  /// How many values the body gets; -1 where `*args` or `**kwargs` gather some of the arguments, or there are too many for the bits of a word.
  let valueCount: Int
  /// How many parameters can be given by position, and how many of these not by name.
  let positionalCount: Int
  private let positionalOnlyCount: Int
  /// A bit for each parameter that must be given.
  let required: UInt
  private let words: [TextWords]
  private let symbols: [Int32]
  /// What the body gets for each parameter that is not given.
  let defaults: [Value]

  init(_ signature: Signature) {
    self.signature = signature
    let parameters = signature.parameterNames
    names = parameters.map(\.name)
    words = names.map { TextWords($0) }
    symbols = parameters.map(\.id)
    positionalCount = signature.positional.count
    positionalOnlyCount = signature.positionalOnlyCount
    let gathers = signature.variadic != nil || signature.keywords != nil
    valueCount = gathers || parameters.count > UInt.bitWidth ? -1 : parameters.count
    let single = signature.positional + signature.keywordOnly
    defaults = single.map(\.defaultValue)
    var required: UInt = 0
    for (i, parameter) in single.enumerated() where parameter.isRequired { required |= 1 << UInt(i) }
    self.required = required
  }

  /// Where the parameter of a name stands; nil when there is none.
  func position(of name: String) -> Int? {
    let given = TextWords(name)
    var i = 0
    while i < words.count {
      if words[i] == given { return i }
      i &+= 1
    }
    // Texts that do not fit into their words lie elsewhere.
    return names.firstIndex(of: name)
  }

  /// Where the parameter stands that a call gives by name; nil when it has none of this name, or one that is given by position alone.
  func position(ofKeyword name: Symbol) -> Int? {
    var i = positionalOnlyCount
    while i < symbols.count {
      if symbols[i] == name.id { return i }
      i &+= 1
    }
    return nil
  }
}

/// The two words of a text as it is passed around. Equal words are equal texts, and the words of a short text are the text itself,
/// so that the names of parameters are found without comparing characters.
struct TextWords: Equatable {
  private let first: UInt
  private let second: UInt

  // SAFETY: a `String` is two words, and these are only compared; the texts of the names live as long as their words.
  @inline(__always) init(_ text: String) { self = unsafeBitCast(text, to: TextWords.self) }
}
