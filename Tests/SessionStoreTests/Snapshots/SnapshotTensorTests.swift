// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Safetensors
import Testing

@testable import SessionStore

extension SnapshotTests {
  @Suite(.serialized) struct TensorsAndTraining {
    private func expectSame(_ setup: String, _ use: String, _ comment: Comment? = nil) throws {
      let original = Workspace("import torch, torch.nn as nn, torch.nn.functional as F, torch.optim as optim\n" + setup)
      try #require(original.output.isEmpty, "\(original.output)")
      let bytes = try original.encoded()
      let copy = try Workspace.restored(bytes)
      #expect(try copy.encoded() == bytes, comment)
      let kept = try original.reopened()
      let printed = copy.printed(by: use)
      let wanted = original.printed(by: use)
      #expect(printed == wanted, comment)
      #expect(kept.printed(by: use) == wanted, comment)
      #expect(!printed.contains("Error"), comment)
    }

    @Test func viewsShareTheirMemoryAgain() throws {
      try expectSame(
        "x = torch.arange(12.).reshape(3, 4); row = x[1]; t = x.t(); part = x[::2, 1:3]; d = x.detach(); e = x.expand(2, 3, 4)",
        """
        row[0] = 100; part.fill_(-1)
        print(x, t, part, d[1, 0], e[1, 1, 0], t.is_contiguous(), part.stride(), part.storage_offset(), x._version)
        """)
    }

    @Test func trainingGoesOnBitForBit() throws {
      let setup = """
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.conv = nn.Conv2d(1, 3, 3)
                self.bn = nn.BatchNorm2d(3)
                self.drop = nn.Dropout(0.4)
                self.out = nn.Linear(27, 4)
            def forward(self, x):
                x = F.max_pool2d(F.relu(self.bn(self.conv(x))), 2)
                return self.out(self.drop(x.flatten(1)))
        torch.manual_seed(7)
        net = Net()
        opt = OPTIMIZER
        sched = SCHEDULER
        X, Y = torch.randn(6, 1, 8, 8), torch.randint(0, 4, (6,))
        def train(n):
            for _ in range(n):
                opt.zero_grad()
                loss = F.cross_entropy(net(X), Y)
                loss.backward()
                opt.step()
                sched.step()
            return loss.item()
        first = train(3)
        """
      let choices = [
        ("optim.Adam(net.parameters(), lr=0.01)", "optim.lr_scheduler.StepLR(opt, 2, 0.5)"),
        ("optim.SGD(net.parameters(), lr=0.1, momentum=0.9)", "optim.lr_scheduler.CosineAnnealingLR(opt, 10)"),
        ("optim.RMSprop(net.parameters())", "optim.lr_scheduler.LambdaLR(opt, lambda e: 0.9 ** e)"),
      ]
      for (optimizer, scheduler) in choices {
        let program = setup.replacing("OPTIMIZER", with: optimizer).replacing("SCHEDULER", with: scheduler)
        try expectSame(
          program,
          """
          print(repr(train(4)), sched.get_last_lr(), net.bn.running_var.tolist(), opt.param_groups[0]['params'][0] is net.conv.weight)
          print([p.sum().item() for p in net.parameters()], torch.rand(3), torch.randn(2))
          """, "\(optimizer)")
      }
    }

    @Test func graphsStayAlive() throws {
      try expectSame(
        """
        w = torch.tensor([1., 2., 3.], requires_grad=True)
        y = (w * 2).exp().sum() + (w[1:] ** 3).mean()
        z = torch.sigmoid(w.view(3, 1)) @ torch.ones(1, 2); z.retain_grad()
        seen = []
        h = w.register_hook(lambda g: seen.append(g.sum().item()))
        inplace = torch.zeros(4); inplace[:3] = w * 5; inplace[0] += 1
        """,
        """
        y.backward(); z.sum().backward(); inplace.sum().backward()
        print(w.grad, z.grad, seen, w.is_leaf, y.grad_fn, inplace.grad_fn); h.remove()
        try:
            y.backward()
        except RuntimeError as e: print(str(e)[:40])
        """.replacing("RuntimeError", with: "Exception"))
    }

    @Test func operationsOfAProgramAreDifferentiatedAgain() throws {
      try expectSame(
        """
        class Square(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x); ctx.scale = 3
                return x * x
            @staticmethod
            def backward(ctx, g):
                x, = ctx.saved_tensors
                return 2 * x * g * ctx.scale
        x = torch.tensor([1., 2.], requires_grad=True)
        y = Square.apply(x).sum()
        """, "y.backward(); print(x.grad)")
    }

    @Test func smallObjectsOfTorch() throws {
      try expectSame(
        """
        g = torch.Generator().manual_seed(3); torch.randn(5, generator=g)
        best = torch.rand(3, 4).max(1); size = best.values.shape; dt = torch.float64; dev = torch.device('cpu')
        @torch.no_grad()
        def quiet(x): return (x * 2).requires_grad
        torch.set_printoptions(precision=2); torch.set_default_dtype(torch.float64)
        from torch.utils.data import DataLoader, TensorDataset
        it = iter(DataLoader(TensorDataset(torch.arange(10)), batch_size=3, shuffle=True)); next(it)
        net = nn.Sequential(nn.Linear(2, 2), nn.Tanh()); params = net.parameters(); next(params)
        count = []; hook = net[0].register_forward_hook(lambda m, i, o: count.append(1))
        """,
        """
        print(torch.rand(2, generator=g), best, size, dt is torch.float64, dev, quiet(torch.ones(1, requires_grad=True)))
        print(torch.tensor(1/3), [b[0].tolist() for b in it], next(params) is net[0].bias, net(torch.ones(1, 2)).shape, count)
        hook.remove(); net(torch.ones(1, 2)); print(count, nn.ReLU, torch.Tensor.add)
        """)
    }

    @Test func pythonFindsTheTensorsByName() throws {
      let workspace = Workspace(
        "import torch, torch.nn as nn\nnet = nn.Sequential(nn.Linear(2, 3)); x = torch.ones(4, dtype=torch.int16); l = [torch.zeros(2)]"
      )
      let file = try SafetensorsFile(parsing: workspace.encoded())
      #expect(file.tensor("net.0.weight")?.shape == [3, 2])
      #expect(file.tensor("net.0.weight")?.dtype == .f32)
      #expect(file.tensor("x")?.dtype == .i16)
      #expect(file.tensor("l.0")?.shape == [2])
    }

    /// Nodes of many operations find their rules again.
    @Test(arguments: [
      "x + 1", "x - x", "x * x", "x / 2", "x ** 2", "2 ** x", "-x", "x.abs()", "x.exp()", "x.log()", "x.sqrt()",
      "x.sin()",
      "x.tanh()", "x.sigmoid()", "x.relu()", "x.clamp(0, 1)", "x.sum(0)", "x.mean()", "x.var()", "x.std(1)", "x.norm()",
      "x.max()", "x.min(1).values", "x.prod()", "x.cumsum(0)", "x.sort(1).values", "x.topk(1).values", "x.t()",
      "x.view(-1)",
      "x.permute(1, 0)", "x.expand(2, 2, 2)", "x.unsqueeze(0).squeeze(0)", "x[0]", "x[:, 1:]", "x[[0, 1]]", "x.flip(0)",
      "x.repeat(2, 1)", "torch.cat([x, x])", "torch.stack([x, x])", "x.chunk(2)[0]", "x.unbind(0)[1]", "x @ x",
      "x.mv(x[0])",
      "torch.where(x > 1, x, -x)", "x.masked_fill(x > 1, 0)", "x.gather(0, i)", "x.index_select(0, i[0])", "x.tril()",
      "x.diag()",
      "F.softmax(x, 0)", "F.log_softmax(x, 1)", "F.gelu(x)", "F.silu(x)", "F.elu(x)", "F.leaky_relu(x)",
      "F.softplus(x)",
      "F.linear(x, x)", "F.mse_loss(x, x * 2)", "F.cross_entropy(x, i[0])",
      "F.binary_cross_entropy_with_logits(x, x * 0)",
      "F.conv2d(x[None, None], x[None, None])", "F.conv_transpose2d(x[None, None], x[None, None])",
      "F.max_pool2d(x[None], 2)",
      "F.avg_pool2d(x[None], 2)", "F.layer_norm(x, (2,))", "F.batch_norm(x, None, None, training=True)",
      "F.pad(x, (1, 1))",
      "F.embedding(i, x)", "F.dropout(x, 0.0)", "x.clone()", "x.double()", "x.contiguous()", "x.reshape(4)",
    ])
    func rulesAreFound(_ expression: String) throws {
      try expectSame(
        "torch.manual_seed(0)\nx = torch.tensor([[1.5, 2.], [3., 0.5]], requires_grad=True); i = torch.tensor([[0, 1]]); y = \(expression)",
        "y.sum().backward(); print(y, x.grad)", "\(expression)")
    }
  }
}
