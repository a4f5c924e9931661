# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree as the text of a program."""
import ast

_signs = {name: sign for sign, name in [*ast._ops.items(), *ast._comparisons.items()]}
# How strongly things bind, from weak to strong.
(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, COMPARE, BAR, CARET, AMPERSAND, SHIFT, SUM, PRODUCT, FACTOR, POWER, ATOM) = range(17)
_levels = {"Add": SUM, "Sub": SUM, "Mult": PRODUCT, "MatMult": PRODUCT, "Div": PRODUCT, "Mod": PRODUCT, "FloorDiv": PRODUCT,
           "LShift": SHIFT, "RShift": SHIFT, "BitOr": BAR, "BitXor": CARET, "BitAnd": AMPERSAND, "Pow": POWER}

def _join(nodes, level=TEST):
    return ", ".join(_expr(node, level) for node in nodes)

def _expr(node, level=TEST):
    if node is None:
        return ""
    text, own = _forms[type(node).__name__](node)
    return f"({text})" if own < level else text

def _constant(node):
    if node.value is ...:
        return "...", ATOM
    text = repr(node.value).replace("inf", "1e309")
    return text, FACTOR if text.startswith("-") else ATOM

def _binary(node):
    name = type(node.op).__name__
    level = _levels[name]
    if name == "Pow":
        return f"{_expr(node.left, ATOM)} ** {_expr(node.right, FACTOR)}", POWER
    return f"{_expr(node.left, level)} {_signs[name]} {_expr(node.right, level + 1)}", level

def _unary(node):
    if isinstance(node.op, ast.Not):
        return "not " + _expr(node.operand, NOT), NOT
    sign = {"USub": "-", "UAdd": "+", "Invert": "~"}[type(node.op).__name__]
    return sign + _expr(node.operand, FACTOR), FACTOR

def _boolean(node):
    level, word = (AND, " and ") if isinstance(node.op, ast.And) else (OR, " or ")
    return word.join(_expr(value, level + 1) for value in node.values), level

def _compare(node):
    rest = "".join(f" {_signs[type(op).__name__]} {_expr(right, BAR)}" for op, right in zip(node.ops, node.comparators))
    return _expr(node.left, BAR) + rest, COMPARE

def _call(node):
    parts = [_expr(arg, NAMED if not isinstance(arg, ast.GeneratorExp) else TEST) for arg in node.args]
    parts += [f"{word.arg}={_expr(word.value)}" if word.arg else f"**{_expr(word.value)}" for word in node.keywords]
    if len(parts) == 1 and node.args and isinstance(node.args[0], ast.GeneratorExp):
        return _expr(node.func, ATOM) + parts[0], ATOM
    return f"{_expr(node.func, ATOM)}({', '.join(parts)})", ATOM

def _clauses(node):
    return "".join(f" for {_bare(part.target)} in {_expr(part.iter, OR)}" + "".join(f" if {_expr(test, OR)}" for test in part.ifs)
                   for part in node.generators)

def _tuple(node):
    if len(node.elts) == 1:
        return f"({_expr(node.elts[0])},)", ATOM
    return f"({_join(node.elts)})", ATOM

def _formatted(node, quote=True):
    parts = []
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(value.value.replace("{", "{{").replace("}", "}}"))
        else:
            mark = "" if value.conversion == -1 else "!" + chr(value.conversion)
            spec = ":" + _formatted(value.format_spec, False) if value.format_spec is not None else ""
            text = _expr(value.value)
            parts.append("{" + (" " if text.startswith("{") else "") + text + mark + spec + "}")
    text = "".join(parts)
    if not quote:
        return text
    for sign in ("'", '"', "'''", '"""'):
        if sign not in text and ("\n" not in text or len(sign) == 3):
            return f"f{sign}{text}{sign}"
    return "f" + repr(text)

def _arguments(args):
    parts = []
    places = args.posonlyargs + args.args
    defaults = [None] * (len(places) - len(args.defaults)) + args.defaults
    def one(arg, default):
        text = arg.arg + (f": {_expr(arg.annotation)}" if arg.annotation is not None else "")
        return text + (f"={_expr(default)}" if default is not None else "")
    for place, (arg, default) in enumerate(zip(places, defaults), 1):
        parts.append(one(arg, default))
        if place == len(args.posonlyargs):
            parts.append("/")
    if args.vararg is not None or args.kwonlyargs:
        parts.append("*" + (one(args.vararg, None) if args.vararg is not None else ""))
    parts += [one(arg, default) for arg, default in zip(args.kwonlyargs, args.kw_defaults)]
    if args.kwarg is not None:
        parts.append("**" + one(args.kwarg, None))
    return ", ".join(parts)

_forms = {
    "Constant": _constant, "BinOp": _binary, "UnaryOp": _unary, "BoolOp": _boolean, "Compare": _compare, "Call": _call,
    "Name": lambda node: (node.id, ATOM), "Tuple": _tuple, "List": lambda node: (f"[{_join(node.elts)}]", ATOM),
    "Set": lambda node: (f"{{{_join(node.elts)}}}" if node.elts else "{*()}", ATOM),
    "Dict": lambda node: ("{" + ", ".join(f"**{_expr(value, BAR)}" if key is None else f"{_expr(key)}: {_expr(value)}"
                                          for key, value in zip(node.keys, node.values)) + "}", ATOM),
    "IfExp": lambda node: (f"{_expr(node.body, OR)} if {_expr(node.test, OR)} else {_expr(node.orelse)}", TEST),
    "Lambda": lambda node: (f"lambda{' ' * bool(_arguments(node.args))}{_arguments(node.args)}: {_expr(node.body)}", TEST),
    "Attribute": lambda node: (_expr(node.value, ATOM) + " " * (isinstance(node.value, ast.Constant) and isinstance(node.value.value, int))
                               + "." + node.attr, ATOM),
    "Subscript": lambda node: (f"{_expr(node.value, ATOM)}[{_index(node.slice)}]", ATOM),
    "Starred": lambda node: ("*" + _expr(node.value, BAR), ATOM), "Slice": lambda node: (_slice(node), ATOM),
    "ListComp": lambda node: (f"[{_expr(node.elt)}{_clauses(node)}]", ATOM),
    "SetComp": lambda node: (f"{{{_expr(node.elt)}{_clauses(node)}}}", ATOM),
    "GeneratorExp": lambda node: (f"({_expr(node.elt)}{_clauses(node)})", ATOM),
    "DictComp": lambda node: (f"{{{_expr(node.key)}: {_expr(node.value)}{_clauses(node)}}}", ATOM),
    "NamedExpr": lambda node: (f"({_expr(node.target)} := {_expr(node.value)})", ATOM),
    "Yield": lambda node: (f"(yield{' ' + _expr(node.value, TUPLE) if node.value is not None else ''})", ATOM),
    "YieldFrom": lambda node: (f"(yield from {_expr(node.value)})", ATOM), "JoinedStr": lambda node: (_formatted(node), ATOM),
}

def _bare(node):
    """An expression where a tuple needs no parentheses."""
    if isinstance(node, ast.Tuple) and node.elts:
        return _join(node.elts) + "," * (len(node.elts) == 1)
    text = _expr(node, NAMED)
    return text[1:-1] if isinstance(node, (ast.Yield, ast.YieldFrom)) else text

def _index(node):
    if isinstance(node, ast.Tuple) and node.elts and not any(isinstance(item, ast.Starred) for item in node.elts):
        return _join(node.elts) + "," * (len(node.elts) == 1)
    return _expr(node, NAMED)

def _slice(node):
    return _expr(node.lower) + ":" + _expr(node.upper) + (":" + _expr(node.step) if node.step is not None else "")

def _pattern(node):
    name = type(node).__name__
    if name == "MatchValue":
        return _expr(node.value)
    if name == "MatchSingleton":
        return repr(node.value)
    if name == "MatchStar":
        return "*" + (node.name or "_")
    if name == "MatchSequence":
        return f"[{', '.join(map(_pattern, node.patterns))}]"
    if name == "MatchOr":
        return " | ".join(map(_pattern, node.patterns))
    if name == "MatchAs":
        return node.name or "_" if node.pattern is None else f"{_pattern(node.pattern)} as {node.name}"
    if name == "MatchMapping":
        parts = [f"{_expr(key)}: {_pattern(value)}" for key, value in zip(node.keys, node.patterns)]
        return "{" + ", ".join(parts + ([f"**{node.rest}"] if node.rest else [])) + "}"
    parts = list(map(_pattern, node.patterns)) + [f"{key}={_pattern(value)}" for key, value in zip(node.kwd_attrs, node.kwd_patterns)]
    return f"{_expr(node.cls)}({', '.join(parts)})"

def _names(names):
    return ", ".join(item.name + (f" as {item.asname}" if item.asname else "") for item in names)

class _Writer:
    def __init__(self):
        self.lines, self.depth = [], 0

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def block(self, head, body):
        self.line(head + ":")
        self.body(body)

    def body(self, body):
        self.depth += 1
        for node in body:
            self.statement(node)
        self.depth -= 1

    def decorated(self, node):
        if self.lines:
            self.lines.append("")
        for item in node.decorator_list:
            self.line("@" + _expr(item))

    def documented(self, node, body):
        """A body whose first text is its documentation."""
        text = ast.get_docstring(node, clean=False)
        self.depth += 1
        if text is not None:
            quoted = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
            self.line(f'"""{quoted}"""')
            body = body[1:]
        self.depth -= 1
        self.body(body)

    def statement(self, node):
        name = type(node).__name__
        if name in ("FunctionDef", "AsyncFunctionDef"):
            self.decorated(node)
            returns = f" -> {_expr(node.returns)}" if node.returns is not None else ""
            self.line(f"{'async ' * (name[0] == 'A')}def {node.name}({_arguments(node.args)}){returns}:")
            self.documented(node, node.body)
        elif name == "ClassDef":
            self.decorated(node)
            parts = [_expr(base) for base in node.bases]
            parts += [f"{word.arg}={_expr(word.value)}" if word.arg else f"**{_expr(word.value)}" for word in node.keywords]
            self.line(f"class {node.name}{'(' + ', '.join(parts) + ')' if parts else ''}:")
            self.documented(node, node.body)
        elif name == "If":
            word = "if"
            while True:
                self.block(f"{word} {_expr(node.test, NAMED)}", node.body)
                if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                    break
                node, word = node.orelse[0], "elif"
            if node.orelse:
                self.block("else", node.orelse)
        elif name in ("For", "While"):
            self.block(f"for {_bare(node.target)} in {_bare(node.iter)}" if name == "For" else f"while {_expr(node.test, NAMED)}", node.body)
            if node.orelse:
                self.block("else", node.orelse)
        elif name == "Try":
            self.block("try", node.body)
            for handler in node.handlers:
                kind = f" {_expr(handler.type)}" if handler.type is not None else ""
                self.block(f"except{kind}" + (f" as {handler.name}" if handler.name else ""), handler.body)
            if node.orelse:
                self.block("else", node.orelse)
            if node.finalbody:
                self.block("finally", node.finalbody)
        elif name == "With":
            items = [_expr(item.context_expr) + (f" as {_expr(item.optional_vars)}" if item.optional_vars is not None else "")
                     for item in node.items]
            self.block(f"with {', '.join(items)}", node.body)
        elif name == "Match":
            self.line(f"match {_bare(node.subject)}:")
            self.depth += 1
            for case in node.cases:
                guard = f" if {_expr(case.guard)}" if case.guard is not None else ""
                self.block(f"case {_pattern(case.pattern)}{guard}", case.body)
            self.depth -= 1
        else:
            self.line(_simple[name](node))

_simple = {
    "Expr": lambda node: _bare(node.value) if not isinstance(node.value, ast.NamedExpr) else _expr(node.value),
    "Assign": lambda node: "".join(f"{_bare(target)} = " for target in node.targets) + _bare(node.value),
    "AugAssign": lambda node: f"{_expr(node.target)} {_signs[type(node.op).__name__]}= {_bare(node.value)}",
    "AnnAssign": lambda node: ("{}" if node.simple or not isinstance(node.target, ast.Name) else "({})").format(_expr(node.target))
    + f": {_expr(node.annotation)}" + (f" = {_bare(node.value)}" if node.value is not None else ""),
    "Return": lambda node: "return" + (" " + _bare(node.value) if node.value is not None else ""),
    "Delete": lambda node: f"del {_join(node.targets)}", "Pass": lambda node: "pass", "Break": lambda node: "break",
    "Continue": lambda node: "continue", "Global": lambda node: "global " + ", ".join(node.names),
    "Nonlocal": lambda node: "nonlocal " + ", ".join(node.names), "Import": lambda node: "import " + _names(node.names),
    "ImportFrom": lambda node: f"from {'.' * (node.level or 0)}{node.module or ''} import {_names(node.names)}",
    "Assert": lambda node: f"assert {_expr(node.test)}" + (f", {_expr(node.msg)}" if node.msg is not None else ""),
    "Raise": lambda node: "raise" + (" " + _expr(node.exc) if node.exc is not None else "")
    + (f" from {_expr(node.cause)}" if node.cause is not None else ""),
}

def written(node):
    if isinstance(node, ast.expr):
        return _expr(node, NAMED)
    writer = _Writer()
    if isinstance(node, ast.Module):
        text = ast.get_docstring(node, clean=False)
        for item in node.body[text is not None:] if text is None else node.body[1:]:
            writer.statement(item)
        if text is not None:
            writer.lines.insert(0, f'"""{text}"""')
    elif isinstance(node, ast.Interactive):
        for item in node.body:
            writer.statement(item)
    elif isinstance(node, ast.Expression):
        return _expr(node.body, NAMED)
    elif isinstance(node, ast.stmt):
        writer.statement(node)
    else:
        raise NotImplementedError(f"Gradus's ast.unparse writes no {type(node).__name__} alone")
    return "\n".join(writer.lines).lstrip("\n")
