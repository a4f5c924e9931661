// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Every card, as a session shows it: the examples in `Fixtures/cards/examples.py`, the text in `examples.txt` beside it.
@Suite(.serialized) struct CardTests {
  @Test func cardsReadAsTheyShould() { FixtureTranscript.check("cards/examples.py", "cards/examples.txt") }
}
