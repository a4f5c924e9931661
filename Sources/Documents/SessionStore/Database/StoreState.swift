// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import PythonRuntime

/// What a database says of itself, in one small row that every statement writes again.
struct StoreState: Equatable {
  /// How many cells there are.
  var cellCount = 0
  /// The last cell whose changes are in the objects.
  var keptCell = 0
  /// The number of the next object, block of bytes, source.
  var nextRow = 1
  var nextBlock = 1
  var nextSource = 1
  /// The last step that is done and not taken back; 0 when there is none.
  var position = 0
  /// The last step that there is.
  var lastStep = 0
  /// The sizes of what the steps hold.
  var stepBytes = 0
  /// How many names there are and the sums of their rows, so that none can be missing.
  var rootCount = 0
  var rootSum: UInt64 = 0
  /// How many objects are in rows, and how many there were after the last sweep.
  var objectCount = 0
  var sweptCount = 0
  /// The rows of pieces that are written over; in a row of their own.
  var spare = SpareBlocks()

  init() {}

  private var numbers: [Int] {
    [
      cellCount, keptCell, nextRow, nextBlock, nextSource, position, lastStep, stepBytes, rootCount,
      Int(bitPattern: UInt(rootSum)), objectCount, sweptCount,
    ]
  }

  var bytes: [UInt8] {
    var record = RecordBytes()
    for number in numbers { record.int(number) }
    return record.bytes
  }

  init(_ bytes: [UInt8]) throws {
    let numbers = try RecordReader.parts(of: bytes).compactMap(\.int)
    guard numbers.count == 12 else { throw DamagedSnapshot("the database says nothing of itself") }
    let counts = numbers.enumerated().filter { $0.offset != 9 }.map(\.element)
    guard counts.allSatisfy({ $0 >= 0 && $0 < 1 << 48 }), numbers[2] < Int(UInt32.max) else {
      throw DamagedSnapshot("the database says impossible things of itself")
    }
    cellCount = numbers[0]
    keptCell = numbers[1]
    nextRow = numbers[2]
    nextBlock = numbers[3]
    nextSource = numbers[4]
    position = numbers[5]
    lastStep = numbers[6]
    stepBytes = numbers[7]
    rootCount = numbers[8]
    rootSum = UInt64(UInt(bitPattern: numbers[9]))
    objectCount = numbers[10]
    sweptCount = numbers[11]
  }
}

/// The sums that stand beside everything in the database: SQLite itself notices no changed byte.
enum RowSum {
  /// The sum of a row's bytes; never 0, which stands for a row that is not known.
  static func of(_ bytes: [UInt8]) -> UInt64 { max(1, BlockHash.sum(bytes)) }
  /// The sum of bytes and the name or number that they belong to.
  static func of(_ name: String, _ bytes: [UInt8]) -> UInt64 {
    max(1, BlockHash.sum(Array(name.utf8)) &* 31 ^ BlockHash.sum(bytes))
  }
  /// As SQLite keeps it.
  static func stored(_ sum: UInt64) -> Int { Int(bitPattern: UInt(sum)) }
  static func read(_ number: Int) -> UInt64 { UInt64(UInt(bitPattern: number)) }
}

extension StoredBlock {
  // SAFETY: only read.
  /// Whether these are the bytes that were written.
  func isSum(of bytes: UnsafeRawBufferPointer) -> Bool { max(1, BlockHash.sum(bytes)) == sum }
}
