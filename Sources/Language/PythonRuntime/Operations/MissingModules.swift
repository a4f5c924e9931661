// SPDX-License-Identifier: GPL-3.0-or-later

/// Modules that Python or PyTorch have, or that pages use beside them, and Gradus does not have: their names, so that importing one says so.
enum MissingModules {
  static let names: Set<String> = {
    let standard = """
      array asyncio atexit binascii bz2 calendar cmath cmd code codecs concurrent concurrent.futures configparser ctypes curses \
      dis email fileinput getopt getpass gettext hmac html http ipaddress linecache locale lzma marshal mmap multiprocessing optparse \
      pkgutil plistlib readline sched select shelve shlex signal smtplib socket socketserver sqlite3 ssl subprocess symtable \
      tkinter token tokenize tomllib trace tracemalloc turtle unicodedata unittest.mock webbrowser xml zipimport zoneinfo
      """
    let torch = """
      torch._dynamo torch.ao torch.cuda.nccl torch.distributed._composable torch.distributed._tensor torch.distributed.algorithms \
      torch.distributed.autograd torch.distributed.checkpoint torch.distributed.device_mesh torch.distributed.elastic \
      torch.distributed.fsdp torch.distributed.nn torch.distributed.optim torch.distributed.pipelining torch.distributed.rpc \
      torch.distributed.tensor torch.export torch.fft torch.futures \
      torch.fx.annotate torch.fx.config torch.fx.experimental.const_fold torch.fx.experimental.normalize \
      torch.fx.experimental.proxy_tensor torch.fx.experimental.rewriter torch.fx.experimental.symbolic_shapes \
      torch.fx.operator_schemas torch.fx.passes.fake_tensor_prop torch.fx.passes.graph_drawer torch.fx.passes.infra \
      torch.fx.passes.operator_support torch.fx.passes.pass_manager torch.fx.passes.split_module \
      torch.fx.passes.splitter_base torch.fx.passes.tools_common torch.fx.tensor_type torch.fx.traceback \
      torch.library torch.masked \
      torch.monitor torch.multiprocessing torch.nested torch.overrides torch.package torch.profiler torch.quantization \
      torch.sparse torch.utils.benchmark torch.utils.bottleneck torch.utils.cpp_extension torch.utils.mobile_optimizer \
      torch.utils.tensorboard torch.xpu
      """
    let around = """
      PIL.ImageDraw PIL.ImageFilter bokeh cv2 datasets fsspec gensim gym gymnasium h5py huggingface_hub imageio jax keras lightning \
      networkx nltk numba numpy.fft numpy.ma numpy.polynomial omegaconf opencv optuna peft plotly pycocotools pygame \
      pytorch_lightning ray requests safetensors scipy.cluster scipy.fft scipy.integrate scipy.interpolate \
      scipy.io scipy.misc scipy.ndimage scipy.optimize scipy.sparse seaborn shap skimage sklearn.cluster sklearn.decomposition \
      sklearn.ensemble sklearn.linear_model sklearn.manifold sklearn.neighbors sklearn.pipeline sklearn.svm sklearn.tree \
      spacy statsmodels sympy tensorboard tensorboardX tensorflow tokenizers torchaudio torchmetrics torchtext \
      torch_geometric transformers wandb xgboost yaml
      """
    return Set((standard + " " + torch + " " + around).split(separator: " ").map(String.init))
  }()
}
