// SPDX-License-Identifier: GPL-3.0-or-later

/// Modules that Python or PyTorch have, or that pages use beside them, and Gradus does not have: their names, so that importing one says so.
enum MissingModules {
  static let names: Set<String> = {
    // Written by Scripts/missing_modules.py: what ends in a dot stands before all names that follow.
    let installed = """
      _abc _aix_support _ast _asyncio _bisect _blake2 _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 \
      _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _compat_pickle _compression _contextvars _crypt _csv \
      _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external \
      _functools _gdbm _hashlib _heapq _imp _json _locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing \
      _opcode _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _pydecimal _pyio _queue _scproxy \
      _sha1 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct \
      _symtable _thread _threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings _weakref _weakrefset _winapi \
      _zoneinfo aifc antigravity asynchat asyncio asyncore atexit audioop bdb bz2 cProfile cgi cgitb chunk cmath cmd code \
      codeop compileall crypt ctypes curses dbm dis email encodings ensurepip faulthandler fcntl filecmp fileinput ftplib \
      genericpath getopt gettext grp http idlelib imaplib imghdr imp ipaddress lib2to3 linecache locale lzma mailbox mailcap \
      marshal mimetypes mmap modulefinder msilib msvcrt netrc nis nntplib nt ntpath nturl2path opcode optparse ossaudiodev pdb \
      pickletools pipes pkgutil plistlib poplib posix posixpath profile pstats pty pwd py_compile pyclbr pydoc pydoc_data \
      pyexpat quopri readline reprlib resource rlcompleter runpy sched select selectors shelve signal site smtpd smtplib \
      sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat stringprep subprocess sunau \
      symtable sysconfig syslog tabnanny telnetlib termios this tkinter token tokenize trace tracemalloc tty turtle turtledemo \
      uu venv wave webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipimport zoneinfo PIL. BdfFontFile ContainerIO \
      ExifTags FontFile GdImageFile GimpGradientFile GimpPaletteFile ImageChops ImageCms ImageColor ImageDraw ImageDraw2 \
      ImageEnhance ImageFile ImageFilter ImageFont ImageGrab ImageMath ImageMode ImageMorph ImagePalette ImagePath ImageQt \
      ImageSequence ImageShow ImageStat ImageText ImageTk ImageTransform ImageWin JpegPresets PSDraw PaletteFile PcfFontFile \
      PdfParser TarIO TiffTags WalImageFile features report concurrent.futures. process thread distutils. archive_util \
      bcppcompiler ccompiler cmd command config core cygwinccompiler debug dep_util dir_util dist errors extension \
      fancy_getopt file_util filelist log msvc9compiler msvccompiler spawn sysconfig text_file unixccompiler util \
      versionpredicate html. parser importlib. abc machinery metadata readers resources simple json. scanner tool logging. \
      config handlers matplotlib. backend_bases backend_managers backend_tools backends bezier category colorizer dviread \
      font_manager ft2font hatch inset layout_engine legend_handler markers mathtext mlab offsetbox path pylab rcsetup sankey \
      scale sphinxext stackplot streamplot table texmanager textpath tri typing units widgets matplotlib.projections. geo \
      matplotlib.style. core multiprocessing. connection context dummy forkserver heap managers popen_fork popen_forkserver \
      popen_spawn_posix popen_spawn_win32 process queues reduction resource_sharer resource_tracker shared_memory sharedctypes \
      spawn synchronize util numpy. char core ctypeslib distutils dtypes f2py fft lib ma matrixlib polynomial rec strings \
      version numpy.linalg. lapack_lite numpy.random. bit_generator mtrand numpy.typing. mypy_plugin pandas. api arrays compat \
      core errors io plotting tseries util scipy. cluster constants datasets differentiate fft fftpack integrate interpolate \
      io misc ndimage odr optimize sparse version scipy.linalg. basic blas cython_blas cython_lapack decomp decomp_cholesky \
      decomp_lu decomp_qr decomp_schur decomp_svd interpolative lapack matfuncs misc special_matrices scipy.signal. bsplines \
      filter_design fir_filter_design lti_conversion ltisys signaltools spectral spline waveforms wavelets windows \
      scipy.spatial. ckdtree kdtree qhull transform scipy.special. add_newdocs basic cython_special orthogonal sf_error \
      specfun spfun_stats scipy.stats. biasedurn contingency distributions kde morestats mstats mstats_basic mstats_extras mvn \
      qmc sampling stats sklearn. base calibration callback compose covariance cross_decomposition discriminant_analysis dummy \
      ensemble exceptions experimental externals feature_extraction feature_selection frozen gaussian_process impute \
      inspection isotonic kernel_approximation kernel_ridge manifold mixture multiclass multioutput naive_bayes neighbors \
      neural_network pipeline random_projection semi_supervised svm tree utils sklearn.datasets. data descr images \
      sklearn.metrics. cluster pairwise torch. ao contrib export fft futures library masked monitor mtia multiprocessing \
      nativert nested numa package profiler quantization quasirandom return_types serialization signal sparse storage \
      torch_version types xpu torch.accelerator. graphs memory torch.autograd. anomaly_mode profiler_legacy profiler_util \
      torch.backends. cpu cusparselt kleidiai mha miopen nnpack python_native xeon xnnpack torch.backends.cudnn. rnn \
      torch.compiler. config torch.cpu. amp torch.cuda. comm gds graphs green_contexts jiterator memory nccl nvtx profiler \
      random sparse streams tunable torch.cuda.amp. autocast_mode common grad_scaler torch.distributed. algorithms \
      argparse_util autograd c10d_logger checkpoint collective_utils config constants debug device_mesh distributed_c10d \
      elastic flight_recorder fsdp launch launcher logging_handlers nn optim pipelining remote_device rendezvous rpc run \
      tensor utils torch.distributions. constraint_registry torch.fx. annotate config operator_schemas tensor_type traceback \
      torch.fx.experimental. accelerator_partitioner const_fold debug dynamic_spec graph_gradual_typechecker merge_matmul \
      meta_tracer migrate_gradual_types normalize partitioner_utils proxy_tensor recording refinement_types rewriter \
      schema_type_annotation sym_node symbolic_shapes unification unify_refinements validator torch.fx.passes. \
      annotate_getitem_nodes backends dialect fake_tensor_prop graph_drawer graph_manipulation graph_transform_observer infra \
      net_min_base operator_support param_fetch pass_manager regional_inductor regional_inductor_invoke_subgraph reinplace \
      runtime_assert split_module split_utils splitter_base tools_common utils torch.jit. annotations frontend \
      generate_bytecode mobile quantized supported_ops unsupported_tensor_ops torch.mps. event profiler torch.nn. attention \
      backends common_types cpp grad intrinsic qat quantizable quantized torch.nn.modules. adaptive linear_cross_entropy \
      linear_cross_entropy_options torch.nn.parallel. comm data_parallel distributed parallel_apply replicate scatter_gather \
      torch.nn.utils. memory_format spectral_norm weight_norm torch.onnx. errors operators ops symbolic_helper \
      symbolic_opset10 symbolic_opset11 symbolic_opset12 symbolic_opset13 symbolic_opset14 symbolic_opset15 symbolic_opset16 \
      symbolic_opset17 symbolic_opset18 symbolic_opset19 symbolic_opset20 symbolic_opset7 symbolic_opset8 symbolic_opset9 \
      utils verification torch.optim. sparse_adam torch.utils. backcompat backend_registration bundled_inputs collect_env \
      cpp_backtrace cpp_extension debug_log deterministic dlpack file_baton flop_counter hipify jit mkldnn mobile_optimizer \
      model_dump module_tracker serialization show_pickle tensorboard throughput_benchmark viz weak torch.utils.benchmark. \
      examples op_fuzzers utils torch.utils.data. backward_compatibility datapipes graph graph_settings torchvision. extension \
      prototype tv_tensors version torchvision.io. image video torchvision.ops. boxes misc unittest. async_case loader main \
      mock result runner signals suite util urllib. response robotparser
      """
    let around = """
      bokeh cv2 datasets gensim gym gymnasium h5py huggingface_hub imageio jax keras lightning networkx nltk numba omegaconf opencv \
      optuna peft plotly pycocotools pygame pytorch_lightning ray requests safetensors seaborn shap skimage spacy statsmodels sympy \
      tensorboard tensorboardX tensorflow tokenizers torchaudio torchmetrics torchtext torch_geometric transformers wandb xgboost yaml \
      torch._dynamo torch._inductor torch.distributed._composable torch.distributed._tensor \
      torch.quantization torch.utils.bottleneck
      """
    var names = Set(around.split(separator: " ").map(String.init))
    var package = ""
    for word in installed.split(separator: " ") {
      if word.last == "." { package = String(word) } else { names.insert(package + word) }
    }
    return names
  }()
}
