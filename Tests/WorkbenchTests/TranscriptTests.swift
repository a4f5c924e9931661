// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Testing

@testable import Workbench

/// Explanations and experiments as people see them, on a narrow plain terminal and on a wide one.
@Suite(.serialized) struct TranscriptTests {
  @Test func narrowAndPlain() {
    FixtureTranscript.check("explanations/transcripts.py", "explanations/80-columns-ascii.txt")
  }

  @Test func wideWithUnicode() {
    FixtureTranscript.check(
      "explanations/transcripts.py", "explanations/120-columns-unicode.txt",
      Presentation(rendering: RenderOptions(width: 120, glyphs: .unicode)))
  }
}
