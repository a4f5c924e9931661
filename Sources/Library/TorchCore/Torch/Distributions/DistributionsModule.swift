// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `torch.distributions`: the common ones, written in Python over tensors.
enum DistributionsModule {
  private static let known: Set<String> = [
    "Beta", "Binomial", "Cauchy", "Chi2", "ContinuousBernoulli", "Dirichlet", "FisherSnedecor", "Gamma", "Geometric",
    "Gumbel", "HalfCauchy", "HalfNormal", "Independent", "InverseGamma", "Kumaraswamy", "LKJCholesky", "LogNormal",
    "LogisticNormal", "LowRankMultivariateNormal", "MixtureSameFamily", "MultivariateNormal",
    "NegativeBinomial", "OneHotCategorical", "OneHotCategoricalStraightThrough", "Pareto", "Poisson",
    "RelaxedBernoulli", "RelaxedOneHotCategorical", "StudentT", "TransformedDistribution", "VonMises", "Weibull",
    "Wishart", "ExponentialFamily", "GeneralizedPareto", "Laplace", "Transform", "AbsTransform", "AffineTransform",
    "CatTransform", "ComposeTransform", "CorrCholeskyTransform", "CumulativeDistributionTransform", "ExpTransform",
    "IndependentTransform", "LowerCholeskyTransform", "PositiveDefiniteTransform", "PowerTransform", "ReshapeTransform",
    "SigmoidTransform", "SoftmaxTransform", "SoftplusTransform", "StackTransform", "StickBreakingTransform",
    "TanhTransform", "identity_transform", "constraint_registry", "constraints", "transforms", "biject_to",
    "transform_to", "register_kl",
  ]

  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch.distributions"] = { interpreter in
      let torch = Value.object(try interpreter.importModule("torch"))
      let functional = Value.object(try interpreter.importModule("torch.nn.functional"))
      let module = try interpreter.makeModule(
        "torch.distributions", natives: [("torch", torch), ("functional", functional)])
      module.lazyAttribute = { name in
        guard files.contains(name.name) else { return try PythonParts.value("torch.distributions", name.name) }
        return .object(try Interpreter.current.importModule("torch.distributions.\(name.name)"))
      }
      Submodules.refuseOthers(module, known: known)
      return module
    }
    for file in files where file != "constraints" && file != "transforms" {
      interpreter.moduleMakers["torch.distributions.\(file)"] = { interpreter in
        let module = PyModule("torch.distributions.\(file)")
        let all = Value.object(try interpreter.importModule("torch.distributions"))
        module.lazyAttribute = { try Interpreter.current.attributeIfPresent(all, $0) }
        Submodules.refuseOthers(module, known: known)
        return module
      }
    }
  }

  /// The modules that have one distribution each.
  private static let files: Set<String> = [
    "bernoulli", "beta", "binomial", "categorical", "cauchy", "chi2", "continuous_bernoulli", "dirichlet",
    "distribution", "exp_family", "exponential", "fishersnedecor", "gamma", "generalized_pareto", "geometric", "gumbel",
    "half_cauchy", "half_normal", "independent", "inverse_gamma", "kl", "kumaraswamy", "laplace", "lkj_cholesky",
    "log_normal", "logistic_normal", "lowrank_multivariate_normal", "mixture_same_family", "multinomial",
    "multivariate_normal", "negative_binomial", "normal", "one_hot_categorical", "pareto", "poisson",
    "relaxed_bernoulli", "relaxed_categorical", "studentT", "transformed_distribution", "uniform", "utils", "von_mises",
    "weibull", "wishart", "constraints", "transforms",
  ]
}
