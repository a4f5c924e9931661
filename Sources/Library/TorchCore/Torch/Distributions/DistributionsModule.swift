// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `torch.distributions`: the common ones, written in Python over tensors.
enum DistributionsModule {
  private static let known: Set<String> = [
    "Beta", "Binomial", "Cauchy", "Chi2", "ContinuousBernoulli", "Dirichlet", "FisherSnedecor", "Gamma", "Geometric",
    "Gumbel", "HalfCauchy", "HalfNormal", "Independent", "InverseGamma", "Kumaraswamy", "LKJCholesky", "LogNormal",
    "LogisticNormal", "LowRankMultivariateNormal", "MixtureSameFamily", "Multinomial", "MultivariateNormal",
    "NegativeBinomial", "OneHotCategorical", "OneHotCategoricalStraightThrough", "Pareto", "Poisson",
    "RelaxedBernoulli", "RelaxedOneHotCategorical", "StudentT", "TransformedDistribution", "VonMises", "Weibull",
    "Wishart", "ExponentialFamily", "constraints", "transforms", "biject_to", "transform_to", "register_kl",
  ]

  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch.distributions"] = { interpreter in
      let torch = Value.object(try interpreter.importModule("torch"))
      let functional = Value.object(try interpreter.importModule("torch.nn.functional"))
      let module = try interpreter.makeModule(
        "torch.distributions", natives: [("torch", torch), ("functional", functional)])
      Submodules.refuseOthers(module, known: known)
      return module
    }
  }
}
