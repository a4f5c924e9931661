// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// One compiled top-level statement, ready to run.
public struct Program {
  /// The statement it was compiled from.
  public let statement: Statement
  /// The code.
  public let code: CodeObject
}

/// A compiled source: its top-level statements, and every function in it by ordinal.
public struct CompiledSource {
  /// The source.
  public let source: SourceText
  /// The top-level statements in order.
  public let statements: [Program]
  /// Every code object: `codes[i].ordinal == i`.
  public let codes: [CodeObject]
}

extension Interpreter {
  /// Compiles a whole source; nothing runs when any of it is wrong.
  ///
  /// - Parameters:
  ///   - echoes: whether top-level expressions show their values through `displayHook`.
  ///   - allowsCommands: whether lines that begin with `%` are commands.
  public func compile(_ source: SourceText, echoes: Bool = false, allowsCommands: Bool = false) throws -> CompiledSource
  {
    let statements = try Parser.parseModule(source, allowCommands: allowsCommands)
    return try compile(statements, in: source, echoes: echoes)
  }

  /// Compiles statements of a source that were parsed before.
  package func compile(_ statements: [Statement], in source: SourceText, echoes: Bool = false) throws -> CompiledSource
  {
    warn(about: statements, in: source)
    let unit = CompilationUnit(
      source, self, globals: moduleFile(of: source)?.names ?? globals, echoes: echoes)
    var programs: [Program] = []
    for statement in statements {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
      code.body = try compiler.compileBlock([statement])
      programs.append(Program(statement: statement, code: code))
    }
    return CompiledSource(source: source, statements: programs, codes: unit.codes)
  }

  /// Shows Python's warnings about a text, each once.
  package func warn(about statements: [Statement], in source: SourceText) {
    for warning in SyntaxWarning.all(in: statements) {
      let line = source.line(at: warning.span.start)
      let head = "\(source.name):\(line): SyntaxWarning: \(warning.message)\n"
      guard shownSyntaxWarnings.insert(head).inserted else { continue }
      let text = source.lineText(line).drop { $0 == " " || $0 == "\t" }
      writeError(source.name == "<string>" ? head : "\(head)  \(text)\n")
    }
  }

  /// Runs one compiled statement at the top level.
  public func execute(_ program: Program) throws {
    let frame = Frame(program.code, self)
    frame.prepareCells([])
    let depthBefore = stack.depth
    let handledBefore = handledExceptions.count
    // The module's own code counts as a call.
    stack.depth += 1
    do {
      _ = try program.code.body.execute(frame)
    } catch {
      stack.depth = depthBefore
      handledExceptions.removeLast(max(0, handledExceptions.count - handledBefore))
      throw leaving(error, frame)
    }
    stack.depth = depthBefore
    finaliseWhatHasGone()
  }

  /// Runs a source as the program `__main__`, whose first text is its `__doc__`.
  package func runMain(_ source: SourceText) throws {
    let programs = try compile(source).statements
    let doc = ScopeCompiler.docstring(programs.prefix(1).map(\.statement))
    globals["__doc__"] = doc.map { Value($0) } ?? Value.none
    for program in programs { try execute(program) }
  }

  /// What a script leaves behind goes at its end: objects first, so that their `__del__` finds functions and modules.
  package func endProgram() {
    guard PyClass.anyFinaliser else { return }
    for slot in globals.definedSlots where slot.value.object is PyInstance {
      slot.value = .undefined
      finaliseWhatHasGone()
    }
    globals.removeAll()
    finaliseWhatHasGone()
    Collector.collect(self)
  }

  /// Compiles and runs a source, statement by statement.
  public func run(_ source: SourceText, echoes: Bool = false, allowsCommands: Bool = false) throws {
    for program in try compile(source, echoes: echoes, allowsCommands: allowsCommands).statements {
      try execute(program)
    }
  }

  /// The value of one expression in the global scope.
  public func evaluate(_ expression: Expression, in source: SourceText) throws -> Value {
    let unit = CompilationUnit(source, self, globals: globals, echoes: false)
    let code = unit.makeCode("<module>", qualname: "<module>", expression.span)
    let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
    code.body = Block([ReturnStatement(try compiler.compile(expression), expression.span)])
    let frame = Frame(code, self)
    frame.prepareCells([])
    let depthBefore = stack.depth
    defer { stack.depth = depthBefore }
    do {
      _ = try code.body.execute(frame)
      return frame.returnValue
    } catch { throw leaving(error, frame) }
  }

  /// Assigns a value to a target expression such as `bn.momentum` or `x[0]` in the global scope.
  public func assign(_ value: Value, to target: Expression, in source: SourceText) throws {
    let unit = CompilationUnit(source, self, globals: globals, echoes: false)
    let code = unit.makeCode("<module>", qualname: "<module>", target.span)
    let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
    let place = try compiler.compileTarget(target)
    let frame = Frame(code, self)
    frame.prepareCells([])
    do { try place.assign(value, frame) } catch { throw leaving(error, frame) }
  }
}
