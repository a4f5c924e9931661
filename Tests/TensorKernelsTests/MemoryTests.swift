// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors
import Testing

/// Large blocks come back from a cache.
@Suite(.serialized) struct MemoryTests {
  @Test func zerosAreZerosInUsedBlocks() throws {
    for count in [20_000, 100_000, 1_000_003] {
      for _ in 0..<3 {
        let zeros = try Tensor.zeros([count])
        #expect(try zeros.doubles().allSatisfy { $0 == 0 })
        try zeros.fill_(.double(7))
      }
    }
  }

  @Test func blocksAreLargeEnoughAndApart() throws {
    let sizes = [65_536, 65_537, 73_728, 73_729, 99_999, 131_072, 131_073, 1_000_000, 5_000_001]
    // All of them at once, each full of its own number.
    let tensors = try sizes.enumerated().map { number, size in
      try Tensor.full([size], .int(number + 1), dtype: .uint8)
    }
    for (number, tensor) in tensors.enumerated() {
      #expect(tensor.storage.contents.allSatisfy { Int($0) == number + 1 })
    }
  }

  @Test func aBlockThatWasGivenBackIsTakenAgain() throws {
    let (block, _) = try #require(BlockCache.shared.take(3_000_000))
    BlockCache.shared.give(block, 3_000_000)
    let (again, isZero) = try #require(BlockCache.shared.take(2_999_999))
    defer { BlockCache.shared.give(again, 2_999_999) }
    #expect(again == block)
    #expect(!isZero)
  }
}
