// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

extension FilePolicy {
  /// Lets the person edit a text in the editor of the environment, at the terminal; gives what it has become.
  package func edit(_ text: String, _ call: @autoclosure () -> String) throws -> String {
    if fence != nil { throw Fence.refusal(call(), "no programs run there") }
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path + "/input.py"
    try FilePolicy.writeAll(Array((text + "\n").utf8), to: path, O_CREAT | O_TRUNC)
    let editor = getenv("VISUAL") ?? getenv("EDITOR")
    let name = editor.map { String(cString: $0) } ?? "vi"
    // The shell splits what the environment says; the file's name has no characters that it knows.
    var process: pid_t = 0
    let status = FilePolicy.start("\(name) \(path)", writingTo: nil, &process)
    guard status == 0 else { throw FilePolicy.failure("/bin/sh", number: status) }
    var result: Int32 = 0
    while waitpid(process, &result, 0) < 0, errno == EINTR {}
    // Keys for the editor were none for Gradus.
    _ = Interrupt.take()
    guard result == 0 else { throw PyError.runtime("\(name) ended with an error; the text is as it was") }
    return String(decoding: try FilePolicy.readAll(path), as: UTF8.self)
  }
}
