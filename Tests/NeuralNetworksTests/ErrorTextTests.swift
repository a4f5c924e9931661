// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import Testing

@testable import NeuralNetworks

/// What layers say about arguments that do not fit: PyTorch's own lines.
@Suite(.serialized) struct ErrorTextTests {
  func message(_ body: () throws -> Tensor) -> String {
    do {
      _ = try body()
      return "no error"
    } catch let error as TensorError {
      return "\(error.kind.rawValue): \(error.message)"
    } catch {
      return "another error"
    }
  }

  let x: Tensor
  let weight: Tensor

  init() throws {
    TensorContext.current = TensorContext()
    x = try Tensor.zeros([2, 4, 8, 8])
    weight = try Tensor.zeros([6, 4, 3, 3])
  }

  @Test func convolution() throws {
    let narrow = try Tensor.zeros([2, 3, 8, 8])
    #expect(
      message { try Functional.conv2d(narrow, weight) }
        == "RuntimeError: Given groups=1, weight of size [6, 4, 3, 3], expected input[2, 3, 8, 8] to have 4 channels, but "
        + "got 3 channels instead")
    #expect(
      message { try Functional.conv2d(Tensor.zeros([15]), weight) }
        == "RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [15]")
    #expect(
      message { try Functional.conv2d(Tensor.zeros([2, 4, 2, 2]), weight) }
        == "RuntimeError: Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be "
        + "greater than actual input size")
    #expect(
      message { try Functional.conv2d(x, weight, stride: [0]) }
        == "RuntimeError: non-positive stride is not supported")
  }

  @Test func pooling() {
    #expect(
      message { try Functional.maxPool2d(x, kernelSize: [20]).values }
        == "RuntimeError: Given input size: (4x8x8). Calculated output size: (4x0x0). Output size is too small")
    #expect(
      message { try Functional.avgPool2d(x, kernelSize: [2], padding: [2]) }
        == "RuntimeError: pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1"
    )
  }

  @Test func normalization() throws {
    let three = try Tensor.zeros([3])
    #expect(
      message { try Functional.batchNorm(x, runningMean: three, runningVar: three) }
        == "RuntimeError: running_mean should contain 4 elements not 3")
    #expect(
      message {
        try Functional.batchNorm(Tensor.zeros([1, 3]), runningMean: three, runningVar: three, training: true)
      } == "ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 3])")
    #expect(
      message { try Functional.layerNorm(x, normalizedShape: [7]) }
        == "RuntimeError: Given normalized_shape=[7], expected input with shape [*, 7], but got input of size[2, 4, 8, 8]"
    )
  }

  @Test func losses() throws {
    let logits = try Tensor.zeros([5, 10])
    let labels = try Tensor.from(ints: [1, 2, 13, 4, 5], shape: [5])
    #expect(message { try Functional.crossEntropy(logits, labels) } == "IndexError: Target 13 is out of bounds.")
    #expect(
      message { try Functional.crossEntropy(logits, Tensor.from(ints: [1, 2, 3], shape: [3])) }
        == "ValueError: Expected input batch_size (5) to match target batch_size (3).")
    #expect(
      message { try Functional.binaryCrossEntropy(logits.add(.int(2)), logits) }
        == "RuntimeError: all elements of input should be between 0 and 1")
  }

  /// Hostile settings are refused; none may trap.
  @Test func extremes() {
    let huge = Int.max
    for body: () throws -> Tensor in [
      { try Functional.conv2d(x, weight, stride: [huge], padding: .amounts([huge]), dilation: [huge]) },
      { try Functional.maxPool2d(x, kernelSize: [huge], padding: [huge / 2]).values },
      { try Functional.avgPool2d(x, kernelSize: [Int.min]) },
      { try Functional.pad(x, [huge, huge]) },
      { try Functional.pad(x, [Int.min, 0], mode: "reflect") },
      { try Functional.interpolate(x, size: [huge, huge]) },
      { try Functional.interpolate(x, scaleFactor: [.nan]) },
      { try Functional.unfold(x, kernelSize: [huge]) },
      { try Functional.pixelShuffle(x, huge) },
      { try Functional.embedding(Tensor.from(ints: [huge], shape: [1]), Tensor.zeros([3, 2])) },
      { try Functional.oneHot(Tensor.from(ints: [huge], shape: [1])) },
    ] { #expect(message(body) != "no error") }
  }
}
