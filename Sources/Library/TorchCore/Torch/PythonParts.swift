// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What of `torch` is written in Python: whole modules, and names of modules whose other names are Swift's.
package enum PythonParts {
  /// Modules that are one file each and need nothing from Swift.
  private static let files = [
    "torch.__future__", "torch._draws", "torch._functions", "torch._linalg", "torch._VF", "torch.autograd.forward_ad",
    "torch.autograd.profiler",
    "torch.compiler", "torch.distributed", "torch.hub", "torch.jit", "torch.onnx", "torch.utils.model_zoo",
    "torch.nn._functions", "torch.nn._bags", "torch.nn._grids", "torch.nn.modules._more",
    "torch.nn.modules.lazy",
    "torch.nn.modules.utils",
    "torch.nn.utils._norms", "torch.nn.utils.fusion", "torch.nn.utils.init", "torch.nn.utils.parametrizations",
    "torch.nn.utils.parametrize", "torch.nn.utils.prune", "torch.nn.utils.stateless", "torch.testing",
    "torch.distributions._more", "torch.distributions._composed", "torch.distributions.constraints",
    "torch.distributions._divergences", "torch.distributions._gamma", "torch.distributions._transformed",
    "torch.distributions.transforms", "torch._C",
    "torch._nn_functions", "torch.autograd._functions", "torch.autograd.gradcheck", "torch._utils",
    "torch.functional", "torch.fx", "torch.fx._checks", "torch.fx._codegen", "torch.fx._functions",
    "torch.fx._layers", "torch.fx._patches", "torch.fx._symbolic_trace", "torch.fx._tables", "torch.fx.experimental",
    "torch.fx.experimental.optimization", "torch.fx.graph", "torch.fx.graph_module", "torch.fx.immutable_collections",
    "torch.fx.interpreter", "torch.fx.node", "torch.fx.passes", "torch.fx.passes.shape_prop", "torch.fx.proxy",
    "torch.fx.subgraph_rewriter", "torch.optim._adafactor", "torch.utils.benchmark",
  ]

  /// Names of a module, and the file that has them.
  private static let names: [String: [(file: String, names: Set<String>)]] = [
    "torch": [
      (
        "torch._functions",
        words(
          """
          embedding_bag ctc_loss lu_solve native_channel_shuffle constant_pad_nd
          batch_norm_update_stats empty_strided view_copy as_strided_copy diagonal_copy expand_copy permute_copy
          select_copy slice_copy split_copy split_with_sizes_copy squeeze_copy t_copy transpose_copy unbind_copy
          unsqueeze_copy unfold_copy detach_copy alias_copy index_reduce conv_tbc
          _assert leaky_relu_ elu_ hardtanh_ _grid_sampler_2d_cpu_fallback _add_relu _embedding_bag _embedding_bag_forward_only
          grid_sampler grid_sampler_2d grid_sampler_3d affine_grid_generator
          """
        )
      ), ("torch._draws", ["binomial", "frombuffer"]), ("torch._linalg", ["lu_unpack"]),
    ],
    "torch.linalg": [("torch._linalg", words("lu lu_factor lu_factor_ex lu_solve"))],
    "torch.optim": [("torch.optim._adafactor", ["Adafactor"])],
    "torch.random": [("torch._draws", ["fork_rng"])],
    "torch.nn": [
      (
        "torch.nn.modules._more",
        words(
          """
          AdaptiveLogSoftmaxWithLoss CTCLoss Container EmbeddingBag CrossMapLRN2d FractionalMaxPool2d FractionalMaxPool3d
          NLLLoss2d SyncBatchNorm TripletMarginWithDistanceLoss
          """)
      ),
      (
        "torch.nn.modules.lazy",
        Set(
          ["LazyLinear", "LazyModuleMixin"]
            + ["Conv", "ConvTranspose", "BatchNorm", "InstanceNorm"].flatMap { name in
              (1...3).map { "Lazy\(name)\($0)d" }
            })
      ), ("torch.nn.parameter", ["Buffer", "UninitializedParameter", "UninitializedBuffer"]),
    ],
    "torch.nn.functional": [
      (
        "torch.nn._functions",
        words(
          """
          embedding_bag ctc_loss triplet_margin_with_distance_loss fractional_max_pool2d fractional_max_pool3d
          fractional_max_pool2d_with_indices fractional_max_pool3d_with_indices adaptive_max_pool3d_with_indices
          leaky_relu_ elu_ selu_ celu_ hardtanh_ rrelu_ threshold_ conv_tbc native_channel_shuffle
          multi_head_attention_forward GRID_SAMPLE_INTERPOLATION_MODES GRID_SAMPLE_PADDING_MODES
          """)
      )
    ],
    "torch.nn.utils": [
      ("torch.nn.utils._norms", words("weight_norm remove_weight_norm spectral_norm remove_spectral_norm")),
      ("torch.nn.utils.init", ["skip_init"]),
      (
        "torch.nn.utils.fusion",
        words("fuse_conv_bn_eval fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights")
      ),
    ],
    "torch.distributions": [
      (
        "torch.distributions._more",
        words(
          """
          Cauchy Geometric Gumbel HalfCauchy HalfNormal Independent Laplace LogNormal MixtureSameFamily MultivariateNormal
          OneHotCategorical OneHotCategoricalStraightThrough Pareto Poisson VonMises Weibull
          """)
      ),
      (
        "torch.distributions._gamma",
        words(
          """
          Beta Binomial Chi2 ContinuousBernoulli Dirichlet ExponentialFamily FisherSnedecor Gamma InverseGamma
          NegativeBinomial RelaxedBernoulli RelaxedOneHotCategorical StudentT
          """)
      ),
      (
        "torch.distributions.transforms",
        words(
          """
          AbsTransform AffineTransform ComposeTransform ExpTransform IndependentTransform PowerTransform
          ReshapeTransform SigmoidTransform SoftmaxTransform SoftplusTransform StickBreakingTransform TanhTransform
          Transform identity_transform
          """)
      ),
      (
        "torch.distributions._transformed",
        ["GeneralizedPareto", "Kumaraswamy", "LogisticNormal", "TransformedDistribution"]
      ),
    ],
  ]

  /// Names that PyTorch's modules have and these files do not.
  private static let refused: [String: Set<String>] = [
    "torch.distributed": words(
      """
      AllreduceOptions BackendConfig BarrierOptions BroadcastOptions BuiltinCommHookType DebugLevel DeviceMesh GatherOptions
      GradBucket Logger P2POp ProcessGroupGloo QueueEmptyError ReduceOptions ReduceScatterOptions Reducer ScatterOptions
      algorithms all_gather_coalesced all_gather_single all_reduce_coalesced autograd batch_isend_irecv breakpoint
      checkpoint device_mesh distributed_c10d elastic fsdp get_backend_config get_debug_level get_pg_count init_device_mesh
      nn new_subgroups new_subgroups_by_enumeration optim pipelining recv_object_list reduce_op reduce_scatter_single
      register_rendezvous_handler remote_device rendezvous rpc send_object_list set_debug_level shrink_group split_group
      tensor
      """),
    "torch.fx": words("ProxyableClassMeta annotate config operator_schemas tensor_type traceback"),
    "torch.fx.experimental": words(
      """
      accelerator_partitioner const_fold debug fx_const_fold merge_matmul meta_tracer normalize partitioner_utils
      proxy_tensor recording refinement_types rewriter schema_type_annotation sym_node symbolic_shapes unification
      """),
    "torch.fx.passes": words(
      """
      annotate_getitem_nodes backends dialect fake_tensor_prop graph_drawer graph_manipulation graph_transform_observer
      infra net_min_base operator_support param_fetch pass_manager reinplace runtime_assert split_module split_utils
      splitter_base tools_common utils
      """),
    "torch.fx.proxy": words("MetaProxy ScopeContextManager"),
    "torch.jit": words(
      """
      CompilationUnit Error Future ScriptFunction TracerWarning TracingCheckError enable_onednn_fusion
      last_executed_optimized_graph onednn_fusion_enabled run_frozen_optimizations set_fusion_strategy strict_fusion
      trace_module
      """),
    "torch.onnx": words(
      "ONNXProgram OnnxExporterError OperatorExportTypes TrainingMode errors ops symbolic_helper utils"),
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  static func install(into interpreter: Interpreter) {
    for file in files where interpreter.moduleMakers[file] == nil {
      interpreter.moduleMakers[file] = { interpreter in
        let module = try interpreter.makeModule(file)
        if let gaps = refused[file] { Submodules.refuseOthers(module, known: gaps) }
        return module
      }
    }
    interpreter.moduleMakers["torch.utils.hooks"] = { try RemovableHandle.makeModule($0) }
    interpreter.moduleMakers["torch.autograd.graph"] = {
      try $0.makeModule("torch.autograd.graph", natives: SavedValueNames.natives())
    }
    interpreter.moduleMakers["torch.overrides"] = {
      try $0.makeModule("torch.overrides", natives: TorchFunction.natives())
    }
    interpreter.moduleMakers["torch.nn.parameter"] = {
      try $0.makeModule("torch.nn.parameter", natives: [("Parameter", .object(ParameterObjects.parameterClass))])
    }
  }

  /// A name of a module that a file has; nil for all others.
  package static func value(_ module: String, _ name: String) throws -> Value? {
    guard let part = names[module]?.first(where: { $0.names.contains(name) }) else { return nil }
    let interpreter = Interpreter.current
    let made = try interpreter.importModule(part.file)
    return try interpreter.attributeIfPresent(.object(made), Symbol(name))
  }

  /// Calls a function of a file.
  package static func call(_ file: String, _ name: Symbol, _ arguments: [Value]) throws -> Value {
    let interpreter = Interpreter.current
    return try interpreter.call(
      interpreter.getAttribute(.object(interpreter.importModule(file)), name), arguments)
  }

  /// The names of a module that files have.
  package static func names(of module: String) -> [String] { names[module]?.flatMap(\.names).sorted() ?? [] }
}
