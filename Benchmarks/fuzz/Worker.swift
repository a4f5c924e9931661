// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import Synchronization

/// Runs inputs in this process until it has done its share, or dies of one.
///
/// The input that is running stands in a file, so that whoever started the worker finds what killed it.
final class Worker: Sendable {
  /// Exit statuses that tell the supervisor what happened.
  enum Status {
    static let hang: Int32 = 97
    static let stubborn: Int32 = 98
  }

  /// After this time an input is interrupted, as with Ctrl-C.
  private static let patience = 0.04
  /// An input that goes on for so long after that hangs.
  private static let limit = 8.0

  private let done = Atomic<Int>(0)
  private let started = Atomic<Int>(0)
  private let interrupts = Atomic<Int>(0)

  /// How many inputs have ended.
  var count: Int { done.load(ordering: .relaxed) }

  /// Runs the inputs `first ..< first + count`; gives how many were run.
  func run(_ mutator: Mutator, first: Int, count: Int, file: String, progress: String) {
    watch()
    let current = open(file, O_WRONLY | O_CREAT, 0o644)
    let place = open(progress, O_WRONLY | O_CREAT, 0o644)
    for number in first..<(first + count) {
      var dice = Dice(seed: UInt64(number))
      let text = mutator.make(&dice)
      Worker.write(text, to: current)
      Worker.write("\(number)\n", to: place)
      interrupts.store(0, ordering: .relaxed)
      started.store(Worker.milliseconds, ordering: .relaxed)
      Target.read(text)
      Target.run(text)
      started.store(0, ordering: .relaxed)
      _ = Interrupt.take()
      done.add(1, ordering: .relaxed)
    }
    Worker.write("\(first + count)\n", to: place)
  }

  private static func write(_ text: String, to file: Int32) {
    let bytes = Array(text.utf8)
    ftruncate(file, 0)
    _ = pwrite(file, bytes, bytes.count, 0)
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// A thread that interrupts slow inputs and ends the process when one hangs.
  private func watch() {
    var thread = pthread_t()
    // SAFETY: the worker lives as long as the process.
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Worker>.fromOpaque(pointer).takeUnretainedValue().watchForever()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
  }

  private func watchForever() {
    while true {
      usleep(10_000)
      let start = started.load(ordering: .relaxed)
      guard start != 0 else { continue }
      let elapsed = Double(Worker.milliseconds - start) / 1000
      if elapsed > Worker.patience {
        // A program may catch the interrupt and go on: then it is asked again.
        if !Interrupt.isRequested { interrupts.add(1, ordering: .relaxed) }
        Interrupt.request()
      }
      if elapsed > Worker.limit {
        exit(interrupts.load(ordering: .relaxed) > 3 ? Status.stubborn : Status.hang)
      }
    }
  }
}
