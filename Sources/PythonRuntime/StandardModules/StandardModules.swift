/// The modules of Python's standard library that exist here, made on first import.
public enum StandardModules {
  /// Says how to make each module.
  public static func install(into interpreter: Interpreter) {
  }
}
