// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TestSupport
import Testing

@testable import Workbench

/// `%plot` and `%sweep` as instruments: what they evaluate, from which state, and what they say.
@Suite(.serialized) struct InstrumentTests {
  private func shown(_ code: String) -> String {
    runOnLargeStack {
      let (session, recorder) = makeSession()
      return session.output(of: code, recorder)
    }
  }

  @Test func plotEvaluatesOnceAndPutsBack() {
    let text = shown(
      "g = 0\ndef f():\n    global g\n    g += 1\n    print('called')\n    return [1, 2, 3]\n\n%plot f()\ng")
    #expect(text.split(separator: "\n").count { $0 == "called" } == 1)
    #expect(text.hasSuffix("f(): 1 at 0, rises to 3 at 2\n0\n"))
  }

  @Test func schedulersOnOneOptimizerBeginAtTheSameRate() {
    let text = shown(
      "opt = optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1)\n%plot StepLR(opt, 30), CosineAnnealingLR(opt, 90), epochs=90"
    )
    #expect(text.contains("StepLR(opt, 30): 0.1 from 0, 0.01 from 30, 0.001 from 60"))
    #expect(text.contains("CosineAnnealingLR(opt, 90): 0.1 at 0, falls to 3.04586e-05 at 89"))
  }

  @Test func aLiveSchedulerHasAPast() {
    let code =
      "o = optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1)\ns = StepLR(o, 5)\nfor i in range(7): o.step(); s.step()\n\n"
    let text = shown(code + "%plot s")
    #expect(text.contains("s: 0.1 from 0, 0.01 from 5, 0.001 from 10, 0.0001 from 15"))
    #expect(text.contains("you are here: x = 7"))
    #expect(text.contains("The y axis is logarithmic"))
    #expect(shown(code + "o.param_groups[0]['lr'] = 5.0\n%plot s").contains("The past of s is not drawn"))
  }

  @Test func aPlateauSaysWhatItKnows() {
    #expect(shown("%plot ReduceLROnPlateau(lr=0.1, patience=3), epochs=40").contains("it was assumed constant"))
    #expect(
      shown("%plot ReduceLROnPlateau(lr=0.1, patience=3), metric=[1, 2, 3], epochs=20").contains(
        "ValueError: %plot: metric has 3 values for 20 epochs"))
    let table = shown("%plot ReduceLROnPlateau(lr=0.1, patience=1, cooldown=1), metric=[3, 2, 2, 2, 2, 2]")
    #expect(table.contains("    3       2     2           0         1             0.01"))
  }

  @Test func momentumStandsBesideTheRate() {
    let text = shown("%plot OneCycleLR(lr=0.1, max_lr=1.0, total_steps=40)")
    #expect(text.contains("OneCycleLR: 0.95 at 0, falls to 0.85 at 11, rises to 0.95 at 39"))
    #expect(shown("%plot OneCycleLR(lr=0.1, max_lr=1.0, total_steps=40), epochs=60").contains("ends after epoch 40"))
  }

  @Test func whatIsNoNumberIsRefused() {
    #expect(shown("%plot 'abc'").contains("'abc' is a str"))
    #expect(shown("l = []; l.append(l)\n%plot l").contains("l[0] is a list, not a number"))
    #expect(shown("%plot [[1, 'a'], [2, 3]]").contains("[0] is a list, not a number"))
    #expect(shown("%plot {'a': [1, 2], 'b': 'x'}").contains("b is a str"))
  }

  @Test func tensorsAreDrawnByTheirNature() {
    #expect(shown("%plot torch.eye(2)").contains("0 |  1  0"))
    #expect(shown("%plot nn.Linear(30, 50).weight").contains("all 1500 values of [50, 30]"))
    #expect(shown("%plot nn.Conv2d(3, 4, 3).weight").contains("12, each 3 x 3"))
    #expect(shown("%plot torch.rand(3, 8, 8)").contains("[3, 8, 8] as (C, H, W)"))
    #expect(shown("%plot torch.rand(8, 8, 3)").contains("[8, 8, 3] as (H, W, C)"))
    #expect(shown("%plot torch.rand(2, 3, 8, 8)").contains("(N, C, H, W), the first of 2"))
    #expect(shown("%plot torch.rand(2, 2, 2, 3, 3)").contains("has 5 dimensions, [2, 2, 2, 3, 3]; choose some"))
    #expect(shown("%plot torch.rand(30, 4), kind='line'").contains("at most 12"))
    #expect(shown("%plot {'loss': [3, 2], 'acc': [1, 2]}").contains("acc: 1 at 0, rises to 2 at 1"))
    #expect(shown("%plot nn.Linear(2, 3).state_dict()").contains("weight  [3, 2]"))
    #expect(shown("%plot torch.relu, x=(-1, 1)").contains("stays at 0 until 0, rises to 1 at 1"))
  }

  @Test func aSweepFollowsThePersonsOwnNumber() {
    let text = shown(
      "torch.manual_seed(0);\nnet = nn.Sequential(nn.Linear(2, 4), nn.BatchNorm1d(4), nn.Linear(4, 1)); X = torch.randn(32, 2)\n"
        + "%sweep net[1].eps, [1e-5, 1, 10], net(X).pow(2).mean(), steps=3")
    #expect(text.contains("net(X).pow(2).mean()\nnet[1].eps  step 1  step 3\n"))
    #expect(text.contains("net[1].eps has no influence on running_mean[0] and running_var[0]: all 3 runs"))
  }

  @Test func sweepsSayWhatHasNoInfluenceOrNoName() {
    #expect(
      shown("%sweep B, [2, 4], B * 2.0, steps=1\nB").contains("B was not there before: it was made for the sweep"))
    #expect(shown("%sweep B, [2, 4], B * 2.0, steps=1\nB").contains("NameError: name 'B' is not defined"))
    let slip = shown("%sweep B, [2, 4], torch.ones(1).sum(), steps=3")
    #expect(slip.contains("NameError: name 'B' is not defined") && slip.split(separator: "\n").count == 5, "\(slip)")
    let map = shown("a = b = 1\n%sweep a, [1, 2], b, [10, 20], a * b, steps=1;")
    #expect(map.contains("a \\ b  10  20") || map.contains("a \\ b"), "\(map)")
    let text = shown(
      "bn = nn.BatchNorm2d(3); x = torch.randn(4, 3, 2, 2)\n%sweep bn.momentm, [0.1, 0.5], bn(x), steps=3")
    #expect(text.contains("bn.momentm has no influence on running_mean[0]"))
    #expect(text.contains("bn.momentm was not there before: it was made for the sweep"))
  }

  @Test func aMapNamesTheTargetThatDoesNothing() {
    let text = shown("a = b = 1\n%sweep [a, b], [[1, 2], [3, 4]], a * 2.0")
    #expect(text.contains("b alone has no influence on a * 2.0.") && !text.contains("a alone"), "\(text)")
  }

  @Test func objectsAreMadeAnewOrRefused() {
    let net = "net = nn.Sequential(nn.Linear(2, 1), nn.Dropout(0.5)); X = torch.ones(4, 2)\n"
    let text = shown(
      net + "%sweep net, [net.train(), net.eval()], net(X).mean(), steps=1, into=r\nnet.training, list(r)")
    #expect(text.contains("net.eval()"))
    #expect(text.hasSuffix("(True, ['net', 'net(X).mean()'])\n"))
    #expect(shown(net + "L = [net]\n%sweep net, L, net(X).mean(), steps=1").contains("so that each run makes its own"))
  }

  @Test func twoTargetsMakeAMap() {
    let text = shown("a = b = 1\n%sweep (a, b), ([1, 2], [10, 20]), a * b, steps=1, into=r\nr, a, b")
    #expect(text.contains("a \\ b  10  20\n"))
    #expect(text.hasSuffix("({'a': [1, 1, 2, 2], 'b': [10, 20, 10, 20], 'a * b': [10.0, 20.0, 20.0, 40.0]}, 1, 1)\n"))
  }
}
