"""Long work in a thread that does not delay quitting the browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from textual.dom import DOMNode

T = TypeVar("T")


def begin(
    node: DOMNode, work: Callable[[], Awaitable[None]], group: str, *, exclusive: bool = True
) -> None:
    """Start work of a part of the browser.

    The coroutine is made only when the work starts, so that none is left over when the program ends
    earlier. When the answer comes, the screen may be on its way out with parts of it gone already;
    then nobody needs the answer.
    """
    from textual.css.query import NoMatches

    async def run() -> None:
        try:
            await work()
        except NoMatches:
            if not gone(node):
                raise

    node.run_worker(cast("Any", run), exclusive=exclusive, group=group)


def gone(node: DOMNode) -> bool:
    """Whether a part of the browser is no longer shown, or about to be taken away."""
    app = node.app
    if not (app.is_running and node.is_attached):
        return True
    return node is not app and node.screen not in app.screen_stack


async def aside(work: Callable[[], T]) -> T:
    """Run `work` in a thread and return its result or raise its error.

    Cancelled, it lets the work end by itself. Textual's own thread workers are waited for at the
    end of the program: a drawing that takes 20 seconds would delay the prompt for as long.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def tell(result: T | None, fault: BaseException | None) -> None:
        if answer.done():
            return
        if fault is not None:
            answer.set_exception(fault)
        else:
            answer.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, fault = None, None
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  # handed to the one who waits
            fault = error
        # The loop is closed when the browser was left meanwhile.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, result, fault)

    threading.Thread(target=run, daemon=True).start()
    return await answer
