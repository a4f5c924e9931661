// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import Testing
import Transactions

/// Storage, views and limits.
@Suite(.serialized) struct StorageTests {
  init() { TensorContext.current = TensorContext() }

  private func error(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch let error as TensorError { return "\(error.kind.rawValue): \(error.message)" } catch { return "\(error)" }
  }

  @Test func viewsShareTheirElements() throws {
    let x = try Tensor.arange(.int(0), .int(6)).view([2, 3])
    try x.select(0, 1).fill_(.int(9))
    #expect(try x.int64s() == [0, 1, 2, 9, 9, 9])
    try x.t().select(0, 0).zero_()
    #expect(try x.int64s() == [0, 1, 2, 0, 9, 9])
  }

  @Test func rememberedBytesSurviveChanges() throws {
    let x = try Tensor.ones([3])
    try ChangeLog.withoutTrace {
      try x.add_(.int(1))
      #expect(try x.doubles() == [2, 2, 2])
    }
    #expect(try x.doubles() == [1, 1, 1])
  }

  /// A small change of a large tensor copies the pieces that it touches.
  @Test func piecesAreRememberedOnTheirOwn() throws {
    let x = try Tensor.zeros([8, 1 << 17], dtype: .float64)
    func remembered(_ change: () throws -> Void) throws -> Int {
      ChangeLog.begin()
      try change()
      let record = ChangeLog.commit()
      let after = try x.doubles()
      let redo = record.undo()
      #expect(try x.doubles() == [Double](repeating: 0, count: 1 << 20))
      _ = redo.undo()
      #expect(try x.doubles() == after)
      ChangeLog.begin()
      try x.zero_()
      ChangeLog.commit()
      return record.byteCount >> 20
    }
    #expect(try remembered { try x.setIndex([.int(3), .int(5)], to: .double(1)) } == 1)
    #expect(try remembered { try x.select(0, 2).add_(.int(1)) } == 1)
    #expect(try remembered { try x.narrow(0, 1, 3).fill_(.int(2)) } == 3)
    let rows = try Tensor.from(ints: [7, 0, 7], shape: [3])
    #expect(try remembered { try x.setIndex([.tensor(rows)], to: .double(4)) } == 2)
    #expect(try remembered { try x.setIndex([.slice(nil, nil, nil), .int(9)], to: .double(1)) } == 8)
    #expect(try remembered { try x.add_(.int(1)) } == 8)
    // First a piece, then all, then the piece again.
    #expect(
      try remembered {
        try x.select(0, 4).fill_(.int(1))
        try x.mul_(.int(3))
        try x.select(0, 4).fill_(.int(7))
      } == 8)
  }

  /// Looks inside of a statement, pieces and all in turn.
  @Test func piecesAreTakenBackInNestedTransactions() throws {
    let x = try Tensor.zeros([4, 1 << 18])
    ChangeLog.begin()
    try x.select(0, 1).fill_(.int(1))
    let first = try x.doubles()
    ChangeLog.withoutTrace {
      _ = try? x.add_(.int(1))
      _ = try? x.select(0, 2).fill_(.int(5))
    }
    #expect(try x.doubles() == first)
    ChangeLog.begin()
    try x.select(0, 1).fill_(.int(9))
    ChangeLog.commit()
    try x.mul_(.int(-1))
    let held = Storage(x.storage.buffer)
    try x.select(0, 3).fill_(.int(2))
    #expect(held.bytes != x.storage.bytes)
    ChangeLog.rollback()
    #expect(try x.doubles() == [Double](repeating: 0, count: 1 << 20))
  }

  @Test func largeTensorsAreRefused() {
    #expect(
      error { _ = try Tensor.zeros([1_000_000_000_000]) }.contains(
        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 4000000000000 bytes."))
    #expect(
      error { _ = try Tensor.zeros([1_000_000_000_000, 1_000_000_000_000]) }
        == "RuntimeError: Storage size calculation overflowed with sizes=[1000000000000, 1000000000000]")
    #expect(
      error { _ = try Tensor.ones([2, -3]) }
        == "RuntimeError: Trying to create tensor with negative dimension -3: [2, -3]")
  }

  @Test func hostileNumbersThrow() throws {
    let x = try Tensor.ones([2, 3])
    let extremes = [Int.min, Int.min + 1, -(1 << 40), 1 << 40, Int.max - 1, Int.max]
    for n in extremes {
      _ = try? x.select(0, n)
      _ = try? x.select(n, 0)
      _ = try? x.slice(0, n, n)
      _ = try? x.slice(0, n, nil, n)
      let steps = try Tensor.ones([4, 3]).requiresGrad_()
      for start in [0, 5] {
        guard let part = try? steps.slice(0, start, nil, n) else { continue }
        try part.sum().backward()
        _ = try? part.diagonal()
        _ = try? part.slice(0, nil, nil, n).slice(0, nil, nil, n).diagonal()
      }
      _ = try? x.narrow(0, n, n)
      _ = try? x.narrow(0, 0, n)
      _ = try? x.view([n, n])
      _ = try? x.view([n, -1])
      _ = try? x.expand([n, 2, 3])
      _ = try? x.unfold(0, n, n)
      _ = try? x.diagonal(n)
      _ = try? x.tril(n)
      _ = try? x.roll([n], [0])
      _ = try? x.rot90(n)
      _ = try? x.repeat([n, n])
      _ = try? x.asStrided([n], [n], n)
      _ = try? x.select(0, 0).diagEmbed(n)
      _ = try? x.topk(n)
      _ = try? x.kthvalue(n)
      _ = try? x.round(decimals: n)
      _ = try? x.pow(.int(n))
      _ = try? x.clamp(min: .int(n))
      _ = try? x.to(.int64).add(.int(n))
      _ = try? x.to(.int64).floorDivide(.int(n))
      _ = try? x.to(.int64).pow(.int(n))
      _ = try? x.to(.uint8).bitwiseLeftShift(.int(n))
      _ = try? x.index([.int(n)])
      _ = try? x.index([.slice(n, n, n)])
      _ = try? x.unsqueeze(n)
      _ = try? x.chunk(n)
      _ = try? x.sum(dim: [n])
      _ = try? Tensor.arange(.int(n), .int(0))
      _ = try? Tensor.arange(.double(Double(n)), .double(1), .double(-1e-9))
      _ = try? Tensor.eye(n)
      if n < 0 || n >= 1 << 40 {
        _ = try? Tensor.linspace(0, 1, n)
        _ = try? Tensor.zeros([n])
        _ = try? x.repeatInterleave(n)
        _ = try? x.histc(n)
        _ = try? x.view([-1]).combinations(n)
      }
    }
    for value in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
      for type in DType.allCases {
        _ = try Tensor.from(doubles: [value], shape: [1]).to(type)
        _ = try? Tensor.full([1], .double(value), dtype: type)
      }
      _ = try? x.histc(3, min: -1e308, max: 1e308)
      _ = try? x.quantile(value)
    }
  }

  /// A view of more elements than anybody can read is refused when it is made.
  @Test func viewsWithoutEndAreRefused() throws {
    #expect(throws: TensorError.self) { try Tensor.from(doubles: [1], shape: [1]).expand([1 << 62]) }
    let wide = try Tensor.from(doubles: [1], shape: [1]).expand([1 << 20])
    #expect(try wide.int64s().count == 1 << 20)
  }

  /// A view with more elements than there is memory for a copy of them is no reason to end the process.
  @Test func copiesOfEndlessViewsAreRefused() throws {
    let wide = try Tensor.from(doubles: [1], shape: [1]).expand([5, 1 << 41])
    for name in ["doubles", "int64s", "bools", "scalars", "rawBytes", "svd", "qr", "unique", "nonzero", "contiguous"] {
      let said = error {
        switch name {
        case "doubles": _ = try wide.doubles()
        case "int64s": _ = try wide.int64s()
        case "bools": _ = try wide.bools()
        case "scalars": _ = try wide.scalars()
        case "rawBytes": _ = try wide.rawBytes()
        case "svd": _ = try wide.svd()
        case "qr": _ = try wide.qr(mode: "complete")
        case "unique": _ = try wide.unique()
        case "nonzero": _ = try wide.nonzero()
        default: _ = try wide.t().contiguous()
        }
      }
      #expect(said.hasPrefix("RuntimeError"), "\(name): \(said)")
    }
  }

  /// Sizes beside a 0 are refused where products of them would not fit; in PyTorch's words where it refuses them too.
  @Test func hugeSizesOfNothingAreRefused() throws {
    let huge = Int.max
    #expect(
      error { _ = try Tensor.empty([huge, 4, 0]) }
        == "RuntimeError: Storage size calculation overflowed with sizes=[\(huge), 4, 0]")
    #expect(error { _ = try Tensor.empty([0, huge, 4]) } == "RuntimeError: Stride calculation overflowed")
    #expect(error { _ = try Tensor.empty([1 << 62, 0]) }.contains("Gradus has no tensors with sizes as large as"))
    #expect(try Tensor.empty([1 << 16, 0, 1 << 16]).numel == 0)
    #expect(error { _ = try Tensor.empty([0, 4]).view([huge, 0, huge]) }.hasPrefix("RuntimeError"))
    let wide = try Tensor.ones([1]).expand([5, 1 << 33])
    #expect(
      error { _ = try wide.kron(wide) }
        == "RuntimeError: Storage size calculation overflowed with sizes=[5, 5, 8589934592, 8589934592]")
    let (scalar, place) = (try Tensor.ones([]), try Tensor.zeros([], dtype: .int64))
    #expect(
      error { _ = try scalar.takeAlongDim(place, dim: 0) }
        == "IndexError: Dimension specified as 0 but tensor has no dimensions")
    // Strides of sizes of 1 reach nowhere, but are added to each other.
    #expect(
      error { _ = try Tensor.ones([1]).asStrided([1, 1], [1 << 62, 1 << 62]).fillDiagonal_(.int(3)) }
        == "RuntimeError: Gradus has no strides and offsets as large as [\(1 << 62), \(1 << 62), 0]")
    #expect(try Tensor.ones([1]).asStrided([1, 1], [1 << 44, 1 << 44]).diagonal().shape == [1])
    // Nothing is walked over as often as a size says.
    #expect(try Tensor.empty([1 << 32, 0]).amax(dim: [0]).numel == 0)
  }

  @Test func trianglesOfHugeMatrices() throws {
    #expect(try Tensor.trilIndices(huge, 0).shape == [2, 0])
    #expect(try Tensor.triuIndices(0, huge).shape == [2, 0])
    #expect(try Tensor.triuIndices(1 << 62, 2).int64s() == [0, 0, 1, 0, 1, 1])
    #expect(try Tensor.trilIndices(2, 1 << 62).int64s() == [0, 1, 1, 0, 0, 1])
    #expect(try Tensor.trilIndices(2, 2, huge).shape == [2, 4])
    #expect(try Tensor.trilIndices(2, 2, Int.min).shape == [2, 0])
    #expect(try Tensor.triuIndices(3, 2, 1).int64s() == [0, 1])
    #expect(throws: TensorError.self) { try Tensor.trilIndices(huge, 1) }
  }
  private let huge = Int.max

  /// Long loops over views ask between their pieces whether to go on, and give what short ones give.
  @Test func longLoopsAsk() throws {
    defer { TensorContext.current.checkInterrupt = nil }
    let count = (1 << 23) + 100
    let row = try Tensor.arange(.int(0), .int(4), dtype: .int8)
    // Rows of a few elements, one long row, a transposed copy.
    let shapes: [[Int]] = [[count / 4, 4], [2, count / 2], [4, count / 4]]
    for shape in shapes {
      let x =
        try shape[1] == 4
        ? row.expand(shape) : Tensor.arange(.int(0), .int(shape[0]), dtype: .int8).view([-1, 1]).expand(shape)
      var asked = 0
      TensorContext.current.checkInterrupt = { asked += 1 }
      let copy = try x.contiguous()
      let sum = try x.add(copy).sum().item().intValue
      #expect(asked > 4)
      TensorContext.current.checkInterrupt = nil
      let total = shape[1] == 4 ? shape[0] * 6 : shape[1] * (shape[0] * (shape[0] - 1) / 2)
      #expect(sum == 2 * total)
      #expect(try copy.t().contiguous().select(1, 1).int64s() == copy.select(0, 1).int64s())
      TensorContext.current.checkInterrupt = { throw CancellationError() }
      // Sums and their like are left behind in a thread of their own, which may end before anybody asks.
      let works: [(name: String, work: () throws -> Void)] = [
        ("contiguous", { _ = try x.contiguous() }), ("transposed", { _ = try copy.t().contiguous() }),
        ("fill_", { _ = try copy.fill_(.int(3)) }),
      ]
      for (name, work) in works {
        #expect(throws: CancellationError.self, "\(name) of \(shape)") { try work() }
      }
    }
  }
}
