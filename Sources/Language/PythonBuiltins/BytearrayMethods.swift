// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  /// What only `bytearray` has.
  static let bytearrayMethods: [Declaration] = [
    Declaration("append", "(self, item, /)", "Adds a byte.") {
      let byte = try PyBytes.byte($0[1])
      let bytes = try bytesReceiver($0)
      try MemoryLimit.check(growing: bytes.bytes.count)
      bytes.bytes.append(byte)
      return .none
    },
    Declaration("extend", "(self, iterable_of_ints, /)", "Adds the bytes of an iterable.") {
      let new = try PyBytes.bytes(of: $0[1])
      try bytesReceiver($0).bytes += new
      return .none
    },
    Declaration("insert", "(self, index, item, /)", "Puts a byte before a position.") {
      let bytes = try bytesReceiver($0)
      let (given, byte) = (try $0.int(1), try PyBytes.byte($0[2]))
      let place = given < 0 ? max(0, given < -bytes.bytes.count ? 0 : given + bytes.bytes.count) : given
      bytes.bytes.insert(byte, at: min(place, bytes.bytes.count))
      return .none
    },
    Declaration("pop", "(self, index=-1, /)", "Takes a byte out.") {
      let bytes = try bytesReceiver($0)
      guard !bytes.bytes.isEmpty else { throw PyError.index("pop from empty bytearray") }
      let given = try $0.int(1)
      guard given >= -bytes.bytes.count, given < bytes.bytes.count else {
        throw PyError.index("pop index out of range")
      }
      return .int(Int(bytes.bytes.remove(at: given < 0 ? given + bytes.bytes.count : given)))
    },
    Declaration("remove", "(self, value, /)", "Takes the first byte of a value out.") {
      let byte = try PyBytes.byte($0[1])
      let bytes = try bytesReceiver($0)
      guard let place = bytes.bytes.firstIndex(of: byte) else { throw PyError.value("value not found in bytearray") }
      bytes.bytes.remove(at: place)
      return .none
    },
    Declaration("reverse", "(self, /)", "Reverses the order.") {
      try bytesReceiver($0).bytes.reverse()
      return .none
    },
    Declaration("__alloc__", "(self, /)", "How many bytes there is room for.") {
      let bytes = try bytesReceiver($0).bytes
      return .int(bytes.isEmpty ? 0 : max(bytes.capacity, bytes.count) + 1)
    },
    Declaration("clear", "(self, /)", "Removes all bytes.") {
      try bytesReceiver($0).bytes.removeAll()
      return .none
    },
    Declaration("copy", "(self, /)", "A copy.") {
      let bytes = try bytesReceiver($0)
      return bytes.like(bytes.bytes)
    },
  ]
}
