// SPDX-License-Identifier: GPL-3.0-or-later

// The library's Python, put into the program when it is built: a row for each file, which is all that makes it a module of that
// name. A change here or in a .py file builds this file again and links the program; nothing else.
#include "EmbeddedPython.h"

#include <stddef.h>
#include <string.h>

// `#embed` is C23; the compiler has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

// STANDARD: a module that programs import as it is, nothing of it is native. PART: what Swift makes a module of, or a library (torch,
// matplotlib ...) names itself.
enum { PART, STANDARD };

static const struct {
    const char *name;
    const char *source;
    int kind;
} modules[] = {
    {"_io", (const char[]){
#embed "modules/_io.py" suffix(, 0)
    }, STANDARD},
    {"_reflags", (const char[]){
#embed "modules/_reflags.py" suffix(, 0)
    }, STANDARD},
    {"base64", (const char[]){
#embed "modules/base64.py" suffix(, 0)
    }, STANDARD},
    {"csv", (const char[]){
#embed "modules/csv.py" suffix(, 0)
    }, STANDARD},
    {"errno", (const char[]){
#embed "modules/errno.py" suffix(, 0)
    }, STANDARD},
    {"fnmatch", (const char[]){
#embed "modules/fnmatch.py" suffix(, 0)
    }, STANDARD},
    {"gradus._export", (const char[]){
#embed "modules/gradus/_export.py" suffix(, 0)
    }, PART},
    {"gzip", (const char[]){
#embed "modules/gzip.py" suffix(, 0)
    }, STANDARD},
    {"hashlib", (const char[]){
#embed "modules/hashlib.py" suffix(, 0)
    }, PART},
    {"inspect", (const char[]){
#embed "modules/inspect.py" suffix(, 0)
    }, STANDARD},
    {"keyword", (const char[]){
#embed "modules/keyword.py" suffix(, 0)
    }, STANDARD},
    {"numbers", (const char[]){
#embed "modules/numbers.py" suffix(, 0)
    }, STANDARD},
    {"queue", (const char[]){
#embed "modules/queue.py" suffix(, 0)
    }, STANDARD},
    {"secrets", (const char[]){
#embed "modules/secrets.py" suffix(, 0)
    }, STANDARD},
    {"struct", (const char[]){
#embed "modules/struct.py" suffix(, 0)
    }, PART},
    {"threading", (const char[]){
#embed "modules/threading.py" suffix(, 0)
    }, STANDARD},
    {"timeit", (const char[]){
#embed "modules/timeit.py" suffix(, 0)
    }, STANDARD},
    {"uuid", (const char[]){
#embed "modules/uuid.py" suffix(, 0)
    }, STANDARD},
    {"_os", (const char[]){
#embed "modules/_os.py" suffix(, 0)
    }, PART},
    {"_ospath", (const char[]){
#embed "modules/_ospath.py" suffix(, 0)
    }, PART},
    {"_random", (const char[]){
#embed "modules/_random.py" suffix(, 0)
    }, PART},
    {"_time", (const char[]){
#embed "modules/_time.py" suffix(, 0)
    }, PART},
    {"ast", (const char[]){
#embed "modules/ast/__init__.py" suffix(, 0)
    }, PART},
    {"copyreg", (const char[]){
#embed "modules/copyreg.py" suffix(, 0)
    }, STANDARD},
    {"decimal", (const char[]){
#embed "modules/decimal/__init__.py" suffix(, 0)
    }, STANDARD},
    {"decimal._context", (const char[]){
#embed "modules/decimal/_context.py" suffix(, 0)
    }, PART},
    {"decimal._format", (const char[]){
#embed "modules/decimal/_format.py" suffix(, 0)
    }, PART},
    {"decimal._functions", (const char[]){
#embed "modules/decimal/_functions.py" suffix(, 0)
    }, PART},
    {"doctest", (const char[]){
#embed "modules/doctest.py" suffix(, 0)
    }, STANDARD},
    {"fractions", (const char[]){
#embed "modules/fractions.py" suffix(, 0)
    }, STANDARD},
    {"glob", (const char[]){
#embed "modules/glob.py" suffix(, 0)
    }, STANDARD},
    {"pickle", (const char[]){
#embed "modules/pickle.py" suffix(, 0)
    }, STANDARD},
    {"tempfile", (const char[]){
#embed "modules/tempfile.py" suffix(, 0)
    }, STANDARD},
    {"typing", (const char[]){
#embed "modules/typing/__init__.py" suffix(, 0)
    }, STANDARD},
    {"unittest", (const char[]){
#embed "modules/unittest/__init__.py" suffix(, 0)
    }, STANDARD},
    {"matplotlib.projections", (const char[]){
#embed "modules/matplotlib/projections/__init__.py" suffix(, 0)
    }, PART},
    {"matplotlib.projections.polar", (const char[]){
#embed "modules/matplotlib/projections/polar.py" suffix(, 0)
    }, PART},
    {"torch.distributed", (const char[]){
#embed "modules/torch/distributed.py" suffix(, 0)
    }, PART},
    {"torch.onnx", (const char[]){
#embed "modules/torch/onnx.py" suffix(, 0)
    }, PART},
    {"torch.utils.data.distributed", (const char[]){
#embed "modules/torch/utils/data/distributed.py" suffix(, 0)
    }, PART},
    {"tarfile", (const char[]){
#embed "modules/tarfile.py" suffix(, 0)
    }, STANDARD},
    {"numpy._newer", (const char[]){
#embed "modules/numpy/_newer.py" suffix(, 0)
    }, PART},
    {"urllib", (const char[]){
#embed "modules/urllib/__init__.py" suffix(, 0)
    }, PART},
    {"urllib.error", (const char[]){
#embed "modules/urllib/error.py" suffix(, 0)
    }, STANDARD},
    {"urllib.parse", (const char[]){
#embed "modules/urllib/parse.py" suffix(, 0)
    }, STANDARD},
    {"urllib.request", (const char[]){
#embed "modules/urllib/request.py" suffix(, 0)
    }, STANDARD},
    {"zipfile", (const char[]){
#embed "modules/zipfile.py" suffix(, 0)
    }, STANDARD},
    {"difflib", (const char[]){
#embed "modules/difflib.py" suffix(, 0)
    }, STANDARD},
    {"ast._writing", (const char[]){
#embed "modules/ast/_writing.py" suffix(, 0)
    }, PART},
    {"unittest.case", (const char[]){
#embed "modules/unittest/case.py" suffix(, 0)
    }, STANDARD},
    {"typing._aliases", (const char[]){
#embed "modules/typing/_aliases.py" suffix(, 0)
    }, PART},
    {"typing._classes", (const char[]){
#embed "modules/typing/_classes.py" suffix(, 0)
    }, PART},
    {"typing._forms", (const char[]){
#embed "modules/typing/_forms.py" suffix(, 0)
    }, PART},
    {"_copy", (const char[]){
#embed "modules/_copy.py" suffix(, 0)
    }, PART},
    {"abc", (const char[]){
#embed "modules/abc.py" suffix(, 0)
    }, STANDARD},
    {"argparse", (const char[]){
#embed "modules/argparse/__init__.py" suffix(, 0)
    }, STANDARD},
    {"argparse._actions", (const char[]){
#embed "modules/argparse/_actions.py" suffix(, 0)
    }, PART},
    {"argparse._groups", (const char[]){
#embed "modules/argparse/_groups.py" suffix(, 0)
    }, PART},
    {"argparse._help", (const char[]){
#embed "modules/argparse/_help.py" suffix(, 0)
    }, PART},
    {"bisect", (const char[]){
#embed "modules/bisect.py" suffix(, 0)
    }, STANDARD},
    {"collections", (const char[]){
#embed "modules/collections/__init__.py" suffix(, 0)
    }, PART},
    {"collections._wrappers", (const char[]){
#embed "modules/collections/_wrappers.py" suffix(, 0)
    }, PART},
    {"collections.abc", (const char[]){
#embed "modules/collections/abc.py" suffix(, 0)
    }, STANDARD},
    {"contextlib", (const char[]){
#embed "modules/contextlib.py" suffix(, 0)
    }, STANDARD},
    {"dataclasses", (const char[]){
#embed "modules/dataclasses.py" suffix(, 0)
    }, STANDARD},
    {"datetime", (const char[]){
#embed "modules/datetime.py" suffix(, 0)
    }, STANDARD},
    {"enum", (const char[]){
#embed "modules/enum.py" suffix(, 0)
    }, STANDARD},
    {"functools", (const char[]){
#embed "modules/functools.py" suffix(, 0)
    }, STANDARD},
    {"gc", (const char[]){
#embed "modules/gc.py" suffix(, 0)
    }, PART},
    {"heapq", (const char[]){
#embed "modules/heapq.py" suffix(, 0)
    }, STANDARD},
    {"itertools", (const char[]){
#embed "modules/itertools.py" suffix(, 0)
    }, STANDARD},
    {"json.decoder", (const char[]){
#embed "modules/json/decoder.py" suffix(, 0)
    }, PART},
    {"json.encoder", (const char[]){
#embed "modules/json/encoder.py" suffix(, 0)
    }, PART},
    {"logging", (const char[]){
#embed "modules/logging.py" suffix(, 0)
    }, STANDARD},
    {"matplotlib", (const char[]){
#embed "modules/matplotlib/__init__.py" suffix(, 0)
    }, PART},
    {"matplotlib._color_maps", (const char[]){
#embed "modules/matplotlib/_color_maps.py" suffix(, 0)
    }, PART},
    {"matplotlib._data", (const char[]){
#embed "modules/matplotlib/_data.py" suffix(, 0)
    }, PART},
    {"matplotlib._drawing", (const char[]){
#embed "modules/matplotlib/_drawing.py" suffix(, 0)
    }, PART},
    {"matplotlib._formula", (const char[]){
#embed "modules/matplotlib/_formula.py" suffix(, 0)
    }, PART},
    {"matplotlib._marks", (const char[]){
#embed "modules/matplotlib/_marks.py" suffix(, 0)
    }, PART},
    {"matplotlib._names", (const char[]){
#embed "modules/matplotlib/_names.py" suffix(, 0)
    }, PART},
    {"matplotlib._panel", (const char[]){
#embed "modules/matplotlib/_panel.py" suffix(, 0)
    }, PART},
    {"matplotlib._picture", (const char[]){
#embed "modules/matplotlib/_picture.py" suffix(, 0)
    }, PART},
    {"matplotlib._sheet", (const char[]){
#embed "modules/matplotlib/_sheet.py" suffix(, 0)
    }, PART},
    {"matplotlib._space", (const char[]){
#embed "modules/matplotlib/_space.py" suffix(, 0)
    }, PART},
    {"matplotlib.animation", (const char[]){
#embed "modules/matplotlib/animation.py" suffix(, 0)
    }, PART},
    {"matplotlib.artist", (const char[]){
#embed "modules/matplotlib/artist.py" suffix(, 0)
    }, PART},
    {"matplotlib.axes", (const char[]){
#embed "modules/matplotlib/axes/__init__.py" suffix(, 0)
    }, PART},
    {"matplotlib.axes._axes", (const char[]){
#embed "modules/matplotlib/axes/_axes.py" suffix(, 0)
    }, PART},
    {"matplotlib.axes._bars", (const char[]){
#embed "modules/matplotlib/axes/_bars.py" suffix(, 0)
    }, PART},
    {"matplotlib.axes._base", (const char[]){
#embed "modules/matplotlib/axes/_base.py" suffix(, 0)
    }, PART},
    {"matplotlib.axes._fields", (const char[]){
#embed "modules/matplotlib/axes/_fields.py" suffix(, 0)
    }, PART},
    {"matplotlib.axes._points", (const char[]){
#embed "modules/matplotlib/axes/_points.py" suffix(, 0)
    }, PART},
    {"matplotlib.axis", (const char[]){
#embed "modules/matplotlib/axis.py" suffix(, 0)
    }, PART},
    {"matplotlib.cbook", (const char[]){
#embed "modules/matplotlib/cbook.py" suffix(, 0)
    }, PART},
    {"matplotlib.cm", (const char[]){
#embed "modules/matplotlib/cm.py" suffix(, 0)
    }, PART},
    {"matplotlib.collections", (const char[]){
#embed "modules/matplotlib/collections.py" suffix(, 0)
    }, PART},
    {"matplotlib.colorbar", (const char[]){
#embed "modules/matplotlib/colorbar.py" suffix(, 0)
    }, PART},
    {"matplotlib.colors", (const char[]){
#embed "modules/matplotlib/colors.py" suffix(, 0)
    }, PART},
    {"matplotlib.container", (const char[]){
#embed "modules/matplotlib/container.py" suffix(, 0)
    }, PART},
    {"matplotlib.contour", (const char[]){
#embed "modules/matplotlib/contour.py" suffix(, 0)
    }, PART},
    {"matplotlib.dates", (const char[]){
#embed "modules/matplotlib/dates.py" suffix(, 0)
    }, PART},
    {"matplotlib.figure", (const char[]){
#embed "modules/matplotlib/figure.py" suffix(, 0)
    }, PART},
    {"matplotlib.gridspec", (const char[]){
#embed "modules/matplotlib/gridspec.py" suffix(, 0)
    }, PART},
    {"matplotlib.image", (const char[]){
#embed "modules/matplotlib/image.py" suffix(, 0)
    }, PART},
    {"matplotlib.legend", (const char[]){
#embed "modules/matplotlib/legend.py" suffix(, 0)
    }, PART},
    {"matplotlib.lines", (const char[]){
#embed "modules/matplotlib/lines.py" suffix(, 0)
    }, PART},
    {"matplotlib.patches", (const char[]){
#embed "modules/matplotlib/patches.py" suffix(, 0)
    }, PART},
    {"matplotlib.pyplot", (const char[]){
#embed "modules/matplotlib/pyplot.py" suffix(, 0)
    }, PART},
    {"matplotlib.quiver", (const char[]){
#embed "modules/matplotlib/quiver.py" suffix(, 0)
    }, PART},
    {"matplotlib.spines", (const char[]){
#embed "modules/matplotlib/spines.py" suffix(, 0)
    }, PART},
    {"matplotlib.style", (const char[]){
#embed "modules/matplotlib/style.py" suffix(, 0)
    }, PART},
    {"matplotlib.text", (const char[]){
#embed "modules/matplotlib/text.py" suffix(, 0)
    }, PART},
    {"matplotlib.ticker", (const char[]){
#embed "modules/matplotlib/ticker.py" suffix(, 0)
    }, PART},
    {"matplotlib.transforms", (const char[]){
#embed "modules/matplotlib/transforms.py" suffix(, 0)
    }, PART},
    {"mpl_toolkits.mplot3d", (const char[]){
#embed "modules/mpl_toolkits/mplot3d/__init__.py" suffix(, 0)
    }, PART},
    {"mpl_toolkits.mplot3d.axes3d", (const char[]){
#embed "modules/mpl_toolkits/mplot3d/axes3d.py" suffix(, 0)
    }, PART},
    {"numpy._objects", (const char[]){
#embed "modules/numpy/_objects.py" suffix(, 0)
    }, PART},
    {"numpy._arrays", (const char[]){
#embed "modules/numpy/_arrays.py" suffix(, 0)
    }, PART},
    {"numpy._helpers", (const char[]){
#embed "modules/numpy/_helpers.py" suffix(, 0)
    }, PART},
    {"numpy.typing", (const char[]){
#embed "modules/numpy/typing.py" suffix(, 0)
    }, PART},
    {"numpy._distributions", (const char[]){
#embed "modules/numpy/_distributions.py" suffix(, 0)
    }, PART},
    {"torch.utils.model_zoo", (const char[]){
#embed "modules/torch/utils/model_zoo.py" suffix(, 0)
    }, PART},
    {"torch.hub", (const char[]){
#embed "modules/torch/hub.py" suffix(, 0)
    }, PART},
    {"numpy._misc", (const char[]){
#embed "modules/numpy/_misc.py" suffix(, 0)
    }, PART},
    {"numpy._numbers", (const char[]){
#embed "modules/numpy/_numbers.py" suffix(, 0)
    }, PART},
    {"numpy._streams", (const char[]){
#embed "modules/numpy/_streams.py" suffix(, 0)
    }, PART},
    {"numpy.exceptions", (const char[]){
#embed "modules/numpy/exceptions.py" suffix(, 0)
    }, PART},
    {"numpy.linalg", (const char[]){
#embed "modules/numpy/linalg.py" suffix(, 0)
    }, PART},
    {"numpy.testing", (const char[]){
#embed "modules/numpy/testing.py" suffix(, 0)
    }, PART},
    {"colorsys", (const char[]){
#embed "modules/colorsys.py" suffix(, 0)
    }, STANDARD},
    {"IPython", (const char[]){
#embed "modules/IPython/__init__.py" suffix(, 0)
    }, PART},
    {"IPython.display", (const char[]){
#embed "modules/IPython/display.py" suffix(, 0)
    }, PART},
    {"einops", (const char[]){
#embed "modules/einops/__init__.py" suffix(, 0)
    }, PART},
    {"einops.layers", (const char[]){
#embed "modules/einops/layers/__init__.py" suffix(, 0)
    }, PART},
    {"einops.layers.torch", (const char[]){
#embed "modules/einops/layers/torch.py" suffix(, 0)
    }, PART},
    {"sklearn", (const char[]){
#embed "modules/sklearn/__init__.py" suffix(, 0)
    }, PART},
    {"sklearn.datasets", (const char[]){
#embed "modules/sklearn/datasets.py" suffix(, 0)
    }, PART},
    {"sklearn.model_selection", (const char[]){
#embed "modules/sklearn/model_selection.py" suffix(, 0)
    }, PART},
    {"operator", (const char[]){
#embed "modules/operator.py" suffix(, 0)
    }, STANDARD},
    {"pathlib", (const char[]){
#embed "modules/pathlib.py" suffix(, 0)
    }, STANDARD},
    {"platform", (const char[]){
#embed "modules/platform.py" suffix(, 0)
    }, STANDARD},
    {"pprint", (const char[]){
#embed "modules/pprint.py" suffix(, 0)
    }, STANDARD},
    {"statistics", (const char[]){
#embed "modules/statistics.py" suffix(, 0)
    }, PART},
    {"shutil", (const char[]){
#embed "modules/shutil.py" suffix(, 0)
    }, STANDARD},
    {"string", (const char[]){
#embed "modules/string.py" suffix(, 0)
    }, STANDARD},
    {"textwrap", (const char[]){
#embed "modules/textwrap.py" suffix(, 0)
    }, STANDARD},
    {"torch.amp", (const char[]){
#embed "modules/torch/amp.py" suffix(, 0)
    }, PART},
    {"torch.autograd._gradgradcheck", (const char[]){
#embed "modules/torch/autograd/_gradgradcheck.py" suffix(, 0)
    }, PART},
    {"torch.autograd.function", (const char[]){
#embed "modules/torch/autograd/function.py" suffix(, 0)
    }, PART},
    {"torch.autograd.functional", (const char[]){
#embed "modules/torch/autograd/functional.py" suffix(, 0)
    }, PART},
    {"torch.cpu", (const char[]){
#embed "modules/torch/cpu.py" suffix(, 0)
    }, PART},
    {"torch.cuda.amp", (const char[]){
#embed "modules/torch/cuda/amp.py" suffix(, 0)
    }, PART},
    {"torch.distributions", (const char[]){
#embed "modules/torch/distributions.py" suffix(, 0)
    }, PART},
    {"torch.func", (const char[]){
#embed "modules/torch/func.py" suffix(, 0)
    }, PART},
    {"torch._old", (const char[]){
#embed "modules/torch/_old.py" suffix(, 0)
    }, PART},
    {"torch.nn.parallel", (const char[]){
#embed "modules/torch/nn/parallel.py" suffix(, 0)
    }, PART},
    {"torch.nn.transformer", (const char[]){
#embed "modules/torch/nn/transformer.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils.rnn", (const char[]){
#embed "modules/torch/nn/utils/rnn.py" suffix(, 0)
    }, PART},
    {"torch.optim._scales", (const char[]){
#embed "modules/torch/optim/_scales.py" suffix(, 0)
    }, PART},
    {"torch.optim._differentiable", (const char[]){
#embed "modules/torch/optim/_differentiable.py" suffix(, 0)
    }, PART},
    {"torch.nn.modules.utils", (const char[]){
#embed "modules/torch/nn/modules/utils.py" suffix(, 0)
    }, PART},
    {"torch.optim.swa_utils", (const char[]){
#embed "modules/torch/optim/swa_utils.py" suffix(, 0)
    }, PART},
    {"torch.utils.checkpoint", (const char[]){
#embed "modules/torch/utils/checkpoint.py" suffix(, 0)
    }, PART},
    {"torch.utils._contextlib", (const char[]){
#embed "modules/torch/utils/_contextlib.py" suffix(, 0)
    }, PART},
    {"torch.__future__", (const char[]){
#embed "modules/torch/__future__.py" suffix(, 0)
    }, PART},
    {"torch._functions", (const char[]){
#embed "modules/torch/_functions.py" suffix(, 0)
    }, PART},
    {"torch._VF", (const char[]){
#embed "modules/torch/_VF.py" suffix(, 0)
    }, PART},
    {"torch._nn_functions", (const char[]){
#embed "modules/torch/_nn_functions.py" suffix(, 0)
    }, PART},
    {"torch.overrides", (const char[]){
#embed "modules/torch/overrides.py" suffix(, 0)
    }, PART},
    {"torch._utils", (const char[]){
#embed "modules/torch/_utils.py" suffix(, 0)
    }, PART},
    {"torch.autograd._functions", (const char[]){
#embed "modules/torch/autograd/_functions.py" suffix(, 0)
    }, PART},
    {"torch.autograd.gradcheck", (const char[]){
#embed "modules/torch/autograd/gradcheck.py" suffix(, 0)
    }, PART},
    {"torch.utils.data._workers", (const char[]){
#embed "modules/torch/utils/data/_workers.py" suffix(, 0)
    }, PART},
    {"torch.autograd.forward_ad", (const char[]){
#embed "modules/torch/autograd/forward_ad.py" suffix(, 0)
    }, PART},
    {"torch.autograd.profiler", (const char[]){
#embed "modules/torch/autograd/profiler.py" suffix(, 0)
    }, PART},
    {"torch.autograd.graph", (const char[]){
#embed "modules/torch/autograd/graph.py" suffix(, 0)
    }, PART},
    {"torch.compiler", (const char[]){
#embed "modules/torch/compiler.py" suffix(, 0)
    }, PART},
    {"torch.jit", (const char[]){
#embed "modules/torch/jit.py" suffix(, 0)
    }, PART},
    {"torch.nn._functions", (const char[]){
#embed "modules/torch/nn/_functions.py" suffix(, 0)
    }, PART},
    {"torch.nn.modules._more", (const char[]){
#embed "modules/torch/nn/modules/_more.py" suffix(, 0)
    }, PART},
    {"torch.nn.modules.lazy", (const char[]){
#embed "modules/torch/nn/modules/lazy.py" suffix(, 0)
    }, PART},
    {"torch.nn.modules.module", (const char[]){
#embed "modules/torch/nn/modules/module.py" suffix(, 0)
    }, PART},
    {"torch.nn.parameter", (const char[]){
#embed "modules/torch/nn/parameter.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils._norms", (const char[]){
#embed "modules/torch/nn/utils/_norms.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils.fusion", (const char[]){
#embed "modules/torch/nn/utils/fusion.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils.init", (const char[]){
#embed "modules/torch/nn/utils/init.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils.parametrizations", (const char[]){
#embed "modules/torch/nn/utils/parametrizations.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils.parametrize", (const char[]){
#embed "modules/torch/nn/utils/parametrize.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils.prune", (const char[]){
#embed "modules/torch/nn/utils/prune.py" suffix(, 0)
    }, PART},
    {"torch.nn.utils.stateless", (const char[]){
#embed "modules/torch/nn/utils/stateless.py" suffix(, 0)
    }, PART},
    {"torch.testing", (const char[]){
#embed "modules/torch/testing.py" suffix(, 0)
    }, PART},
    {"torch.distributions._more", (const char[]){
#embed "modules/torch/distributions/_more.py" suffix(, 0)
    }, PART},
    {"torch.distributions.constraints", (const char[]){
#embed "modules/torch/distributions/constraints.py" suffix(, 0)
    }, PART},
    {"torch._C", (const char[]){
#embed "modules/torch/_C.py" suffix(, 0)
    }, PART},
    {"torch.utils.data._utils", (const char[]){
#embed "modules/torch/utils/data/_utils.py" suffix(, 0)
    }, PART},
    {"torch.nn._bags", (const char[]){
#embed "modules/torch/nn/_bags.py" suffix(, 0)
    }, PART},
    {"torch.nn._grids", (const char[]){
#embed "modules/torch/nn/_grids.py" suffix(, 0)
    }, PART},
    {"torch.distributions._composed", (const char[]){
#embed "modules/torch/distributions/_composed.py" suffix(, 0)
    }, PART},
    {"torch.distributions._divergences", (const char[]){
#embed "modules/torch/distributions/_divergences.py" suffix(, 0)
    }, PART},
    {"torch.distributions._gamma", (const char[]){
#embed "modules/torch/distributions/_gamma.py" suffix(, 0)
    }, PART},
    {"torch.distributions._transformed", (const char[]){
#embed "modules/torch/distributions/_transformed.py" suffix(, 0)
    }, PART},
    {"torch.distributions.transforms", (const char[]){
#embed "modules/torch/distributions/transforms.py" suffix(, 0)
    }, PART},
    {"torch.utils.hooks", (const char[]){
#embed "modules/torch/utils/hooks.py" suffix(, 0)
    }, PART},
    {"tqdm", (const char[]){
#embed "modules/tqdm.py" suffix(, 0)
    }, STANDARD},
    {"traceback", (const char[]){
#embed "modules/traceback.py" suffix(, 0)
    }, PART},
    {"types", (const char[]){
#embed "modules/types.py" suffix(, 0)
    }, STANDARD},
    {"warnings", (const char[]){
#embed "modules/warnings.py" suffix(, 0)
    }, PART},
    {"zlib", (const char[]){
#embed "modules/zlib.py" suffix(, 0)
    }, PART},
    {"distutils", (const char[]){
#embed "modules/distutils/__init__.py" suffix(, 0)
    }, STANDARD},
    {"distutils.version", (const char[]){
#embed "modules/distutils/version.py" suffix(, 0)
    }, STANDARD},
    {"PIL", (const char[]){
#embed "modules/PIL/__init__.py" suffix(, 0)
    }, PART},
    {"PIL.Image", (const char[]){
#embed "modules/PIL/Image.py" suffix(, 0)
    }, PART},
    {"PIL.ImageOps", (const char[]){
#embed "modules/PIL/ImageOps.py" suffix(, 0)
    }, PART},
    {"PIL._png", (const char[]){
#embed "modules/PIL/_png.py" suffix(, 0)
    }, PART},
    {"PIL._resample", (const char[]){
#embed "modules/PIL/_resample.py" suffix(, 0)
    }, PART},
    {"torchinfo", (const char[]){
#embed "modules/torchinfo.py" suffix(, 0)
    }, PART},
    {"torchvision", (const char[]){
#embed "modules/torchvision/__init__.py" suffix(, 0)
    }, PART},
    {"torchvision.datasets", (const char[]){
#embed "modules/torchvision/datasets.py" suffix(, 0)
    }, PART},
    {"torchvision.io", (const char[]){
#embed "modules/torchvision/io.py" suffix(, 0)
    }, PART},
    {"torchvision.ops", (const char[]){
#embed "modules/torchvision/ops.py" suffix(, 0)
    }, PART},
    {"torchvision.utils", (const char[]){
#embed "modules/torchvision/utils.py" suffix(, 0)
    }, PART},
    {"torchvision.transforms", (const char[]){
#embed "modules/torchvision/transforms/__init__.py" suffix(, 0)
    }, PART},
    {"torchvision.transforms._random", (const char[]){
#embed "modules/torchvision/transforms/_random.py" suffix(, 0)
    }, PART},
    {"torchvision.transforms.functional", (const char[]){
#embed "modules/torchvision/transforms/functional.py" suffix(, 0)
    }, PART},
    {"torchvision.transforms.v2", (const char[]){
#embed "modules/torchvision/transforms/v2.py" suffix(, 0)
    }, PART},
    {"torchvision.models", (const char[]){
#embed "modules/torchvision/models/__init__.py" suffix(, 0)
    }, PART},
    {"torchvision.models._nets", (const char[]){
#embed "modules/torchvision/models/_nets.py" suffix(, 0)
    }, PART},
    {"torchvision.models._patches", (const char[]){
#embed "modules/torchvision/models/_patches.py" suffix(, 0)
    }, PART},
    {"torchvision.models._residual", (const char[]){
#embed "modules/torchvision/models/_residual.py" suffix(, 0)
    }, PART},
    {"torchvision.models._start", (const char[]){
#embed "modules/torchvision/models/_start.py" suffix(, 0)
    }, PART},
    {"torchvision.models._weights", (const char[]){
#embed "modules/torchvision/models/_weights.py" suffix(, 0)
    }, PART},
    {"matplotlib_inline", (const char[]){
#embed "modules/matplotlib_inline/__init__.py" suffix(, 0)
    }, PART},
    {"matplotlib_inline.backend_inline", (const char[]){
#embed "modules/matplotlib_inline/backend_inline.py" suffix(, 0)
    }, PART},
    {"scipy", (const char[]){
#embed "modules/scipy/__init__.py" suffix(, 0)
    }, PART},
    {"scipy.linalg", (const char[]){
#embed "modules/scipy/linalg.py" suffix(, 0)
    }, PART},
    {"scipy.signal", (const char[]){
#embed "modules/scipy/signal.py" suffix(, 0)
    }, PART},
    {"scipy.spatial", (const char[]){
#embed "modules/scipy/spatial/__init__.py" suffix(, 0)
    }, PART},
    {"scipy.spatial.distance", (const char[]){
#embed "modules/scipy/spatial/distance.py" suffix(, 0)
    }, PART},
    {"scipy.special", (const char[]){
#embed "modules/scipy/special.py" suffix(, 0)
    }, PART},
    {"scipy.stats", (const char[]){
#embed "modules/scipy/stats/__init__.py" suffix(, 0)
    }, PART},
    {"scipy.stats._continuous", (const char[]){
#embed "modules/scipy/stats/_continuous.py" suffix(, 0)
    }, PART},
    {"scipy.stats._describing", (const char[]){
#embed "modules/scipy/stats/_describing.py" suffix(, 0)
    }, PART},
    {"scipy.stats._discrete", (const char[]){
#embed "modules/scipy/stats/_discrete.py" suffix(, 0)
    }, PART},
    {"scipy.stats._frame", (const char[]){
#embed "modules/scipy/stats/_frame.py" suffix(, 0)
    }, PART},
    {"scipy.stats._multivariate", (const char[]){
#embed "modules/scipy/stats/_multivariate.py" suffix(, 0)
    }, PART},
    {"sklearn._digits", (const char[]){
#embed "modules/sklearn/_digits.py" suffix(, 0)
    }, PART},
    {"sklearn._iris", (const char[]){
#embed "modules/sklearn/_iris.py" suffix(, 0)
    }, PART},
    {"sklearn._models", (const char[]){
#embed "modules/sklearn/_models.py" suffix(, 0)
    }, PART},
    {"sklearn.cluster", (const char[]){
#embed "modules/sklearn/cluster.py" suffix(, 0)
    }, PART},
    {"sklearn.decomposition", (const char[]){
#embed "modules/sklearn/decomposition.py" suffix(, 0)
    }, PART},
    {"sklearn.linear_model", (const char[]){
#embed "modules/sklearn/linear_model.py" suffix(, 0)
    }, PART},
    {"sklearn.metrics", (const char[]){
#embed "modules/sklearn/metrics.py" suffix(, 0)
    }, PART},
    {"sklearn.preprocessing", (const char[]){
#embed "modules/sklearn/preprocessing.py" suffix(, 0)
    }, PART},
    {"numpy.matlib", (const char[]){
#embed "modules/numpy/matlib.py" suffix(, 0)
    }, PART},
    {"numpy._ufuncs", (const char[]){
#embed "modules/numpy/_ufuncs.py" suffix(, 0)
    }, PART},
    {"pandas", (const char[]){
#embed "modules/pandas/__init__.py" suffix(, 0)
    }, PART},
    {"pandas._frame", (const char[]){
#embed "modules/pandas/_frame.py" suffix(, 0)
    }, PART},
    {"pandas._groups", (const char[]){
#embed "modules/pandas/_groups.py" suffix(, 0)
    }, PART},
    {"pandas._methods", (const char[]){
#embed "modules/pandas/_methods.py" suffix(, 0)
    }, PART},
    {"pandas._series", (const char[]){
#embed "modules/pandas/_series.py" suffix(, 0)
    }, PART},
    {"pandas._text", (const char[]){
#embed "modules/pandas/_text.py" suffix(, 0)
    }, PART},
    {"pandas._reading", (const char[]){
#embed "modules/pandas/_reading.py" suffix(, 0)
    }, PART},
    {"matplotlib.patheffects", (const char[]){
#embed "modules/matplotlib/patheffects.py" suffix(, 0)
    }, PART},
    {"packaging", (const char[]){
#embed "modules/packaging/__init__.py" suffix(, 0)
    }, PART},
    {"packaging.version", (const char[]){
#embed "modules/packaging/version.py" suffix(, 0)
    }, PART},
    {"torch.functional", (const char[]){
#embed "modules/torch/functional.py" suffix(, 0)
    }, PART},
    {"torch.fx", (const char[]){
#embed "modules/torch/fx/__init__.py" suffix(, 0)
    }, PART},
    {"torch.fx._checks", (const char[]){
#embed "modules/torch/fx/_checks.py" suffix(, 0)
    }, PART},
    {"torch.fx._codegen", (const char[]){
#embed "modules/torch/fx/_codegen.py" suffix(, 0)
    }, PART},
    {"torch.fx._functions", (const char[]){
#embed "modules/torch/fx/_functions.py" suffix(, 0)
    }, PART},
    {"torch.fx._layers", (const char[]){
#embed "modules/torch/fx/_layers.py" suffix(, 0)
    }, PART},
    {"torch.fx._patches", (const char[]){
#embed "modules/torch/fx/_patches.py" suffix(, 0)
    }, PART},
    {"torch.fx._symbolic_trace", (const char[]){
#embed "modules/torch/fx/_symbolic_trace.py" suffix(, 0)
    }, PART},
    {"torch.fx._tables", (const char[]){
#embed "modules/torch/fx/_tables.py" suffix(, 0)
    }, PART},
    {"torch.fx.experimental", (const char[]){
#embed "modules/torch/fx/experimental/__init__.py" suffix(, 0)
    }, PART},
    {"torch.fx.experimental.optimization", (const char[]){
#embed "modules/torch/fx/experimental/optimization.py" suffix(, 0)
    }, PART},
    {"torch.fx.graph", (const char[]){
#embed "modules/torch/fx/graph.py" suffix(, 0)
    }, PART},
    {"torch.fx.graph_module", (const char[]){
#embed "modules/torch/fx/graph_module.py" suffix(, 0)
    }, PART},
    {"torch.fx.immutable_collections", (const char[]){
#embed "modules/torch/fx/immutable_collections.py" suffix(, 0)
    }, PART},
    {"torch.fx.interpreter", (const char[]){
#embed "modules/torch/fx/interpreter.py" suffix(, 0)
    }, PART},
    {"torch.fx.node", (const char[]){
#embed "modules/torch/fx/node.py" suffix(, 0)
    }, PART},
    {"torch.fx.passes", (const char[]){
#embed "modules/torch/fx/passes/__init__.py" suffix(, 0)
    }, PART},
    {"torch.fx.passes.shape_prop", (const char[]){
#embed "modules/torch/fx/passes/shape_prop.py" suffix(, 0)
    }, PART},
    {"torch.fx.proxy", (const char[]){
#embed "modules/torch/fx/proxy.py" suffix(, 0)
    }, PART},
    {"torch.fx.subgraph_rewriter", (const char[]){
#embed "modules/torch/fx/subgraph_rewriter.py" suffix(, 0)
    }, PART},
    {"fsspec", (const char[]){
#embed "modules/fsspec.py" suffix(, 0)
    }, PART},
    {"weakref", (const char[]){
#embed "modules/weakref.py" suffix(, 0)
    }, PART},
    {"array", (const char[]){
#embed "modules/array.py" suffix(, 0)
    }, STANDARD},
    {"binascii", (const char[]){
#embed "modules/binascii.py" suffix(, 0)
    }, STANDARD},
    {"calendar", (const char[]){
#embed "modules/calendar.py" suffix(, 0)
    }, STANDARD},
    {"codecs", (const char[]){
#embed "modules/codecs.py" suffix(, 0)
    }, STANDARD},
    {"concurrent", (const char[]){
#embed "modules/concurrent/__init__.py" suffix(, 0)
    }, STANDARD},
    {"concurrent.futures", (const char[]){
#embed "modules/concurrent/futures.py" suffix(, 0)
    }, STANDARD},
    {"configparser", (const char[]){
#embed "modules/configparser.py" suffix(, 0)
    }, STANDARD},
    {"contextvars", (const char[]){
#embed "modules/contextvars.py" suffix(, 0)
    }, STANDARD},
    {"getpass", (const char[]){
#embed "modules/getpass.py" suffix(, 0)
    }, STANDARD},
    {"graphlib", (const char[]){
#embed "modules/graphlib.py" suffix(, 0)
    }, STANDARD},
    {"hmac", (const char[]){
#embed "modules/hmac.py" suffix(, 0)
    }, STANDARD},
    {"html", (const char[]){
#embed "modules/html/__init__.py" suffix(, 0)
    }, STANDARD},
    {"html.entities", (const char[]){
#embed "modules/html/entities.py" suffix(, 0)
    }, STANDARD},
    {"importlib.util", (const char[]){
#embed "modules/importlib/util.py" suffix(, 0)
    }, PART},
    {"multiprocessing", (const char[]){
#embed "modules/multiprocessing/__init__.py" suffix(, 0)
    }, STANDARD},
    {"multiprocessing.pool", (const char[]){
#embed "modules/multiprocessing/pool.py" suffix(, 0)
    }, STANDARD},
    {"shlex", (const char[]){
#embed "modules/shlex.py" suffix(, 0)
    }, STANDARD},
    {"tomllib", (const char[]){
#embed "modules/tomllib.py" suffix(, 0)
    }, STANDARD},
    {"torch._draws", (const char[]){
#embed "modules/torch/_draws.py" suffix(, 0)
    }, PART},
    {"torch._linalg", (const char[]){
#embed "modules/torch/_linalg.py" suffix(, 0)
    }, PART},
    {"torch.optim._adafactor", (const char[]){
#embed "modules/torch/optim/_adafactor.py" suffix(, 0)
    }, PART},
    {"torch.utils.benchmark", (const char[]){
#embed "modules/torch/utils/benchmark.py" suffix(, 0)
    }, PART},
    {"unicodedata", (const char[]){
#embed "modules/unicodedata/__init__.py" suffix(, 0)
    }, PART},
    {"unicodedata._tables", (const char[]){
#embed "modules/unicodedata/_tables.py" suffix(, 0)
    }, STANDARD},
};

const char *embeddedPython(const char *name) {
    for (unsigned i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (strcmp(modules[i].name, name) == 0) return modules[i].source;
    }
    return NULL;
}

const char *embeddedStandardModule(unsigned *place) {
    while (*place < sizeof modules / sizeof modules[0]) {
        unsigned i = (*place)++;
        if (modules[i].kind == STANDARD) return modules[i].name;
    }
    return NULL;
}
