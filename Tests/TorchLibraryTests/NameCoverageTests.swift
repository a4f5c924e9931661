// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Every name of PyTorch's namespaces is there, or refused as one that Gradus lacks: a gap never speaks with PyTorch's voice.
struct NameCoverageTests {
  @Test func namesAreThereOrRefused() {
    let run = TorchThread.run(
      """
      import torch, torch.utils.data, torch.distributions, torch.special, torch.optim.lr_scheduler
      import torch.autograd.functional, torch.nn.utils.rnn, torch.nn.init
      tensor, module = torch.ones(1, 1), torch.nn.Linear(1, 1)
      objects = {
          "torch.Tensor": tensor, "torch.nn.Module": module,
          "torch.optim.Optimizer": torch.optim.SGD(module.parameters(), lr=1),
      }
      there = refused = 0
      space = ""
      for word in \"\"\"\(Self.names)\"\"\".split():
          if word.endswith(":"):
              space = word[:-1]
              place = objects.get(space)
              if place is None:
                  place = torch
                  for part in space.split(".")[1:]:
                      place = getattr(place, part)
              continue
          try:
              getattr(place, word)
              there += 1
          except Exception as e:
              if str(e).startswith("Gradus has no "):
                  refused += 1
              elif word not in ("H", "mH", "imag"):
                  print("unknown:", space + "." + word, "|", e)
      print(there > 1500, refused > 0)
      """)
    #expect(run.error == nil)
    #expect(run.output == "True True\n")
  }

  private static var names: String {
    Fixture.text("torch_names.txt").split(separator: "\n").dropFirst().joined(separator: "\n")
  }
}
