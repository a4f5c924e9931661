// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import PythonRuntime
import Safetensors
import TestSupport
import Testing

@testable import SessionStore

extension SnapshotTests {
  /// Damaged and hostile snapshots are refused or restored; nothing traps.
  @Suite(.serialized) struct Damage {
    static let program = """
      import torch, torch.nn as nn, torch.optim as optim, random
      from collections import defaultdict, deque, namedtuple
      net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)); opt = optim.Adam(net.parameters())
      loss = net(torch.randn(4, 2)).sum(); loss.backward(); opt.step()
      y = (net[0].weight * 2).exp().sum()
      v = torch.arange(6).view(2, 3).t(); b = torch.tensor([True, False])
      class A:
          def __init__(self): self.me = self
          @property
          def p(self): return 1
      def counter():
          n = 0
          def add(k=[1]):
              nonlocal n
              n += 1
              return n
          return add
      def gen():
          for i in range(3): yield i
      a, add, g, s, d = A(), counter(), gen(), {1, 'x', (2, 3)}, {a: 1 for a in range(5)}
      next(g); it = iter(d); next(it); r = iter(range(9)); q = deque([1], maxlen=2); P = namedtuple('P', 'x'); p = P(1)
      big = 10 ** 30; f = float('nan'); random.random()
      try:
          1 / 0
      except Exception as e:
          caught = e
      """

    @Test func everyChangedByteIsNoticed() throws {
      let bytes = try Workspace(Self.program).encoded()
      var random = SplitMix(seed: 11)
      for _ in 0..<80 {
        var damaged = bytes
        switch random.next(below: 3) {
        case 0: damaged[random.next(below: bytes.count)] ^= UInt8(1 << random.next(below: 8))
        case 1: damaged.removeLast(1 + random.next(below: bytes.count))
        default: damaged.remove(at: random.next(below: bytes.count))
        }
        // A blank of the padding may change without harm.
        guard let copy = try? Workspace.restored(damaged) else { continue }
        #expect(try copy.encoded() == bytes)
      }
    }

    @Test func forgedGraphsNeverTrap() throws {
      let file = try SafetensorsFile(parsing: Workspace(Self.program).encoded())
      let graph = try JSON(parsing: try #require(file.metadata(Snapshot.graphKey)))
      var random = SplitMix(seed: 5)
      var refused = 0
      for _ in 0..<120 {
        var forged = graph
        for _ in 0...random.next(below: 2) { Forgery.change(&forged, &random) }
        do {
          let workspace = try Workspace.restored(graph: forged, tensors: file.tensors)
          _ = try? workspace.encoded()
        } catch { refused += 1 }
      }
      #expect(refused > 30)
    }

    @Test func forgedTensorsNeverTrap() throws {
      let file = try SafetensorsFile(parsing: Workspace(Self.program).encoded())
      let graph = try JSON(parsing: try #require(file.metadata(Snapshot.graphKey)))
      for index in file.tensors.indices {
        var tensors = file.tensors
        tensors[index] = SafetensorsTensor(name: tensors[index].name, dtype: .u8, shape: [1], bytes: [7])
        if let workspace = try? Workspace.restored(graph: graph, tensors: tensors) {
          #expect(throws: Never.self) { try workspace.encoded() }
        }
        tensors.remove(at: index)
        #expect(throws: (any Error).self) { try Workspace.restored(graph: graph, tensors: tensors) }
      }
    }
  }
}

/// Changes a random place of a graph.
private enum Forgery {
  static func change(_ json: inout JSON, _ random: inout SplitMix) {
    // Walk down at random; the list of objects is where most of the graph is.
    switch json {
    case .array(var parts) where !parts.isEmpty && random.next(below: 12) != 0:
      let index = random.next(below: parts.count)
      change(&parts[index], &random)
      json = .array(parts)
    case .object(var members) where !members.isEmpty && random.next(below: 12) != 0:
      let index = members.firstIndex { $0.name == "objects" } ?? random.next(below: members.count)
      change(&members[random.next(below: 8) == 0 ? random.next(below: members.count) : index].value, &random)
      json = .object(members)
    default: json = replacement(json, &random)
    }
  }

  private static func replacement(_ json: JSON, _ random: inout SplitMix) -> JSON {
    switch random.next(below: 12) {
    case 0: return .null
    case 1: return .integer(-1)
    case 2: return .integer(Int.max)
    case 3: return .integer(random.next(below: 10))
    case 4: return ["r": .integer(random.next(below: 60))]
    case 5: return ["c": [0, .integer(random.next(below: 12)), "counter"]]
    case 6:
      return .string(["dict", "tensor", "class", "list", "x", "function", "storage", "node"][random.next(below: 8)])
    case 7: return .array([])
    case 8: return ["u": nil]
    case 9:
      if case .array(var parts) = json, !parts.isEmpty {
        parts.remove(at: random.next(below: parts.count))
        return .array(parts)
      }
      return .number(0.5)
    case 10:
      if case .array(let parts) = json { return .array(parts + parts) }
      return .bool(true)
    default: return ["t": "v"]
    }
  }
}
