// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import PythonRuntime
import PythonSyntax
import TestSupport
import Testing

@testable import Workbench

/// What Tab offers, by table. A bar is the cursor.
@Suite(.serialized) struct CompletionTests {
  private static let setup = """
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1 = nn.Linear(4, 3)
            self.layers = nn.Sequential(nn.Linear(3, 3), nn.ReLU())
            self.table = nn.ModuleDict({'key': nn.Tanh()})
        def forward(self, images, scale=1.0): return self.fc1(images) * scale
    class Trap:
        touched = 0
        @property
        def danger(self):
            Trap.touched += 1
            return self
        def __getattr__(self, name): Trap.touched += 1; return 1
        def __getitem__(self, key): Trap.touched += 1; return self
        def __call__(self, *args): Trap.touched += 1; return self
        def method(self): Trap.touched += 1; return self
    net = Net()
    seq = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2))
    trap = Trap()
    config = {'alpha': 1, 'alphabet': 2, 'beta gamma': torch.ones(2), 3: 'x'}
    items = [torch.ones(2), 'text', net]
    sd = net.state_dict()
    sgd = optim.SGD(net.parameters(), lr=0.1)
    rows = [{'name': 1}]
    nest = {'a': {'bee': 2}}
    def train(model, epochs, *, learning_rate=0.1, verbose=False): pass
    alpha_value = 3
    %mark beginning
    """

  // SAFETY: the tests of this suite run one after the other.
  private nonisolated(unsafe) static let session: Session = {
    let (session, _) = makeSession()
    session.submit(setup)
    return session
  }()

  private func completions(_ text: String) -> Completions {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.map(String.init).joined()
    return Self.session.completions(of: whole, at: parts[0].utf8.count)
  }

  /// The text, and what is offered first.
  @Test(arguments: [
    ("torch.rand|", ["rand", "rand_like", "randint"]), ("torch.LINSP|", ["linspace"]),
    ("nn.batchnorm1|", ["BatchNorm1d"]),
    ("alpha_|", ["alpha_value"]), ("config['alp|", ["alpha'", "alphabet'"]), ("config[\"beta |", ["beta gamma\""]),
    ("config['alp|']", ["alpha", "alphabet"]), ("config['beta gamma'].requ|", ["requires_grad", "requires_grad_"]),
    ("config[|", ["'alpha'", "'alphabet'", "'beta gamma'", "3"]),
    ("train(|", ["model=", "epochs=", "learning_rate=", "verbose="]),
    ("train(net, |", ["epochs=", "learning_rate=", "verbose="]),
    ("train(net, 3, verbose=True, |", ["learning_rate="]), ("train(net, epochs=3, le|", ["learning_rate=", "len"]),
    ("nn.Linear(4, 3, bi|", ["bias=", "bin"]), ("optim.SGD(net.parameters(), l|", ["lr=", "lambda", "len"]),
    ("nn.Linear(|", ["in_features=", "out_features=", "bias=", "device=", "dtype=", "Net", "Trap"]),
    ("%explain |", ["at=", "step=", "channel=", "of=", "loss=", "Net", "Trap"]), ("net(im|", ["images="]),
    ("seq(inp|", ["input=", "input"]),
    ("train(model=torch.ze|", ["zeros", "zeros_like"]),
    ("net.fc|", ["fc1"]), ("net.fc1.wei|", ["weight"]), ("net.layers[0].wei|", ["weight"]),
    ("net.layers[-1].inpl|", ["inplace"]),
    ("net.layers[|", ["0", "1"]), ("seq[1].runn|", ["running_mean", "running_var"]), ("net.table['|", ["key'"]),
    ("net.table['key'].forw|", ["forward"]), ("sd['fc1.|", ["fc1.weight'", "fc1.bias'"].sorted()),
    ("net.state_dict()['layers.0.w|", ["layers.0.weight'"]),
    ("net.state_dict()['fc1.weight'].requ|", ["requires_grad"]),
    ("net.get_submodule('lay|", ["layers'", "layers.0'", "layers.1'"]), ("items[0].requ|", ["requires_grad"]),
    ("items[1].upp|", ["upper"]), ("items[2].fc1.bi|", ["bias"]), ("torch.randn(2).requ|", ["requires_grad"]),
    ("torch.randn(2)[0].ndi|", ["ndim", "ndimension"]), ("(items[0] @ alpha_value).ndi|", ["ndim"]),
    ("net(items[0]).ndi|", ["ndim"]), ("nn.Linear(2, 3).in_f|", []), ("nn.Linear(2, 3).forw|", ["forward"]),
    ("F.relu(items[0]).ndi|", ["ndim"]), ("'abc'.upper().low|", ["lower"]), ("f'{alpha_value}'.low|", ["lower"]),
    ("Net().forw|", ["forward"]), ("items[0].T.ndi|", ["ndim"]), ("[1, 2].app|", ["append"]), ("open('x').readl|", []),
    ("import tor|", ["torch"]), ("import torch.op|", ["optim"]), ("from torch.uti|", ["utils"]),
    ("from torch.utils.data import DataL|", ["DataLoader"]), ("from math import flo|", ["floor"]),
    ("from math |", ["import"]),
    ("%ex|", ["explain"]), ("%goto |", ["beginning"]), ("%help opt|", ["optim"]), ("%help expl|", ["explain"]),
    ("%explain net(items[0]), a|", ["at=", "abs", "all"]), ("%explain net.fc1.wei|", ["weight"]),
    ("%sweep net.fc1.bi|", ["bias"]),
    ("%who |", ["Net", "OrderedDict", "SGD", "Sequential", "Trap", "dict", "function", "int", "list", "type"]),
    ("%who T|", ["Trap"]),
    ("%undo |", []), ("%rerun |", []), ("%debug |", ["down", "list", "up"]),
    ("config.get('alp|", ["alpha'", "alphabet'"]), ("sd.pop(\"fc1.w|", ["fc1.weight\""]),
    ("getattr(net, 'fc|", ["fc1'"]), ("hasattr(net.layers, 'forw|", ["forward'"]), ("unknown['al|", []),
    ("f'{alpha_|", ["alpha_value"]), ("print(f\"a {{x}} {net.fc|", ["fc1"]),
    ("f\"{config['alp|", ["alpha'", "alphabet'"]),
    ("f'{alpha_value:|", []), ("f'{alpha_value} alp|", []), ("f'{train(net, epo|", ["epochs="]),
    ("sgd.param_groups[0]['l|", ["lr'"]), ("sgd.state_dict()['par|", ["param_groups'"]),
    ("rows[0]['na|", ["name'"]), ("nest['a']['b|", ["bee'"]), ("# net.fc|", []), ("print('net.fc|", []),
    (
      "class B(nn.Module):\n    def __init__(self):\n        self.conv1 = 1\n    def forward(self, x):\n        return self.con|",
      ["conv1"]
    ),
    ("def f(width, height):\n    return wid|", ["width"]), ("[wide for wide in items if wid|", ["wide"]),
    ("for i in range(3):\n    tr|", ["trace", "train", "trap", "trust", "try"]), ("wh|", ["where", "while", "who"]),
    ("trap.danger.|", []), ("trap.missing.|", []), ("trap[0].|", []), ("trap().|", []), ("trap.method().|", []),
    ("trap.met|", ["method"]), ("torch.nn.functional.rel|", ["relu", "relu6", "relu_"]),
  ])
  func offers(text: String, expected: [String]) {
    let found = completions(text).candidates
    if expected.isEmpty { #expect(found.isEmpty, "\(text): \(found.prefix(5))") }
    #expect(Array(found.prefix(expected.count)) == expected, "\(text): \(found.prefix(8))")
  }

  @Test func completingRunsNothing() {
    #expect(Self.session.interpreter.globals["Trap"]?.object?.attributes?["touched"] == nil)
    let (session, recorder) = makeSession()
    session.submit(Self.setup)
    for text in ["trap.danger.", "trap.x.", "trap[0].", "trap[", "trap().", "trap.method().", "trap(", "trap['"] {
      _ = session.completions(of: text, at: text.utf8.count)
    }
    #expect(session.output(of: "Trap.touched", recorder) == "0\n")
  }

  @Test func pathsInStrings() throws {
    let folder = TemporaryFolder()
    mkdir(folder.path + "/data", 0o755)
    for name in ["data/train.csv", "data/test.csv", "net.pt", "helper.py", ".hidden", "Big File.txt"] {
      fclose(fopen(folder.path + "/" + name, "w"))
    }
    for (text, expected) in [
      ("open('\(folder.path)/da|", ["data/"]), ("torch.load(\"\(folder.path)/data/t|", ["test.csv", "train.csv"]),
      ("open('\(folder.path)/|", ["Big File.txt", "data/", "helper.py", "net.pt"]),
      ("open('\(folder.path)/.h|", [".hidden"]),
      ("open('\(folder.path)/big|", ["Big File.txt"]), ("open('\(folder.path)/nothing|", []),
      ("%save \(folder.path)/da|", ["data/"]), ("%save \(folder.path)/net|", []),
    ] {
      #expect(completions(text).candidates == expected, "\(text)")
    }
  }

  @Test func whatIsReplacedIsTheWord() {
    #expect(completions("x = torch.LINS|").replacedCount == 4)
    #expect(completions("sd['fc1.w|").replacedCount == 5)
    #expect(completions("open('/usr/li|").replacedCount == 2)
  }
}

extension CompletionTests {
  /// The class that is foretold for a call is that of the result, for the examples of all declarations.
  @Test func foretoldClassesAreTrue() throws {
    let wrong = runOnLargeStack { () -> [String] in
      let (session, _) = makeSession()
      var wrong: [String] = []
      var checked = 0
      for page in (try? Reference.pages()) ?? [] where page.file.hasPrefix("torch") || page.file == "builtins.md" {
        for example in page.text.split(separator: "\n", omittingEmptySubsequences: false).split(whereSeparator: {
          !$0.hasPrefix("    >>> ")
        }) {
          let lines = example.map { String($0.dropFirst(8)) }
          for line in lines {
            let source = SourceText(name: "example", text: line)
            guard let expression = try? Parser.parseExpression(source) else {
              session.submit(line)
              continue
            }
            let interpreter = session.interpreter
            let foretold = StillReader(interpreter: interpreter).read(expression)
            guard let value = try? interpreter.evaluate(expression, in: source), let foretold else { continue }
            checked += 1
            let actual = interpreter.type(of: value)
            if !actual.isSubclass(of: foretold.cls), foretold.value == nil {
              wrong.append("\(line): \(foretold.cls.name), not \(actual.name)")
            }
          }
        }
      }
      return checked < 300 ? ["only \(checked) were checked"] + wrong : wrong
    }
    #expect(wrong == [])
  }
}
