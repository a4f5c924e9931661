# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs as graphs that can be looked at and changed."""
import torch.fx._symbolic_trace as _symbolic_trace
import torch.fx.experimental as experimental
import torch.fx.graph as graph
import torch.fx.graph_module as graph_module
import torch.fx.immutable_collections as immutable_collections
import torch.fx.interpreter as interpreter
import torch.fx.node as node
import torch.fx.passes as passes
import torch.fx.proxy as proxy
import torch.fx.subgraph_rewriter as subgraph_rewriter
from torch.fx._patches import wrap
from torch.fx._symbolic_trace import PH, Tracer, symbolic_trace
from torch.fx.graph import CodeGen, Graph
from torch.fx.graph_module import GraphModule
from torch.fx.interpreter import Interpreter, Transformer
from torch.fx.node import Node, has_side_effect, map_arg
from torch.fx.proxy import Proxy
from torch.fx.subgraph_rewriter import replace_pattern

__all__ = [
    "symbolic_trace", "Tracer", "wrap", "Graph", "GraphModule", "Interpreter", "Transformer", "Node", "Proxy",
    "replace_pattern", "has_side_effect", "map_arg"]
