// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// The screen that the tests look at is one.
@Suite struct TerminalScreenTests {
  private func screen(_ text: String, columns: Int = 10, height: Int = 4) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, height: height)
    screen.take(text.utf8)
    return screen
  }

  @Test func writesWrapsAndScrolls() {
    #expect(screen("ab\r\ncd").lines == ["ab", "cd"])
    let edge = screen("0123456789")
    #expect(edge.lines == ["0123456789"] && edge.cursor == (0, 9))
    #expect(screen("0123456789x").lines == ["0123456789", "x"])
    #expect(screen("0123456789\r\nx").lines == ["0123456789", "x"])
    let scrolled = screen("1\r\n2\r\n3\r\n4\r\n5")
    #expect(scrolled.lines == ["2", "3", "4", "5"] && scrolled.all == ["1", "2", "3", "4", "5"])
    #expect(scrolled.place == 4)
    #expect(screen("abc\rx").lines == ["xbc"])
    #expect(screen("a\tb\u{8}c").lines == ["a       c"])
  }

  @Test func wideCharactersTakeTwoColumns() {
    let wide = screen("日本x")
    #expect(wide.lines == ["日本x"] && wide.cursor.column == 5)
    #expect(screen("012345678日").lines == ["012345678", "日"])
    #expect(screen("日本\r x").lines == [" x本"])
    #expect(screen("e\u{301}x").cursor.column == 2)
  }

  @Test func movesAndErases() {
    #expect(screen("abcdef\u{1B}[3D\u{1B}[K").lines == ["abc"])
    #expect(screen("abc\u{1B}[2D\u{1B}[1K").lines == ["  c"])
    #expect(screen("a\r\nb\r\nc\u{1B}[2A\u{1B}[J").lines == ["a"])
    #expect(screen("a\r\nb\u{1B}[H\u{1B}[2Jc").lines == ["c"])
    #expect(screen("abcd\r\u{1B}[2C\u{1B}[Px").lines == ["abx"])
    #expect(screen("abcd\r\u{1B}[C\u{1B}[2@").lines == ["a  bcd"])
    #expect(screen("a\u{1B}[3;4Hb\u{1B}[9;99H").cursor == (3, 9))
    #expect(screen("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[L").lines == ["a", "", "b", "c"])
    #expect(screen("\u{1B}[5;3y").unknown == ["ESC [5;3y"])
  }

  @Test func colorsAreKept() {
    let styled = screen("\u{1B}[1;31mab\u{1B}[0mc")
    #expect(styled.styles(of: "abc") == ["1;31", "1;31", ""])
    #expect(styled.styles(of: "x") == nil)
  }

  @Test func theAlternateScreenGoesAway() {
    var both = screen("a\r\nb\u{1B}[?1049h\u{1B}[Hother")
    #expect(both.lines == ["other"])
    both.take("\u{1B}[?1049l".utf8)
    #expect(both.lines == ["a", "b"] && both.cursor == (1, 1))
  }

  @Test func anotherWidthWrapsAnew() {
    var narrow = screen("0123456789ab\r\nx", columns: 10, height: 4)
    narrow.resize(columns: 5, height: 4)
    #expect(narrow.lines == ["01234", "56789", "ab", "x"] && narrow.cursor == (3, 1))
    narrow.resize(columns: 4, height: 3)
    #expect(narrow.lines == ["4567", "89ab", "x"] && narrow.all == ["0123", "4567", "89ab", "x"])
    narrow.resize(columns: 20, height: 4)
    #expect(narrow.all == ["0123456789ab", "x"] && narrow.cursor == (1, 1))
  }
}
