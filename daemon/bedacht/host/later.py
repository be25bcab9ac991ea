"""Modules that a library imports and hardly uses: loaded when somebody first asks them something."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


class _Later(ModuleType):
    """Stands in for a module until an attribute of it is wanted."""

    def __getattr__(self, attribute: str) -> object:
        name = self.__name__
        if sys.modules.get(name) is self:
            del sys.modules[name]
        return getattr(import_module(name), attribute)


def later(name: str) -> None:
    """Load the module when it is first used; no difference but memory and time.

    Not `importlib.util.LazyLoader`: that loads at the next `import` of the same name. To be
    called before there are threads.
    """
    spec = find_spec(name)
    if name in sys.modules or spec is None:
        return
    module = _Later(name)
    module.__spec__ = spec
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)
