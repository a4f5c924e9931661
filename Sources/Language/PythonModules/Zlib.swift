// SPDX-License-Identifier: GPL-3.0-or-later

import CZlib
import Glibc
import PythonRuntime

/// zlib, which every Debian has, loaded when something is first compressed or read.
struct Zlib {
  /// The library; nil where it cannot be loaded.
  static let library = Zlib()

  /// What the library says of bytes that it cannot go on with: its number, and its words where it has some.
  struct Fault: Error {
    let code: Int32
    let words: String?
  }

  /// What was made of a stream.
  struct Inflated {
    /// The bytes as they were before.
    var bytes: [UInt8] = []
    /// How many bytes of the stream were read.
    var consumed = 0
    /// Whether the stream's end was among them.
    var isWhole = false
  }

  private let inflateInit: zlib_inflate_init
  private let inflateStep: zlib_step
  private let inflateEnd: zlib_end
  private let deflateInit: zlib_deflate_init
  private let deflateStep: zlib_step
  private let deflateEnd: zlib_end
  private let version: zlib_version
  private let crc: zlib_checksum
  private let adler: zlib_checksum

  // zlib's names for these are Z_FINISH, Z_STREAM_END, Z_NEED_DICT and Z_BUF_ERROR.
  private static let finish: Int32 = 4
  private static let streamEnd: Int32 = 1
  private static let needsDictionary: Int32 = 2
  private static let noProgress: Int32 = -5
  /// How many bytes the library is given at once: it counts them in 32 bits.
  private static let portion = 1 << 20

  // SAFETY: each function is taken for what `shim.h` says it is; the library stays loaded.
  private init?() {
    let library = dlopen("libz.so.1", RTLD_LAZY | RTLD_LOCAL)
    func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard library != nil, let inflateInit = function("inflateInit2_", as: zlib_inflate_init.self),
      let inflateStep = function("inflate", as: zlib_step.self),
      let inflateEnd = function("inflateEnd", as: zlib_end.self),
      let deflateInit = function("deflateInit2_", as: zlib_deflate_init.self),
      let deflateStep = function("deflate", as: zlib_step.self),
      let deflateEnd = function("deflateEnd", as: zlib_end.self),
      let version = function("zlibVersion", as: zlib_version.self),
      let crc = function("crc32", as: zlib_checksum.self), let adler = function("adler32", as: zlib_checksum.self)
    else { return nil }
    (self.inflateInit, self.inflateStep, self.inflateEnd) = (inflateInit, inflateStep, inflateEnd)
    (self.deflateInit, self.deflateStep, self.deflateEnd) = (deflateInit, deflateStep, deflateEnd)
    (self.version, self.crc, self.adler) = (version, crc, adler)
  }

  /// Bytes compressed as one stream; the numbers are zlib's own.
  func deflate(_ bytes: [UInt8], level: Int32, windowBits: Int32, memoryLevel: Int32, strategy: Int32) throws -> [UInt8]
  {
    var stream = zlib_stream()
    let size = Int32(MemoryLayout<zlib_stream>.size)
    let status = deflateInit(&stream, level, 8, windowBits, memoryLevel, strategy, version(), size)
    guard status == 0 else { throw Fault(code: status, words: Zlib.words(stream)) }
    defer { _ = deflateEnd(&stream) }
    return try run(&stream, bytes, deflateStep, flush: Zlib.finish).bytes
  }

  /// The bytes that a stream was made of, as far as it goes.
  func inflate(_ bytes: [UInt8], windowBits: Int32) throws -> Inflated {
    var stream = zlib_stream()
    let status = inflateInit(&stream, windowBits, version(), Int32(MemoryLayout<zlib_stream>.size))
    guard status == 0 else { throw Fault(code: status, words: Zlib.words(stream)) }
    defer { _ = inflateEnd(&stream) }
    return try run(&stream, bytes, inflateStep, flush: 0)
  }

  /// The checksum of zip and PNG, or the one of zlib's streams, of more bytes behind those that gave `start`.
  func checksum(_ bytes: [UInt8], from start: UInt32, isAdler: Bool) -> UInt32 {
    let function = isAdler ? adler : crc
    var value = UInt(start)
    // SAFETY: the library reads no more bytes than there are, while they are here.
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      for place in stride(from: 0, to: source.count, by: Zlib.portion) {
        value = function(value, base + place, UInt32(min(source.count - place, Zlib.portion)))
      }
    }
    return UInt32(truncatingIfNeeded: value)
  }

  /// Gives the stream all bytes and takes what it makes of them, piece by piece.
  private func run(_ stream: inout zlib_stream, _ bytes: [UInt8], _ step: zlib_step, flush: Int32) throws -> Inflated {
    var result = Inflated()
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var (place, unchecked) = (0, 0)
    // SAFETY: the library reads from `source` and writes to `target`, both of which live until the call is over, no more than it is told.
    try bytes.withUnsafeBufferPointer { source in
      while true {
        try Interpreter.current.pollInterrupt()
        if stream.avail_in == 0, let base = source.baseAddress {
          let count = min(source.count - place, Zlib.portion)
          stream.next_in = base + place
          stream.avail_in = UInt32(count)
          place += count
        }
        let isLast = place == source.count
        let (status, made) = piece.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = step(&stream, isLast ? flush : 0)
          return (status, target.count - Int(stream.avail_out))
        }
        if status == Zlib.needsDictionary || status < 0 && status != Zlib.noProgress {
          throw Fault(code: status, words: Zlib.words(stream))
        }
        unchecked += made
        if unchecked > 1 << 20 {
          try MemoryLimit.check(bytes: result.bytes.count + made)
          unchecked = 0
        }
        result.bytes += piece[..<made]
        result.isWhole = status == Zlib.streamEnd
        if status != 0 || isLast && stream.avail_in == 0 && made < piece.count { break }
      }
    }
    result.consumed = place - Int(stream.avail_in)
    return result
  }

  // SAFETY: the library's words are constants of its own.
  private static func words(_ stream: zlib_stream) -> String? { stream.msg.map { String(cString: $0) } }
}
