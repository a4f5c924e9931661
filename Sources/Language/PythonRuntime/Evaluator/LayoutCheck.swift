// SPDX-License-Identifier: GPL-3.0-or-later

/// What the evaluator takes for granted about the compiler: how a value lies in memory and how a function gets it.
///
/// The fast paths read the reference of a value in place (`BorrowedValue`), call closures with uncounted words (`VectorcallBody`) and
/// compare texts by their words (`TextWords`). Swift promises none of it, so all is tried out: by the tests, in the debug build, and by
/// `gradus --self-check`, in the optimised one, where registers and inlining are others. `./test` runs both.
package enum LayoutCheck {
  /// What does not hold, a sentence each; empty when all is as the evaluator takes it to be.
  package static func failures() -> [String] {
    var found: [String] = []
    func check(_ holds: Bool, _ sentence: String) { if !holds { found.append(sentence) } }

    check(MemoryLayout<Value>.size == 9 && MemoryLayout<Value>.stride == 16, "a value is nine bytes in sixteen")
    check(
      MemoryLayout<BorrowedValue>.size == MemoryLayout<Value>.size
        && MemoryLayout<BorrowedValue>.stride == MemoryLayout<Value>.stride, "a borrowed value has a value's size")
    checkReferences(check)
    checkTags(check)
    checkCounts(check)
    checkMemory(check)
    checkItems(check)
    checkVectorcallBodies(check)
    checkNames(check)
    checkShortTexts(check)
    checkTextWords(check)
    return found
  }

  private typealias Check = (Bool, String) -> Void

  private static func checkReferences(_ check: Check) {
    let list = PyList([])
    for value in [.list(list), Value("text"), .object(list), Value(tuple: [.int(1)]), .dict(PyDict())] {
      guard let held = value.object else { continue }
      withUnsafeBytes(of: value) { bytes in
        // SAFETY: the address is only compared, while `held` is.
        check(
          bytes.loadUnaligned(as: UInt.self) == UInt(bitPattern: Unmanaged.passUnretained(held).toOpaque()),
          "the reference of \(held.cls.name) is the first word of its value")
      }
    }
  }

  private static func checkTags(_ check: Check) {
    withUnsafeBytes(of: Value.object(PyCell())) { check($0[8] == Value.objectTag, "an object has the tag of objects") }
    let references: [Value] = [.string(PyString("")), .list(PyList()), .tuple(PyTuple([])), .dict(PyDict())]
    for (i, value) in references.enumerated() {
      withUnsafeBytes(of: value) { check(Int($0[8]) == 3 + i, "values that refer to objects have the tags 3 to 7") }
    }
    for value in [Value.undefined, .none, .bool(true), .int(-1), .float(1)] {
      withUnsafeBytes(of: value) { check($0[8] < 3 || $0[8] > 7, "the tags of other values are none of these") }
    }
  }

  /// Arrays of values give up what these refer to (`SmallBlocks`).
  private static func checkItems(_ check: Check) {
    var only = PyList()
    var holders = (0..<4).map { count in
      PyList([.int(1), .list(only), .none, .object(only), .undefined, .float(2), .list(only)].dropLast(count))
    }
    check(!isKnownUniquelyReferenced(&only) && holders.count == 4, "a list holds its items")
    holders = []
    check(holders.isEmpty && isKnownUniquelyReferenced(&only), "a list that goes gives up its items")
  }

  /// The collector of circles reads counts where they lie.
  private static func checkCounts(_ check: Check) {
    let list = PyList([.list(PyList())])
    // SAFETY: the variable holds it until the end.
    let held = Unmanaged.passUnretained(list)
    check(ReferenceCounts.count(held.toOpaque()) == 1, "an object that one variable holds counts one reference")
    let alone = Collector.references(of: list).count
    let copy = list.items
    let shared = Collector.references(of: list).count
    check(alone == 1 && shared == 0, "memory that is shared is known to be")
    withExtendedLifetime((list, copy)) {}
  }

  /// New objects begin with the counts that `SmallBlocks` gives them; memory of all sizes keeps what was written into it while other memory comes and
  /// goes, or is given back to the system.
  private static func checkMemory(_ check: Check) {
    let list = PyList()
    // SAFETY: the variable holds the object; a word with the numbers of references comes after its class.
    let counts = Unmanaged.passUnretained(list).toOpaque().load(fromByteOffset: 8, as: UInt64.self)
    check(counts == 3, "a new object has one reference, written as 3")
    withExtendedLifetime(list) {}

    var blocks: [UnsafeMutableBufferPointer<UInt8>] = []
    func add(_ size: Int) {
      let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
      block.initialize(repeating: UInt8(truncatingIfNeeded: size))
      blocks.append(block)
    }
    for turn in 0..<4 {
      for i in 0..<3000 { add((i * 7 + turn) % 700 + 1) }
      let isKept = blocks.allSatisfy { block in block.allSatisfy { $0 == UInt8(truncatingIfNeeded: block.count) } }
      check(isKept, "memory keeps what is written into it")
      let (gone, rest) = (blocks.prefix(blocks.count / 2), Array(blocks.suffix(blocks.count - blocks.count / 2)))
      for block in gone { block.deallocate() }
      blocks = rest
      Collector.giveBack()
    }
    for block in blocks { block.deallocate() }
  }

  /// Arguments that are given uncounted come out as they were, also where the body keeps them, throws, or is called by
  /// another one; and no reference is lost or left over.
  private static func checkVectorcallBodies(_ check: Check) {
    let echo = VectorcallBody { first, second, third in Value(tuple: [first, second, third]) }
    let refuse = VectorcallBody { first, _, _ in throw PyError.value(first.text ?? "") }
    let list = PyList([.int(7)])
    let text = PyString("a text of more than fifteen characters")
    var kept: [Value] = []
    for values in [
      [Value.list(list), .int(-3), .undefined], [.none, .string(text), .bool(true)],
      [.float(0.5), .object(list), .int(.min)], [.string(text), .float(.nan), .list(list)],
    ] {
      withExtendedLifetime(values) {
        let borrowed = values.map { BorrowedValue($0) }
        let result = try? echo(borrowed[0], borrowed[1], borrowed[2])
        guard case .tuple(let tuple)? = result, tuple.items.count == 3 else {
          return check(false, "a vectorcall body gives its result")
        }
        for (got, given) in zip(tuple.items, values) {
          check(sameBits(got, given), "a vectorcall body gets the arguments it is given")
        }
        kept += tuple.items
        do {
          _ = try refuse(borrowed[0], borrowed[1], borrowed[2])
          check(false, "a vectorcall body can throw")
        } catch {}
      }
    }
    kept = []
    check(list.items.count == 1 && text.text.utf8.count == 38, "arguments live on after a vectorcall body")
    var only = PyList([])
    _ = withExtendedLifetime(only) { try? echo(BorrowedValue(.list(only)), .undefined, .undefined) }
    check(isKnownUniquelyReferenced(&only), "a vectorcall body leaves no reference over")
  }

  private static func sameBits(_ a: Value, _ b: Value) -> Bool {
    withUnsafeBytes(of: a) { a in withUnsafeBytes(of: b) { b in a.elementsEqual(b) } }
  }

  private static func checkNames(_ check: Check) {
    for (number, name) in Special.names.enumerated() {
      check(Symbol(name) == Symbol(number: Int32(number)), "the name \(name) has the number \(number)")
    }
    check(
      Special.initialise.name == "__init__" && Special.getitem.name == "__getitem__", "special names are themselves")
  }

  /// Strings made from their two words are those that Swift makes.
  private static func checkShortTexts(_ check: Check) {
    for count in 0...20 {
      let made = PyString(asciiCount: count) { target in
        for i in 0..<count { target[i] = UInt8(ascii: "a") + UInt8(i) }
      }
      let expected = String("abcdefghijklmnopqrstuvwxyz".prefix(count))
      check(
        made.text == expected && made.text + "!" == expected + "!" && made.text.hashValue == expected.hashValue
          && made.count == count, "a text of \(count) characters made from its bytes is that text")
    }
    for number in [0, 9, 10, 99, 100, -1, -10, 12345, Int.max, Int.min] {
      check(PyString.decimal(number).text == String(number), "the digits of \(number)")
    }
  }

  /// A text is two words, and those of a short one are the text itself, however it came to be: so names of parameters are found.
  private static func checkTextWords(_ check: Check) {
    check(MemoryLayout<TextWords>.size == MemoryLayout<String>.size, "a text is two words")
    for name in ["a", "dim", "keepdim", "fifteen_letters"] {
      let made = String(decoding: Array(name.utf8), as: UTF8.self)
      check(TextWords(made) == TextWords(name), "the text \(name) made from its bytes has the words of \(name)")
      check(TextWords(made + "_") != TextWords(name), "other texts have other words than \(name)")
    }
  }
}
