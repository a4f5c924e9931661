import torch, math, copy, warnings
warnings.simplefilter('ignore')
x=torch.ones(3,requires_grad=True)
try:
    x.grad=torch.ones(3,dtype=torch.float64); print('x.grad=torch.ones(3,dtype=torch.float64)', 'ok')
except Exception as e:
    print('x.grad=torch.ones(3,dtype=torch.float64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.grad=torch.ones(3,dtype=torch.int64); print('x.grad=torch.ones(3,dtype=torch.int64)', 'ok')
except Exception as e:
    print('x.grad=torch.ones(3,dtype=torch.int64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Tensor(torch.tensor([1,2]))', '=>', repr(torch.Tensor(torch.tensor([1,2]))).replace('\n', '|'))
except Exception as e:
    print('torch.Tensor(torch.tensor([1,2]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.LongTensor(torch.tensor([1.]))', '=>', repr(torch.LongTensor(torch.tensor([1.]))).replace('\n', '|'))
except Exception as e:
    print('torch.LongTensor(torch.tensor([1.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(3).T', '=>', repr(torch.ones(3).T).replace('\n', '|'))
except Exception as e:
    print('torch.ones(3).T', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,3,4).T.shape', '=>', repr(torch.ones(2,3,4).T.shape).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,3,4).T.shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(3).mT', '=>', repr(torch.ones(3).mT).replace('\n', '|'))
except Exception as e:
    print('torch.ones(3).mT', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(3).H', '=>', repr(torch.ones(3).H).replace('\n', '|'))
except Exception as e:
    print('torch.ones(3).H', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.requires_grad=False; print('x.requires_grad=False', 'ok')
except Exception as e:
    print('x.requires_grad=False', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(x*2).requires_grad', '=>', repr((x*2).requires_grad).replace('\n', '|'))
except Exception as e:
    print('(x*2).requires_grad', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    y=x.requires_grad_()*2; print('y=x.requires_grad_()*2', 'ok')
except Exception as e:
    print('y=x.requires_grad_()*2', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    y.requires_grad=False; print('y.requires_grad=False', 'ok')
except Exception as e:
    print('y.requires_grad=False', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad', '=>', repr(y.grad).replace('\n', '|'))
except Exception as e:
    print('y.grad', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.retain_grad()', '=>', repr(y.retain_grad()).replace('\n', '|'))
except Exception as e:
    print('y.retain_grad()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad_fn.next_functions', '=>', repr(y.grad_fn.next_functions).replace('\n', '|'))
except Exception as e:
    print('y.grad_fn.next_functions', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad_fn', '=>', repr(y.grad_fn).replace('\n', '|'))
except Exception as e:
    print('y.grad_fn', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad_fn(torch.ones(3))', '=>', repr(y.grad_fn(torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('y.grad_fn(torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('type(y.grad_fn)', '=>', repr(type(y.grad_fn)).replace('\n', '|'))
except Exception as e:
    print('type(y.grad_fn)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad_fn.__class__.__name__', '=>', repr(y.grad_fn.__class__.__name__).replace('\n', '|'))
except Exception as e:
    print('y.grad_fn.__class__.__name__', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad_fn.saved_tensors', '=>', repr(y.grad_fn.saved_tensors).replace('\n', '|'))
except Exception as e:
    print('y.grad_fn.saved_tensors', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad_fn.next_functions[0][0].variable is x', '=>', repr(y.grad_fn.next_functions[0][0].variable is x).replace('\n', '|'))
except Exception as e:
    print('y.grad_fn.next_functions[0][0].variable is x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('y.grad_fn.metadata', '=>', repr(y.grad_fn.metadata).replace('\n', '|'))
except Exception as e:
    print('y.grad_fn.metadata', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.ones(2).type('torch.DoubleTensor')", '=>', repr(torch.ones(2).type('torch.DoubleTensor')).replace('\n', '|'))
except Exception as e:
    print("torch.ones(2).type('torch.DoubleTensor')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).type(torch.LongTensor)', '=>', repr(torch.ones(2).type(torch.LongTensor)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).type(torch.LongTensor)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).to(torch.ones(2,dtype=torch.int))', '=>', repr(torch.ones(2).to(torch.ones(2,dtype=torch.int))).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).to(torch.ones(2,dtype=torch.int))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.ones(2).to('cpu', torch.float64)", '=>', repr(torch.ones(2).to('cpu', torch.float64)).replace('\n', '|'))
except Exception as e:
    print("torch.ones(2).to('cpu', torch.float64)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.ones(2).to(device='cpu',dtype=torch.int)", '=>', repr(torch.ones(2).to(device='cpu',dtype=torch.int)).replace('\n', '|'))
except Exception as e:
    print("torch.ones(2).to(device='cpu',dtype=torch.int)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).to(torch.float64, copy=True)', '=>', repr(torch.ones(2).to(torch.float64, copy=True)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).to(torch.float64, copy=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).to()', '=>', repr(torch.ones(2).to()).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).to()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.ones(2).to('cuda:0')", '=>', repr(torch.ones(2).to('cuda:0')).replace('\n', '|'))
except Exception as e:
    print("torch.ones(2).to('cuda:0')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('isinstance(torch.ones(2), torch.FloatTensor)', '=>', repr(isinstance(torch.ones(2), torch.FloatTensor)).replace('\n', '|'))
except Exception as e:
    print('isinstance(torch.ones(2), torch.FloatTensor)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.register_hook(lambda g: g*2)', '=>', repr(x.register_hook(lambda g: g*2)).replace('\n', '|'))
except Exception as e:
    print('x.register_hook(lambda g: g*2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.register_hook(3)', '=>', repr(x.register_hook(3)).replace('\n', '|'))
except Exception as e:
    print('x.register_hook(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).register_hook(lambda g:g)', '=>', repr(torch.ones(2).register_hook(lambda g:g)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).register_hook(lambda g:g)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.backward(torch.ones(2))', '=>', repr(x.backward(torch.ones(2))).replace('\n', '|'))
except Exception as e:
    print('x.backward(torch.ones(2))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sum().backward(1)', '=>', repr(x.sum().backward(1)).replace('\n', '|'))
except Exception as e:
    print('x.sum().backward(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.sum().backward('a')", '=>', repr(x.sum().backward('a')).replace('\n', '|'))
except Exception as e:
    print("x.sum().backward('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(x.sum(), x)', '=>', repr(torch.autograd.grad(x.sum(), x)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(x.sum(), x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(x.sum(), [x])', '=>', repr(torch.autograd.grad(x.sum(), [x])).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(x.sum(), [x])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad([x.sum()], x, torch.ones(1))', '=>', repr(torch.autograd.grad([x.sum()], x, torch.ones(1))).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad([x.sum()], x, torch.ones(1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(x*2, x)', '=>', repr(torch.autograd.grad(x*2, x)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(x*2, x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(x.sum(), torch.ones(2))', '=>', repr(torch.autograd.grad(x.sum(), torch.ones(2))).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(x.sum(), torch.ones(2))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(x.sum(), torch.ones(2,requires_grad=True))', '=>', repr(torch.autograd.grad(x.sum(), torch.ones(2,requires_grad=True))).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(x.sum(), torch.ones(2,requires_grad=True))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(x.sum(), torch.ones(2,requires_grad=True), allow_unused=True)', '=>', repr(torch.autograd.grad(x.sum(), torch.ones(2,requires_grad=True), allow_unused=True)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(x.sum(), torch.ones(2,requires_grad=True), allow_unused=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(3, x)', '=>', repr(torch.autograd.grad(3, x)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(3, x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.backward(x.sum())', '=>', repr(torch.autograd.backward(x.sum())).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.backward(x.sum())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_tensor(3)', '=>', repr(torch.is_tensor(3)).replace('\n', '|'))
except Exception as e:
    print('torch.is_tensor(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_floating_point(x)', '=>', repr(torch.is_floating_point(x)).replace('\n', '|'))
except Exception as e:
    print('torch.is_floating_point(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_nonzero(torch.tensor([0.]))', '=>', repr(torch.is_nonzero(torch.tensor([0.]))).replace('\n', '|'))
except Exception as e:
    print('torch.is_nonzero(torch.tensor([0.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_nonzero(x)', '=>', repr(torch.is_nonzero(x)).replace('\n', '|'))
except Exception as e:
    print('torch.is_nonzero(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.numel(x)', '=>', repr(torch.numel(x)).replace('\n', '|'))
except Exception as e:
    print('torch.numel(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.numel(3)', '=>', repr(torch.numel(3)).replace('\n', '|'))
except Exception as e:
    print('torch.numel(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.result_type(x,1)', '=>', repr(torch.result_type(x,1)).replace('\n', '|'))
except Exception as e:
    print('torch.result_type(x,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.promote_types(torch.int,torch.float)', '=>', repr(torch.promote_types(torch.int,torch.float)).replace('\n', '|'))
except Exception as e:
    print('torch.promote_types(torch.int,torch.float)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.can_cast(torch.float,torch.int)', '=>', repr(torch.can_cast(torch.float,torch.int)).replace('\n', '|'))
except Exception as e:
    print('torch.can_cast(torch.float,torch.int)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.typename(x)', '=>', repr(torch.typename(x)).replace('\n', '|'))
except Exception as e:
    print('torch.typename(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.get_default_dtype()', '=>', repr(torch.get_default_dtype()).replace('\n', '|'))
except Exception as e:
    print('torch.get_default_dtype()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_grad_enabled()', '=>', repr(torch.is_grad_enabled()).replace('\n', '|'))
except Exception as e:
    print('torch.is_grad_enabled()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_inference_mode_enabled()', '=>', repr(torch.is_inference_mode_enabled()).replace('\n', '|'))
except Exception as e:
    print('torch.is_inference_mode_enabled()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.pi, torch.e, torch.inf, torch.nan', '=>', repr(torch.pi, torch.e, torch.inf, torch.nan).replace('\n', '|'))
except Exception as e:
    print('torch.pi, torch.e, torch.inf, torch.nan', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.__version__', '=>', repr(torch.__version__).replace('\n', '|'))
except Exception as e:
    print('torch.__version__', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.version.cuda', '=>', repr(torch.version.cuda).replace('\n', '|'))
except Exception as e:
    print('torch.version.cuda', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.is_available()', '=>', repr(torch.cuda.is_available()).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.is_available()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.device_count()', '=>', repr(torch.cuda.device_count()).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.device_count()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.manual_seed(0)', '=>', repr(torch.cuda.manual_seed(0)).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.manual_seed(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.manual_seed_all(0)', '=>', repr(torch.cuda.manual_seed_all(0)).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.manual_seed_all(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.empty_cache()', '=>', repr(torch.cuda.empty_cache()).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.empty_cache()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.synchronize()', '=>', repr(torch.cuda.synchronize()).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.synchronize()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.current_device()', '=>', repr(torch.cuda.current_device()).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.current_device()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cuda.get_device_name(0)', '=>', repr(torch.cuda.get_device_name(0)).replace('\n', '|'))
except Exception as e:
    print('torch.cuda.get_device_name(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.backends.cudnn.deterministic', '=>', repr(torch.backends.cudnn.deterministic).replace('\n', '|'))
except Exception as e:
    print('torch.backends.cudnn.deterministic', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.backends.cudnn.benchmark', '=>', repr(torch.backends.cudnn.benchmark).replace('\n', '|'))
except Exception as e:
    print('torch.backends.cudnn.benchmark', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.backends.mps.is_available()', '=>', repr(torch.backends.mps.is_available()).replace('\n', '|'))
except Exception as e:
    print('torch.backends.mps.is_available()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.backends.cuda.is_built()', '=>', repr(torch.backends.cuda.is_built()).replace('\n', '|'))
except Exception as e:
    print('torch.backends.cuda.is_built()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.backends.cudnn.enabled', '=>', repr(torch.backends.cudnn.enabled).replace('\n', '|'))
except Exception as e:
    print('torch.backends.cudnn.enabled', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.backends.cudnn.is_available()', '=>', repr(torch.backends.cudnn.is_available()).replace('\n', '|'))
except Exception as e:
    print('torch.backends.cudnn.is_available()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.use_deterministic_algorithms(True)', '=>', repr(torch.use_deterministic_algorithms(True)).replace('\n', '|'))
except Exception as e:
    print('torch.use_deterministic_algorithms(True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.set_flush_denormal(True)', '=>', repr(torch.set_flush_denormal(True)).replace('\n', '|'))
except Exception as e:
    print('torch.set_flush_denormal(True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.get_float32_matmul_precision()', '=>', repr(torch.get_float32_matmul_precision()).replace('\n', '|'))
except Exception as e:
    print('torch.get_float32_matmul_precision()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.set_float32_matmul_precision('high')", '=>', repr(torch.set_float32_matmul_precision('high')).replace('\n', '|'))
except Exception as e:
    print("torch.set_float32_matmul_precision('high')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.no_grad()', '=>', repr(torch.no_grad()).replace('\n', '|'))
except Exception as e:
    print('torch.no_grad()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.enable_grad()', '=>', repr(torch.enable_grad()).replace('\n', '|'))
except Exception as e:
    print('torch.enable_grad()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.set_grad_enabled(True)', '=>', repr(torch.set_grad_enabled(True)).replace('\n', '|'))
except Exception as e:
    print('torch.set_grad_enabled(True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.inference_mode()', '=>', repr(torch.inference_mode()).replace('\n', '|'))
except Exception as e:
    print('torch.inference_mode()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.set_detect_anomaly(False)', '=>', repr(torch.autograd.set_detect_anomaly(False)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.set_detect_anomaly(False)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.Variable(torch.ones(1))', '=>', repr(torch.autograd.Variable(torch.ones(1))).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.Variable(torch.ones(1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.Variable(torch.ones(1),requires_grad=True)', '=>', repr(torch.autograd.Variable(torch.ones(1),requires_grad=True)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.Variable(torch.ones(1),requires_grad=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.accelerator.is_available()', '=>', repr(torch.accelerator.is_available()).replace('\n', '|'))
except Exception as e:
    print('torch.accelerator.is_available()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.manual_seed(0)', '=>', repr(torch.manual_seed(0)).replace('\n', '|'))
except Exception as e:
    print('torch.manual_seed(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('type(torch.manual_seed(0))', '=>', repr(type(torch.manual_seed(0))).replace('\n', '|'))
except Exception as e:
    print('type(torch.manual_seed(0))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.storage_offset()', '=>', repr(x.storage_offset()).replace('\n', '|'))
except Exception as e:
    print('x.storage_offset()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_contiguous()', '=>', repr(x.is_contiguous()).replace('\n', '|'))
except Exception as e:
    print('x.is_contiguous()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.untyped_storage().data_ptr()==x.data_ptr()', '=>', repr(x.untyped_storage().data_ptr()==x.data_ptr()).replace('\n', '|'))
except Exception as e:
    print('x.untyped_storage().data_ptr()==x.data_ptr()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.size()', '=>', repr(x.size()).replace('\n', '|'))
except Exception as e:
    print('x.size()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.size(0)', '=>', repr(x.size(0)).replace('\n', '|'))
except Exception as e:
    print('x.size(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.nelement()', '=>', repr(x.nelement()).replace('\n', '|'))
except Exception as e:
    print('x.nelement()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.ndimension()', '=>', repr(x.ndimension()).replace('\n', '|'))
except Exception as e:
    print('x.ndimension()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_same_size(x)', '=>', repr(x.is_same_size(x)).replace('\n', '|'))
except Exception as e:
    print('x.is_same_size(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_set_to(x)', '=>', repr(x.is_set_to(x)).replace('\n', '|'))
except Exception as e:
    print('x.is_set_to(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).share_memory_()', '=>', repr(torch.ones(2).share_memory_()).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).share_memory_()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).pin_memory()', '=>', repr(torch.ones(2).pin_memory()).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).pin_memory()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).apply_(lambda v: v+1)', '=>', repr(torch.ones(2).apply_(lambda v: v+1)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).apply_(lambda v: v+1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).map_(torch.ones(2),lambda a,b:a+b)', '=>', repr(torch.ones(2).map_(torch.ones(2),lambda a,b:a+b)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).map_(torch.ones(2),lambda a,b:a+b)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).resize_(3).shape', '=>', repr(torch.ones(2).resize_(3).shape).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).resize_(3).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).set_(torch.ones(3))', '=>', repr(torch.ones(2).set_(torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).set_(torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).fill_diagonal_(1)', '=>', repr(torch.ones(2).fill_diagonal_(1)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).fill_diagonal_(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(2,2).fill_diagonal_(1)', '=>', repr(torch.zeros(2,2).fill_diagonal_(1)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(2,2).fill_diagonal_(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).sum_to_size(1)', '=>', repr(torch.ones(2).sum_to_size(1)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).sum_to_size(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).as_subclass(torch.Tensor)', '=>', repr(torch.ones(2).as_subclass(torch.Tensor)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).as_subclass(torch.Tensor)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2).type_as(torch.ones(1).int())', '=>', repr(torch.ones(2).type_as(torch.ones(1).int())).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2).type_as(torch.ones(1).int())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.set_printoptions(precision=2)', '=>', repr(torch.set_printoptions(precision=2)).replace('\n', '|'))
except Exception as e:
    print('torch.set_printoptions(precision=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(1)/3', '=>', repr(torch.ones(1)/3).replace('\n', '|'))
except Exception as e:
    print('torch.ones(1)/3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.set_printoptions(profile='default')", '=>', repr(torch.set_printoptions(profile='default')).replace('\n', '|'))
except Exception as e:
    print("torch.set_printoptions(profile='default')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.compile(lambda v:v+1)(torch.ones(1))', '=>', repr(torch.compile(lambda v:v+1)(torch.ones(1))).replace('\n', '|'))
except Exception as e:
    print('torch.compile(lambda v:v+1)(torch.ones(1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.norm(torch.ones(3))', '=>', repr(torch.linalg.norm(torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.norm(torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.randn(2,3).sort(dim=2)', '=>', repr(torch.randn(2,3).sort(dim=2)).replace('\n', '|'))
except Exception as e:
    print('torch.randn(2,3).sort(dim=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Tensor.add(torch.ones(1),1)', '=>', repr(torch.Tensor.add(torch.ones(1),1)).replace('\n', '|'))
except Exception as e:
    print('torch.Tensor.add(torch.ones(1),1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(1).__dict__', '=>', repr(torch.ones(1).__dict__).replace('\n', '|'))
except Exception as e:
    print('torch.ones(1).__dict__', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(1).foo', '=>', repr(torch.ones(1).foo).replace('\n', '|'))
except Exception as e:
    print('torch.ones(1).foo', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.__class__', '=>', repr(x.__class__).replace('\n', '|'))
except Exception as e:
    print('x.__class__', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Tensor.__name__', '=>', repr(torch.Tensor.__name__).replace('\n', '|'))
except Exception as e:
    print('torch.Tensor.__name__', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_storage(x)', '=>', repr(torch.is_storage(x)).replace('\n', '|'))
except Exception as e:
    print('torch.is_storage(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.get_default_device()', '=>', repr(torch.get_default_device()).replace('\n', '|'))
except Exception as e:
    print('torch.get_default_device()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.set_default_device('cpu')", '=>', repr(torch.set_default_device('cpu')).replace('\n', '|'))
except Exception as e:
    print("torch.set_default_device('cpu')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
