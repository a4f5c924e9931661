// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

/// Every target: Swift 6, no warnings.
let tested: [SwiftSetting] = [.treatAllWarnings(as: .error)]
/// What becomes part of the program, too: it uses neither regular expressions of Swift nor tasks, which would make it 2 MB larger.
let strict: [SwiftSetting] =
  tested + [
    .unsafeFlags([
      "-Xfrontend", "-disable-implicit-string-processing-module-import",
      "-Xfrontend", "-disable-implicit-concurrency-module-import",
    ]),
    // Functions that can be put in an order, and left out.
    .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
  ]

/// The processors that the kernels are compiled for: this machine's, or those that GRADUS_MARCH names (`./package` does).
let processor = Context.environment["GRADUS_MARCH"] ?? "native"

/// What no loop of a program runs through: small code is as good, and made in less time.
let size: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]
let small = strict + size
/// What only waits for people: explanations and commands. The optimiser would take a minute for them, and nobody would notice.
/// File by file on both processors: they are among the last to be built, when nothing else is left for the other one.
let plain: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-Onone", "-no-whole-module-optimization", "-enable-batch-mode"], .when(configuration: .release))
  ]

/// Loops over pointers are compiled for the machine that builds them, optimised in every configuration; index arithmetic
/// there is bounded by shapes that were checked before, so overflow traps (which keep loops from being vectorised) are off.
/// The whole module at once, so that generic loops are made for each element type in debug builds too.
let kernels: [SwiftSetting] =
  strict + [
    .unsafeFlags([
      "-Ounchecked", "-whole-module-optimization", "-disable-batch-mode", "-num-threads", "2",
      "-Xcc", "-march=\(processor)",
      // Square roots are vector instructions only where no C function could have to set errno.
      "-Xcc", "-fno-math-errno",
    ])
  ]

/// Nobody looks for symbols in the program: their names would be 0.7 MB, most of it read at every start. What runs until the first prompt
/// lies together (Scripts/startup_order.py), so that a start reads a few pages, not a few bytes in each of thousands. Functions of the same
/// code are kept once (0.7 MB): nothing compares the addresses of functions. The program stands at a fixed address, as Debian's Python does: 38,000
/// addresses in its tables are then right in the file (0.9 MB), instead of being written anew, page after page, at each start.
let link = [
  "-Xclang-linker", "-no-pie",
  "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=all",
  // Nothing throws exceptions of C++ through the program: the index for unwinding its calls would be 0.3 MB (and
  // `Scripts/prepare.sh` takes away what it would point into).
  "-Xlinker", "--no-eh-frame-hdr",
  // Functions of Swift's runtime for memory and references, in whose place `SmallBlocks` has its own.
  "-Xlinker", "--undefined=swift_slowAlloc", "-Xlinker", "--wrap=swift_slowAlloc",
  "-Xlinker", "--wrap=swift_slowDealloc", "-Xlinker", "--wrap=swift_allocObject",
  "-Xlinker", "--wrap=swift_deallocClassInstance", "-Xlinker", "--wrap=swift_nonatomic_release",
  "-Xlinker", "--wrap=malloc_usable_size", "-Xlinker", "--wrap=swift_arrayDestroy",
  "-Xlinker", "--section-ordering-file=\(Context.packageDirectory)/Scripts/startup-order.txt",
]

/// The evaluator runs on one thread and never holds an access to a frame across a call, so the run-time exclusivity
/// checks on its class properties (half of an interpreter's time) only repeat what the design already says; and its
/// references are counted without atomic instructions. Functions that call no others need no pointer to their frame.
let evaluator: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-enforce-exclusivity=unchecked", "-assume-single-threaded"]),
    .unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer"], .when(configuration: .release)),
  ]
/// What works on the same thread with the evaluator's objects, but shares buffers with the threads of the kernels.
let library: [SwiftSetting] = strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

/// The tests of a target live in `Tests/<target>Tests`.
func tests(of target: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: target + "Tests", dependencies: [.target(name: target), "TestSupport"] + dependencies, swiftSettings: tested)
}

// A target names every module that its files import, also those that another one brings along: SwiftPM builds again what
// names a module that has changed, and old code would go on with the old layout of its objects.
let package = Package(
  name: "gradus",
  products: [.executable(name: "gradus", targets: ["gradus"])],
  targets: [
    .systemLibrary(name: "CGMP", path: "Sources/Numbers/CGMP", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(
      name: "CMD4C", path: "Sources/Documents/CMD4C", providers: [.apt(["libmd4c-dev", "libmd4c-html0-dev"])]),
    .systemLibrary(name: "CSQLite", path: "Sources/Documents/CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CReadline", path: "Sources/Application/CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(name: "COpenBLAS", path: "Sources/Numbers/COpenBLAS", providers: [.apt(["libopenblas0"])]),
    .systemLibrary(name: "CZlib", path: "Sources/Language/CZlib", providers: [.apt(["zlib1g"])]),
    // Small algorithms that several layers need.
    .target(name: "Primitives", path: "Sources/Numbers/Primitives", swiftSettings: kernels),
    // What a statement changed, and the way back.
    .target(name: "Transactions", path: "Sources/Numbers/Transactions", swiftSettings: strict),
    .target(
      name: "TensorKernels", dependencies: ["COpenBLAS", "Primitives"], path: "Sources/Numbers/TensorKernels",
      swiftSettings: kernels),
    .target(
      name: "Tensors", dependencies: ["Primitives", "TensorKernels", "Transactions"], path: "Sources/Numbers/Tensors",
      swiftSettings: strict),
    .target(
      name: "NeuralNetworks", dependencies: ["TensorKernels", "Tensors"], path: "Sources/Numbers/NeuralNetworks",
      swiftSettings: strict),
    .target(
      name: "Optimization", dependencies: ["TensorKernels", "Tensors"], path: "Sources/Numbers/Optimization",
      swiftSettings: strict),
    // What the program says in other languages: text files that become part of the program, and how they are looked up.
    .target(name: "EmbeddedCatalogues", path: "Sources/Documents/EmbeddedCatalogues", exclude: ["texts"]),
    .target(
      name: "Catalogues", dependencies: ["EmbeddedCatalogues"], path: "Sources/Documents/Catalogues",
      swiftSettings: small),
    .target(
      name: "Charts", dependencies: ["Catalogues", "Primitives"], path: "Sources/Documents/Charts", swiftSettings: small
    ),
    // The library's Python: `.py` files that become part of the program.
    .target(name: "EmbeddedPython", path: "Sources/Language/EmbeddedPython", exclude: ["modules"]),
    .target(
      name: "EmbeddedModules", dependencies: ["EmbeddedPython"], path: "Sources/Language/EmbeddedModules",
      swiftSettings: strict),
    // Memory for small objects, in the place of what Swift's runtime has (`link` above).
    .target(
      name: "SmallBlocks", path: "Sources/Language/SmallBlocks",
      cSettings: [.unsafeFlags(["-momit-leaf-frame-pointer"], .when(configuration: .release))]),
    // Its scanner is made anew in the targets that read into values of their own.
    .target(name: "JSON", path: "Sources/Documents/JSON", swiftSettings: strict),
    .target(
      name: "BigIntegers", dependencies: ["CGMP", "Primitives"], path: "Sources/Numbers/BigIntegers",
      swiftSettings: strict),
    .target(
      name: "Diagnostics", dependencies: ["Primitives"], path: "Sources/Language/Diagnostics", swiftSettings: strict),
    .target(
      name: "PythonSyntax", dependencies: ["Diagnostics", "EmbeddedModules"], path: "Sources/Language/PythonSyntax",
      swiftSettings: small),
    .target(
      name: "PythonRuntime",
      dependencies: [
        "BigIntegers", "Diagnostics", "EmbeddedModules", "Primitives", "PythonSyntax", "SmallBlocks", "Transactions",
      ],
      path: "Sources/Language/PythonRuntime", swiftSettings: evaluator),
    // Its name comes before those of all others that copy values: the linker keeps what it sees first.
    .target(
      name: "CountedValues", dependencies: ["PythonRuntime"], path: "Sources/Language/CountedValues",
      swiftSettings: evaluator),
    .target(
      name: "PythonBuiltins",
      dependencies: ["BigIntegers", "CountedValues", "Diagnostics", "PythonRuntime", "PythonSyntax", "Transactions"],
      path: "Sources/Language/PythonBuiltins", swiftSettings: evaluator),
    .target(
      name: "PythonModules",
      dependencies: [
        "BigIntegers", "CZlib", "Diagnostics", "EmbeddedModules", "JSON", "Primitives", "PythonBuiltins",
        "PythonRuntime", "PythonSyntax", "Transactions",
      ],
      path: "Sources/Language/PythonModules", swiftSettings: evaluator),

    // What help says of these names: text files that become part of the program.
    .target(name: "EmbeddedGuides", path: "Sources/Library/EmbeddedGuides", exclude: ["texts"]),
    .target(
      name: "Guides", dependencies: ["EmbeddedGuides"], path: "Sources/Library/Guides", swiftSettings: small),

    // The names of torch and what belongs to it: siblings above TorchCore.
    .target(
      name: "TorchCore",
      dependencies: ["NeuralNetworks", "Primitives", "PythonRuntime", "PythonSyntax", "Tensors", "Transactions"],
      path: "Sources/Library/TorchCore", swiftSettings: library),
    .target(
      name: "TorchNN",
      dependencies: ["NeuralNetworks", "PythonRuntime", "PythonSyntax", "Tensors", "TorchCore", "Transactions"],
      path: "Sources/Library/TorchNN", swiftSettings: library + size),
    .target(
      name: "TorchOptim",
      dependencies: ["Optimization", "PythonRuntime", "PythonSyntax", "Tensors", "TorchCore", "Transactions"],
      path: "Sources/Library/TorchOptim", swiftSettings: library + size),
    .target(
      name: "TorchData", dependencies: ["PythonRuntime", "Tensors", "TorchCore", "Transactions"],
      path: "Sources/Library/TorchData",
      swiftSettings: library + size),
    .target(
      name: "NumPy",
      dependencies: ["Primitives", "PythonRuntime", "PythonSyntax", "Tensors", "TorchCore", "Transactions"],
      path: "Sources/Library/NumPy", swiftSettings: library + size),
    .target(
      name: "Pyplot",
      dependencies: ["Charts", "PythonBuiltins", "PythonRuntime", "Tensors", "TorchCore", "Transactions"],
      path: "Sources/Library/Pyplot", swiftSettings: library + size),
    .target(
      name: "TorchLibrary",
      dependencies: ["NumPy", "Pyplot", "PythonRuntime", "TorchCore", "TorchData", "TorchNN", "TorchOptim"],
      path: "Sources/Library/TorchLibrary", swiftSettings: library),

    .target(
      name: "Safetensors", dependencies: ["JSON"], path: "Sources/Documents/Safetensors", swiftSettings: small),
    // The lessons that ship: Markdown under `lessons` that becomes part of the program.
    .target(name: "EmbeddedLessons", path: "Sources/Documents/EmbeddedLessons"),
    .target(name: "SQLite", dependencies: ["CSQLite"], path: "Sources/Documents/SQLite", swiftSettings: small),
    .target(
      name: "Notebooks",
      dependencies: ["CMD4C", "Diagnostics", "EmbeddedModules", "JSON", "Primitives", "PythonRuntime", "PythonSyntax"],
      path: "Sources/Documents/Notebooks", swiftSettings: small),
    .target(
      name: "SessionStore",
      dependencies: [
        "Diagnostics", "JSON", "Notebooks", "Primitives", "PythonBuiltins", "PythonModules", "PythonRuntime",
        "PythonSyntax", "SQLite", "Safetensors", "Tensors", "TorchCore",
      ],
      path: "Sources/Documents/SessionStore", swiftSettings: small),
    .target(
      name: "Workbench",
      dependencies: [
        "Catalogues", "Charts", "Diagnostics", "EmbeddedLessons", "Guides", "JSON", "NeuralNetworks", "Notebooks",
        "Primitives", "Pyplot", "PythonBuiltins", "PythonModules", "PythonRuntime", "PythonSyntax", "SessionStore",
        "Tensors", "TorchCore", "TorchLibrary", "TorchNN", "TorchOptim", "Transactions",
      ],
      path: "Sources/Application/Workbench", swiftSettings: plain),
    .target(
      name: "GradusShell",
      dependencies: [
        "CReadline", "Catalogues", "Charts", "Diagnostics", "JSON", "Notebooks", "Primitives", "PythonRuntime",
        "PythonSyntax",
        "SessionStore", "Workbench",
      ],
      path: "Sources/Application/GradusShell", swiftSettings: small),
    .executableTarget(
      name: "gradus", dependencies: ["GradusShell"], path: "Sources/Application/gradus", swiftSettings: strict,
      linkerSettings: [.unsafeFlags(link, .when(configuration: .release))]),
    // A tool: no product, so that building the program does not build it.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Diagnostics", "PythonBuiltins", "PythonModules", "PythonRuntime", "PythonSyntax", "TorchLibrary",
      ],
      path: "Benchmarks/fuzz", swiftSettings: strict),

    .testTarget(name: "ArchitectureTests", swiftSettings: tested),
    .testTarget(name: "FuzzTests", dependencies: ["PythonRuntime", "TestSupport", "fuzz"], swiftSettings: tested),
    // What several test targets use.
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "PythonBuiltins", "PythonModules", "PythonRuntime"],
      path: "Tests/TestSupport", swiftSettings: tested),
    tests(of: "BigIntegers"),
    tests(of: "Charts", "Primitives"),
    tests(of: "Diagnostics"),
    tests(
      of: "GradusShell", "Charts", "Diagnostics", "Notebooks", "Primitives", "PythonRuntime", "SessionStore",
      "Workbench",
      "gradus"),
    tests(of: "JSON"),
    tests(of: "NeuralNetworks", "Tensors"),
    tests(
      of: "Notebooks", "Diagnostics", "JSON", "Primitives"),
    tests(
      of: "SessionStore", "Diagnostics", "JSON", "Notebooks", "Primitives", "PythonBuiltins", "PythonModules",
      "PythonRuntime", "SQLite", "Safetensors", "Tensors", "TorchLibrary"),
    tests(of: "Optimization", "Tensors"),
    tests(of: "PythonRuntime", "Diagnostics", "PythonBuiltins", "PythonModules"),
    tests(of: "PythonSyntax", "Diagnostics"),
    tests(of: "SQLite"),
    tests(of: "Safetensors", "JSON"),
    tests(of: "TensorKernels", "NeuralNetworks", "Tensors"),
    tests(of: "Tensors"),
    tests(
      of: "TorchLibrary", "Charts", "Diagnostics", "NumPy", "Pyplot", "PythonBuiltins", "PythonModules",
      "PythonRuntime", "TorchCore", "TorchNN", "TorchOptim"),
    tests(
      of: "Workbench", "Catalogues", "Charts", "Diagnostics", "Guides", "Notebooks", "Primitives", "PythonRuntime",
      "PythonSyntax",
      "SessionStore", "SQLite", "TorchCore", "Transactions"),
  ],
  swiftLanguageModes: [.v6]
)
