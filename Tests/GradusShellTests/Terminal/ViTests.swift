// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import TestSupport
import Testing

/// The keys of vi, which `.inputrc` asks for, in a block.
@Suite(.serialized) struct ViTests {
  private let folder = TemporaryFolder()

  @Test func commandsMeanLines() throws {
    try Files.replace(folder.path + "/.inputrc", with: "set editing-mode vi\n")
    let terminal = try PseudoTerminal.session(home: folder.path, environment: ["NO_COLOR": "1"])
    try terminal.typeBlock(["for i in range(2):", "a = i", "print(a)"])
    let rows = [">>> for i in range(2):", "...     a = i", "...     print(a)"]
    try terminal.expect(rows, cursor: 16)
    terminal.type(Key.escape)
    try terminal.expect(rows, cursor: 15)
    terminal.type("k")
    try terminal.expect(rows, cursor: 13, above: 1)
    terminal.type("A + 40")
    try terminal.expect([rows[0], "...     a = i + 40", rows[2]], cursor: 18, above: 1)
    terminal.type(Key.escape)
    try terminal.expect([rows[0], "...     a = i + 40", rows[2]], cursor: 17, above: 1)
    terminal.type("obb = 5")
    try terminal.expect([rows[0], "...     a = i + 40", "...     bb = 5", rows[2]], cursor: 14, above: 1)
    terminal.type(Key.escape)
    try terminal.expect([rows[0], "...     a = i + 40", "...     bb = 5", rows[2]], cursor: 13, above: 1)
    terminal.type("^")
    try terminal.expect([rows[0], "...     a = i + 40", "...     bb = 5", rows[2]], cursor: 8, above: 1)
    terminal.type("x$D")
    try terminal.expect([rows[0], "...     a = i + 40", "...     b =", rows[2]], cursor: 11, above: 1)
    terminal.type("dd")
    try terminal.expect([rows[0], "...     a = i + 40", rows[2]], cursor: 8)
    terminal.type("kccc = 7")
    try terminal.expect([rows[0], "...     c = 7", rows[2]], cursor: 13, above: 1)
    terminal.type(Key.escape)
    try terminal.expect([rows[0], "...     c = 7", rows[2]], cursor: 12, above: 1)
    terminal.type("Oa = i")
    try terminal.expect(rows.dropLast() + ["...     c = 7", rows[2]], cursor: 13, above: 2)
    terminal.type(Key.escape)
    try terminal.expect(rows.dropLast() + ["...     c = 7", rows[2]], cursor: 12, above: 2)
    terminal.type("jj")
    try terminal.expect(rows.dropLast() + ["...     c = 7", rows[2]], cursor: 12)
    terminal.type("A\r")
    try terminal.expect([rows[2], "..."], cursor: 8)
    terminal.type("\r")
    try terminal.expect(["0", "1", ">>>"], cursor: 4)
    // One line alone is readline's.
    terminal.type("one = 12")
    try terminal.expect([">>> one = 12"], cursor: 12)
    terminal.type(Key.escape)
    try terminal.expect([">>> one = 12"], cursor: 11)
    terminal.type("0dwix")
    try terminal.expect([">>> x= 12"], cursor: 5)
    terminal.type("\r")
    try terminal.expectPrompt(below: terminal.screen.place)
    try terminal.run("x")
    try terminal.expect([">>> x", "12", ">>>"])
    try terminal.leave()
  }
}
