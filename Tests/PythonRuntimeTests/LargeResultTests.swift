// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TestSupport
import Testing

/// Small operands whose result would be larger than the memory: MemoryError, whatever puts the result together.
@Suite(.serialized) struct LargeResultTests {
  @Test(arguments: [
    "(a * 10).join(['x'] * 10**5)", "(b * 10).join([b'x'] * 10**5)", "bytearray(b).join([b'x'] * 10**5)",
    "''.join(a for _ in range(10**5))", "b''.join(b for _ in range(10**5))", "''.join(['ä' + a] * 10**5)",
    "a.replace('x', a)", "a.replace('', a)", "('ä' + a).replace('x', a)", "b.replace(b'x', b)", "b.replace(b'', b)",
    "'\\t'.expandtabs(10**11)", "('\\t' * 10**5).expandtabs(10**7)", "b'\\t'.expandtabs(10**11)",
    "a.translate({ord('x'): a})", "('ä' + a).translate({ord('x'): a})", "a.center(10**11)", "b.rjust(10**11)",
    "a.zfill(10**11)", "f'{a:>{10**11}}'", "f'{a:ä^{10**11}}'", "'%*d' % (10**11, 1)", "b'%*d' % (10**11, 1)",
    "f'{1.5:.{10**9}f}'", "b * 10**11", "a * 10**11", "'{}{}'.format(*[a] * 2) * 10**6", "repr([a] * 10**5)",
    "str({i: a for i in range(10**5)})", "import re; re.sub('x', a, a)", "import re; re.sub(b'x', b, b)",
    "import re; re.sub('(x+)', r'\\1' * 10**5, a)", "import re; re.sub('x', lambda m: a, a)",
    "import json; json.dumps([a] * 10**5)", "import json; json.dumps({str(i): a for i in range(10**5)})",
    "import string; string.Template('$a' * 10**5).substitute(a=a)", "bytes(10**11)", "b.hex(':') * 10**6",
  ])
  func isAMemoryError(statement: String) {
    MemoryLimit.limit = 64 << 20
    defer { MemoryLimit.limit = Int.max }
    let run = LanguageThread.run("a, b = 'x' * 10**6, b'x' * 10**6\n\(statement)\n")
    #expect(run.error?.hasPrefix("MemoryError") == true, "\(run.error ?? "no error")")
  }

  /// Taking items off either end takes the same time however many have gone: what would be quadratic does not end.
  @Test(.timeLimit(.minutes(2))) func removesFromBothEnds() {
    let run = LanguageThread.run(
      """
      from collections import OrderedDict, deque
      d = dict.fromkeys(range(200000))
      while d: d.popitem()
      d = dict.fromkeys(range(200000))
      while d: d.pop(next(iter(d)))
      o = OrderedDict.fromkeys(range(50000))
      while o: o.popitem(last=False)
      q = deque(range(200000))
      for _ in range(200000): q.rotate(1)
      print(len(d), len(o), q[0])
      """)
    #expect(run.output == "0 0 0\n")
    #expect(run.error == nil)
  }
}
