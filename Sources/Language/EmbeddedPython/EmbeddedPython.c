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
static const char source_torch_optim_swa_utils[] = {
#embed "modules/torch/optim/swa_utils.py" suffix(, 0)
};
static const char source_torch_utils_checkpoint[] = {
#embed "modules/torch/utils/checkpoint.py" suffix(, 0)
};
static const char source_torch_utils__contextlib[] = {
#embed "modules/torch/utils/_contextlib.py" suffix(, 0)
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

static const struct {
    const char *name;
    const char *source;
} modules[] = {
    {"_io", source_io},
    {"_reflags", source_reflags},
    {"base64", source_base64},
    {"csv", source_csv},
    {"fnmatch", source_fnmatch},
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
    {"torch.optim.swa_utils", source_torch_optim_swa_utils},
    {"torch.utils.checkpoint", source_torch_utils_checkpoint},
    {"torch.utils._contextlib", source_torch_utils__contextlib},
    {"tqdm", source_tqdm},
    {"traceback", source_traceback},
    {"types", source_types},
    {"warnings", source_warnings},
};

const char *embeddedPython(const char *name) {
    for (unsigned i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (strcmp(modules[i].name, name) == 0) return modules[i].source;
    }
    return NULL;
}
