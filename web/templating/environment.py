"""The environment of the templates: Jinja's own, without what it does for each piece of a page.

A page has three hundred pieces and calls a macro ninety times. What is here keeps the result and
took a tenth of the time of a page.
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

KEPT: type = type(lru_cache(str))  # a function whose results are kept, as `panel.once` is


class DirectContext(Context):
    """What templates call, called without asking first what of the context it wants."""

    def call(self, obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What a call in a template gives: a macro wants to know whether to escape, what is kept
        wants nothing."""
        kind = type(obj)
        if kind is not Macro and kind is not KEPT:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)  # of the place of the call: for those that want the context
        kwargs.pop("_loop_vars", None)
        return obj(self.eval_ctx, *args, **kwargs) if kind is Macro else obj(*args, **kwargs)


class DirectCode(CodeGenerator):
    """The code of a template, in which a piece is escaped by `escaped`."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class DirectEnvironment(Environment):
    """Jinja's own, whose templates share what is known everywhere."""

    context_class = DirectContext
    code_generator_class = DirectCode

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows besides what it is given.

        Jinja gives each a `ChainMap` of its own, which is slow to look through at each import.
        """
        return {**self.globals, **d} if d else self.globals

    @staticmethod
    def escaped(value: object) -> str:
        """A piece of a page, escaped; markup stays the object that it is."""
        return value if type(value) is Markup else escape(value)
