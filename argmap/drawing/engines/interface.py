"""What a layout needs of wasmtime's C interface, `wasmtime.h`.

The package `wasmtime` binds some 1,500 functions when it is imported, which takes as long as the work for
a small picture. Here its library is loaded, and some thirty functions are bound. `tests/test_engines.py`
compares them with those that the package binds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    byref,
    c_bool,
    c_char_p,
    c_int,
    c_int32,
    c_int64,
    c_size_t,  # fmt: skip
    c_uint8,
    c_uint64,
    c_void_p,
    memmove,
    string_at,
)
from functools import cache
from importlib import util
from typing import Any

FUNC, MEMORY, I32 = 0, 3, 0
"""Kinds of exports, and a kind of value."""
_NONE = 0
"""The level of optimization in the quick compilation."""


class Bytes(Structure):
    """`wasm_byte_vec_t`."""

    _fields_ = (("size", c_size_t), ("data", c_void_p))
    size: int
    data: int


class Instance(Structure):
    """`wasmtime_instance_t`."""

    _fields_ = (("store", c_uint64), ("own", c_size_t))


class Tagged(Structure):
    """`wasmtime_extern_t` and `wasmtime_val_t`: a kind, and a union of 24 bytes."""

    _fields_ = (("kind", c_uint8), ("of", c_uint64 * 3))
    kind: int


_P, _FREED = POINTER, CFUNCTYPE(None, c_void_p)
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "wasm_config_new": (c_void_p, ()),
    "wasmtime_config_memory_may_move_set": (None, (c_void_p, c_bool)),
    "wasmtime_config_max_wasm_stack_set": (None, (c_void_p, c_size_t)),
    "wasmtime_config_cranelift_opt_level_set": (None, (c_void_p, c_uint8)),
    "wasmtime_config_cranelift_flag_set": (None, (c_void_p, c_char_p, c_char_p)),
    "wasm_engine_new_with_config": (c_void_p, (c_void_p,)),
    "wasm_engine_delete": (None, (c_void_p,)),
    "wasmtime_module_new": (c_void_p, (c_void_p, c_char_p, c_size_t, _P(c_void_p))),
    "wasmtime_module_serialize": (c_void_p, (c_void_p, _P(Bytes))),
    "wasmtime_module_deserialize": (c_void_p, (c_void_p, c_char_p, c_size_t, _P(c_void_p))),
    "wasmtime_module_delete": (None, (c_void_p,)),
    "wasmtime_store_new": (c_void_p, (c_void_p, c_void_p, _FREED)),
    "wasmtime_store_delete": (None, (c_void_p,)),
    "wasmtime_store_context": (c_void_p, (c_void_p,)),
    "wasmtime_store_limiter": (None, (c_void_p, *[c_int64] * 5)),
    "wasi_config_new": (c_void_p, ()),
    "wasmtime_context_set_wasi": (c_void_p, (c_void_p, c_void_p)),
    "wasmtime_linker_new": (c_void_p, (c_void_p,)),
    "wasmtime_linker_delete": (None, (c_void_p,)),
    "wasmtime_linker_define_wasi": (c_void_p, (c_void_p,)),
    "wasmtime_linker_instantiate": (
        c_void_p, (c_void_p, c_void_p, c_void_p, _P(Instance), _P(c_void_p))),
    "wasmtime_instance_export_get": (
        c_bool, (c_void_p, _P(Instance), c_char_p, c_size_t, _P(Tagged))),
    "wasmtime_memory_data": (c_void_p, (c_void_p, c_void_p)),
    "wasmtime_memory_data_size": (c_size_t, (c_void_p, c_void_p)),
    "wasmtime_func_call": (
        c_void_p,
        (c_void_p, c_void_p, _P(Tagged), c_size_t, _P(Tagged), c_size_t, _P(c_void_p))),
    "wasmtime_error_message": (None, (c_void_p, _P(Bytes))),
    "wasmtime_error_exit_status": (c_bool, (c_void_p, _P(c_int))),
    "wasmtime_error_delete": (None, (c_void_p,)),
    "wasm_trap_message": (None, (c_void_p, _P(Bytes))),
    "wasm_trap_delete": (None, (c_void_p,)),
    "wasm_byte_vec_delete": (None, (_P(Bytes),)),
}  # fmt: skip
"""For each function the type of its answer and those of its arguments."""


class Fault(Exception):
    """A trap or another error of wasmtime's; the message is wasmtime's."""


class Ended(Fault):
    """A program that ended itself."""


class _Library:
    """The functions, by their names."""

    def __init__(self, loaded: CDLL) -> None:
        for name, (answer, arguments) in _FUNCTIONS.items():
            function = loaded[name]  # a new object: the package's own keeps its types
            function.restype, function.argtypes = answer, arguments
            setattr(self, name, function)

    def __getattr__(self, name: str) -> Any:  # for the type checker: all are attributes
        raise AttributeError(name)


@cache
def library() -> _Library:
    """Wasmtime's library. Raises `ImportError` or `OSError` when it cannot be loaded."""
    spec = util.find_spec("wasmtime")
    if spec is None or spec.origin is None:
        raise ImportError("wasmtime is not installed")
    name = {"win32": "_wasmtime.dll", "darwin": "_libwasmtime.dylib"}
    file = name.get(sys.platform, "_libwasmtime.so")
    path = os.path.join(os.path.dirname(spec.origin), f"{sys.platform}-{_processor()}", file)
    if os.path.isfile(path):
        return _Library(CDLL(path))
    from wasmtime import _ffi  # it knows where its library is, if anybody does

    return _Library(_ffi.dll)


def _processor() -> str:
    """The processor, as the package's folders name it."""
    if sys.platform == "win32":
        import platform  # not elsewhere: it takes a while to load

        machine = platform.machine()
    else:
        machine = os.uname().machine
    return {"AMD64": "x86_64", "arm64": "aarch64", "ARM64": "aarch64"}.get(machine, machine)


class Engine:
    """Compiles modules, quickly or well, for a stack of so many bytes."""

    def __init__(self, stack: int, *, quick: bool) -> None:
        lib = library()
        config = lib.wasm_config_new()
        lib.wasmtime_config_memory_may_move_set(config, False)  # another thread knows an address
        lib.wasmtime_config_max_wasm_stack_set(config, stack)
        if quick:
            lib.wasmtime_config_cranelift_opt_level_set(config, _NONE)
            lib.wasmtime_config_cranelift_flag_set(config, b"regalloc_algorithm", b"single_pass")
        self.pointer = lib.wasm_engine_new_with_config(config)
        self._delete = lib.wasm_engine_delete

    def __del__(self) -> None:
        if hasattr(self, "_delete"):
            self._delete(self.pointer)


class Module:
    """A compiled module: of WebAssembly, or, with `compiled`, of what `serialized` gave."""

    def __init__(self, engine: Engine, data: bytes, *, compiled: bool = False) -> None:
        lib = library()
        make = lib.wasmtime_module_deserialize if compiled else lib.wasmtime_module_new
        made = c_void_p()
        _hold(make(engine.pointer, data, len(data), byref(made)))
        self.engine, self.pointer = engine, made
        self._delete = lib.wasmtime_module_delete

    def serialized(self) -> bytes:
        """The compiled module as bytes."""
        with _answer() as data:
            _hold(library().wasmtime_module_serialize(self.pointer, byref(data)))
            return string_at(data.data, data.size)

    def __del__(self) -> None:
        if hasattr(self, "_delete"):
            self._delete(self.pointer)


class Program:
    """A module at work: with memory of its own, of no more than `memory` bytes, and no access to
    anything.
    """

    def __init__(self, module: Module, memory: int) -> None:
        lib = library()
        self._module = module  # as long as this is at work
        self._store = lib.wasmtime_store_new(module.engine.pointer, None, _FREED())
        self._delete = lib.wasmtime_store_delete
        lib.wasmtime_store_limiter(self._store, memory, -1, -1, -1, -1)
        self._context = lib.wasmtime_store_context(self._store)
        _hold(lib.wasmtime_context_set_wasi(self._context, lib.wasi_config_new()))
        self._instance, trap = Instance(), c_void_p()
        linker = lib.wasmtime_linker_new(module.engine.pointer)
        try:
            _hold(lib.wasmtime_linker_define_wasi(linker))
            error = lib.wasmtime_linker_instantiate(
                linker, self._context, module.pointer, byref(self._instance), byref(trap)
            )
        finally:
            lib.wasmtime_linker_delete(linker)
        _hold(error, trap)
        self._exports: dict[str, Tagged] = {}

    def call(self, name: str, *numbers: int) -> int:
        """What an exported function from numbers of 32 bits to such a number answers."""
        arguments = (Tagged * len(numbers))()
        for argument, number in zip(arguments, numbers, strict=True):
            argument.kind = I32
            argument.of[0] = number & 0xFFFFFFFF
        answer, trap = Tagged(), c_void_p()
        error = library().wasmtime_func_call(
            self._context, self._of(name, FUNC), arguments, len(numbers), byref(answer), 1,
            byref(trap))  # fmt: skip
        _hold(error, trap)
        result: int = answer.of[0] & 0xFFFFFFFF
        return result

    def address(self, name: str = "memory") -> int:
        """Where in the memory of this process a memory begins; it does not move."""
        address: int = library().wasmtime_memory_data(self._context, self._of(name, MEMORY))
        return address

    def read(self, start: int, size: int, name: str = "memory") -> bytes:
        """So many bytes of a memory, fewer at its end."""
        all_: int = library().wasmtime_memory_data_size(self._context, self._of(name, MEMORY))
        return string_at(self.address(name) + start, max(min(size, all_ - start), 0))

    def write(self, start: int, data: bytes) -> None:
        """Write into the memory. Raises `Fault` when there is no such place."""
        all_: int = library().wasmtime_memory_data_size(self._context, self._of("memory", MEMORY))
        if not 0 <= start <= all_ - len(data):
            raise Fault("memory: a place outside was to be written to")
        memmove(self.address() + start, data, len(data))

    def _of(self, name: str, kind: int) -> Any:
        """A pointer to what is exported under a name."""
        if name not in self._exports:
            found, key = Tagged(), name.encode()
            has = library().wasmtime_instance_export_get(
                self._context, byref(self._instance), key, len(key), byref(found)
            )
            if not has or found.kind != kind:
                raise Fault(f"the module has no {name}")
            self._exports[name] = found
        return byref(self._exports[name], Tagged.of.offset)

    def __del__(self) -> None:
        if hasattr(self, "_delete"):
            self._delete(self._store)


@contextmanager
def _answer() -> Iterator[Bytes]:
    """Bytes that wasmtime fills, and that are freed at the end."""
    data = Bytes()
    try:
        yield data
    finally:
        library().wasm_byte_vec_delete(byref(data))


def _hold(error: int | None, trap: c_void_p | None = None) -> None:
    """Raise `Fault` for an error or a trap, which are freed."""
    lib = library()
    if error:
        ended = lib.wasmtime_error_exit_status(error, byref(c_int32()))
        with _answer() as said:
            lib.wasmtime_error_message(error, byref(said))
            message = string_at(said.data, said.size)
        lib.wasmtime_error_delete(error)
        raise (Ended if ended else Fault)(message.decode("utf-8", "replace"))
    if trap:
        with _answer() as said:
            lib.wasm_trap_message(trap, byref(said))
            message = string_at(said.data, said.size)
        lib.wasm_trap_delete(trap)
        raise Fault(message.rstrip(b"\0").decode("utf-8", "replace"))
