"""Where a user's template must pay: at the head of all that can run again, and for what it goes through."""

# ruff: noqa: N802, D102 -- the names of the methods are those of Jinja's nodes

from __future__ import annotations

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from ungtekst.report.markdown import hold

# The filters that take the pay. No template can name them: a filter's name holds no space.
TOLL, JOINED = "a toll", "a joining"
NODES_A_STEP, CHARACTERS_A_STEP = 10, 100


_Body = nodes.Template | nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block


class Tolls(NodeTransformer):
    """Puts a toll at the head of every body that can be run again, and on what is compared or cut.

    With ``held`` the template's own texts within ``{{ }}`` and ``{% %}`` are held as the report's are.
    """

    def __init__(self, held: bool) -> None:
        self.held = held

    def visit_Const(self, node: nodes.Const) -> nodes.Node:
        if self.held and isinstance(node.value, str):
            node.value = hold(node.value)
        return node

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        return self._body(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:
        if node.test is not None:
            node.test = _tolled(node.test, 1)
        return self._body(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        return self._body(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        return self._body(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        return self._body(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        first, *others = node.nodes
        return nodes.Filter(first, JOINED, others, [], None, None, lineno=node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        node.expr = _tolled(node.expr)
        for operand in node.ops:
            operand.expr = _tolled(operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _tolled(node.node)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:
        self.generic_visit(node)
        return _tolled(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        self.generic_visit(node)
        return _tolled(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        self.generic_visit(node)
        return _tolled(node) if node.ctx == "load" else node

    def _body(self, node: _Body) -> nodes.Node:
        self.generic_visit(node)
        size = sum(1 for _ in node.find_all(nodes.Node))
        data = sum(len(one.data) for one in node.find_all(nodes.TemplateData))
        steps = 1 + size // NODES_A_STEP + data // CHARACTERS_A_STEP
        toll = nodes.ExprStmt(_tolled(nodes.Const(0, lineno=node.lineno), steps), lineno=node.lineno)
        node.body.insert(0, toll)
        return node


def _tolled(node: nodes.Node, steps: int = 0) -> nodes.Filter:
    return nodes.Filter(
        node, TOLL, [nodes.Const(steps, lineno=node.lineno)], [], None, None, lineno=node.lineno
    )
