import PythonRuntime
import Testing
import TorchOptim

extension NetworkProgramTests {
  /// Schedulers over an optimizer of their own, as plots use them.
  @Suite(.serialized) struct SchedulePreviewTests {
    private func rates(
      _ name: String, _ positional: [Value] = [], _ keywords: [(name: Symbol, value: Value)] = [], epochs: Int
    ) -> [Double] {
      var found: [Double] = []
      let run = TorchThread.run { _ in
        let scheduler = try SchedulePreview.makeScheduler(
          className: name, lr: 0.1, arguments: Arguments(positional, keywords: keywords))
        found = try SchedulePreview.rates(of: scheduler, epochs: epochs) { Double(max(10 - $0, 5)) }
      }
      #expect(run.error == nil, "\(name)")
      return found
    }

    @Test func stepFallsAtMultiples() {
      #expect(
        rates("StepLR", [], [("step_size", .int(2)), ("gamma", .float(0.5))], epochs: 5) == [
          0.1, 0.1, 0.05, 0.05, 0.025,
        ])
    }

    @Test func exponentialFollowsTheRecursion() {
      #expect(
        rates("ExponentialLR", [.float(0.9)], epochs: 4) == [
          0.1, 0.09000000000000001, 0.08100000000000002, 0.07290000000000002,
        ])
    }

    @Test func plateauWaitsForPatience() {
      let found = rates("ReduceLROnPlateau", [], [("patience", .int(1)), ("factor", .float(0.5))], epochs: 10)
      #expect(found.first == 0.1)
      #expect(found.last == 0.05)
    }

    @Test func cyclingSchedulersFindMomentum() {
      #expect(rates("OneCycleLR", [.float(1)], [("total_steps", .int(4))], epochs: 4).count == 4)
      #expect(SchedulePreview.isScheduler("CyclicLR"))
      #expect(!SchedulePreview.isScheduler("Adam"))
    }
  }
}
