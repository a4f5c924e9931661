import PythonRuntime

/// `torch.amp`: what asks for CUDA is disabled with PyTorch's warning; autocasting on the processor is refused by name.
enum MixedPrecision {
  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch.amp"] = { try $0.makeModule("torch.amp", source: source) }
    interpreter.moduleMakers["torch.amp.autocast_mode"] = { try $0.importModule("torch.amp") }
    interpreter.moduleMakers["torch.amp.grad_scaler"] = { try $0.importModule("torch.amp") }
    interpreter.moduleMakers["torch.cuda.amp"] = { try $0.makeModule("torch.cuda.amp", source: cuda) }
    interpreter.moduleMakers["torch.cpu"] = { try $0.makeModule("torch.cpu", source: cpu) }
  }

  private static let source = """
    import functools as _functools
    import warnings as _warnings
    import torch as _torch

    class autocast:
        def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
            if not isinstance(device_type, str):
                raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
            self.device = device_type
            self.fast_dtype = dtype
            self._enabled = enabled
            if device_type == "cuda" and enabled:
                _warnings.warn("User provided device_type of 'cuda', but CUDA is not available. Disabling")
                self._enabled = False

        def __enter__(self):
            if self._enabled:
                raise NotImplementedError("Gradus has no torch.autocast on the processor; convert with .to(torch.bfloat16)")
            return self

        def __exit__(self, *error):
            return False

        def __call__(self, func):
            @_functools.wraps(func)
            def wrapper(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)
            return wrapper

    class GradScaler:
        def __init__(self, device="cuda", init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5,
                     growth_interval=2000, enabled=True):
            self._device = device
            if device == "cuda" and enabled:
                _warnings.warn("torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.")
                enabled = False
            if enabled:
                raise NotImplementedError("Gradus has no torch.amp.GradScaler on the processor")
            self._enabled = False

        def scale(self, outputs):
            return outputs

        def unscale_(self, optimizer):
            pass

        def step(self, optimizer, *args, **kwargs):
            return optimizer.step(*args, **kwargs)

        def update(self, new_scale=None):
            pass

        def get_scale(self):
            return 1.0

        def is_enabled(self):
            return False

        def state_dict(self):
            return {}

        def load_state_dict(self, state_dict):
            pass

    def is_autocast_available(device_type):
        return False
    """

  private static let cuda = """
    import warnings as _warnings
    import torch.amp as _amp

    class autocast(_amp.autocast):
        def __init__(self, enabled=True, dtype=None, cache_enabled=True):
            _warnings.warn("`torch.cuda.amp.autocast(args...)` is deprecated. Please use "
                           "`torch.amp.autocast('cuda', args...)` instead.", FutureWarning)
            super().__init__("cuda", enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)

    class GradScaler(_amp.GradScaler):
        def __init__(self, init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
            _warnings.warn("`torch.cuda.amp.GradScaler(args...)` is deprecated. Please use "
                           "`torch.amp.GradScaler('cuda', args...)` instead.", FutureWarning)
            super().__init__("cuda", init_scale, growth_factor, backoff_factor, growth_interval, enabled)
    """

  private static let cpu = """
    def is_available():
        return True

    def device_count():
        return 1

    def synchronize(device=None):
        pass

    def current_device():
        return "cpu"
    """
}
