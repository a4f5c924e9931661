import Testing

@testable import PythonRuntime

/// The evaluator reads the reference of a value in place: it must be its first word.
@Suite struct ValueLayoutTests {
  @Test func theReferenceIsTheFirstWord() {
    let list = PyList([])
    let values: [(Value, PyObject)] = [
      (.list(list), list), (Value("text"), PyString("text")), (.object(list), list),
    ]
    for (value, object) in values {
      guard let held = value.object else { continue }
      withUnsafeBytes(of: value) { bytes in
        let word = bytes.loadUnaligned(as: UInt.self)
        #expect(word == UInt(bitPattern: Unmanaged.passUnretained(held).toOpaque()))
      }
      #expect(type(of: held) == type(of: object))
    }
  }

  @Test func anObjectHasItsTag() {
    let value = Value.object(PyCell())
    withUnsafeBytes(of: value) { #expect($0[8] == Value.objectTag) }
  }

  @Test func aValueIsNineBytes() {
    #expect(MemoryLayout<Value>.size == 9)
    #expect(MemoryLayout<Value>.stride == 16)
  }

  /// Built-in functions get their arguments uncounted: a borrowed value is the value's word and tag, passed in the same registers.
  @Test func aBorrowedValueStandsForTheValue() throws {
    #expect(MemoryLayout<BorrowedValue>.size == MemoryLayout<Value>.size)
    #expect(MemoryLayout<BorrowedValue>.stride == MemoryLayout<Value>.stride)
    let echo = DirectBody { first, second, third in Value(tuple: [first, second, third]) }
    let list = PyList([.int(7)])
    let text = PyString("a text of more than fifteen characters")
    for values in [
      [Value.list(list), .int(-3), .undefined], [.none, .string(text), .bool(true)],
      [.float(0.5), .object(list), .int(1)],
    ] {
      let result = try withExtendedLifetime(values) {
        try echo(BorrowedValue(values[0]), BorrowedValue(values[1]), BorrowedValue(values[2]))
      }
      guard case .tuple(let tuple) = result else {
        Issue.record("no tuple")
        continue
      }
      for (got, given) in zip(tuple.items, values) { #expect(Value.identical(got, given)) }
    }
    #expect(list.items.count == 1)
    #expect(text.text.utf8.count == 38)
  }

  @Test func specialNamesHaveTheirNumbers() {
    for (number, name) in Special.names.enumerated() {
      #expect(Symbol(name) == Symbol(number: Int32(number)))
      #expect(Symbol(number: Int32(number)).name == name)
    }
    #expect(Special.initialise.name == "__init__")
    #expect(Special.getitem.name == "__getitem__")
    #expect(Special.module.name == "__module__")
  }

  @Test func shortTextsAreStrings() {
    for count in 0...20 {
      let made = PyString(asciiCount: count) { target in
        for i in 0..<count { target[i] = UInt8(ascii: "a") + UInt8(i) }
      }
      let expected = String("abcdefghijklmnopqrstuvwxyz".prefix(count))
      #expect(made.text == expected)
      #expect(made.text + "!" == expected + "!")
      #expect(made.text.hashValue == expected.hashValue)
      #expect(made.count == count)
    }
    for number in [0, 9, 10, 99, 100, -1, -10, 12345, Int.max, Int.min] {
      #expect(PyString.decimal(number).text == String(number))
    }
  }
}
