// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Testing

@testable import Notebooks
@testable import SessionStore

/// A folder that is removed with all its files at the end of a test.
final class TemporaryFolder {
  let path: String

  init() throws {
    var random = SystemRandomNumberGenerator()
    path = "/tmp/gradus-test-\(getpid())-\(random.next())"
    try Files.makeFolder(path)
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        unlink("\(path)/\(name)")
      }
      closedir(folder)
    }
    rmdir(path)
  }
}

@Suite struct FilesTests {
  @Test func replacingKeepsModeAndLink() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/a.md"
    let link = folder.path + "/link.md"
    try Files.replace(file, with: "one")
    chmod(file, 0o640)
    symlink(file, link)
    try Files.replace(link, with: "two")
    #expect(try Files.readText(file) == "two")
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test func errorsInPythonsWords() throws {
    #expect(throws: FileError("nowhere.md", number: ENOENT)) { try Files.read("nowhere.md") }
    #expect(FileError("x.md", number: ENOENT).description == "[Errno 2] No such file or directory: 'x.md'")
    #expect(FileError("x.md", number: ENOENT).pythonClassName == "FileNotFoundError")
    let folder = try TemporaryFolder()
    #expect(throws: FileError(folder.path, number: EISDIR)) { try Files.read(folder.path) }
    try Files.replace(folder.path + "/a.md", with: [0x61, 0xFF])
    #expect(throws: FileError(folder.path + "/a.md", number: EILSEQ)) { try Files.readText(folder.path + "/a.md") }
  }

  @Test func pathsOfASession() {
    #expect(SessionPaths("a/lecture3.md").notebook == "a/lecture3.md")
    #expect(SessionPaths("a/lecture3").journal == "a/lecture3.journal")
    let paths = SessionPaths("lecture3.md")
    #expect(paths.name == "lecture3")
    #expect(paths.database == "lecture3.gradus")
    #expect(paths.lock == "./.lecture3.lock")
    #expect(SessionPaths("scratch").notebook.hasSuffix("/scratch.md"))
  }

  @Test func oneProcessAtATime() throws {
    let folder = try TemporaryFolder()
    let paths = SessionPaths(folder.path + "/a.md")
    let first = try SessionLock(paths)
    // Also the third one is refused: who was refused takes nothing away.
    for _ in 0..<2 {
      #expect(throws: SessionLock.Held(name: "a", process: Int(getpid()))) { _ = try SessionLock(paths) }
    }
    first.release()
    #expect(!Files.exists(paths.lock))
    let second = try SessionLock(paths)
    second.release()
  }
}
