// SPDX-License-Identifier: GPL-3.0-or-later

// The library's Python, put into the program when it is built: one array a file, and the table of their names. A change of a
// .py file builds this file again and links the program; nothing else.
#include "EmbeddedPython.h"

#include <stddef.h>
#include <string.h>

// `#embed` is C23; the compiler has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char source_io[] = {
#embed "modules/_io.py" suffix(, 0)
};
static const char source_reflags[] = {
#embed "modules/_reflags.py" suffix(, 0)
};
static const char source_base64[] = {
#embed "modules/base64.py" suffix(, 0)
};
static const char source_csv[] = {
#embed "modules/csv.py" suffix(, 0)
};
static const char source_fnmatch[] = {
#embed "modules/fnmatch.py" suffix(, 0)
};
static const char source_gradus__export[] = {
#embed "modules/gradus/_export.py" suffix(, 0)
};
static const char source_gzip[] = {
#embed "modules/gzip.py" suffix(, 0)
};
static const char source_hashlib[] = {
#embed "modules/hashlib.py" suffix(, 0)
};
static const char source_inspect[] = {
#embed "modules/inspect.py" suffix(, 0)
};
static const char source_keyword[] = {
#embed "modules/keyword.py" suffix(, 0)
};
static const char source_numbers[] = {
#embed "modules/numbers.py" suffix(, 0)
};
static const char source_queue[] = {
#embed "modules/queue.py" suffix(, 0)
};
static const char source_secrets[] = {
#embed "modules/secrets.py" suffix(, 0)
};
static const char source_struct[] = {
#embed "modules/struct.py" suffix(, 0)
};
static const char source_threading[] = {
#embed "modules/threading.py" suffix(, 0)
};
static const char source_timeit[] = {
#embed "modules/timeit.py" suffix(, 0)
};
static const char source_uuid[] = {
#embed "modules/uuid.py" suffix(, 0)
};
static const char source_os[] = {
#embed "modules/_os.py" suffix(, 0)
};
static const char source_ospath[] = {
#embed "modules/_ospath.py" suffix(, 0)
};
static const char source_random[] = {
#embed "modules/_random.py" suffix(, 0)
};
static const char source_time[] = {
#embed "modules/_time.py" suffix(, 0)
};
static const char source_ast[] = {
#embed "modules/ast/__init__.py" suffix(, 0)
};
static const char source_copyreg[] = {
#embed "modules/copyreg.py" suffix(, 0)
};
static const char source_decimal[] = {
#embed "modules/decimal/__init__.py" suffix(, 0)
};
static const char source_decimal_context[] = {
#embed "modules/decimal/_context.py" suffix(, 0)
};
static const char source_decimal_format[] = {
#embed "modules/decimal/_format.py" suffix(, 0)
};
static const char source_decimal_functions[] = {
#embed "modules/decimal/_functions.py" suffix(, 0)
};
static const char source_doctest[] = {
#embed "modules/doctest.py" suffix(, 0)
};
static const char source_fractions[] = {
#embed "modules/fractions.py" suffix(, 0)
};
static const char source_glob[] = {
#embed "modules/glob.py" suffix(, 0)
};
static const char source_pickle[] = {
#embed "modules/pickle.py" suffix(, 0)
};
static const char source_tempfile[] = {
#embed "modules/tempfile.py" suffix(, 0)
};
static const char source_typing[] = {
#embed "modules/typing/__init__.py" suffix(, 0)
};
static const char source_unittest[] = {
#embed "modules/unittest/__init__.py" suffix(, 0)
};
static const char source_zipfile[] = {
#embed "modules/zipfile.py" suffix(, 0)
};
static const char source_difflib[] = {
#embed "modules/difflib.py" suffix(, 0)
};
static const char source_ast_writing[] = {
#embed "modules/ast/_writing.py" suffix(, 0)
};
static const char source_unittest_case[] = {
#embed "modules/unittest/case.py" suffix(, 0)
};
static const char source_typing_aliases[] = {
#embed "modules/typing/_aliases.py" suffix(, 0)
};
static const char source_typing_classes[] = {
#embed "modules/typing/_classes.py" suffix(, 0)
};
static const char source_typing_forms[] = {
#embed "modules/typing/_forms.py" suffix(, 0)
};
static const char source_copy[] = {
#embed "modules/_copy.py" suffix(, 0)
};
static const char source_weakref[] = {
#embed "modules/weakref.py" suffix(, 0)
};
static const char source_abc[] = {
#embed "modules/abc.py" suffix(, 0)
};
static const char source_argparse[] = {
#embed "modules/argparse/__init__.py" suffix(, 0)
};
static const char source_argparse_actions[] = {
#embed "modules/argparse/_actions.py" suffix(, 0)
};
static const char source_argparse_groups[] = {
#embed "modules/argparse/_groups.py" suffix(, 0)
};
static const char source_argparse_help[] = {
#embed "modules/argparse/_help.py" suffix(, 0)
};
static const char source_bisect[] = {
#embed "modules/bisect.py" suffix(, 0)
};
static const char source_collections[] = {
#embed "modules/collections/__init__.py" suffix(, 0)
};
static const char source_collections_wrappers[] = {
#embed "modules/collections/_wrappers.py" suffix(, 0)
};
static const char source_collections_abc[] = {
#embed "modules/collections/abc.py" suffix(, 0)
};
static const char source_contextlib[] = {
#embed "modules/contextlib.py" suffix(, 0)
};
static const char source_dataclasses[] = {
#embed "modules/dataclasses.py" suffix(, 0)
};
static const char source_datetime[] = {
#embed "modules/datetime.py" suffix(, 0)
};
static const char source_enum[] = {
#embed "modules/enum.py" suffix(, 0)
};
static const char source_functools[] = {
#embed "modules/functools.py" suffix(, 0)
};
static const char source_gc[] = {
#embed "modules/gc.py" suffix(, 0)
};
static const char source_heapq[] = {
#embed "modules/heapq.py" suffix(, 0)
};
static const char source_itertools[] = {
#embed "modules/itertools.py" suffix(, 0)
};
static const char source_json_decoder[] = {
#embed "modules/json/decoder.py" suffix(, 0)
};
static const char source_json_encoder[] = {
#embed "modules/json/encoder.py" suffix(, 0)
};
static const char source_logging[] = {
#embed "modules/logging.py" suffix(, 0)
};
static const char source_matplotlib[] = {
#embed "modules/matplotlib/__init__.py" suffix(, 0)
};
static const char source_matplotlib_color_maps[] = {
#embed "modules/matplotlib/_color_maps.py" suffix(, 0)
};
static const char source_matplotlib_data[] = {
#embed "modules/matplotlib/_data.py" suffix(, 0)
};
static const char source_matplotlib_drawing[] = {
#embed "modules/matplotlib/_drawing.py" suffix(, 0)
};
static const char source_matplotlib_formula[] = {
#embed "modules/matplotlib/_formula.py" suffix(, 0)
};
static const char source_matplotlib_marks[] = {
#embed "modules/matplotlib/_marks.py" suffix(, 0)
};
static const char source_matplotlib_names[] = {
#embed "modules/matplotlib/_names.py" suffix(, 0)
};
static const char source_matplotlib_panel[] = {
#embed "modules/matplotlib/_panel.py" suffix(, 0)
};
static const char source_matplotlib_picture[] = {
#embed "modules/matplotlib/_picture.py" suffix(, 0)
};
static const char source_matplotlib_sheet[] = {
#embed "modules/matplotlib/_sheet.py" suffix(, 0)
};
static const char source_matplotlib_space[] = {
#embed "modules/matplotlib/_space.py" suffix(, 0)
};
static const char source_matplotlib_animation[] = {
#embed "modules/matplotlib/animation.py" suffix(, 0)
};
static const char source_matplotlib_artist[] = {
#embed "modules/matplotlib/artist.py" suffix(, 0)
};
static const char source_matplotlib_axes[] = {
#embed "modules/matplotlib/axes/__init__.py" suffix(, 0)
};
static const char source_matplotlib_axes_axes[] = {
#embed "modules/matplotlib/axes/_axes.py" suffix(, 0)
};
static const char source_matplotlib_axes_bars[] = {
#embed "modules/matplotlib/axes/_bars.py" suffix(, 0)
};
static const char source_matplotlib_axes_base[] = {
#embed "modules/matplotlib/axes/_base.py" suffix(, 0)
};
static const char source_matplotlib_axes_fields[] = {
#embed "modules/matplotlib/axes/_fields.py" suffix(, 0)
};
static const char source_matplotlib_axes_points[] = {
#embed "modules/matplotlib/axes/_points.py" suffix(, 0)
};
static const char source_matplotlib_axis[] = {
#embed "modules/matplotlib/axis.py" suffix(, 0)
};
static const char source_matplotlib_cbook[] = {
#embed "modules/matplotlib/cbook.py" suffix(, 0)
};
static const char source_matplotlib_cm[] = {
#embed "modules/matplotlib/cm.py" suffix(, 0)
};
static const char source_matplotlib_collections[] = {
#embed "modules/matplotlib/collections.py" suffix(, 0)
};
static const char source_matplotlib_colorbar[] = {
#embed "modules/matplotlib/colorbar.py" suffix(, 0)
};
static const char source_matplotlib_colors[] = {
#embed "modules/matplotlib/colors.py" suffix(, 0)
};
static const char source_matplotlib_container[] = {
#embed "modules/matplotlib/container.py" suffix(, 0)
};
static const char source_matplotlib_contour[] = {
#embed "modules/matplotlib/contour.py" suffix(, 0)
};
static const char source_matplotlib_dates[] = {
#embed "modules/matplotlib/dates.py" suffix(, 0)
};
static const char source_matplotlib_figure[] = {
#embed "modules/matplotlib/figure.py" suffix(, 0)
};
static const char source_matplotlib_gridspec[] = {
#embed "modules/matplotlib/gridspec.py" suffix(, 0)
};
static const char source_matplotlib_image[] = {
#embed "modules/matplotlib/image.py" suffix(, 0)
};
static const char source_matplotlib_legend[] = {
#embed "modules/matplotlib/legend.py" suffix(, 0)
};
static const char source_matplotlib_lines[] = {
#embed "modules/matplotlib/lines.py" suffix(, 0)
};
static const char source_matplotlib_patches[] = {
#embed "modules/matplotlib/patches.py" suffix(, 0)
};
static const char source_matplotlib_pyplot[] = {
#embed "modules/matplotlib/pyplot.py" suffix(, 0)
};
static const char source_matplotlib_quiver[] = {
#embed "modules/matplotlib/quiver.py" suffix(, 0)
};
static const char source_matplotlib_spines[] = {
#embed "modules/matplotlib/spines.py" suffix(, 0)
};
static const char source_matplotlib_style[] = {
#embed "modules/matplotlib/style.py" suffix(, 0)
};
static const char source_matplotlib_text[] = {
#embed "modules/matplotlib/text.py" suffix(, 0)
};
static const char source_matplotlib_ticker[] = {
#embed "modules/matplotlib/ticker.py" suffix(, 0)
};
static const char source_matplotlib_transforms[] = {
#embed "modules/matplotlib/transforms.py" suffix(, 0)
};
static const char source_mpl_toolkits_mplot3d[] = {
#embed "modules/mpl_toolkits/mplot3d/__init__.py" suffix(, 0)
};
static const char source_mpl_toolkits_mplot3d_axes3d[] = {
#embed "modules/mpl_toolkits/mplot3d/axes3d.py" suffix(, 0)
};
static const char source_numpy_objects[] = {
#embed "modules/numpy/_objects.py" suffix(, 0)
};
static const char source_numpy__arrays[] = {
#embed "modules/numpy/_arrays.py" suffix(, 0)
};
static const char source_numpy__helpers[] = {
#embed "modules/numpy/_helpers.py" suffix(, 0)
};
static const char source_numpy__misc[] = {
#embed "modules/numpy/_misc.py" suffix(, 0)
};
static const char source_numpy__numbers[] = {
#embed "modules/numpy/_numbers.py" suffix(, 0)
};
static const char source_numpy__spread[] = {
#embed "modules/numpy/_spread.py" suffix(, 0)
};
static const char source_numpy__streams[] = {
#embed "modules/numpy/_streams.py" suffix(, 0)
};
static const char source_numpy_exceptions[] = {
#embed "modules/numpy/exceptions.py" suffix(, 0)
};
static const char source_numpy_linalg[] = {
#embed "modules/numpy/linalg.py" suffix(, 0)
};
static const char source_numpy_testing[] = {
#embed "modules/numpy/testing.py" suffix(, 0)
};
static const char source_colorsys[] = {
#embed "modules/colorsys.py" suffix(, 0)
};
static const char source_IPython[] = {
#embed "modules/IPython/__init__.py" suffix(, 0)
};
static const char source_IPython_display[] = {
#embed "modules/IPython/display.py" suffix(, 0)
};
static const char source_einops[] = {
#embed "modules/einops/__init__.py" suffix(, 0)
};
static const char source_einops_layers[] = {
#embed "modules/einops/layers/__init__.py" suffix(, 0)
};
static const char source_einops_layers_torch[] = {
#embed "modules/einops/layers/torch.py" suffix(, 0)
};
static const char source_sklearn[] = {
#embed "modules/sklearn/__init__.py" suffix(, 0)
};
static const char source_sklearn_datasets[] = {
#embed "modules/sklearn/datasets.py" suffix(, 0)
};
static const char source_sklearn_model_selection[] = {
#embed "modules/sklearn/model_selection.py" suffix(, 0)
};
static const char source_operator[] = {
#embed "modules/operator.py" suffix(, 0)
};
static const char source_pathlib[] = {
#embed "modules/pathlib.py" suffix(, 0)
};
static const char source_platform[] = {
#embed "modules/platform.py" suffix(, 0)
};
static const char source_pprint[] = {
#embed "modules/pprint.py" suffix(, 0)
};
static const char source_statistics[] = {
#embed "modules/statistics.py" suffix(, 0)
};
static const char source_shutil[] = {
#embed "modules/shutil.py" suffix(, 0)
};
static const char source_string[] = {
#embed "modules/string.py" suffix(, 0)
};
static const char source_textwrap[] = {
#embed "modules/textwrap.py" suffix(, 0)
};
static const char source_torch_amp[] = {
#embed "modules/torch/amp.py" suffix(, 0)
};
static const char source_torch_autograd__gradgradcheck[] = {
#embed "modules/torch/autograd/_gradgradcheck.py" suffix(, 0)
};
static const char source_torch_autograd_function[] = {
#embed "modules/torch/autograd/function.py" suffix(, 0)
};
static const char source_torch_autograd_functional[] = {
#embed "modules/torch/autograd/functional.py" suffix(, 0)
};
static const char source_torch_cpu[] = {
#embed "modules/torch/cpu.py" suffix(, 0)
};
static const char source_torch_cuda_amp[] = {
#embed "modules/torch/cuda/amp.py" suffix(, 0)
};
static const char source_torch_distributions[] = {
#embed "modules/torch/distributions.py" suffix(, 0)
};
static const char source_torch_func[] = {
#embed "modules/torch/func.py" suffix(, 0)
};
static const char source_torch__old[] = {
#embed "modules/torch/_old.py" suffix(, 0)
};
static const char source_torch_nn_parallel[] = {
#embed "modules/torch/nn/parallel.py" suffix(, 0)
};
static const char source_torch_nn_transformer[] = {
#embed "modules/torch/nn/transformer.py" suffix(, 0)
};
static const char source_torch_nn_utils_rnn[] = {
#embed "modules/torch/nn/utils/rnn.py" suffix(, 0)
};
static const char source_torch_optim__scales[] = {
#embed "modules/torch/optim/_scales.py" suffix(, 0)
};
static const char source_torch_optim__differentiable[] = {
#embed "modules/torch/optim/_differentiable.py" suffix(, 0)
};
static const char source_torch_nn_modules_utils[] = {
#embed "modules/torch/nn/modules/utils.py" suffix(, 0)
};
static const char source_torch_optim_swa_utils[] = {
#embed "modules/torch/optim/swa_utils.py" suffix(, 0)
};
static const char source_torch_utils_checkpoint[] = {
#embed "modules/torch/utils/checkpoint.py" suffix(, 0)
};
static const char source_torch_utils__contextlib[] = {
#embed "modules/torch/utils/_contextlib.py" suffix(, 0)
};
static const char source_torch___future__[] = {
#embed "modules/torch/__future__.py" suffix(, 0)
};
static const char source_torch__functions[] = {
#embed "modules/torch/_functions.py" suffix(, 0)
};
static const char source_torch__VF[] = {
#embed "modules/torch/_VF.py" suffix(, 0)
};
static const char source_torch__nn_functions[] = {
#embed "modules/torch/_nn_functions.py" suffix(, 0)
};
static const char source_torch_overrides[] = {
#embed "modules/torch/overrides.py" suffix(, 0)
};
static const char source_torch__utils[] = {
#embed "modules/torch/_utils.py" suffix(, 0)
};
static const char source_torch_autograd__functions[] = {
#embed "modules/torch/autograd/_functions.py" suffix(, 0)
};
static const char source_torch_autograd_gradcheck[] = {
#embed "modules/torch/autograd/gradcheck.py" suffix(, 0)
};
static const char source_torch_utils_data__workers[] = {
#embed "modules/torch/utils/data/_workers.py" suffix(, 0)
};
static const char source_torch_utils_data_distributed[] = {
#embed "modules/torch/utils/data/distributed.py" suffix(, 0)
};
static const char source_torch_autograd_forward_ad[] = {
#embed "modules/torch/autograd/forward_ad.py" suffix(, 0)
};
static const char source_torch_autograd_profiler[] = {
#embed "modules/torch/autograd/profiler.py" suffix(, 0)
};
static const char source_torch_autograd_graph[] = {
#embed "modules/torch/autograd/graph.py" suffix(, 0)
};
static const char source_torch_compiler[] = {
#embed "modules/torch/compiler.py" suffix(, 0)
};
static const char source_torch_jit[] = {
#embed "modules/torch/jit.py" suffix(, 0)
};
static const char source_torch_nn__functions[] = {
#embed "modules/torch/nn/_functions.py" suffix(, 0)
};
static const char source_torch_nn_modules__more[] = {
#embed "modules/torch/nn/modules/_more.py" suffix(, 0)
};
static const char source_torch_nn_modules_lazy[] = {
#embed "modules/torch/nn/modules/lazy.py" suffix(, 0)
};
static const char source_torch_nn_modules_module[] = {
#embed "modules/torch/nn/modules/module.py" suffix(, 0)
};
static const char source_torch_nn_parameter[] = {
#embed "modules/torch/nn/parameter.py" suffix(, 0)
};
static const char source_torch_nn_utils__norms[] = {
#embed "modules/torch/nn/utils/_norms.py" suffix(, 0)
};
static const char source_torch_nn_utils_fusion[] = {
#embed "modules/torch/nn/utils/fusion.py" suffix(, 0)
};
static const char source_torch_nn_utils_init[] = {
#embed "modules/torch/nn/utils/init.py" suffix(, 0)
};
static const char source_torch_nn_utils_parametrizations[] = {
#embed "modules/torch/nn/utils/parametrizations.py" suffix(, 0)
};
static const char source_torch_nn_utils_parametrize[] = {
#embed "modules/torch/nn/utils/parametrize.py" suffix(, 0)
};
static const char source_torch_nn_utils_prune[] = {
#embed "modules/torch/nn/utils/prune.py" suffix(, 0)
};
static const char source_torch_nn_utils_stateless[] = {
#embed "modules/torch/nn/utils/stateless.py" suffix(, 0)
};
static const char source_torch_testing[] = {
#embed "modules/torch/testing.py" suffix(, 0)
};
static const char source_torch_distributions__more[] = {
#embed "modules/torch/distributions/_more.py" suffix(, 0)
};
static const char source_torch_distributions_constraints[] = {
#embed "modules/torch/distributions/constraints.py" suffix(, 0)
};
static const char source_torch__C[] = {
#embed "modules/torch/_C.py" suffix(, 0)
};
static const char source_torch_utils_data__utils[] = {
#embed "modules/torch/utils/data/_utils.py" suffix(, 0)
};
static const char source_torch_nn__bags[] = {
#embed "modules/torch/nn/_bags.py" suffix(, 0)
};
static const char source_torch_nn__grids[] = {
#embed "modules/torch/nn/_grids.py" suffix(, 0)
};
static const char source_torch_distributions__divergences[] = {
#embed "modules/torch/distributions/_divergences.py" suffix(, 0)
};
static const char source_torch_distributions__gamma[] = {
#embed "modules/torch/distributions/_gamma.py" suffix(, 0)
};
static const char source_torch_distributions__transformed[] = {
#embed "modules/torch/distributions/_transformed.py" suffix(, 0)
};
static const char source_torch_distributions_transforms[] = {
#embed "modules/torch/distributions/transforms.py" suffix(, 0)
};
static const char source_torch_distributions__composed[] = {
#embed "modules/torch/distributions/_composed.py" suffix(, 0)
};
static const char source_torch_utils_hooks[] = {
#embed "modules/torch/utils/hooks.py" suffix(, 0)
};
static const char source_tqdm[] = {
#embed "modules/tqdm.py" suffix(, 0)
};
static const char source_traceback[] = {
#embed "modules/traceback.py" suffix(, 0)
};
static const char source_types[] = {
#embed "modules/types.py" suffix(, 0)
};
static const char source_warnings[] = {
#embed "modules/warnings.py" suffix(, 0)
};
static const char source_zlib[] = {
#embed "modules/zlib.py" suffix(, 0)
};
static const char source_torch_functional[] = {
#embed "modules/torch/functional.py" suffix(, 0)
};
static const char source_torch_fx[] = {
#embed "modules/torch/fx/__init__.py" suffix(, 0)
};
static const char source_torch_fx__checks[] = {
#embed "modules/torch/fx/_checks.py" suffix(, 0)
};
static const char source_torch_fx__codegen[] = {
#embed "modules/torch/fx/_codegen.py" suffix(, 0)
};
static const char source_torch_fx__functions[] = {
#embed "modules/torch/fx/_functions.py" suffix(, 0)
};
static const char source_torch_fx__layers[] = {
#embed "modules/torch/fx/_layers.py" suffix(, 0)
};
static const char source_torch_fx__patches[] = {
#embed "modules/torch/fx/_patches.py" suffix(, 0)
};
static const char source_torch_fx__symbolic_trace[] = {
#embed "modules/torch/fx/_symbolic_trace.py" suffix(, 0)
};
static const char source_torch_fx__tables[] = {
#embed "modules/torch/fx/_tables.py" suffix(, 0)
};
static const char source_torch_fx_experimental[] = {
#embed "modules/torch/fx/experimental/__init__.py" suffix(, 0)
};
static const char source_torch_fx_experimental_optimization[] = {
#embed "modules/torch/fx/experimental/optimization.py" suffix(, 0)
};
static const char source_torch_fx_graph[] = {
#embed "modules/torch/fx/graph.py" suffix(, 0)
};
static const char source_torch_fx_graph_module[] = {
#embed "modules/torch/fx/graph_module.py" suffix(, 0)
};
static const char source_torch_fx_immutable_collections[] = {
#embed "modules/torch/fx/immutable_collections.py" suffix(, 0)
};
static const char source_torch_fx_interpreter[] = {
#embed "modules/torch/fx/interpreter.py" suffix(, 0)
};
static const char source_torch_fx_node[] = {
#embed "modules/torch/fx/node.py" suffix(, 0)
};
static const char source_torch_fx_passes[] = {
#embed "modules/torch/fx/passes/__init__.py" suffix(, 0)
};
static const char source_torch_fx_passes_shape_prop[] = {
#embed "modules/torch/fx/passes/shape_prop.py" suffix(, 0)
};
static const char source_torch_fx_proxy[] = {
#embed "modules/torch/fx/proxy.py" suffix(, 0)
};
static const char source_torch_fx_subgraph_rewriter[] = {
#embed "modules/torch/fx/subgraph_rewriter.py" suffix(, 0)
};
static const char source_fsspec[] = {
#embed "modules/fsspec.py" suffix(, 0)
};
static const char source_distutils[] = {
#embed "modules/distutils/__init__.py" suffix(, 0)
};
static const char source_distutils_version[] = {
#embed "modules/distutils/version.py" suffix(, 0)
};
static const char source_PIL[] = {
#embed "modules/PIL/__init__.py" suffix(, 0)
};
static const char source_PIL_Image[] = {
#embed "modules/PIL/Image.py" suffix(, 0)
};
static const char source_PIL_ImageOps[] = {
#embed "modules/PIL/ImageOps.py" suffix(, 0)
};
static const char source_PIL__png[] = {
#embed "modules/PIL/_png.py" suffix(, 0)
};
static const char source_PIL__resample[] = {
#embed "modules/PIL/_resample.py" suffix(, 0)
};
static const char source_torchinfo[] = {
#embed "modules/torchinfo.py" suffix(, 0)
};
static const char source_torchvision[] = {
#embed "modules/torchvision/__init__.py" suffix(, 0)
};
static const char source_torchvision_datasets[] = {
#embed "modules/torchvision/datasets.py" suffix(, 0)
};
static const char source_torchvision_io[] = {
#embed "modules/torchvision/io.py" suffix(, 0)
};
static const char source_torchvision_ops[] = {
#embed "modules/torchvision/ops.py" suffix(, 0)
};
static const char source_torchvision_utils[] = {
#embed "modules/torchvision/utils.py" suffix(, 0)
};
static const char source_torchvision_transforms[] = {
#embed "modules/torchvision/transforms/__init__.py" suffix(, 0)
};
static const char source_torchvision_transforms__random[] = {
#embed "modules/torchvision/transforms/_random.py" suffix(, 0)
};
static const char source_torchvision_transforms_functional[] = {
#embed "modules/torchvision/transforms/functional.py" suffix(, 0)
};
static const char source_torchvision_transforms_v2[] = {
#embed "modules/torchvision/transforms/v2.py" suffix(, 0)
};
static const char source_torchvision_models[] = {
#embed "modules/torchvision/models/__init__.py" suffix(, 0)
};
static const char source_torchvision_models__nets[] = {
#embed "modules/torchvision/models/_nets.py" suffix(, 0)
};
static const char source_torchvision_models__patches[] = {
#embed "modules/torchvision/models/_patches.py" suffix(, 0)
};
static const char source_torchvision_models__residual[] = {
#embed "modules/torchvision/models/_residual.py" suffix(, 0)
};
static const char source_torchvision_models__start[] = {
#embed "modules/torchvision/models/_start.py" suffix(, 0)
};
static const char source_torchvision_models__weights[] = {
#embed "modules/torchvision/models/_weights.py" suffix(, 0)
};
static const char source_matplotlib_inline[] = {
#embed "modules/matplotlib_inline/__init__.py" suffix(, 0)
};
static const char source_matplotlib_inline_backend_inline[] = {
#embed "modules/matplotlib_inline/backend_inline.py" suffix(, 0)
};
static const char source_scipy[] = {
#embed "modules/scipy/__init__.py" suffix(, 0)
};
static const char source_scipy_linalg[] = {
#embed "modules/scipy/linalg.py" suffix(, 0)
};
static const char source_scipy_signal[] = {
#embed "modules/scipy/signal.py" suffix(, 0)
};
static const char source_scipy_spatial[] = {
#embed "modules/scipy/spatial/__init__.py" suffix(, 0)
};
static const char source_scipy_spatial_distance[] = {
#embed "modules/scipy/spatial/distance.py" suffix(, 0)
};
static const char source_scipy_special[] = {
#embed "modules/scipy/special.py" suffix(, 0)
};
static const char source_scipy_stats[] = {
#embed "modules/scipy/stats/__init__.py" suffix(, 0)
};
static const char source_scipy_stats__continuous[] = {
#embed "modules/scipy/stats/_continuous.py" suffix(, 0)
};
static const char source_scipy_stats__describing[] = {
#embed "modules/scipy/stats/_describing.py" suffix(, 0)
};
static const char source_scipy_stats__discrete[] = {
#embed "modules/scipy/stats/_discrete.py" suffix(, 0)
};
static const char source_scipy_stats__frame[] = {
#embed "modules/scipy/stats/_frame.py" suffix(, 0)
};
static const char source_scipy_stats__multivariate[] = {
#embed "modules/scipy/stats/_multivariate.py" suffix(, 0)
};
static const char source_sklearn__digits[] = {
#embed "modules/sklearn/_digits.py" suffix(, 0)
};
static const char source_sklearn__iris[] = {
#embed "modules/sklearn/_iris.py" suffix(, 0)
};
static const char source_sklearn_metrics[] = {
#embed "modules/sklearn/metrics.py" suffix(, 0)
};
static const char source_sklearn_preprocessing[] = {
#embed "modules/sklearn/preprocessing.py" suffix(, 0)
};
static const char source_numpy_matlib[] = {
#embed "modules/numpy/matlib.py" suffix(, 0)
};
static const char source_numpy__ufuncs[] = {
#embed "modules/numpy/_ufuncs.py" suffix(, 0)
};
static const char source_pandas[] = {
#embed "modules/pandas/__init__.py" suffix(, 0)
};
static const char source_pandas__frame[] = {
#embed "modules/pandas/_frame.py" suffix(, 0)
};
static const char source_pandas__series[] = {
#embed "modules/pandas/_series.py" suffix(, 0)
};
static const char source_pandas__text[] = {
#embed "modules/pandas/_text.py" suffix(, 0)
};
static const char source_pandas__reading[] = {
#embed "modules/pandas/_reading.py" suffix(, 0)
};
static const char source_matplotlib_patheffects[] = {
#embed "modules/matplotlib/patheffects.py" suffix(, 0)
};
static const char source_packaging[] = {
#embed "modules/packaging/__init__.py" suffix(, 0)
};
static const char source_packaging_version[] = {
#embed "modules/packaging/version.py" suffix(, 0)
};
static const char source_matplotlib_projections[] = {
#embed "modules/matplotlib/projections/__init__.py" suffix(, 0)
};
static const char source_matplotlib_projections_polar[] = {
#embed "modules/matplotlib/projections/polar.py" suffix(, 0)
};
static const char source_torch_distributed[] = {
#embed "modules/torch/distributed.py" suffix(, 0)
};
static const char source_torch_onnx[] = {
#embed "modules/torch/onnx.py" suffix(, 0)
};
static const char source_tarfile[] = {
#embed "modules/tarfile.py" suffix(, 0)
};
static const char source_numpy__newer[] = {
#embed "modules/numpy/_newer.py" suffix(, 0)
};
static const char source_urllib[] = {
#embed "modules/urllib/__init__.py" suffix(, 0)
};
static const char source_urllib_error[] = {
#embed "modules/urllib/error.py" suffix(, 0)
};
static const char source_urllib_parse[] = {
#embed "modules/urllib/parse.py" suffix(, 0)
};
static const char source_urllib_request[] = {
#embed "modules/urllib/request.py" suffix(, 0)
};

static const struct {
    const char *name;
    const char *source;
} modules[] = {
    {"_io", source_io},
    {"_reflags", source_reflags},
    {"base64", source_base64},
    {"csv", source_csv},
    {"fnmatch", source_fnmatch},
    {"gradus._export", source_gradus__export},
    {"gzip", source_gzip},
    {"hashlib", source_hashlib},
    {"inspect", source_inspect},
    {"keyword", source_keyword},
    {"numbers", source_numbers},
    {"queue", source_queue},
    {"secrets", source_secrets},
    {"struct", source_struct},
    {"threading", source_threading},
    {"timeit", source_timeit},
    {"uuid", source_uuid},
    {"_os", source_os},
    {"_ospath", source_ospath},
    {"_random", source_random},
    {"_time", source_time},
    {"ast", source_ast},
    {"copyreg", source_copyreg},
    {"decimal", source_decimal},
    {"decimal._context", source_decimal_context},
    {"decimal._format", source_decimal_format},
    {"decimal._functions", source_decimal_functions},
    {"doctest", source_doctest},
    {"fractions", source_fractions},
    {"glob", source_glob},
    {"pickle", source_pickle},
    {"tempfile", source_tempfile},
    {"typing", source_typing},
    {"unittest", source_unittest},
    {"matplotlib.projections", source_matplotlib_projections},
    {"matplotlib.projections.polar", source_matplotlib_projections_polar},
    {"torch.distributed", source_torch_distributed},
    {"torch.onnx", source_torch_onnx},
    {"torch.utils.data.distributed", source_torch_utils_data_distributed},
    {"tarfile", source_tarfile},
    {"numpy._newer", source_numpy__newer},
    {"urllib", source_urllib},
    {"urllib.error", source_urllib_error},
    {"urllib.parse", source_urllib_parse},
    {"urllib.request", source_urllib_request},
    {"zipfile", source_zipfile},
    {"difflib", source_difflib},
    {"ast._writing", source_ast_writing},
    {"unittest.case", source_unittest_case},
    {"typing._aliases", source_typing_aliases},
    {"typing._classes", source_typing_classes},
    {"typing._forms", source_typing_forms},
    {"_copy", source_copy},
    {"abc", source_abc},
    {"argparse", source_argparse},
    {"argparse._actions", source_argparse_actions},
    {"argparse._groups", source_argparse_groups},
    {"argparse._help", source_argparse_help},
    {"bisect", source_bisect},
    {"collections", source_collections},
    {"collections._wrappers", source_collections_wrappers},
    {"collections.abc", source_collections_abc},
    {"contextlib", source_contextlib},
    {"dataclasses", source_dataclasses},
    {"datetime", source_datetime},
    {"enum", source_enum},
    {"functools", source_functools},
    {"gc", source_gc},
    {"heapq", source_heapq},
    {"itertools", source_itertools},
    {"json.decoder", source_json_decoder},
    {"json.encoder", source_json_encoder},
    {"logging", source_logging},
    {"matplotlib", source_matplotlib},
    {"matplotlib._color_maps", source_matplotlib_color_maps},
    {"matplotlib._data", source_matplotlib_data},
    {"matplotlib._drawing", source_matplotlib_drawing},
    {"matplotlib._formula", source_matplotlib_formula},
    {"matplotlib._marks", source_matplotlib_marks},
    {"matplotlib._names", source_matplotlib_names},
    {"matplotlib._panel", source_matplotlib_panel},
    {"matplotlib._picture", source_matplotlib_picture},
    {"matplotlib._sheet", source_matplotlib_sheet},
    {"matplotlib._space", source_matplotlib_space},
    {"matplotlib.animation", source_matplotlib_animation},
    {"matplotlib.artist", source_matplotlib_artist},
    {"matplotlib.axes", source_matplotlib_axes},
    {"matplotlib.axes._axes", source_matplotlib_axes_axes},
    {"matplotlib.axes._bars", source_matplotlib_axes_bars},
    {"matplotlib.axes._base", source_matplotlib_axes_base},
    {"matplotlib.axes._fields", source_matplotlib_axes_fields},
    {"matplotlib.axes._points", source_matplotlib_axes_points},
    {"matplotlib.axis", source_matplotlib_axis},
    {"matplotlib.cbook", source_matplotlib_cbook},
    {"matplotlib.cm", source_matplotlib_cm},
    {"matplotlib.collections", source_matplotlib_collections},
    {"matplotlib.colorbar", source_matplotlib_colorbar},
    {"matplotlib.colors", source_matplotlib_colors},
    {"matplotlib.container", source_matplotlib_container},
    {"matplotlib.contour", source_matplotlib_contour},
    {"matplotlib.dates", source_matplotlib_dates},
    {"matplotlib.figure", source_matplotlib_figure},
    {"matplotlib.gridspec", source_matplotlib_gridspec},
    {"matplotlib.image", source_matplotlib_image},
    {"matplotlib.legend", source_matplotlib_legend},
    {"matplotlib.lines", source_matplotlib_lines},
    {"matplotlib.patches", source_matplotlib_patches},
    {"matplotlib.pyplot", source_matplotlib_pyplot},
    {"matplotlib.quiver", source_matplotlib_quiver},
    {"matplotlib.spines", source_matplotlib_spines},
    {"matplotlib.style", source_matplotlib_style},
    {"matplotlib.text", source_matplotlib_text},
    {"matplotlib.ticker", source_matplotlib_ticker},
    {"matplotlib.transforms", source_matplotlib_transforms},
    {"mpl_toolkits.mplot3d", source_mpl_toolkits_mplot3d},
    {"mpl_toolkits.mplot3d.axes3d", source_mpl_toolkits_mplot3d_axes3d},
    {"numpy._objects", source_numpy_objects},
    {"numpy._arrays", source_numpy__arrays},
    {"numpy._helpers", source_numpy__helpers},
    {"numpy._misc", source_numpy__misc},
    {"numpy._numbers", source_numpy__numbers},
    {"numpy._spread", source_numpy__spread},
    {"numpy._streams", source_numpy__streams},
    {"numpy.exceptions", source_numpy_exceptions},
    {"numpy.linalg", source_numpy_linalg},
    {"numpy.testing", source_numpy_testing},
    {"colorsys", source_colorsys},
    {"IPython", source_IPython},
    {"IPython.display", source_IPython_display},
    {"einops", source_einops},
    {"einops.layers", source_einops_layers},
    {"einops.layers.torch", source_einops_layers_torch},
    {"sklearn", source_sklearn},
    {"sklearn.datasets", source_sklearn_datasets},
    {"sklearn.model_selection", source_sklearn_model_selection},
    {"operator", source_operator},
    {"pathlib", source_pathlib},
    {"platform", source_platform},
    {"pprint", source_pprint},
    {"statistics", source_statistics},
    {"shutil", source_shutil},
    {"string", source_string},
    {"textwrap", source_textwrap},
    {"torch.amp", source_torch_amp},
    {"torch.autograd._gradgradcheck", source_torch_autograd__gradgradcheck},
    {"torch.autograd.function", source_torch_autograd_function},
    {"torch.autograd.functional", source_torch_autograd_functional},
    {"torch.cpu", source_torch_cpu},
    {"torch.cuda.amp", source_torch_cuda_amp},
    {"torch.distributions", source_torch_distributions},
    {"torch.func", source_torch_func},
    {"torch._old", source_torch__old},
    {"torch.nn.parallel", source_torch_nn_parallel},
    {"torch.nn.transformer", source_torch_nn_transformer},
    {"torch.nn.utils.rnn", source_torch_nn_utils_rnn},
    {"torch.optim._scales", source_torch_optim__scales},
    {"torch.optim._differentiable", source_torch_optim__differentiable},
    {"torch.nn.modules.utils", source_torch_nn_modules_utils},
    {"torch.optim.swa_utils", source_torch_optim_swa_utils},
    {"torch.utils.checkpoint", source_torch_utils_checkpoint},
    {"torch.utils._contextlib", source_torch_utils__contextlib},
    {"torch.__future__", source_torch___future__},
    {"torch._functions", source_torch__functions},
    {"torch._VF", source_torch__VF},
    {"torch._nn_functions", source_torch__nn_functions},
    {"torch.overrides", source_torch_overrides},
    {"torch._utils", source_torch__utils},
    {"torch.autograd._functions", source_torch_autograd__functions},
    {"torch.autograd.gradcheck", source_torch_autograd_gradcheck},
    {"torch.utils.data._workers", source_torch_utils_data__workers},
    {"torch.autograd.forward_ad", source_torch_autograd_forward_ad},
    {"torch.autograd.profiler", source_torch_autograd_profiler},
    {"torch.autograd.graph", source_torch_autograd_graph},
    {"torch.compiler", source_torch_compiler},
    {"torch.jit", source_torch_jit},
    {"torch.nn._functions", source_torch_nn__functions},
    {"torch.nn.modules._more", source_torch_nn_modules__more},
    {"torch.nn.modules.lazy", source_torch_nn_modules_lazy},
    {"torch.nn.modules.module", source_torch_nn_modules_module},
    {"torch.nn.parameter", source_torch_nn_parameter},
    {"torch.nn.utils._norms", source_torch_nn_utils__norms},
    {"torch.nn.utils.fusion", source_torch_nn_utils_fusion},
    {"torch.nn.utils.init", source_torch_nn_utils_init},
    {"torch.nn.utils.parametrizations", source_torch_nn_utils_parametrizations},
    {"torch.nn.utils.parametrize", source_torch_nn_utils_parametrize},
    {"torch.nn.utils.prune", source_torch_nn_utils_prune},
    {"torch.nn.utils.stateless", source_torch_nn_utils_stateless},
    {"torch.testing", source_torch_testing},
    {"torch.distributions._more", source_torch_distributions__more},
    {"torch.distributions.constraints", source_torch_distributions_constraints},
    {"torch._C", source_torch__C},
    {"torch.utils.data._utils", source_torch_utils_data__utils},
    {"torch.nn._bags", source_torch_nn__bags},
    {"torch.nn._grids", source_torch_nn__grids},
    {"torch.distributions._composed", source_torch_distributions__composed},
    {"torch.distributions._divergences", source_torch_distributions__divergences},
    {"torch.distributions._gamma", source_torch_distributions__gamma},
    {"torch.distributions._transformed", source_torch_distributions__transformed},
    {"torch.distributions.transforms", source_torch_distributions_transforms},
    {"torch.utils.hooks", source_torch_utils_hooks},
    {"tqdm", source_tqdm},
    {"traceback", source_traceback},
    {"types", source_types},
    {"warnings", source_warnings},
    {"zlib", source_zlib},
    {"distutils", source_distutils},
    {"distutils.version", source_distutils_version},
    {"PIL", source_PIL},
    {"PIL.Image", source_PIL_Image},
    {"PIL.ImageOps", source_PIL_ImageOps},
    {"PIL._png", source_PIL__png},
    {"PIL._resample", source_PIL__resample},
    {"torchinfo", source_torchinfo},
    {"torchvision", source_torchvision},
    {"torchvision.datasets", source_torchvision_datasets},
    {"torchvision.io", source_torchvision_io},
    {"torchvision.ops", source_torchvision_ops},
    {"torchvision.utils", source_torchvision_utils},
    {"torchvision.transforms", source_torchvision_transforms},
    {"torchvision.transforms._random", source_torchvision_transforms__random},
    {"torchvision.transforms.functional", source_torchvision_transforms_functional},
    {"torchvision.transforms.v2", source_torchvision_transforms_v2},
    {"torchvision.models", source_torchvision_models},
    {"torchvision.models._nets", source_torchvision_models__nets},
    {"torchvision.models._patches", source_torchvision_models__patches},
    {"torchvision.models._residual", source_torchvision_models__residual},
    {"torchvision.models._start", source_torchvision_models__start},
    {"torchvision.models._weights", source_torchvision_models__weights},
    {"matplotlib_inline", source_matplotlib_inline},
    {"matplotlib_inline.backend_inline", source_matplotlib_inline_backend_inline},
    {"scipy", source_scipy},
    {"scipy.linalg", source_scipy_linalg},
    {"scipy.signal", source_scipy_signal},
    {"scipy.spatial", source_scipy_spatial},
    {"scipy.spatial.distance", source_scipy_spatial_distance},
    {"scipy.special", source_scipy_special},
    {"scipy.stats", source_scipy_stats},
    {"scipy.stats._continuous", source_scipy_stats__continuous},
    {"scipy.stats._describing", source_scipy_stats__describing},
    {"scipy.stats._discrete", source_scipy_stats__discrete},
    {"scipy.stats._frame", source_scipy_stats__frame},
    {"scipy.stats._multivariate", source_scipy_stats__multivariate},
    {"sklearn._digits", source_sklearn__digits},
    {"sklearn._iris", source_sklearn__iris},
    {"sklearn.metrics", source_sklearn_metrics},
    {"sklearn.preprocessing", source_sklearn_preprocessing},
    {"numpy.matlib", source_numpy_matlib},
    {"numpy._ufuncs", source_numpy__ufuncs},
    {"pandas", source_pandas},
    {"pandas._frame", source_pandas__frame},
    {"pandas._series", source_pandas__series},
    {"pandas._text", source_pandas__text},
    {"pandas._reading", source_pandas__reading},
    {"matplotlib.patheffects", source_matplotlib_patheffects},
    {"packaging", source_packaging},
    {"packaging.version", source_packaging_version},
    {"torch.functional", source_torch_functional},
    {"torch.fx", source_torch_fx},
    {"torch.fx._checks", source_torch_fx__checks},
    {"torch.fx._codegen", source_torch_fx__codegen},
    {"torch.fx._functions", source_torch_fx__functions},
    {"torch.fx._layers", source_torch_fx__layers},
    {"torch.fx._patches", source_torch_fx__patches},
    {"torch.fx._symbolic_trace", source_torch_fx__symbolic_trace},
    {"torch.fx._tables", source_torch_fx__tables},
    {"torch.fx.experimental", source_torch_fx_experimental},
    {"torch.fx.experimental.optimization", source_torch_fx_experimental_optimization},
    {"torch.fx.graph", source_torch_fx_graph},
    {"torch.fx.graph_module", source_torch_fx_graph_module},
    {"torch.fx.immutable_collections", source_torch_fx_immutable_collections},
    {"torch.fx.interpreter", source_torch_fx_interpreter},
    {"torch.fx.node", source_torch_fx_node},
    {"torch.fx.passes", source_torch_fx_passes},
    {"torch.fx.passes.shape_prop", source_torch_fx_passes_shape_prop},
    {"torch.fx.proxy", source_torch_fx_proxy},
    {"torch.fx.subgraph_rewriter", source_torch_fx_subgraph_rewriter},
    {"fsspec", source_fsspec},
    {"weakref", source_weakref},
};

const char *embeddedPython(const char *name) {
    for (unsigned i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (strcmp(modules[i].name, name) == 0) return modules[i].source;
    }
    return NULL;
}
