// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues
import Charts
import Primitives
import TestSupport
import Testing

@testable import Workbench

/// What a person reads is in their language, what a notebook keeps is English.
@Suite(.serialized) struct LanguageTests {
  private func chinese(_ code: String, width: Int = 80) -> (shown: String, kept: String) {
    let recorder = Recorder()
    let output = Output(presentation: Presentation(rendering: RenderOptions(width: width), medium: .lines)) {
      recorder.add($0)
    }
    output.language = Catalogue.named("zh")
    let session = Session(output: output)
    session.submit(code)
    return (recorder.printed, session.cells.map(\.output).joined())
  }

  private let batchNorm = """
    torch.manual_seed(0); bn = nn.BatchNorm2d(3); x = torch.randn(4, 3, 2, 2); y = bn(x)
    %explain bn(x)
    """

  @Test func theRecordStaysEnglish() {
    let (shown, kept) = chinese(batchNorm)
    #expect(shown.contains("Nothing was changed") == false && shown.contains("什么都没有改变"))
    #expect(kept.contains("Nothing was changed: bn has still seen 1 batch."))
    #expect(kept.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func linesAndColumnsFit() {
    for width in [60, 80, 100] {
      let (shown, _) = chinese(batchNorm + "\n%sweep bn.momentum, [0.1, None], bn(x), steps=5\n%help", width: width)
      for line in shown.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
        #expect(!line.hasPrefix("，") && !line.hasPrefix("。"), "\(line)")
      }
    }
  }

  @Test func errorsOfPythonAndPyTorchStay() {
    let (shown, _) = chinese("nn.Linear(3, 2)(torch.ones(1, 4))")
    #expect(shown.contains("RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x4 and 3x2)"))
    #expect(shown.contains("要么") || shown.contains("请"))
  }

  @Test func patternsKeepValues() {
    let catalogue = Catalogue(
      "zh",
      parsing: """
        == headings
        mean
        均值
        == sentences
        {} has {,}.
        {} 有 {,}。
        at {}: {}
        {2} 在 {1}
        Yes.
        是。
        clause one
        分句一
        two {}
        二 {}
        the other one
        另一个
        """)
    #expect(catalogue.sentence("Net has conv1, conv2 and fc(a, b).") == "Net 有 conv1、conv2 和 fc(a, b)。")
    #expect(catalogue.sentence("at [2, 3]: f(x, y)") == "f(x, y) 在 [2, 3]")
    #expect(catalogue.sentence("Yes. Net has a. Yes.") == "是。Net 有 a。是。")
    #expect(catalogue.sentence("clause one; two 5") == "分句一；二 5")
    #expect(catalogue.sentence("x has the other one.") == "x 有 另一个。")
    // A value that is a sentence without an entry is no value.
    #expect(catalogue.sentence("Net has what nobody knows at all.") == "Net has what nobody knows at all.")
    #expect(catalogue.heading("mean") == "均值" && catalogue.sentence("mean") == "mean")
  }

  @Test func everyEntryIsWhole() {
    let text = Catalogue.text(of: "zh") ?? ""
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("== ") }
    #expect(lines.count.isMultiple(of: 2))
    for i in stride(from: 0, to: lines.count - 1, by: 2) {
      let (english, other) = (lines[i], lines[i + 1])
      #expect(english.unicodeScalars.allSatisfy { !(0x4E00...0x9FFF).contains($0.value) }, "\(english)")
      let marks = { (line: Substring) in line.split(separator: "{", omittingEmptySubsequences: false).count }
      #expect(marks(english) == marks(other) || english.contains("s, {} loop"), "\(english)\n\(other)")
    }
  }
}
