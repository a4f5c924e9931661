// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The operations of the system, as far as the policy lets a program have them. Failures are Python's exceptions, with the name that
/// the program gave.
extension FilePolicy {
  /// Opens a file and gives its descriptor. `call` is how the program wrote it, for refusals.
  public func open(_ path: String, _ flags: Int32, _ call: @autoclosure () -> String) throws -> Int32 {
    var flags = flags
    let actual: String
    if flags & O_ACCMODE == O_RDONLY {
      actual = try readable(path, call())
    } else {
      if flags & O_EXCL != 0, fence != nil, try status(path) != nil { throw FilePolicy.failure(path, number: EEXIST) }
      if flags & O_CREAT == 0, fence != nil, try status(path) == nil { throw FilePolicy.failure(path, number: ENOENT) }
      actual = try writable(path, keepsContents: flags & O_TRUNC == 0, call())
    }
    // What waits behind the name (a pipe of another program) must not hold up, and a link that came in meanwhile not lead out.
    if fence != nil { flags |= O_NONBLOCK | O_NOFOLLOW }
    let descriptor = Glibc.open(actual, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FilePolicy.failure(path) }
    return descriptor
  }

  /// The bytes of a file.
  public func read(_ path: String, _ call: @autoclosure () -> String) throws -> [UInt8] {
    let descriptor = try open(path, O_RDONLY, call())
    defer { close(descriptor) }
    return try FilePolicy.readAll(descriptor, path)
  }

  /// The bytes of an open file, from where it stands.
  public static func readAll(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR {
          try Interpreter.current.pollInterrupt()
          continue
        }
        throw failure(path)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      try Interpreter.current.pollInterrupt()
    }
  }

  /// Writes bytes to an open file.
  public func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
    try fence?.charge(bytes.count)
    try FilePolicy.writeAll(bytes, descriptor, path)
  }

  /// Bytes of an open file from a place on; fewer where it ends.
  public static func read(_ descriptor: Int32, at place: Int, count: Int, _ path: String) throws -> [UInt8] {
    guard lseek(descriptor, place, SEEK_SET) >= 0 || errno == ESPIPE else { throw failure(path) }
    if count < 0 { return try readAll(descriptor, path) }
    try MemoryLimit.check(bytes: count)
    var bytes = [UInt8](repeating: 0, count: count)
    while true {
      let found = Glibc.read(descriptor, &bytes, count)
      if found >= 0 { return Array(bytes.prefix(found)) }
      if errno != EINTR { throw failure(path) }
      try Interpreter.current.pollInterrupt()
    }
  }

  /// Writes bytes into an open file from a place on; at its end when that is nil.
  public func write(_ bytes: [UInt8], to descriptor: Int32, at place: Int?, _ path: String) throws {
    try checkWriting("write to \(StringText.repr(path))")
    guard lseek(descriptor, place ?? 0, place == nil ? SEEK_END : SEEK_SET) >= 0 || errno == ESPIPE else {
      throw FilePolicy.failure(path)
    }
    try write(bytes, to: descriptor, path)
  }

  /// Gives an open file another length.
  public func truncate(_ descriptor: Int32, to size: Int, _ path: String) throws {
    try checkWriting("write to \(StringText.repr(path))")
    try fence?.charge(max(0, size - FilePolicy.size(of: descriptor)))
    guard ftruncate(descriptor, size) == 0 else { throw FilePolicy.failure(path) }
  }

  /// How many bytes an open file has.
  public static func size(of descriptor: Int32) -> Int {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
  }

  /// What the system knows of a file: mode, inode, device, links, owner, group, size, and when it was read, written and changed, in
  /// nanoseconds.
  public func information(_ path: String, followsLinks: Bool) throws -> [Int] {
    try FilePolicy.checkName(path)
    var actual = path
    if let fence {
      guard let place = fence.place(of: path), let found = fence.existing(place) else {
        throw FilePolicy.failure(path, number: ENOENT)
      }
      actual = found
    }
    var info = stat()
    guard (followsLinks ? stat(actual, &info) : lstat(actual, &info)) == 0 else { throw FilePolicy.failure(path) }
    func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
    return [
      Int(info.st_mode), Int(info.st_ino), Int(info.st_dev), Int(info.st_nlink), Int(info.st_uid), Int(info.st_gid),
      Int(info.st_size), nanoseconds(info.st_atim), nanoseconds(info.st_mtim), nanoseconds(info.st_ctim),
    ]
  }

  /// Puts a file in the place of another: it is written beside it and renamed, so that a file that is there stays whole. A symbolic
  /// link stays one, and the new file keeps the old one's mode. What is no file, such as `/dev/null` or a pipe, is written to.
  public func replace(_ path: String, with bytes: [UInt8], _ call: @autoclosure () -> String) throws {
    let place = FileReplacement(of: try writable(path, keepsContents: false, call()), followsLinks: fence == nil)
    try fence?.charge(bytes.count)
    if place.isDevice { return try FilePolicy.writeAll(bytes, to: place.target, 0) }
    let temporary = place.target + ".part"
    do {
      try FilePolicy.writeAll(bytes, to: temporary, O_CREAT | O_TRUNC)
      if let mode = place.mode { chmod(temporary, mode) }
      guard Glibc.rename(temporary, place.target) == 0 else { throw FilePolicy.failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// What a name stands for: its kind and size; nil where there is nothing, or nothing that the program may see.
  public func status(_ path: String) throws -> (kind: mode_t, size: Int)? {
    guard !path.utf8.contains(0) else { return nil }
    var actual = path
    if let fence {
      guard let place = fence.place(of: path), let found = fence.existing(place) else { return nil }
      actual = found
    }
    var info = stat()
    return stat(actual, &info) == 0 ? (info.st_mode & S_IFMT, Int(info.st_size)) : nil
  }

  /// The names in a folder, sorted so that they come in the same order everywhere.
  public func names(in path: String, _ call: @autoclosure () -> String) throws -> [String] {
    let actual = try readable(path, call())
    guard let fence, let place = fence.place(of: path) else {
      guard let names = try? FilePolicy.entries(actual) else { throw FilePolicy.failure(path) }
      return names.sorted()
    }
    var names = Set<String>()
    for folder in [fence.written(place), place.lower].compactMap({ $0 }) {
      guard Fence.kind(folder) != nil else { continue }
      guard let found = try? FilePolicy.entries(folder) else { throw FilePolicy.failure(path) }
      for name in found where fence.place(of: place.name + "/" + name).flatMap(fence.existing) != nil {
        names.insert(name)
      }
    }
    return names.sorted()
  }

  /// Makes a folder.
  public func makeFolder(_ path: String, _ call: @autoclosure () -> String) throws {
    if fence != nil, try status(path) != nil { throw FilePolicy.failure(path, number: EEXIST) }
    let actual = try writable(path, keepsContents: false, call())
    guard mkdir(actual, 0o777) == 0 else { throw FilePolicy.failure(path) }
  }

  /// Removes a file, or an empty folder.
  public func remove(_ path: String, folder: Bool, _ call: @autoclosure () -> String) throws {
    try checkWriting(call())
    guard let fence else {
      guard (folder ? Glibc.rmdir(path) : Glibc.unlink(path)) == 0 else { throw FilePolicy.failure(path) }
      return
    }
    guard let place = fence.place(of: path) else { throw Fence.refusal(call()) }
    guard let found = fence.existing(place), let kind = Fence.kind(found) else {
      throw FilePolicy.failure(path, number: ENOENT)
    }
    if folder {
      guard kind == S_IFDIR else { throw FilePolicy.failure(path, number: ENOTDIR) }
      guard try names(in: path, call()).isEmpty else { throw FilePolicy.failure(path, number: ENOTEMPTY) }
    } else if kind == S_IFDIR {
      throw FilePolicy.failure(path, number: EISDIR)
    }
    fence.remove(place)
  }

  /// Gives a file another name.
  public func rename(_ path: String, to other: String, _ call: @autoclosure () -> String) throws {
    try checkWriting(call())
    guard let fence else {
      guard Glibc.rename(path, other) == 0 else { throw FilePolicy.failure(path) }
      return
    }
    guard let place = fence.place(of: path), let target = fence.place(of: other) else { throw Fence.refusal(call()) }
    guard let found = fence.existing(place) else { throw FilePolicy.failure(path, number: ENOENT) }
    guard place.name != target.name else { return }
    guard Fence.kind(found) == S_IFREG else { throw Fence.refusal(call(), "folders keep their names there") }
    let source = try fence.writable(path, keepsContents: true, call())
    let destination = try fence.writable(other, keepsContents: false, call())
    guard Glibc.rename(source, destination) == 0 else { throw FilePolicy.failure(path) }
    fence.remove(place)
    fence.show(target)
  }

  /// Changes the current folder.
  public func changeFolder(_ path: String, _ call: @autoclosure () -> String) throws {
    try checkWriting(call())
    guard let fence else {
      guard Glibc.chdir(path) == 0 else { throw FilePolicy.failure(path) }
      return
    }
    guard let place = fence.place(of: path) else { throw Fence.refusal(call()) }
    guard let found = fence.existing(place) else { throw FilePolicy.failure(path, number: ENOENT) }
    guard Fence.kind(found) == S_IFDIR else { throw FilePolicy.failure(path, number: ENOTDIR) }
    fence.move(to: place.name)
  }

  // MARK: Below the policy

  static func readAll(_ path: String) throws -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    return try readAll(descriptor, path)
  }

  static func writeAll(_ bytes: [UInt8], to path: String, _ flags: Int32) throws {
    let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      try writeAll(bytes, descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws {
    var start = 0
    while start < bytes.count {
      // The system does not interrupt a write to a file, however many bytes it has.
      if start > 0 { try Interpreter.current.pollInterrupt() }
      // SAFETY: the system reads only bytes of the array.
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), min($0.count - start, 1 << 22))
      }
      if count >= 0 { start += count } else if errno != EINTR { throw failure(path) }
    }
  }

  /// The names in a folder, but for itself and the one above.
  static func entries(_ path: String) throws -> [String] {
    guard let directory = opendir(path) else { throw failure(path) }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      // The name is an array of C, which Swift sees as a tuple of characters.
      // SAFETY: the system ends the name with a zero byte inside of the field.
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { result.append(name) }
    }
    return result
  }

  /// The folder above a full name.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
