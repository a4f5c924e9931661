// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax
import Testing

/// Random changes to real programs: nothing may trap, and every span lies inside of its text.
@Suite struct FuzzTests {
  /// A generator with a fixed seed, so that a failure comes again.
  struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, sides)))
    }
  }

  static let seeds = [
    "class Net(nn.Module):\n    def __init__(self):\n        super(Net, self).__init__()\n"
      + "        self.conv = nn.Conv2d(3, 32, 3, 1, 1)\n\n    def forward(self, x):\n"
      + "        x = x.view(x.size(0), -1)\n        return self.dense(x) if x.dim() > 1 else None\n",
    "for epoch in range(3):\n    with torch.no_grad() as g, open('f') as f:\n"
      + "        print(f'{epoch:>3} {loss.item():.4f} {name!r:{w}} {a=}', end='')\n    try:\n        opt.step()\n"
      + "    except (ValueError, RuntimeError) as e:\n        raise MissingKey(k) from e\n    finally:\n        del x[0]\n",
    "words = \"the quick brown\".split()\nlengths = {w: len(w) for w in words if w not in seen}\n"
      + "print({**a, 'b': [*c]}, *d, sep=', ', **e)\nf = lambda x, *a, k=1, **kw: (yield_ := x ** -2 // 3)\n"
      + "a, (b, *c) = 1_000, (0x1F, 1.5e-3, b'\\x00', '''t\n''')\nx += 1 if y else 2; assert z, 'no'\n",
    ">>> torch.manual_seed(0)\n>>> %sweep bn.momentum, [0.1, None], bn(x), steps=30\n... \n"
      + " 1 print(‘The mean value is %f‘ % a)\n 2 x = 1\n@decorator(1)\ndef g(a: int = 1, /, b=2) -> str:\n"
      + "    global q\n    return [i for i in range(3) for j in i]\n",
  ]

  static let pieces = [
    "(", ")", "[", "]", "{", "}", ":", ",", "=", "==", ":=", "*", "**", "'", "\"", "'''", "\"\"\"", "f'", "\\", "\n",
    "\r",
    "\t", " ", "    ", "#", "%", "!", "?", "\u{0}", "é", "‘", "，", "\u{200B}", "\u{A0}", "0x", "1e", "0b2", "07", "1_",
    "lambda", "if", "else", "for", "in", "not", "yield", "async", "await", "match", "print", "\\N{x}", "\\ud800", "\\x",
    "{{",
    "}}", "{", ">>> ", "... ", "...", "global x", "nonlocal x", "return", "import", "from", "class", "def", "with",
    "try",
    "except", "@", "->", "𝒳", "👍🏽", "\u{FEFF}", "\u{2028}", "\u{C}",
  ]

  @Test(arguments: 0..<8) func nothingTraps(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 12345)
    for _ in 0..<120 {
      var characters = Array(Self.seeds[dice.roll(Self.seeds.count)].unicodeScalars)
      for _ in 0...dice.roll(6) {
        let place = dice.roll(characters.count)
        switch dice.roll(4) {
        case 0: characters.insert(contentsOf: Self.pieces[dice.roll(Self.pieces.count)].unicodeScalars, at: place)
        case 1: characters.removeSubrange(place..<min(characters.count, place + 1 + dice.roll(4)))
        case 2: characters.removeSubrange(place...)
        default: characters.replaceSubrange(place..<place, with: characters[dice.roll(place)..<place])
        }
        if characters.isEmpty { characters = ["x"] }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: characters)
      check(String(view))
    }
  }

  private func check(_ text: String) {
    let source = SourceText(name: "fuzz", text: text)
    let limit = source.utf8.count + 1
    for commands in [false, true] {
      do throws(SyntaxError) {
        let statements = try Parser.parseModule(source, allowCommands: commands)
        var end = 0
        for statement in statements {
          #expect(statement.span.start >= end && statement.span.end >= statement.span.start, "\(text)")
          end = statement.span.end
        }
        #expect(end <= limit, "\(text)")
      } catch {
        #expect(error.span.start <= limit && error.span.end <= limit, "\(error.message) in \(text)")
        #expect(error.lines(isFile: true).count >= 2, "\(error.message) in \(text)")
      }
    }
    var end = 0
    for (span, _) in highlightTokens(text) {
      #expect(span.start >= end && span.end > span.start && span.end < limit, "\(span) in \(text)")
      end = span.end
    }
    _ = InputCompleteness.state(of: text)
    let cleaned = PasteCleaner.clean(text)
    if (try? Parser.parseModule(source, allowCommands: true)) != nil {
      #expect(cleaned.text == text)
    }
  }
}
