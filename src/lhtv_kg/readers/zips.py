"""Containers of the ZIP kind (DOCX, XLSX): looked through before a library opens them.

A few kilobytes can unpack to gigabytes, and mark-up with entities can multiply itself; both are refused here.
"""

import io
import re
import zipfile
import zlib

from lhtv_kg.errors import InputRefused

MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed; text of reports packs to a twentieth
_RATIO_FROM = 1024 * 1024
_MARKUP = (".xml", ".rels", ".vml")
_STRICT = b"http://purl.oclc.org/ooxml/"
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


def open_container(raw: bytes, where: str) -> zipfile.ZipFile:
    """Return the container, once its directory and its mark-up are found harmless.

    Raises:
        InputRefused: it is broken, locked, too large when unpacked, its mark-up declares a document type, or it has the
            strict form that the libraries do not know.
    """
    try:
        container = zipfile.ZipFile(io.BytesIO(raw))
        _check_directory(container, len(raw), where)
        for member in container.infolist():
            if member.filename.lower().endswith(_MARKUP):
                _check_markup(container, member, where)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputRefused(
            "{file}: damaged ({reason}); open it and save it again", file=where, reason=" ".join(str(error).split())
        ) from None
    return container


def _check_directory(container: zipfile.ZipFile, packed: int, where: str) -> None:
    members = container.infolist()
    unpacked = sum(member.file_size for member in members)
    names = [member.filename for member in members]
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED:
        raise InputRefused(
            "{file}: unpacks to {size} MB in {count} parts; give the report alone",
            file=where,
            size=unpacked // 2**20,
            count=len(members),
        )
    if unpacked > _RATIO_FROM and unpacked > MAX_RATIO * packed:
        raise InputRefused(
            "{file}: unpacks to {times} times its size; give the report as text", file=where, times=unpacked // packed
        )
    if len(set(names)) != len(names):
        raise InputRefused("{file}: holds two parts of one name; open it and save it again", file=where)
    if any(member.flag_bits & 0x1 for member in members):
        raise InputRefused("{file}: locked with a password; save it without one", file=where)


def _check_markup(container: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> None:
    text = container.read(member).replace(b"\0", b"")  # UTF-16 too
    if _FORBIDDEN.search(text):
        raise InputRefused(
            "{file}: its part {part} declares a document type; open it and save it again",
            file=where,
            part=ascii(member.filename),
        )
    if member.filename == "_rels/.rels" and _STRICT in text:
        template = "{file}: saved in the form Strict Open XML; save it again in the usual form of its program"
        raise InputRefused(template, file=where)
