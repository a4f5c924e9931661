// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Cards for errors that are known by their text alone: PyTorch's sentences are stable, for they are what people search for.
enum KnownErrors {
  /// The lines for an exception; none for an unknown one.
  static func lines(for exception: PyException, _ trail: ModuleTrail) -> [String] {
    // Only a text is read: another argument could be an object of the program with a `__str__` of its own.
    guard let message = exception.arguments.first?.text else { return [] }
    if message.hasPrefix("Error(s) in loading state_dict for ") { return StateDictCard(message).lines }
    if let name = message.quoted(after: "No module named ") { return missingModule(name) }
    if let lines = RemovedNames.lines(for: message) { return lines }
    for known in all where message.contains(known.text) { return known.lines }
    if message.hasPrefix("expected "), message.contains("D input (got ") { return dimensions(message, trail) }
    return []
  }

  /// A part of a message, and what is said to it.
  private static let all: [(text: String, lines: [String])] = [
    (
      "name 'plt' is not defined",
      ["import matplotlib.pyplot as plt: what it draws is shown here, in the terminal."]
    ),
    ("name 'np' is not defined", ["import numpy as np; tensors take most of what arrays take without it."]),
    (
      "loaded state dict has a different number of parameter groups",
      ["The optimizer was saved with other groups: make it with the same list of groups before loading."]
    ),
    (
      "loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
      [
        "A group has another number of parameters than when it was saved: layers were added, removed or frozen since.",
        "Make the optimizer from the parameters of the same net, in the same groups, and load then.",
      ]
    ),
    (
      "expected target dtype to be Long or Byte, but got ",
      [
        "Targets of cross_entropy and nll_loss are class numbers: target.long(). (Probabilities have the shape of the scores.)",
        "For one output a sample, as numbers, take mse_loss; for yes and no binary_cross_entropy_with_logits.",
      ]
    ),
    (
      "stack expects each tensor to be equal size",
      [
        "The samples differ in size, and a batch is one tensor.",
        "Pad them: DataLoader(..., collate_fn=f), where f uses torch.nn.utils.rnn.pad_sequence; or resize them before.",
      ]
    ),
    (
      "expected sequence of length ",
      ["The rows differ in length, and a tensor is a full grid: fill the short ones up, or keep a list of tensors."]
    ),
    (
      "param 'initial_lr' is not specified",
      [
        "last_epoch says that training goes on, and the optimizer does not know the rate it began with.",
        "Load the optimizer's state_dict first, or leave last_epoch out and load the scheduler's state_dict.",
      ]
    ),
    (
      "ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'",
      ["This scheduler looks at a number that should improve: scheduler.step(val_loss), once an epoch."]
    ),
    (
      "got an unexpected keyword argument 'verbose'",
      [
        "PyTorch has taken verbose= away from its schedulers.",
        "Leave it out, and print(scheduler.get_last_lr()) after scheduler.step().",
      ]
    ),
    (
      "Torch not compiled with CUDA enabled",
      [
        "Gradus computes on the CPU. Code that runs on both chooses once:",
        "device = 'cuda' if torch.cuda.is_available() else 'cpu', then net.to(device) and x.to(device).",
      ]
    ),
    (
      "Boolean value of Tensor with more than one value is ambiguous",
      ["if and while need one truth: (x > 0).any() or .all(). In place of and, or, not write &, |, ~."]
    ),
    (
      "cannot be converted to Scalar",
      ["One number is wanted and the tensor holds several: reduce it first, with .mean(), .sum() or an index."]
    ),
  ]

  /// `expected 4D input (got 2D input)` of the normalisations.
  private static func dimensions(_ message: String, _ trail: ModuleTrail) -> [String] {
    guard let input = trail.input?.shape, let layer = trail.innermost else { return [] }
    let shape = "[\(input.map { String($0) }.joined(separator: ", "))]"
    let name = layer.cls.name
    let given = "\(trail.path(of: layer).map { ModuleTrail.named($0) + " = " } ?? "")\(name) was given \(shape)."
    let family = name.hasPrefix("Instance") ? "InstanceNorm" : "BatchNorm"
    let wanted = ["1d": "(N, C) or (N, C, L)", "2d": "(N, C, H, W)", "3d": "(N, C, D, H, W)"]
    guard name.hasPrefix(family), let words = wanted[String(name.suffix(2))] else { return [given] }
    let fitting = [2: "1d", 3: "1d", 4: "2d", 5: "3d"][input.count].map {
      "\(family)\($0) takes \(input.count)D input; "
    }
    return [given, "\(fitting ?? "")\(name) takes \(words)."]
  }

  /// What stands in for a package that is not here.
  private static func missingModule(_ name: String) -> [String] {
    let package = String(name.prefix { $0 != "." })
    let lines: [String: [String]] = [
      "torchaudio": ["Sound is a tensor here: torch.sin(torch.arange(n) / 10) stands in for a recording."],
      "torchtext": ["A vocabulary is a dict here, and torch.nn.utils.rnn.pad_sequence makes batches of token numbers."],
      "torchsummary": ["%summary net, input lists layers, shapes and parameters."],
      "torchviz": ["%graph loss draws what backward() walks through."],
      "tensorboard": ["%plot losses draws a list, %watch loss : LOOP draws it while the loop runs."],
      "wandb": ["%plot losses draws a list, %watch loss : LOOP draws it while the loop runs."],
      "seaborn": ["matplotlib.pyplot is here, and %plot draws tensors, histograms and heat maps."],
      "cv2": ["Images are tensors here: F.interpolate resizes, x.flip(-1) mirrors, F.conv2d filters."],
      "scipy": [
        "scipy.special, .stats, .linalg, .signal and .spatial.distance are here; torch.optim.LBFGS minimises functions."
      ],
      "pytorch_lightning": ["The loop is written out here: for x, y in loader: loss, backward(), step(), zero_grad()."],
      "lightning": ["The loop is written out here: for x, y in loader: loss, backward(), step(), zero_grad()."],
      "tensorflow": ["Gradus speaks PyTorch: Dense is nn.Linear, Conv2D nn.Conv2d with channels first."],
      "keras": ["Gradus speaks PyTorch: Dense is nn.Linear, Conv2D nn.Conv2d with channels first."],
    ]
    return lines[package] ?? []
  }
}

extension String {
  /// The text in quotes behind a beginning.
  fileprivate func quoted(after beginning: String) -> String? {
    guard hasPrefix(beginning + "'") else { return nil }
    return String(dropFirst(beginning.count + 1).prefix { $0 != "'" })
  }
}
