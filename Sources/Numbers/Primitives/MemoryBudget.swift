// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// How much more memory the process may take: what its own limit (`ulimit -v`), that of its control group and the machine leave it.
///
/// An allocation that fails ends the process, so large ones are refused before they are asked for.
public enum MemoryBudget {
  /// Smaller blocks are not asked about.
  private static let small = 16 << 20

  private struct Limits {
    var addressSpace = Int.max
    var controlGroup = Int.max
    var machine = Int.max
    /// What is kept free for everything that is not asked about.
    var reserve: Int { min(128 << 20, min(addressSpace, controlGroup, machine) / 16) }
  }

  private static let limits: Limits = {
    var limits = Limits()
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 {
      limits.addressSpace = Int(clamping: limit.rlim_cur)
    }
    for file in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      if let bytes = numbers(in: file).first, bytes > 0 { limits.controlGroup = min(limits.controlGroup, bytes) }
    }
    for line in ownGroups() {
      if let bytes = numbers(in: "/sys/fs/cgroup\(line)/memory.max").first, bytes > 0 {
        limits.controlGroup = min(limits.controlGroup, bytes)
      }
    }
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    if pages > 0, size > 0 { limits.machine = pages * size }
    return limits
  }()

  /// The bytes that are left, as far as limits are known.
  public static func remaining() -> Int {
    let pages = numbers(in: "/proc/self/statm")
    guard pages.count > 1 else { return Int.max }
    let size = Int(sysconf(Int32(_SC_PAGESIZE)))
    let (virtual, resident) = (pages[0] * size, pages[1] * size)
    return min(
      limits.addressSpace - virtual, limits.controlGroup - resident, limits.machine - limits.machine / 10 - resident)
  }

  /// Whether a block of so many bytes may be asked for.
  @inline(__always) public static func allows(_ byteCount: Int) -> Bool {
    byteCount < small || isThere(byteCount)
  }
  @inline(never) private static func isThere(_ byteCount: Int) -> Bool {
    byteCount < remaining() - limits.reserve
  }

  /// Whether so little is left that what runs must end.
  public static var isScarce: Bool { remaining() < limits.reserve / 2 }

  /// The groups of the process in the one tree of control groups.
  private static func ownGroups() -> [String] {
    String(decoding: bytes(of: "/proc/self/cgroup"), as: UTF8.self).split(separator: "\n").compactMap {
      $0.hasPrefix("0::/") ? String($0.dropFirst(3)) : nil
    }
  }

  /// The numbers that a short file of the system holds; none where it says `max`.
  private static func numbers(in file: String) -> [Int] {
    bytes(of: file).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
  }

  private static func bytes(of file: String) -> [UInt8] {
    let handle = open(file, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return [] }
    defer { close(handle) }
    return [UInt8](unsafeUninitializedCapacity: 4096) { room, count in
      // SAFETY: the system writes at most as many bytes as there is room.
      count = max(0, read(handle, room.baseAddress, 4096))
    }
  }
}
