#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The modules of Python's library, PyTorch and the packages around it: those that Gradus has not are refused in its own words.

    ORACLE/bin/python Scripts/missing_modules.py '.build/release/gradus run' [--write]

Looks for the files of the packages that are installed beside the Python 3.11 that runs it, and asks Gradus which of them it has.
`--write` puts the others into Sources/Language/PythonRuntime/Operations/MissingModules.swift, and all names of the standard library into
Tests/Fixtures/modules.txt. A module inside of a missing one is not listed: the outer one is what is refused. Exit code 1 when a name is
refused in bare words.
"""
import importlib.util
import pathlib
import shlex
import subprocess
import sys
import sysconfig
import tempfile
import textwrap

ROOT = pathlib.Path(__file__).parent.parent
TARGET = ROOT / "Sources/Language/PythonRuntime/Operations/MissingModules.swift"
FIXTURE = ROOT / "Tests/Fixtures/modules.txt"
PACKAGES = "torch numpy scipy sklearn matplotlib pandas PIL".split()
# torchvision is not installed with the oracle.
TORCHVISION = """datasets.utils datasets.vision datasets.folder datasets.mnist datasets.cifar extension io io.image io.video models.alexnet
    models.convnext models.densenet models.detection models.efficientnet models.feature_extraction models.googlenet models.inception
    models.maxvit models.mnasnet models.mobilenet models.mobilenetv2 models.mobilenetv3 models.optical_flow models.quantization
    models.regnet models.resnet models.segmentation models.shufflenetv2 models.squeezenet models.swin_transformer models.vgg
    models.video models.vision_transformer ops ops.boxes ops.misc prototype transforms.autoaugment transforms.functional
    transforms.functional_pil transforms.functional_tensor transforms.transforms transforms.v2 transforms.v2.functional tv_tensors
    utils version""".split()
TESTS = {"conftest", "setup", "test", "testing", "tests"}


def modules_below(folder, package):
    """The public modules of a package's folder, by the names of its files."""
    for path in sorted(folder.iterdir()):
        name = path.name.split(".")[0]
        # PIL has a module for each kind of file, which nobody imports.
        if name.startswith("_") or name in TESTS or name.endswith("ImagePlugin") or not name.isidentifier():
            continue
        if (path / "__init__.py").exists():
            yield f"{package}.{name}"
            yield from modules_below(path, f"{package}.{name}")
        elif path.suffix in (".py", ".so"):
            yield f"{package}.{name}"


def folder_of(package):
    return pathlib.Path(importlib.util.find_spec(package).origin).parent


def standard_modules():
    library = pathlib.Path(sysconfig.get_paths()["stdlib"])
    for name in sorted(sys.stdlib_module_names):
        yield name
        if not name.startswith("_") and (library / name / "__init__.py").exists():
            yield from modules_below(library / name, name)


def answers(program, names):
    """What Gradus says of each name: empty when it has the module."""
    script = textwrap.dedent(f"""
        import importlib
        for name in {names!r}:
            try:
                importlib.import_module(name)
                print(name)
            except Exception as error:
                print(name, error)
    """)
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(script)
        file.flush()
        found = subprocess.run([*shlex.split(program), file.name], capture_output=True, text=True, check=True)
    # Modules like `this` print.
    lines = [line.partition(" ") for line in found.stdout.splitlines()]
    return {name: said for name, _, said in lines if name in names}


def rows(names):
    """The names in rows: what ends in a dot stands before all that follow."""
    words, before = [], ""
    for name in sorted(names, key=lambda name: (name.rpartition(".")[0], name)):
        package, _, last = name.rpartition(".")
        if package != before:
            words.append(package + ".")
            before = package
        words.append(last)
    return textwrap.wrap(" ".join(words), 120, break_on_hyphens=False)


def main():
    standard = list(standard_modules())
    names = standard + [name for package in PACKAGES for name in modules_below(folder_of(package), package)]
    names += [f"torchvision.{name}" for name in TORCHVISION]
    said = answers(sys.argv[1], names)
    there = {name for name in names if said.get(name) == ""} | {*PACKAGES, "torchvision"}
    missing = {name for name in names if name not in there and ("." not in name or name.rpartition(".")[0] in there)}
    bare = [name for name in missing if not said.get(name, "").startswith("Gradus") and "; Gradus" not in said.get(name, "")]
    print(f"{len(names)} modules, {len(there)} there, {len(missing)} to be refused, {len(bare)} in bare words: {' '.join(bare[:20])}")
    if "--write" not in sys.argv:
        return 1 if bare else 0
    text = TARGET.read_text()
    begin, rest = text.split('"""\n', 1)
    _, end = rest.split('      """', 1)
    TARGET.write_text(begin + '"""\n' + " \\\n".join("      " + row for row in rows(missing)) + '\n      """' + end)
    FIXTURE.write_text("\n".join(name for name in standard if "." not in name) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
