// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import TestSupport
import Testing

/// Every operation against PyTorch's results, gradients, node names and error texts.
@Suite(.serialized) struct OracleTests {
  @Test func operationsGivePyTorchsResults() throws {
    TensorContext.current = TensorContext()
    let table = OperationTable.make()
    let lines = Fixture.lines("tensors.txt")
    #expect(lines.count > 800)
    for line in lines {
      guard let arrow = line.firstRange(of: "=>") else { continue }
      let call = line[..<arrow.lowerBound].split(separator: "|", omittingEmptySubsequences: false)
      let wanted = line[arrow.upperBound...].split(separator: "|", omittingEmptySubsequences: false)
      guard let operation = table[String(call[0])] else {
        Issue.record("no operation \(call[0])")
        continue
      }
      check(operation, call, wanted, line)
    }
  }

  private func check(
    _ operation: OperationTable.Operation, _ call: [Substring], _ wanted: [Substring], _ line: String
  ) {
    let label = "\(line.prefix(300))"
    do {
      var leaves: [Tensor] = []
      let arguments = try call.dropFirst().map { try Argument($0, leaves: &leaves) }
      let results = try operation(arguments)
      if wanted.first == "E" {
        Issue.record("\(label) should fail: \(wanted[2])")
        return
      }
      let split = wanted == [""] ? 0 : wanted.firstIndex(of: "G") ?? wanted.count
      #expect(results.count == split, "\(label)")
      for (result, text) in zip(results, wanted[..<split]) { compare(result, text, 2e-6, label) }
      guard split < wanted.count else { return }
      var total: Tensor?
      for case .tensor(let tensor) in results where tensor.requiresGrad {
        let part = try tensor.mul(weights(like: tensor)).sum()
        total = try total.map { try $0.add(part.to($0.dtype)) } ?? part
      }
      try total?.backward()
      for (leaf, text) in zip(leaves, wanted[(split + 1)...]) {
        guard let gradient = leaf.grad else {
          #expect(text == "n", "\(label)")
          continue
        }
        compare(.tensor(gradient), text, 2e-5, label + " gradient", names: false)
      }
    } catch let error as TensorError {
      let same = wanted.first == "E" && wanted[1] == error.kind.rawValue && wanted[2] == error.message
      #expect(same, "\(label): \(error.message)")
    } catch {
      Issue.record("\(label): \(error)")
    }
  }

  /// Fixed weights, so that every element's gradient differs.
  private func weights(like tensor: Tensor) throws -> Tensor {
    let values = (0..<tensor.numel).map { Double(($0 * 7) % 11 - 5) / 8 + 0.0625 }
    return try Tensor.from(doubles: values, shape: tensor.shape, dtype: tensor.dtype)
  }

  private func compare(_ result: Argument, _ text: Substring, _ tolerance: Double, _ label: String, names: Bool = true)
  {
    guard case .tensor(let tensor) = result else {
      switch result {
      case .bool(let flag): #expect(text == "b:\(flag ? 1 : 0)", "\(label)")
      case .int(let number): #expect(text == "i:\(number)", "\(label)")
      default: break
      }
      return
    }
    let parts = text.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4, text.hasPrefix("t:") else {
      Issue.record("\(label): a tensor instead of \(text.prefix(40))")
      return
    }
    let shape = Argument.integers(parts[1])
    #expect(tensor.dtype.name == parts[0] && tensor.shape == shape, "\(label)")
    if names { #expect((tensor.gradFn?.name ?? "-") == parts[2], "\(label)") }
    guard tensor.dtype.name == parts[0], tensor.shape == shape,
      let expected = try? Tensor.from(bytes: Argument.bytes(parts[3]), shape: shape, dtype: tensor.dtype).doubles(),
      let found = try? tensor.doubles()
    else { return }
    let agree = zip(found, expected).allSatisfy { x, y in
      x == y || x.isNaN && y.isNaN || (x - y).magnitude <= tolerance + tolerance * y.magnitude
    }
    #expect(agree, "\(label): \(found) instead of \(expected)")
  }
}
