// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Every card, as a session shows it: the examples in `Fixtures/cards/examples.py`, the text in `examples.txt` beside it.
@Suite(.serialized) struct CardTests {
  @Test func cardsReadAsTheyShould() { FixtureTranscript.check("cards/examples.py", "cards/examples.txt") }
}

/// A loss that is no number is pointed out once, with where nan stands already.
@Suite(.serialized) struct LossCheckTests {
  @Test func lossesThatAreNoNumbersAreTold() {
    let (session, recorder) = makeWideSession()
    session.submit("torch.manual_seed(0); net = nn.Linear(2, 1); x = torch.ones(3, 2)")
    _ = recorder.take()
    session.submit("loss = net(x).log().sum() * float('nan')")
    #expect(recorder.take().contains("loss is nan: the usual reasons are a rate that is too large"))
    session.submit("loss = net(x).sum() * float('nan')")
    #expect(recorder.take().isEmpty, "it is said once")
    session.submit("loss = net(x).sum()")
    #expect(recorder.take().isEmpty)
    session.submit("with torch.no_grad():\n    net.weight[0, 1] = float('nan')")
    _ = recorder.take()
    session.submit("loss = net(x).sum()")
    #expect(recorder.take().contains("loss is nan: net.weight holds nan already"))
    session.submit("y = torch.tensor(float('nan'))")
    #expect(recorder.take().isEmpty)
  }
}
