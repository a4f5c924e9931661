# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's own syntax trees as S-expressions, in the form that TreeText.swift gives to Gradus' trees."""
import ast
import struct

BINARY = {"Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**",
          "LShift": "<<", "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^"}
COMPARE = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
           "In": "in", "NotIn": "not in"}
UNARY = {"USub": "-", "UAdd": "+", "Invert": "~", "Not": "not"}


def quoted(s):
    return '"' + "".join("<%d>" % ord(c) if ord(c) < 32 or c in '"\\' or ord(c) > 126 else c for c in s) + '"'


def bits(d):
    return "%x" % struct.unpack("<Q", struct.pack("<d", d))


def opt(e):
    return "-" if e is None else expr(e)


def many(items):
    return "[" + " ".join(map(expr, items)) + "]"


def clauses(items):
    return "[" + " ".join("(for %s %s %s)" % (expr(c.target), expr(c.iter), many(c.ifs)) for c in items) + "]"


def parts(values):
    out, text = [], ""
    for v in values:
        if isinstance(v, ast.Constant):
            text += v.value
            continue
        if text:
            out.append(quoted(text))
            text = ""
        spec = parts(v.format_spec.values) if v.format_spec is not None and v.format_spec.values else "-"
        out.append("{%s %s %s}" % (expr(v.value), "-" if v.conversion == -1 else chr(v.conversion), spec))
    return "[" + " ".join(out + ([quoted(text)] if text else [])) + "]"


def param(a, default=None):
    return "(%s %s %s)" % (a.arg, opt(a.annotation), opt(default))


def params(a):
    defaults = [None] * (len(a.posonlyargs) + len(a.args) - len(a.defaults)) + list(a.defaults)
    first = len(a.posonlyargs)
    return "(params [%s] [%s] %s [%s] %s)" % (
        " ".join(param(p, d) for p, d in zip(a.posonlyargs, defaults)),
        " ".join(param(p, d) for p, d in zip(a.args, defaults[first:])),
        param(a.vararg) if a.vararg else "-",
        " ".join(param(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults)),
        param(a.kwarg) if a.kwarg else "-")


def arguments(args, keywords):
    out = ["*" + expr(a.value) if isinstance(a, ast.Starred) else expr(a) for a in args]
    out += ["**" + expr(k.value) if k.arg is None else k.arg + "=" + expr(k.value) for k in keywords]
    return "[" + " ".join(out) + "]"


def constant(v):
    if v is None or v is True or v is False:
        return repr(v)
    if v is ...:
        return "Ellipsis"
    if type(v) is int:
        return "(int %d)" % v
    if type(v) is float:
        return "(float %s)" % bits(v)
    if type(v) is complex:
        return "(imag %s)" % bits(v.imag)
    return "(str %s)" % quoted(v) if type(v) is str else "(bytes %s)" % ",".join(map(str, v))


def op(table, node):
    return table[type(node).__name__]


def expr(e):
    t = type(e).__name__
    if t == "Constant":
        return constant(e.value)
    forms = {
        "JoinedStr": lambda: "(f %s)" % parts(e.values),
        "Name": lambda: "(name %s)" % e.id,
        "Tuple": lambda: "(tuple %s)" % many(e.elts),
        "List": lambda: "(list %s)" % many(e.elts),
        "Set": lambda: "(set %s)" % many(e.elts),
        "Dict": lambda: "(dict [" + " ".join("%s:%s" % (opt(k), expr(v)) for k, v in zip(e.keys, e.values)) + "])",
        "UnaryOp": lambda: "(unary %s %s)" % (op(UNARY, e.op), expr(e.operand)),
        "BinOp": lambda: "(bin %s %s %s)" % (op(BINARY, e.op), expr(e.left), expr(e.right)),
        "Compare": lambda: "(cmp %s [%s])" % (
            expr(e.left), " ".join("%s %s" % (op(COMPARE, o), expr(r)) for o, r in zip(e.ops, e.comparators))),
        "BoolOp": lambda: "(%s %s)" % (type(e.op).__name__.lower(), many(e.values)),
        "IfExp": lambda: "(if %s %s %s)" % (expr(e.test), expr(e.body), expr(e.orelse)),
        "Lambda": lambda: "(lambda %s %s)" % (params(e.args), expr(e.body)),
        "Attribute": lambda: "(attr %s %s)" % (expr(e.value), e.attr),
        "Subscript": lambda: "(sub %s %s)" % (expr(e.value), expr(e.slice)),
        "Slice": lambda: "(slice %s %s %s)" % (opt(e.lower), opt(e.upper), opt(e.step)),
        "Call": lambda: "(call %s %s)" % (expr(e.func), arguments(e.args, e.keywords)),
        "Starred": lambda: "(star %s)" % expr(e.value),
        "ListComp": lambda: "(listcomp %s %s)" % (expr(e.elt), clauses(e.generators)),
        "SetComp": lambda: "(setcomp %s %s)" % (expr(e.elt), clauses(e.generators)),
        "DictComp": lambda: "(dictcomp %s %s %s)" % (expr(e.key), expr(e.value), clauses(e.generators)),
        "GeneratorExp": lambda: "(gen %s %s)" % (expr(e.elt), clauses(e.generators)),
        "NamedExpr": lambda: "(walrus %s %s)" % (e.target.id, expr(e.value)),
        "Yield": lambda: "(yield %s)" % opt(e.value),
        "YieldFrom": lambda: "(yieldfrom %s)" % expr(e.value),
    }
    return forms[t]()


def block(body):
    return "[" + "; ".join(map(stmt, body)) + "]"


def imported(names):
    return "[" + " ".join("%s as %s" % (n.name, n.asname or "-") for n in names if n.name != "*") + "]"


def handler(h):
    return "(except %s %s %s)" % (opt(h.type), h.name or "-", block(h.body))


def pattern(p):
    match p:
        case ast.MatchValue(value):
            return "(value %s)" % expr(value)
        case ast.MatchSingleton(value):
            return "(is %s)" % expr(ast.Constant(value))
        case ast.MatchAs(None, name):
            return "(take %s)" % (name or "-")
        case ast.MatchAs(inner, name):
            return "(as %s %s)" % (pattern(inner), name)
        case ast.MatchStar(name):
            return "(star %s)" % (name or "-")
        case ast.MatchSequence(items):
            return "(sequence [%s])" % " ".join(map(pattern, items))
        case ast.MatchOr(items):
            return "(or [%s])" % " ".join(map(pattern, items))
        case ast.MatchMapping(keys, items, rest):
            pairs = " ".join("%s:%s" % (expr(k), pattern(v)) for k, v in zip(keys, items))
            return "(mapping [%s] %s)" % (pairs, rest or "-")
        case ast.MatchClass(cls, items, names, named):
            keywords = " ".join("%s=%s" % (n, pattern(v)) for n, v in zip(names, named))
            return "(class %s [%s] [%s])" % (expr(cls), " ".join(map(pattern, items)), keywords)


def stmt(s):
    t = type(s).__name__
    forms = {
        "Expr": lambda: "(expr %s)" % expr(s.value),
        "Assign": lambda: "(assign %s %s)" % (many(s.targets), expr(s.value)),
        "AugAssign": lambda: "(aug %s %s %s)" % (op(BINARY, s.op), expr(s.target), expr(s.value)),
        "AnnAssign": lambda: "(ann %s %s %s)" % (expr(s.target), expr(s.annotation), opt(s.value)),
        "Delete": lambda: "(del %s)" % many(s.targets),
        "Return": lambda: "(return %s)" % opt(s.value),
        "Raise": lambda: "(raise %s %s)" % (opt(s.exc), opt(s.cause)),
        "Global": lambda: "(global %s)" % ",".join(s.names),
        "Nonlocal": lambda: "(nonlocal %s)" % ",".join(s.names),
        "Assert": lambda: "(assert %s %s)" % (expr(s.test), opt(s.msg)),
        "Import": lambda: "(import %s)" % imported(s.names),
        "ImportFrom": lambda: "(from %d %s %s)" % (s.level, s.module or "-", imported(s.names)),
        "If": lambda: "(if %s %s %s)" % (expr(s.test), block(s.body), block(s.orelse)),
        "While": lambda: "(while %s %s %s)" % (expr(s.test), block(s.body), block(s.orelse)),
        "For": lambda: "(for %s %s %s %s)" % (expr(s.target), expr(s.iter), block(s.body), block(s.orelse)),
        "Try": lambda: "(try %s [%s] %s %s)" % (
            block(s.body), " ".join(map(handler, s.handlers)), block(s.orelse), block(s.finalbody)),
        "With": lambda: "(with [%s] %s)" % (
            " ".join("(%s %s)" % (expr(i.context_expr), opt(i.optional_vars)) for i in s.items), block(s.body)),
        "Match": lambda: "(match %s [%s])" % (expr(s.subject), " ".join(
            "(case %s %s %s)" % (pattern(c.pattern), opt(c.guard), block(c.body)) for c in s.cases)),
        "FunctionDef": lambda: "(def %s %s %s %s %s)" % (
            s.name, params(s.args), opt(s.returns), many(s.decorator_list), block(s.body)),
        "ClassDef": lambda: "(class %s %s %s %s)" % (
            s.name, arguments(s.bases, s.keywords), many(s.decorator_list), block(s.body)),
    }
    return forms[t]() if t in forms else t.lower()


def dump(source):
    return "; ".join(map(stmt, ast.parse(source).body))
