// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Programs that print what PyTorch printed; the files and the script that made them are in `Tests/Fixtures`.
@Suite(.serialized) struct TorchParityTests {
  @Test(arguments: [
    "autograd", "data", "tensors", "checkpoints", "gradcheck", "distributions", "single_process", "windows",
    "fx_networks", "fx_tracing", "fx_graphs", "fx_transforms", "numpy_operands", "pruning", "regions", "axes_by_name",
    "distribution_facts", "merged_frames", "more_frames", "numpy_bounds", "numpy_of_tensors", "sklearn_models",
    "small_kinds", "first_numbers", "batch_norm_layouts", "distance_bits", "written_places", "special_bits",
    "image_bits", "softmax_strips",
    "torchinfo", "types_refused",
  ])
  func `a program prints what PyTorch prints`(_ name: String) throws {
    let got = TorchScripts.run(TorchScripts.text("program_\(name).py"))
    let difference = TorchScripts.difference(got, TorchScripts.text("program_\(name).txt"))
    #expect(difference == nil, "\(name): \(difference ?? "")")
  }

  /// Each line of a list is an expression or a statement; what it gives, or the error, stands in the other file.
  @Test(arguments: ["operations", "arguments", "values", "attributes", "refusals"])
  func `expressions give what PyTorch gives`(_ name: String) throws {
    let got = TorchScripts.run(TorchScripts.text("list_\(name).py"))
    let difference = TorchScripts.difference(got, TorchScripts.text("list_\(name).txt"))
    #expect(difference == nil, "\(name): \(difference ?? "")")
  }
}
