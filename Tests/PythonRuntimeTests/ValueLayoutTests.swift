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
}
