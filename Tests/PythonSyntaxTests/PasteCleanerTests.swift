// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Testing

/// Listings as they come from pages, books and sessions.
@Suite struct PasteCleanerTests {
  struct Paste: Sendable, CustomTestStringConvertible {
    let pasted: String
    let text: String
    let notes: [String]
    var testDescription: String { pasted }
    init(_ pasted: String, _ text: String, _ notes: String...) {
      self.pasted = pasted
      self.text = text
      self.notes = notes
    }
  }

  static let pastes: [Paste] = [
    Paste(
      ">>> a = 1\n>>> for x in y:\n...     print(x)\n...\n1\n2\n>>> f(1,\n...   2)\n3\n",
      "a = 1\nfor x in y:\n    print(x)\n\nf(1,\n  2)", "removed `>>> ` prompts"),
    Paste(
      "In [1]: a = 1\n\nIn [2]: def f(x):\n   ...:     return x\n   ...: \n\nIn [3]: f(2)\nOut[3]: 2\n",
      "a = 1\ndef f(x):\n    return x\n\nf(2)", "removed `In [n]: ` prompts"),
    Paste(
      "Examples::\n\n    >>> # Without parameters\n    >>> m = nn.BatchNorm2d(100, affine=False)\n",
      "# Without parameters\nm = nn.BatchNorm2d(100, affine=False)", "removed `>>> ` prompts"),
    Paste(
      ">>> m = nn.Sequential(\n    nn.Linear(1, 2),\n    nn.ReLU())\n>>> m\nSequential(\n",
      "m = nn.Sequential(\n"
        + "    nn.Linear(1, 2),\n    nn.ReLU())\nm", "removed `>>> ` prompts"),
    Paste(
      " 1 # -*-coding:utf-8-*-\n 2 import torch\n 3 \n 4 for i in x:\n 5     print(‘The mean is %f‘ % i)\n",
      "# -*-coding:utf-8-*-\nimport torch\n\nfor i in x:\n    print('The mean is %f' % i)\n", "removed line numbers",
      "straightened quotes"),
    Paste("1. x = 1\n2. if x:\n3.     y\n", "x = 1\nif x:\n    y\n", "removed line numbers"),
    Paste("9 x = 1\n10\n11 y = 2\n", "x = 1\n\ny = 2\n", "removed line numbers"),
    Paste(
      "print(“hello”, ‘a’, “it's”)\n", "print(\"hello\", 'a', \"it's\")\n", "straightened quotes"),
    Paste("s = \"“quoted”\" + ‘don’t’", "s = \"“quoted”\" + 'don’t'", "straightened quotes"),
    Paste("x\u{A0}=\u{A0}'a\u{A0}b'\n", "x = 'a\u{A0}b'\n", "replaced no-break spaces"),
    Paste("x = 1\u{200B}\n", "x = 1\n", "removed invisible characters"),
    Paste("x = f（［1，2］）；y ＝ 3  # （ok）\n", "x = f([1,2]);y = 3  # （ok）\n", "replaced full-width punctuation"),
    Paste("    x = 1\n    if x:\n        y\n", "x = 1\nif x:\n    y\n", "removed the common indentation"),
    Paste("x = 1\n    y = 2\n    if y:\n        z\n", "x = 1\ny = 2\nif y:\n    z\n", "removed the common indentation"),
    Paste("if x:\n    y\n\tz\n", "if x:\n    y\n    z\n", "replaced tabs"),
    Paste("Here is the code:\nx = 1\nThen we print it\nprint(x)\n", "x = 1\nprint(x)\n", "removed lines of prose"),
    Paste("这是模型:\nx = 1\n", "x = 1\n", "removed lines of prose"),
    Paste("复制代码\n\u{A0}\nx = 1\n", " \nx = 1\n", "replaced no-break spaces", "removed lines of prose"),
  ]

  @Test(arguments: pastes) func cleans(paste: Paste) {
    let cleaned = PasteCleaner.clean(paste.pasted)
    #expect(cleaned == CleanedPaste(text: paste.text, notes: paste.notes))
  }

  /// What parses, and what no cleaning mends, stays as it is.
  @Test(arguments: [
    "", "x = 1\n", "class A:\n\n    def f(self):\n\n        return 1\n\n    y = 2\n", "'''\n>>> x\n'''\ny = 1\n",
    "x = '“a”'  # “b”\n", "x = {1: 2,\n2: 3}\n", "%explain bn(x)\nx = 2\n", "x = 1 2\n", "print(\"a\"\n",
    "if x\n    y\n",
    "for i in range(3):\n    print i\nprint \"done\", i\n", "x = 3\nprint x\n", "exec 'x = 1'\n",
    "变量 = 1\n变量\n", "\"\"\"\n>>> f(1)\n\"\"\"\nx = = 1\n",
  ])
  func leavesAlone(text: String) {
    #expect(PasteCleaner.clean(text) == CleanedPaste(text: text, notes: []))
  }

  /// IPython's prompts part the cells of a listing, whatever forms they have.
  @Test(arguments: [
    ("In [1]: x = 3\n", ["x = 3"]),
    ("In [1]: x = 3\n\nIn [2]: x\nOut[2]: 3\n", ["x = 3", "x"]),
    (
      "In [10]: for i in range(2):\n   ....:     print(i)\n   ....:     \n0\n1\n\nIn [*]: i?\n",
      ["for i in range(2):\n    print(i)\n    ", "i?"]
    ),
    ("In [4]: %%time\n   ...: x = 1\n   ...: \nCPU times: user 1 us\nIn [5]: x\n", ["%%time\nx = 1\n", "x"]),
    (
      "In [1]:\nimport torch\n\nx = torch.ones(2)\nx\n\nOut[1]:\ntensor([1., 1.])\n\nIn [2]:\nx + 1\n",
      ["\nimport torch\n\nx = torch.ones(2)\nx\n", "\nx + 1\n"]
    ),
    ("In [7]: f(1,\n  2)\nOut[7]: 3", ["f(1,\n  2)"]),
  ])
  func numberedPrompts(text: String, cells: [String]) {
    #expect(PasteCleaner.numberedCells(text)?.cells == cells)
    #expect(PasteCleaner.numberedCells(text)?.note == "removed `In [n]: ` prompts")
  }

  @Test func otherTextsHaveNoNumberedPrompts() {
    for text in ["x = 1", "x = 'In [1]: y'", ">>> In\n", "print('In [1]:')\nIn [1]: x"] {
      #expect(PasteCleaner.numberedCells(text) == nil)
    }
  }

  @Test func cleansWhatStaysWrong() {
    #expect(PasteCleaner.clean(">>> x = 1 2\n") == CleanedPaste(text: "x = 1 2", notes: ["removed `>>> ` prompts"]))
  }
}
