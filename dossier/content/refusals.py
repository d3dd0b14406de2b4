"""What a tree does not take, and in which words it says so."""

import errno
import os

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.mark import Mark

READ_LIMIT = 50_000_000
"""No file of a dossier is larger; a bigger one (or a sparse one) would only fill the memory."""


def is_ignored(name: str) -> bool:
    """Whether a file or folder is none of ours: hidden, or left behind by an editor."""
    return name.startswith(".") or name.endswith(("~", ".swp")) or (name[0] == name[-1] == "#")


def is_text(name: str) -> bool:
    """Whether a name from the system is UTF-8; Python smuggles in what is not as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def symlink(path: str) -> Diagnostic:
    """The complaint about a symbolic link, which could lead out of the project."""
    message = f'"{path}" is a symbolic link'
    return _problem("symlink", path, message, "put the file itself here")


def not_a_file(path: str) -> Diagnostic:
    """The complaint about a device, a pipe, a socket or a git submodule."""
    message = f'"{path}" is neither a file nor a folder'
    return _problem("unreadable-file", path, message, "remove it from the content")


def undecodable_name(path: bytes) -> Diagnostic:
    """The complaint about a file name that is not UTF-8."""
    shown = path.decode("utf-8", "backslashreplace")
    return _problem("encoding", shown, f'the name of "{shown}" is not UTF-8', "rename it with a-z, 0-9 and -")


def unreadable(path: str, error: OSError) -> Diagnostic:
    """The complaint about a file or folder that the system does not let us read."""
    if error.errno == errno.EFBIG:
        return _problem("too-large", path, f'"{path}" is larger than {READ_LIMIT // 1_000_000} MB')
    if error.errno == errno.ELOOP:
        return symlink(path)
    if error.errno == errno.EINVAL:
        return not_a_file(path)
    reason = os.strerror(error.errno).lower() if error.errno else "unknown reason"
    return _problem("unreadable-file", path, f'"{path}" cannot be read: {reason}')


def no_such_file(path: str) -> OSError:
    """What `read` raises for a path that is not in the tree."""
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)


def too_large(path: str) -> OSError:
    """What `read` raises for a file over the limit."""
    return OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)


def _problem(rule: str, path: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(rule, Level.ERROR, message, Mark(path), hint=hint)
