# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs as trees."""

_ops = {"+": "Add", "-": "Sub", "*": "Mult", "@": "MatMult", "/": "Div", "//": "FloorDiv", "%": "Mod", "**": "Pow", "<<": "LShift",
        ">>": "RShift", "&": "BitAnd", "|": "BitOr", "^": "BitXor"}
_unary = {"-": "USub", "+": "UAdd", "~": "Invert", "not": "Not"}
_comparisons = {"==": "Eq", "!=": "NotEq", "<": "Lt", "<=": "LtE", ">": "Gt", ">=": "GtE", "is": "Is", "is not": "IsNot", "in": "In",
                "not in": "NotIn"}
_booleans = {"and": "And", "or": "Or"}

class AST:
    """A node of a tree."""

    _fields = _attributes = __match_args__ = ()

    def __init__(self, *args, **kwargs):
        if len(args) > len(self._fields):
            name, most = type(self).__name__, len(self._fields)
            raise TypeError(f"{name} constructor takes at most {most} positional argument{'s' * (most != 1)}")
        for name, value in zip(self._fields, args):
            if name in kwargs:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), dict(self.__dict__)

_places = ("lineno", "col_offset", "end_lineno", "end_col_offset")

# Every kind of node: the group, its fields, and after a colon those that may be missing.
_kinds = """
mod: Module body type_ignores; Expression body; Interactive body; FunctionType argtypes returns
stmt*: FunctionDef name args body decorator_list returns? type_comment?; AsyncFunctionDef name args body decorator_list returns? type_comment?
stmt*: ClassDef name bases keywords body decorator_list; Return value?; Delete targets; Assign targets value type_comment?
stmt*: AugAssign target op value; AnnAssign target annotation value? simple; For target iter body orelse type_comment?
stmt*: AsyncFor target iter body orelse type_comment?; While test body orelse; If test body orelse; With items body type_comment?
stmt*: AsyncWith items body type_comment?; Match subject cases; Raise exc? cause?; Try body handlers orelse finalbody
stmt*: TryStar body handlers orelse finalbody; Assert test msg?; Import names; ImportFrom module? names level?; Global names; Nonlocal names
stmt*: Expr value; Pass; Break; Continue
expr*: BoolOp op values; NamedExpr target value; BinOp left op right; UnaryOp op operand; Lambda args body; IfExp test body orelse
expr*: Dict keys values; Set elts; ListComp elt generators; SetComp elt generators; DictComp key value generators; GeneratorExp elt generators
expr*: Await value; Yield value?; YieldFrom value; Compare left ops comparators; Call func args keywords
expr*: FormattedValue value conversion format_spec?; JoinedStr values; Constant value kind?; Attribute value attr ctx
expr*: Subscript value slice ctx; Starred value ctx; Name id ctx; List elts ctx; Tuple elts ctx; Slice lower? upper? step?
expr_context: Load; Store; Del
boolop: And; Or
operator: Add; Sub; Mult; MatMult; Div; Mod; Pow; LShift; RShift; BitOr; BitXor; BitAnd; FloorDiv
unaryop: Invert; Not; UAdd; USub
cmpop: Eq; NotEq; Lt; LtE; Gt; GtE; Is; IsNot; In; NotIn
excepthandler*: ExceptHandler type? name? body
pattern*: MatchValue value; MatchSingleton value; MatchSequence patterns; MatchMapping keys patterns rest?
pattern*: MatchClass cls patterns kwd_attrs kwd_patterns; MatchStar name?; MatchAs pattern? name?; MatchOr patterns
AST*: arg arg annotation? type_comment?; keyword arg? value; alias name asname?
AST: arguments posonlyargs args vararg? kwonlyargs kw_defaults kwarg? defaults; comprehension target iter ifs is_async; withitem context_expr optional_vars?
AST: match_case pattern guard? body
"""

def _make_classes(names):
    for line in _kinds.strip().splitlines():
        group, _, rest = line.partition(": ")
        placed = group.endswith("*")
        group = group.rstrip("*")
        if group not in names:
            names[group] = type(group, (AST,), {"__module__": "ast", "_attributes": _places if placed else ()})
        for kind in rest.split("; "):
            name, *fields = kind.split()
            plain = tuple(field.rstrip("?") for field in fields)
            body = {"__module__": "ast", "_fields": plain, "__match_args__": plain, "_attributes": _places if placed else ()}
            body.update({field.rstrip("?"): None for field in fields if field.endswith("?")})
            if placed:
                body.update(end_lineno=None, end_col_offset=None)
            names[name] = type(name, (names[group],), body)


_classes = {"AST": AST}
_make_classes(_classes)
mod, stmt, expr, expr_context, boolop, operator = map(_classes.get, "mod stmt expr expr_context boolop operator".split())
unaryop, cmpop, excepthandler, pattern = map(_classes.get, "unaryop cmpop excepthandler pattern".split())
Module, Expression, Interactive, FunctionType = map(_classes.get, "Module Expression Interactive FunctionType".split())
FunctionDef, AsyncFunctionDef, ClassDef, Return = map(_classes.get, "FunctionDef AsyncFunctionDef ClassDef Return".split())
Delete, Assign, AugAssign, AnnAssign, For = map(_classes.get, "Delete Assign AugAssign AnnAssign For".split())
AsyncFor, While, If, With, AsyncWith, Match, Raise = map(_classes.get, "AsyncFor While If With AsyncWith Match Raise".split())
Try, TryStar, Assert, Import, ImportFrom, Global = map(_classes.get, "Try TryStar Assert Import ImportFrom Global".split())
Nonlocal, Expr, Pass, Break, Continue = map(_classes.get, "Nonlocal Expr Pass Break Continue".split())
BoolOp, NamedExpr, BinOp, UnaryOp, Lambda, IfExp = map(_classes.get, "BoolOp NamedExpr BinOp UnaryOp Lambda IfExp".split())
Dict, Set, ListComp, SetComp, DictComp = map(_classes.get, "Dict Set ListComp SetComp DictComp".split())
GeneratorExp, Await, Yield, YieldFrom, Compare = map(_classes.get, "GeneratorExp Await Yield YieldFrom Compare".split())
Call, FormattedValue, JoinedStr, Constant = map(_classes.get, "Call FormattedValue JoinedStr Constant".split())
Attribute, Subscript, Starred, Name, List, Tuple = map(_classes.get, "Attribute Subscript Starred Name List Tuple".split())
Slice = _classes["Slice"]
Load, Store, Del = map(_classes.get, "Load Store Del".split())
And, Or = map(_classes.get, "And Or".split())
Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift = map(_classes.get, "Add Sub Mult MatMult Div Mod Pow LShift".split())
RShift, BitOr, BitXor, BitAnd, FloorDiv = map(_classes.get, "RShift BitOr BitXor BitAnd FloorDiv".split())
Invert, Not, UAdd, USub = map(_classes.get, "Invert Not UAdd USub".split())
Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn = map(_classes.get, "Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn".split())
ExceptHandler = _classes["ExceptHandler"]
MatchValue, MatchSingleton, MatchSequence = map(_classes.get, "MatchValue MatchSingleton MatchSequence".split())
MatchMapping, MatchClass, MatchStar, MatchAs = map(_classes.get, "MatchMapping MatchClass MatchStar MatchAs".split())
MatchOr = _classes["MatchOr"]
arg, keyword, alias, arguments, comprehension = map(_classes.get, "arg keyword alias arguments comprehension".split())
withitem, match_case = map(_classes.get, "withitem match_case".split())
class _Builder:
    """Makes nodes of the lists that the parser gives."""

    def __init__(self, source):
        data = source.encode()
        self._starts = [0] + [place + 1 for place, byte in enumerate(data) if byte == 10]

    def _at(self, offset):
        from bisect import bisect_right
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1]

    def value(self, value):
        if type(value) is list:
            if value and type(value[0]) is str and len(value) >= 3 and type(value[1]) is int and value[0] in _classes:
                return self.node(value)
            return [self.value(item) for item in value]
        return value

    def node(self, facts):
        name, start, end = facts[:3]
        kind = _classes[name]
        node = kind.__new__(kind)
        fields = [field for field in kind._fields if field != "ctx"]
        for field, value in zip(fields, facts[3:]):
            setattr(node, field, self.value(value) if name != "Constant" else value)
        if name == "Constant":
            node.value, node.kind = facts[3], None
        elif "ctx" in kind._fields:
            node.ctx = Load()
        elif name in ("BinOp", "AugAssign"):
            node.op = _classes[_ops[node.op]]()
        elif name == "UnaryOp":
            node.op = _classes[_unary[node.op]]()
        elif name == "BoolOp":
            node.op = _classes[_booleans[node.op]]()
        elif name == "JoinedStr":
            joined = []
            for value in node.values:
                if joined and isinstance(value, Constant) and isinstance(joined[-1], Constant):
                    joined[-1].value += value.value
                else:
                    joined.append(value)
            node.values = joined
        elif name == "Compare":
            node.ops = [_classes[_comparisons[op]]() for op in node.ops]
        if start >= 0:
            node.lineno, node.col_offset = self._at(start)
            node.end_lineno, node.end_col_offset = self._at(end)
        if name in ("Assign", "Delete"):
            for target in node.targets:
                _set_context(target, Store if name == "Assign" else Del)
        elif name in ("AugAssign", "AnnAssign", "For", "comprehension", "NamedExpr"):
            _set_context(node.target, Store)
        elif name == "withitem" and node.optional_vars is not None:
            _set_context(node.optional_vars, Store)
        return node

def _set_context(node, kind):
    if "ctx" in node._fields:
        node.ctx = kind()
    if isinstance(node, (Tuple, List)):
        for item in node.elts:
            _set_context(item, kind)
    elif isinstance(node, Starred):
        _set_context(node.value, kind)

PyCF_ONLY_AST, PyCF_TYPE_COMMENTS, PyCF_ALLOW_TOP_LEVEL_AWAIT = 1024, 4096, 8192

def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    if isinstance(source, AST):
        return source
    if isinstance(source, (bytes, bytearray)):
        source = bytes(source).decode()
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'" if mode != "func_type" else
                         "Gradus's ast reads no types of functions")
    made = _Builder(source).value(_parse(source, filename, mode))
    return Expression(made) if mode == "eval" else Interactive(made) if mode == "single" else Module(made, [])

def iter_fields(node):
    for field in node._fields:
        if hasattr(node, field):
            yield field, getattr(node, field)

def iter_child_nodes(node):
    for _, value in iter_fields(node):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, AST):
                yield item

def walk(node):
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node

class NodeVisitor:
    """Calls a method named for the kind of each node."""

    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)

class NodeTransformer(NodeVisitor):
    """Puts what its methods give in the place of the nodes."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                kept = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            kept.extend(item)
                            continue
                    kept.append(item)
                old[:] = kept
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node

def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    step = " " * indent if isinstance(indent, int) else indent

    def shown(value, level):
        """The text, and whether it is of one piece."""
        level += 1
        begin, between = ("\n" + step * level, ",\n" + step * level) if step is not None else ("", ", ")
        if isinstance(value, AST):
            parts, simple, named = [], True, annotate_fields
            for field in value._fields:
                if not hasattr(value, field):
                    named = True
                    continue
                item = getattr(value, field)
                if item is None and getattr(type(value), field, ...) is None:
                    named = True
                    continue
                text, small = shown(item, level)
                simple = simple and small
                parts.append(f"{field}={text}" if named else text)
            if include_attributes:
                for name in value._attributes:
                    item = getattr(value, name, None)
                    if item is None and getattr(type(value), name, ...) is None or not hasattr(value, name):
                        continue
                    text, small = shown(item, level)
                    simple = simple and small
                    parts.append(f"{name}={text}")
            name = type(value).__name__
            if simple and len(parts) <= 3:
                return f"{name}({', '.join(parts)})", not parts
            return f"{name}({begin}{between.join(parts)})", False
        if isinstance(value, list):
            if not value:
                return "[]", True
            return f"[{begin}{between.join(shown(item, level)[0] for item in value)}]", False
        return repr(value), True

    return shown(node, 0)[0]

def literal_eval(node_or_string):
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(" \t"), mode="eval")
    if isinstance(node, Expression):
        node = node.body

    def refuse(node):
        line = getattr(node, "lineno", None)
        raise ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")

    def number(node):
        if not isinstance(node, Constant) or type(node.value) not in (int, float):
            refuse(node)
        return node.value

    def value(node):
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, (Tuple, List, Set)):
            return {Tuple: tuple, List: list, Set: set}[type(node)](map(value, node.elts))
        if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and node.args == node.keywords == []:
            return set()
        if isinstance(node, Dict):
            if len(node.keys) != len(node.values) or None in node.keys:
                refuse(node)
            return dict(zip(map(value, node.keys), map(value, node.values)))
        if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
            operand = number(node.operand)
            return +operand if isinstance(node.op, UAdd) else -operand
        refuse(node)

    return value(node)

def get_docstring(node, clean=True):
    if not isinstance(node, (FunctionDef, AsyncFunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    first = node.body[0] if node.body else None
    if not isinstance(first, Expr) or not isinstance(first.value, Constant) or not isinstance(first.value.value, str):
        return None
    if not clean:
        return first.value.value
    import inspect
    return inspect.cleandoc(first.value.value)

def copy_location(new_node, old_node):
    for name in _places:
        if name in old_node._attributes and name in new_node._attributes and hasattr(old_node, name):
            setattr(new_node, name, getattr(old_node, name))
    return new_node

def fix_missing_locations(node):
    def fix(node, places):
        mine = []
        for name, above in zip(_places, places):
            if name in node._attributes:
                if getattr(node, name, None) is None:
                    setattr(node, name, above)
                above = getattr(node, name)
            mine.append(above)
        for child in iter_child_nodes(node):
            fix(child, mine)
    fix(node, [1, 0, 1, 0])
    return node

def increment_lineno(node, n=1):
    for child in walk(node):
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
            if getattr(child, "end_lineno", None) is not None:
                child.end_lineno += n
    return node

def get_source_segment(source, node, *, padded=False):
    if getattr(node, "end_lineno", None) is None or getattr(node, "end_col_offset", None) is None:
        return None
    lines = source.encode().splitlines(keepends=True)[node.lineno - 1:node.end_lineno]
    if len(lines) == 1:
        return lines[0][node.col_offset:node.end_col_offset].decode()
    first = lines[0][node.col_offset:]
    if padded:
        first = bytes(byte if byte in (9, 12) else 32 for byte in lines[0][:node.col_offset]) + first
    return b"".join([first, *lines[1:-1], lines[-1][:node.end_col_offset]]).decode()

def unparse(ast_obj):
    from ast._writing import written
    return written(ast_obj)
