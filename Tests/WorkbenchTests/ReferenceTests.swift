// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TestSupport
import Testing

@testable import Workbench

/// The pages under `docs/reference` say what the declarations say.
@Suite(.serialized) struct ReferenceTests {
  /// Seen from the folder of the fixtures.
  private static let folder = "../../docs/reference"

  private static let pages: [Reference.Page] = {
    runOnLargeStack { (try? Reference.pages()) ?? [] }
  }()

  @Test func pagesAreFresh() {
    let pages = Self.pages
    #expect(pages.count > 50)
    let stale = pages.filter { Fixture.text("\(Self.folder)/\($0.file)") != $0.text }.map(\.file)
    #expect(stale.isEmpty, "renew them with: swift run gradus --reference docs/reference")
    let gone = Set(Fixture.names(in: Self.folder)).subtracting(pages.map(\.file))
    #expect(gone.isEmpty, "no module has these pages any more: remove them")
  }

  @Test func everyNameStandsOnItsPage() {
    let pages = Self.pages
    func page(_ name: String) -> String { pages.first { $0.file == name + ".md" }?.text ?? "" }
    let relu = "\n## ReLU\n\n    ReLU(inplace=False)\n\nmax(0, x)\n\nBased on Module.\n\nShape:\n\n    (*) → the same\n"
    #expect(page("torch.nn").contains(relu))
    #expect(page("torch.Tensor").contains("\n## abs\n\n    abs()\n"))
    #expect(page("builtins").contains("\n### str.upper\n\n    str.upper()\n"))
    #expect(page("functools").contains("\n## reduce\n\n    reduce(function, "))
    #expect(page("commands").contains("\n## %sweep\n"))
    #expect(page("matplotlib.pyplot").contains("\n## plot\n"))
    #expect(Documentation.withoutReceiver("(self, /, *args)") == "(*args)")
    #expect(Documentation.withoutReceiver("(self, /)") == "()")
    #expect(Documentation.withoutReceiver("(*args)") == "(*args)")
    #expect(pages.allSatisfy { !$0.text.contains("0x0") })
  }
}
