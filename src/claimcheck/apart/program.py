"""The other side: what the process that works apart does, one file after another.

A request is a line of JSON and the bytes of a file; an answer is a line with a length and so many
bytes of JSON. Before each file the limits are set anew, so that every file has the same.
"""

import contextlib
import gc
import json
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any, BinaryIO, Final

from claimcheck.apart.refused import RefusedError

resource: ModuleType | None
try:
    import resource as _resource
except ImportError:  # Windows has none
    resource = None
else:
    resource = _resource


Task = Callable[[bytes, dict[str, Any]], Any]


def _pdf(data: bytes, options: dict[str, Any]) -> object:
    from claimcheck.apart.pdf import pages_of  # noqa: PLC0415 - only for this task

    return pages_of(data, options)


TASKS: Final[dict[str, Task]] = {"pdf": _pdf}


def main() -> None:
    """Answer requests until there are no more."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while serve(source, sink):
        pass


def serve(source: BinaryIO, sink: BinaryIO) -> bool:
    """Answer one request; False after the last, or when this process should not be used again."""
    line = source.readline()
    if not line:
        return False
    request = json.loads(line)
    data = source.read(request["bytes"])
    if len(data) != request["bytes"]:
        return False
    go_on = True
    _limit(request["memory"], request["seconds"])
    try:
        found = TASKS[request["task"]](data, request["options"])
        answer = json.dumps(found).encode()
    except RefusedError as error:
        answer = json.dumps({"fault": str(error)}).encode()
    except MemoryError:
        found = None
        answer, go_on = b'{"again": true}', False
    del data
    sink.write(b"%d\n" % len(answer))
    sink.write(answer)
    sink.flush()
    gc.collect()
    return go_on


def _limit(memory: int, seconds: int) -> None:
    """Bound what the process may use from here on, where the system can."""
    if resource is None:
        return
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(time.process_time()) + 1 + seconds
    resource.setrlimit(
        resource.RLIMIT_CPU,
        (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most),
    )
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):  # macOS may refuse
        resource.setrlimit(
            resource.RLIMIT_AS,
            (memory if most == resource.RLIM_INFINITY else min(memory, most), most),
        )
