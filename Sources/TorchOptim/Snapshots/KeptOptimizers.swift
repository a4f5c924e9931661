import PythonRuntime

extension TrackedStep: Kept {
  package static var keptName: String { "tracked step" }
  package func keep() throws -> KeptRecord {
    KeptRecord([.value(function), .ref(optimizer)], keepsClass: false)
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    TrackedStep(try facts.value(0), try facts.object(1))
  }
}
