// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import Testing

/// The graph: in-place changes, views, second derivatives, errors; the numbers are PyTorch's.
@Suite(.serialized) struct AutogradTests {
  private let a: Tensor

  init() throws {
    TensorContext.current = TensorContext()
    a = try Tensor.from(doubles: [1, 2, 3, 4], shape: [4]).requiresGrad_()
  }

  private func gradient(_ body: () throws -> Tensor) throws -> [Double] {
    a.grad = nil
    try body().backward()
    return try a.grad?.doubles() ?? []
  }

  private func vector(_ values: [Double]) throws -> Tensor { try Tensor.from(doubles: values, shape: [values.count]) }

  @Test func inPlaceChangesOfViewsReachTheBase() throws {
    let multiplied = try gradient {
      let x = try a.mul(.int(2))
      try x.slice(0, 1, 3).mul_(.int(3))
      #expect(x.gradFn?.name == "CopySlices")
      return try x.sum()
    }
    #expect(multiplied == [2, 6, 6, 2])
    let assigned = try gradient {
      let x = try Tensor.zeros([4])
      try x.setIndex([.slice(1, 3, nil)], to: a.slice(0, nil, 2).mul(.int(3)))
      return try x.mul(x).sum()
    }
    #expect(assigned == [18, 36, 0, 0])
    let both = try gradient {
      let x = try a.mul(.int(1))
      let y = try x.slice(0, nil, 2)
      try x.mul_(.int(3))
      try y.mul_(.int(2))
      return try x.mul(x).sum()
    }
    #expect(both == [72, 144, 54, 72])
  }

  @Test func viewsFollowTheirChangedBase() throws {
    let gradients = try gradient {
      let x = try a.mul(.int(1))
      let y = try x.view([2, 2])
      try x.add_(.int(1))
      try x.setIndex([.int(0)], to: .int(5))
      #expect(y.gradFn?.name == "AsStridedBackward0")
      return try y.mul(y).sum()
    }
    #expect(gradients == [0, 6, 8, 10])
  }

  @Test func maskedAndIndexedAssignments() throws {
    #expect(
      try gradient {
        let x = try a.clone()
        try x.setIndex([.tensor(x.gt(.int(2)))], to: .int(0))
        return try x.sum()
      } == [1, 1, 0, 0])
    #expect(
      try gradient {
        let x = try a.mul(.int(1))
        try x.view([2, 2]).fillDiagonal_(.double(0))
        return try x.mul(x).sum()
      } == [0, 4, 6, 0])
  }

  @Test func secondDerivatives() throws {
    let cases: [((Tensor) throws -> Tensor, [Double], [Double])] = [
      (
        { try $0.exp() }, [2.7182817459106445, 14.778112411499023, 60.25661087036133, 218.39259338378906],
        [2.7182817459106445, -14.778112411499023, 120.51322174072266, 109.19629669189453]
      ),
      (
        { try $0.sigmoid() }, [0.1966119259595871, 0.20998725295066833, 0.13552996516227722, 0.07065093517303467],
        [-0.09085775166749954, 0.15992504358291626, -0.24534940719604492, -0.0340547189116478]
      ),
      (
        { try $0.softmax(dim: 0) },
        [-0.07991097122430801, -0.13007622957229614, -0.11670101433992386, 0.3266880512237549],
        [-0.020088212564587593, 0.22814902663230896, -0.1422566920518875, -0.06580407172441483]
      ),
      (
        { try $0.norm().view([1]) }, [0.18257418274879456, 0.3651483654975891, 0.5477225184440613, 0.7302967309951782],
        [0.13997355103492737, -0.2677754759788513, 0.23734645545482635, -0.07911546528339386]
      ),
      (
        { try $0.view([2, 2]).matmul($0.view([2, 2])).view([-1]) }, [15, 25, 25, 45], [6, 13, -0.5, 8]
      ),
      ({ try $0.prod().view([1]) }, [24, 12, 8, 6], [7, 21.5, 5, 7]),
      (
        { try $0.var().view([1]) }, [-1, -0.3333333432674408, 0.3333333432674408, 1],
        [0.25, -1.0833333730697632, 0.9166666865348816, -0.0833333432674408]
      ),
    ]
    let direction = try vector([1, -1, 2, 0.5])
    for (f, first, second) in cases {
      let y = try f(a)
      let weights = try vector((1...y.numel).map(Double.init))
      let g = try Autograd.grad(outputs: [y.mul(weights).sum()], inputs: [a], createGraph: true)[0]
      let h = try Autograd.grad(outputs: [#require(g).mul(direction).sum()], inputs: [a])[0]
      for (got, want) in [(g, first), (h, second)] {
        for (x, w) in try zip(got?.doubles() ?? [], want) { #expect((x - w).magnitude < 1e-5 * (1 + w.magnitude)) }
      }
    }
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch let error as TensorError { return error.message } catch { return "\(error)" }
  }

  @Test func errorsOfTheGraph() throws {
    #expect(
      message { try a.add_(.int(1)) }
        == "a leaf Variable that requires grad is being used in an in-place operation.")
    #expect(
      message { try a.view([2, 2]).add_(.int(1)) }
        == "a view of a leaf Variable that requires grad is being used in an in-place operation.")
    #expect(
      message { try Tensor.ones([1]).backward() }
        == "element 0 of tensors does not require grad and does not have a grad_fn")
    #expect(message { try a.mul(.int(2)).backward() } == "grad can be implicitly created only for scalar outputs")
    let y = try a.mul(a).sum()
    try y.backward()
    #expect(message { try y.backward() }.hasPrefix("Trying to backward through the graph a second time"))
    let x = try a.mul(.int(1))
    let z = try x.exp()
    try z.add_(.int(1))
    #expect(
      message { try z.sum().backward() }
        == "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + "[torch.FloatTensor [4]], which is output 0 of Exp, is at version 1; expected version 0 instead. Hint: enable "
        + "anomaly detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False).")
    #expect(
      message { try a.unbind()[0].add_(.int(1)) }.contains("in-place operation")
        || message { try x.unbind()[0].add_(.int(1)) }.hasPrefix("Output 0 of Unbind is a view"))
  }

  @Test func hooksAndRetainedGradients() throws {
    let b = try a.mul(.int(2))
    try b.retainGrad()
    _ = try b.registerHook { try $0?.mul(.int(10)) }
    try b.sum().backward()
    #expect(try b.grad?.doubles() == [10, 10, 10, 10])
    #expect(try a.grad?.doubles() == [20, 20, 20, 20])
  }

  @Test func longChainsAreReleasedWithoutRecursion() throws {
    var x = try a.sum()
    for _ in 0..<200_000 { x = try x.mul(x.detach().mul(.int(0)).add(.int(1))) }
    try x.backward()
    #expect(try a.grad?.doubles() == [1, 1, 1, 1])
    x = try a.sum()
    for _ in 0..<200_000 { x = try x.exp().mul(.int(0)) }
    #expect(x.requiresGrad)
  }
}
