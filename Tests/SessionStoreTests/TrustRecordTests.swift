// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import Testing

@testable import Notebooks
@testable import SessionStore

@Suite struct TrustRecordTests {
  /// Digests of the standard's own examples, and of texts around the length of a block.
  @Test func digestsAreTheStandards() {
    #expect(
      SHA256.digest(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256.digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.digest(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1000))
        == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
  }

  @Test func inputsAreToldApart() {
    func digest(_ text: String) -> String { TrustRecord.digest(of: Notebook(parsing: "```pycon\n\(text)```\n")) }
    #expect(digest(">>> a\n1\n") == digest(">>> a\n2\n"))
    #expect(digest(">>> a\n>>> b\n") != digest(">>> a\n... b\n"))
  }
}
