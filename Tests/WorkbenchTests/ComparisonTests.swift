// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Workbench

/// `%compare A, B`.
@Suite(.serialized) struct ComparisonTests {
  @Test func theFirstLayerThatDiffersIsNamed() {
    let (session, recorder) = makeWideSession()
    session.submit(
      "import copy\ntorch.manual_seed(0);\nnet = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.Dropout(0.5), nn.Linear(3, 2))\nx = torch.randn(6, 4)"
    )
    let modes = session.output(of: "%compare net.train()(x), net.eval()(x)", recorder)
    #expect(
      modes.contains("The first to differ is net.1 (BatchNorm1d): it is training in A and is in eval mode in B."),
      "\(modes)")
    #expect(EquationReader(modes).wrong == [], "\(modes)")
    let same = session.output(of: "%compare net(x), net(x)", recorder)
    #expect(same.contains("every element equal"), "\(same)")
    #expect(same.contains("Every layer gives the same in both (5 calls)."), "\(same)")
    let input = session.output(of: "%compare net(x), net(x + 1)", recorder)
    #expect(input.contains("net.0 (Linear): what it is given differs already, by up to 1"), "\(input)")
    let types = session.output(of: "%compare net.eval()(x), net.eval().double()(x.double())", recorder)
    #expect(types.contains("float32 against float64"), "\(types)")
    #expect(types.contains("it is given float32 in A and float64 in B"), "\(types)")
    session.submit("other = copy.deepcopy(net); other[3].weight.data.add_(0.5);")
    let nets = session.output(of: "%compare net(x), other(x)", recorder)
    #expect(
      nets.contains("net.3 / other.3 (Linear): it is given the same, but its weight differs by up to 0.5."), "\(nets)")
    #expect(session.output(of: "net.training, x.dtype", recorder) == "(True, torch.float32)\n")
  }

  @Test func ordersOfStepsAndCheckpointsAreCompared() {
    let (session, recorder) = makeWideSession()
    session.submit(
      """
      w = torch.ones(3, requires_grad=True)
      o = optim.SGD([w], lr=0.1)
      s = StepLR(o, 1)
      w.sum().backward()
      """)
    let order = session.output(
      of: "%compare (o.step(), s.step(), w.clone())[2], (s.step(), o.step(), w.clone())[2]", recorder)
    #expect(order.contains("3 of 3 elements differ"), "\(order)")
    #expect(order.contains("A - B = 0.9 - 0.99 = -0.09"), "\(order)")
    session.submit("a = {'w': torch.ones(2), 'b': torch.zeros(1)}\nb = {'w': torch.ones(2) * 2, 'b': torch.zeros(1)}")
    let states = session.output(of: "%compare a, b", recorder)
    #expect(states.contains("['w']"), "\(states)")
    #expect(states.contains("1 part is equal."), "\(states)")
    #expect(session.output(of: "%compare 1 + 1, 2", recorder).contains("Both give 2."))
    #expect(session.output(of: "%compare x", recorder).contains("%compare is written: %compare A, B"))
  }
}
