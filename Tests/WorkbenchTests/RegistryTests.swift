// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import SessionStore
@testable import Workbench

/// What modules keep for themselves (loggers, random streams, settings, what programs put into them) is the same after opening again.
@Suite(.serialized) struct RegistryTests {
  private static let statements = """
    import enum, functools, json, logging, math, random, string, sys, warnings
    import numpy as np
    import matplotlib.pyplot as plt
    import io
    log = logging.getLogger('train'); child = logging.getLogger('train.sub'); early = logging.getLogger('a.b.c'); buffer = io.StringIO()
    handler = logging.StreamHandler(buffer); handler.setFormatter(logging.Formatter('%(name)s|%(levelname)s|%(message)s'))
    log.addHandler(handler); log.setLevel(logging.DEBUG); logging.getLogger().setLevel(logging.ERROR)
    class Mine(logging.Logger): pass
    logging.addLevelName(25, 'NOTICE'); logging.setLoggerClass(Mine); mine = logging.getLogger('mine'); logging.disable(5)
    logging.lastResort.setLevel(logging.CRITICAL); logging.raiseExceptions = False; child.log(25, 'x')
    warnings.simplefilter('ignore', DeprecationWarning); warnings.filterwarnings('error', message='bad')
    random.seed(3); [random.random(), random.gauss(0, 1)]; np.random.seed(4); [np.random.rand(), np.random.randn()];
    plt.rcParams['figure.figsize'] = (3, 2); sys.path.append('elsewhere'); sys.argv = ['a', 'b']
    string.mine = 5; math.tau2 = 7; json.name = [1]; nn.Linear.extra = 'patched'; torch.Tensor.twice = lambda self: self * 2
    logging.Logger.note = {'k': log}
    torch.set_printoptions(precision=2); torch.set_default_dtype(torch.float64); sys.setrecursionlimit(1234)
    """
  private static let questions = """
    [log is logging.getLogger('train'), child is logging.getLogger('train.sub'), child.parent is log, log.parent is logging.root]
    [logging.getLogger() is logging.root, log.manager is logging.root.manager, logging.Logger.manager is log.manager]
    [logging.getLogger('a.b.c') is early, logging.getLogger('a.b') is early.parent, mine is logging.getLogger('mine')]
    [handler in log.handlers, log.level, logging.root.level, logging.getLevelName(25), log.getEffectiveLevel(), logging.root.manager.disable]
    log.info('again'); child.log(25, 'y'); logging.getLogger('train.new').info('z'); buffer.getvalue()
    [type(logging.getLogger('other')) is Mine, logging.getLoggerClass() is Mine, logging.lastResort.level, logging.raiseExceptions]
    [f[0] for f in warnings.filters]
    warnings.warn('bad thing')
    [random.random(), random.gauss(0, 1), np.random.rand(), np.random.randn(), np.random.permutation(5)]
    [plt.rcParams['figure.figsize'], sys.path, sys.argv, string.mine, math.tau2, json.name, nn.Linear.extra, nn.Linear(1, 1).extra]
    [torch.ones(1).twice(), torch.get_default_dtype(), sys.getrecursionlimit(), logging.Logger.note['k'] is log]
    json.name.append(2); json.name
    """

  @Test func registriesAreTheSameObjectsAgain() throws {
    let folder = TemporaryFolder()
    let paths = SessionPaths(folder.path + "/a.md")
    let (session, recorder) = makeSession()
    _ = try session.open(paths)
    for line in Self.statements.split(separator: "\n") {
      session.submit(String(line))
      #expect(session.cells.last?.outcome == .ok, "\(line): \(recorder.take())")
    }
    #expect(recorder.take() == "")
    let store = try #require(session.files?.store)
    _ = store.keep(nil, changed: nil, canBeUndone: false)
    #expect(store.writer.writtenCount == 0, "a walk found more than the statements told")
    session.close()
    let (again, later) = makeSession()
    _ = try again.open(paths)
    _ = (recorder.take(), later.take())
    for line in Self.questions.split(separator: "\n") {
      let answer = again.output(of: String(line), later)
      #expect(session.output(of: String(line), recorder) == answer, "\(line)")
    }
    #expect(again.output(of: "log is logging.getLogger('train')", later) == "True\n")
    again.close()
  }
}
