import Diagnostics
import PythonRuntime

/// Small functions that are clearest in Python itself; each is compiled when it is first needed.
enum PythonHelpers {
  private static let sources: [String: String] = [
    "decorate_context": """
    def decorate_context(context, function):
        def decorated(*args, **kwargs):
            with context():
                return function(*args, **kwargs)
        decorated.__name__ = getattr(function, '__name__', 'decorated')
        decorated.__qualname__ = getattr(function, '__qualname__', decorated.__name__)
        decorated.__doc__ = getattr(function, '__doc__', None)
        decorated.__wrapped__ = function
        return decorated
    """
  ]

  /// The function of a name.
  static func function(_ name: String, _ interpreter: Interpreter) throws -> Value {
    let state = TorchState.current
    if let known = state.helpers[name] { return known }
    guard let source = sources[name] else { throw PyError.runtime("no helper \(name)") }
    let made = try interpreter.definition(named: name, in: SourceText(name: "<torch>", text: source))
    state.helpers[name] = made
    return made
  }
}
