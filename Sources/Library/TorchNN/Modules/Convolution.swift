// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Convolutions.
enum ConvolutionLayers {
  // SAFETY (all of them): made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) private static let modeKey = Key("padding_mode")
  nonisolated(unsafe) private static let strideKey = Key("stride")
  nonisolated(unsafe) private static let paddingKey = Key("padding")
  nonisolated(unsafe) private static let dilationKey = Key("dilation")
  nonisolated(unsafe) private static let groupsKey = Key("groups")

  nonisolated(unsafe) static let all: [Layer] =
    [
      Layer(
        name: "_ConvNd", file: "conv", signature: "(*args, **kwargs)", doc: "The base of convolutions.",
        describe: describe,
        methods: [
          ParameterInit.method("Draws weight and bias anew.") { module in
            let weight = try module.requiredTensor(Names.weight)
            try ParameterInit.kaiming(weight)
            if let bias = try module.tensor(Names.bias), ParameterInit.fanIn(weight) != 0 {
              try ParameterInit.uniform(bias, 1 / Double(ParameterInit.fanIn(weight)).squareRoot())
            }
          }
        ]),
      Layer(
        name: "_ConvTransposeNd", file: "conv", base: "_ConvNd", signature: "(*args, **kwargs)",
        doc: "The base of transposed convolutions."),
    ] + (1...3).flatMap { [plain($0), transposed($0)] }

  // MARK: Declarations

  private static func plain(_ n: Int) -> Layer {
    let function = LayerFunction("conv\(n)d")
    return Layer(
      name: "Conv\(n)d", file: "conv", base: "_ConvNd",
      signature: "(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, "
        + "padding_mode='zeros', device=None, dtype=None)",
      doc: "Cross-correlation with learned kernels over \(n) dimension\(n == 1 ? "" : "s").",
      example: "nn.Conv\(n)d(3, 8, kernel_size=3, padding=1)",
      forward: .own { module, a in
        var input = try a["input"]
        var padding = module.setting(paddingKey)
        if let mode = module.setting(modeKey).text, mode != "zeros" {
          let around = try module.get("_reversed_padding_repeated_twice")
          input = try FunctionTable.call("pad", [input, around, Value(mode), .none])
          padding = .int(0)
        }
        return try function(
          [
            input, parameter(module, Names.weight), parameter(module, Names.bias), module.setting(strideKey), padding,
            module.setting(dilationKey), module.setting(groupsKey),
          ])
      },
      build: { module, a in
        try build(
          module, n, channels: (a["in_channels"], a["out_channels"]), kernel: a["kernel_size"], stride: a["stride"],
          padding: a["padding"], dilation: a["dilation"], groups: a["groups"],
          bias: a["bias"], mode: a["padding_mode"], outputPadding: nil, dtype: LayerOptions.dtype(a))
      })
  }

  private static func transposed(_ n: Int) -> Layer {
    let function = LayerFunction("conv_transpose\(n)d")
    return Layer(
      name: "ConvTranspose\(n)d", file: "conv", base: "_ConvTransposeNd",
      signature: "(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, "
        + "dilation=1, padding_mode='zeros', device=None, dtype=None)",
      doc: "The gradient of a convolution as a layer: it makes images larger.",
      example: "nn.ConvTranspose\(n)d(8, 3, kernel_size=2, stride=2)", inputs: "input, output_size=None",
      forward: .own { module, a in
        guard module.setting(modeKey).text == "zeros" else {
          throw PyError.value("Only `zeros` padding mode is supported for ConvTranspose\(n)d")
        }
        let extra = try outputPadding(module, n, a)
        return try function(
          [
            a["input"], parameter(module, Names.weight), parameter(module, Names.bias), module.setting(strideKey),
            module.setting(paddingKey), extra, module.setting(groupsKey), module.setting(dilationKey),
          ])
      },
      build: { module, a in
        try build(
          module, n, channels: (a["in_channels"], a["out_channels"]), kernel: a["kernel_size"], stride: a["stride"],
          padding: a["padding"], dilation: a["dilation"], groups: a["groups"],
          bias: a["bias"], mode: a["padding_mode"], outputPadding: a["output_padding"], dtype: LayerOptions.dtype(a))
      })
  }

  /// A parameter as a value; `None` when it is absent.
  private static func parameter(_ module: ModuleObject, _ key: Key) throws -> Value {
    if let value = try module.parameters.get(key.text) { return value }
    return try Interpreter.current.getAttribute(module.value, key.symbol)
  }

  // MARK: Construction

  private static func build(
    _ module: ModuleObject, _ n: Int, channels: (Value, Value), kernel: Value, stride: Value, padding: Value,
    dilation: Value, groups: Value, bias: Value, mode: Value, outputPadding: Value?, dtype: DType
  ) throws {
    let interpreter = Interpreter.current
    let kernelSize = try LayerOptions.tuple(kernel, n)
    let first = outputPadding == nil ? [channels.1, channels.0] : [channels.0, channels.1]
    let shape = try LayerOptions.sizes(first + Interpreter.current.collect(kernelSize))
    let (inputs, outputs) = outputPadding == nil ? (shape[1], shape[0]) : (shape[0], shape[1])
    let groupCount = try NumberArgument.int(groups)
    if groupCount <= 0 { throw PyError.value("groups must be a positive integer") }
    if inputs % groupCount != 0 { throw PyError.value("in_channels must be divisible by groups") }
    if outputs % groupCount != 0 { throw PyError.value("out_channels must be divisible by groups") }
    let strides = try LayerOptions.tuple(stride, n)
    let dilations = try LayerOptions.tuple(dilation, n)
    if let text = padding.text {
      guard ["same", "valid"].contains(text) else {
        throw PyError.value(
          "Invalid padding string \(try interpreter.repr(padding)), should be one of {'valid', 'same'}")
      }
      if text == "same", try LayerOptions.ints(strides).contains(where: { $0 != 1 }) {
        throw PyError.value("padding='same' is not supported for strided convolutions")
      }
    }
    guard let modeName = mode.text, ["zeros", "reflect", "replicate", "circular"].contains(modeName) else {
      throw PyError.value(
        "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode='"
          + "\(try interpreter.str(mode))'")
    }
    module.set("in_channels", channels.0)
    module.set("out_channels", channels.1)
    module.set("kernel_size", kernelSize)
    module.set("stride", strides)
    module.set("padding", padding.text == nil ? try LayerOptions.tuple(padding, n) : padding)
    module.set("dilation", dilations)
    module.set("transposed", .bool(outputPadding != nil))
    module.set("output_padding", try LayerOptions.tuple(outputPadding ?? .int(0), n))
    module.set("groups", groups)
    module.set("padding_mode", mode)
    module.set("_reversed_padding_repeated_twice", try padAround(module, n))
    let weight = [shape[0], shape[1] / groupCount] + shape[2...]
    try module.setParameter("weight", Tensor.empty(weight, dtype: dtype))
    try module.setParameter("bias", interpreter.truth(bias) ? Tensor.empty([outputs], dtype: dtype) : nil)
    try ParameterInit.reset(module)
  }

  /// What `F.pad` gets for padding modes other than zeros: both sides of each dimension, the last one first.
  private static func padAround(_ module: ModuleObject, _ n: Int) throws -> Value {
    let padding = try module.get("padding")
    var sides: [Value] = []
    if let text = padding.text {
      let kernel = try LayerOptions.ints(module.get("kernel_size"))
      let dilation = try LayerOptions.ints(module.get("dilation"))
      for d in (0..<min(n, kernel.count, dilation.count)).reversed() {
        let total = text == "same" ? dilation[d] &* (kernel[d] &- 1) : 0
        sides += [.int(total / 2), .int(total - total / 2)]
      }
    } else {
      for side in try LayerOptions.ints(padding).reversed() { sides += [.int(side), .int(side)] }
    }
    return Value(tuple: sides)
  }

  // MARK: Transposed output sizes

  private static func outputPadding(_ module: ModuleObject, _ n: Int, _ a: Bound) throws -> Value {
    guard let wanted = try a["output_size"].ifGiven else { return try module.get("output_padding") }
    let input = try a.tensor("input")
    var sizes = try LayerOptions.ints(wanted)
    let leading = input.rank == n + 2 ? 2 : 1
    if sizes.count == leading + n { sizes.removeFirst(leading) }
    guard sizes.count == n else {
      throw PyError.value(
        "ConvTranspose\(n)D: for \(input.rank)D input, output_size must have \(n) or \(leading + n) elements (got "
          + "\(sizes.count))")
    }
    let (stride, padding) = (try LayerOptions.ints(module.get("stride")), try LayerOptions.ints(module.get("padding")))
    let (kernel, dilation) = (
      try LayerOptions.ints(module.get("kernel_size")), try LayerOptions.ints(module.get("dilation"))
    )
    guard input.rank == n + leading else { return try module.get("output_padding") }
    let least = (0..<n).map { d in
      (input.shape[leading + d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel[d] - 1) + 1
    }
    let most = (0..<n).map { least[$0] + stride[$0] - 1 }
    for d in 0..<n where sizes[d] < least[d] || sizes[d] > most[d] {
      throw PyError.value(
        "requested an output size of \(sizes), but valid sizes range from \(least) to \(most) (for an input of "
          + "torch.Size(\(Array(input.shape.dropFirst(2)))))")
    }
    return Value(tuple: (0..<n).map { .int(sizes[$0] - least[$0]) })
  }

  // MARK: Text

  private static func describe(_ module: ModuleObject) throws -> String {
    func all(_ name: String, _ number: Int) throws -> Bool {
      let value = try module.get(name)
      return try value.text == nil && LayerOptions.ints(value).allSatisfy { $0 == number }
    }
    var text = "{in_channels}, {out_channels}, kernel_size={kernel_size}, stride={stride}"
    if try !all("padding", 0) { text += ", padding={padding}" }
    if try !all("dilation", 1) { text += ", dilation={dilation}" }
    if try !all("output_padding", 0) { text += ", output_padding={output_padding}" }
    if try NumberArgument.int(module.get("groups")) != 1 { text += ", groups={groups}" }
    if try module.get("bias").isNone { text += ", bias=False" }
    if try module.get("padding_mode").text != "zeros" { text += ", padding_mode={padding_mode}" }
    return try Layer.fill(text, module)
  }
}
