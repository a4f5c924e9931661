// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Workbench

/// The main job: the listings of the post, pasted as it prints them.
@Suite(.serialized) struct PostTests {
  private static let imports = "import torch\nimport torch.nn.functional as F\nfrom collections import OrderedDict\n\n"

  private static let first = """
    # Method 1 -----------------------------------------

    class Net1(torch.nn.Module):
        def __init__(self):
            super(Net1, self).__init__()
            self.conv1 = torch.nn.Conv2d(3, 32, 3, 1, 1)
            self.dense1 = torch.nn.Linear(32 * 3 * 3, 128)
            self.dense2 = torch.nn.Linear(128, 10)

        def forward(self, x):
            x = F.max_pool2d(F.relu(self.conv(x)), 2)
            x = x.view(x.size(0), -1)
            x = F.relu(self.dense1(x))
            x = self.dense2(x)
            return x

    print("Method 1:")
    model1 = Net1()
    print(model1)
    """

  private static let experiment = """
     1 # -*-coding:utf-8-*-
     2 from torch import nn
     3 import torch
     4 
     5 m = nn.BatchNorm2d(3)  # bn设置的参数实际上是channel的参数
     6 input = torch.randn(4, 3, 2, 2)
     7 output = m(input)
     8 # print(output)
     9 a = (input[0, 0, :, :]+input[1, 0, :, :]+input[2, 0, :, :]+input[3, 0, :, :]).sum()/16
    10 b = (input[0, 1, :, :]+input[1, 1, :, :]+input[2, 1, :, :]+input[3, 1, :, :]).sum()/16
    11 c = (input[0, 2, :, :]+input[1, 2, :, :]+input[2, 2, :, :]+input[3, 2, :, :]).sum()/16
    12 print(‘The mean value of the first channel is %f‘ % a.data)
    13 print(‘The mean value of the first channel is %f‘ % b.data)
    14 print(‘The mean value of the first channel is %f‘ % c.data)
    15 print(‘The output mean value of the BN layer is %f, %f, %f‘ % (m.running_mean.data[0],m.running_mean.data[0],m.running_mean.data[0]))
    16 print(m)
    """

  @Test func theFirstNetworkPrintsAndExplainsItsMistakes() {
    let (session, recorder) = makeSession()
    let text = session.output(of: Self.imports + Self.first, recorder)
    #expect(
      text == """
        Net1.forward, line 11: nothing assigns self.conv; did you mean self.conv1?
        Method 1:
        Net1(
          (conv1): Conv2d(3, 32, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
          (dense1): Linear(in_features=288, out_features=128, bias=True)
          (dense2): Linear(in_features=128, out_features=10, bias=True)
        )

        """)
    let wrongName = session.output(of: "model1(torch.randn(1, 3, 32, 32))", recorder)
    #expect(wrongName.contains("AttributeError: 'Net1' object has no attribute 'conv'. Did you mean: 'conv1'?"))
    #expect(wrongName.contains("  Net1 has conv1, dense1 and dense2.\n"))
    let wrongSize = session.output(
      of: "model1.conv = model1.conv1\nmodel1(torch.randn(1, 3, 32, 32))", recorder)
    #expect(wrongSize.contains("RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x8192 and 288x128)"))
    #expect(
      wrongSize.contains(
        "dense1 = Linear(288 -> 128) was given 8192 = 32*16*16 features, flattened from [1, 32, 16, 16]."))
    #expect(wrongSize.contains("Either make it Linear(32 * 16 * 16, 128), or feed 6x6 or 7x7 images."))
    #expect(session.output(of: "model1(torch.randn(1, 3, 7, 7)).shape", recorder) == "torch.Size([1, 10])\n")
  }

  /// Each of the post's four networks calls a layer that it has not: a note says so before anything runs.
  @Test(arguments: ["conv", "conv1", "conv1", "conv1"].enumerated().map { ($0.offset, $0.element) })
  func everyNetworksMistakeIsPointedOut(number: Int, name: String) {
    let bodies = [
      "self.conv1 = torch.nn.Conv2d(3, 32, 3, 1, 1)",
      "self.conv = torch.nn.Sequential(torch.nn.Conv2d(3, 32, 3, 1, 1), torch.nn.ReLU())",
      "self.conv = torch.nn.Sequential()\n        self.conv.add_module(\"conv1\", torch.nn.Conv2d(3, 32, 3, 1, 1))",
      "self.conv = torch.nn.Sequential(OrderedDict([(\"conv1\", torch.nn.Conv2d(3, 32, 3, 1, 1))]))",
    ]
    let (session, recorder) = makeSession()
    let text = session.output(
      of: """
        from collections import OrderedDict
        class Net(torch.nn.Module):
            def __init__(self):
                super(Net, self).__init__()
                \(bodies[number])
            def forward(self, x):
                return self.\(name)(x)

        """, recorder)
    #expect(text.contains("nothing assigns self.\(name); did you mean self.\(name == "conv" ? "conv1" : "conv")?"))
  }

  @Test func theExperimentGivesThePostsNumbers() {
    let (session, recorder) = makeSession()
    session.submit("torch.manual_seed(0);")
    let text = session.output(of: Self.experiment, recorder)
    #expect(text.hasPrefix("pasted: "))
    #expect(text.contains("The mean value of the first channel is 0.067073\n"))
    #expect(text.contains("The output mean value of the BN layer is 0.006707, 0.006707, 0.006707\n"))
    #expect(session.output(of: "m.running_mean", recorder) == "tensor([ 0.0067,  0.0060, -0.0049])\n")
    #expect(session.output(of: "m.running_var", recorder) == "tensor([0.9494, 1.0210, 1.0276])\n")
    session.submit("m.momentum=1\noutput = m(input)")
    #expect(session.output(of: "torch.allclose(m.running_mean, input.mean((0, 2, 3)))", recorder) == "True\n")
  }
}
