"""Titles that are told once for several persons: in the plural, at the end of a line, or of an item of a list."""

from dataclasses import replace
from itertools import pairwise

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, Held, Reading, held_at, key_at
from lhtv_kg.model import Capacity

_ONE_SEAT = {"Giám đốc", "Tổng Giám đốc", "Hiệu trưởng", "Chủ tịch", "Viện trưởng"}
_LINE, _ITEMS = 14, 2
_ARE = {"là", "đang", "đang là", "hiện", "hiện là", "đều", "cùng", "đều là"}


def share_titles(reading: Reading) -> None:
    """Give titles to those of the persons of a sentence that share them with another."""
    _share_plural(reading)
    _share_joined(reading)
    _share_in_list(reading)
    _share_line(reading)


def _share_plural(reading: Reading) -> None:
    """Give a title in the plural to all persons before it that have none (ông A, bà B - các Phó Giám đốc X)."""
    chunks = reading.chunks
    for number, chunk in reading.known:
        if not (
            isinstance(chunk.value, Post)
            and (chunk.value.plural or _of_all(chunks, number))
            and key_at(chunks, number - 2) in ("-", ",", "(", "đều", "cùng")
        ):
            continue
        last = number - 3
        for at in range(len(reading.groups) - 1, -1, -1):
            group = reading.groups[at]
            if group.held or group.last not in (last, last - 1) or last < 0:
                continue
            reading.groups[at] = replace(group, held=(held_at(chunks, number)[0],), shared=True)
            last = group.first - 2


def _of_all(chunks: list[Chunk], number: int) -> bool:
    """Tell whether a title is said to be that of all who were named (A, B, đều là nguyên Giám đốc X)."""
    return key_at(chunks, number - 1) == "là" and key_at(chunks, number - 2) in ("đều", "cùng")


def _share_joined(reading: Reading) -> None:
    """Give a plural title, last of a person's posts, to who is joined before (A and B, T of X, Vice Chairmen)."""
    for at in range(len(reading.groups) - 1, 0, -1):
        group, before = reading.groups[at], reading.groups[at - 1]
        mark = key_at(reading.chunks, before.last + 1)
        plural = group.held[-1] if group.held and group.held[-1].post.plural else None
        marks = ("and", "và") if len(group.held) > 1 else ("and", "và", ",")
        joined = mark in marks and before.last + 2 == group.first
        both = _told_of_both(reading.chunks, group) if joined and mark == "và" else None
        held = plural or both
        if held and joined and not before.held:
            reading.groups[at - 1] = replace(before, held=(held,), shared=True)


def _told_of_both(chunks: list[Chunk], group: Group) -> Held | None:
    """Return the only post that a verb behind two joined names tells of both (ông A và B đang là Phó Giám đốc X)."""
    name = next(n for n in range(group.first, group.last + 1) if chunks[n] is group.chunk)
    told = [key_at(chunks, n) for n in range(name + 1, group.last)]
    return group.held[0] if len(group.held) == 1 and told and all(key in _ARE for key in told) else None


def _share_in_list(reading: Reading) -> None:
    """Give a title to all names before it in an item of a list with semicolons (có: bà A, T; bà B, ông C, T2; ...)."""
    chunks = reading.chunks
    if len(reading.groups) < 2:
        return
    listed = sum(chunk.key == ";" for chunk in chunks) >= _ITEMS
    for at in range(len(reading.groups) - 1, 0, -1):
        group, before = reading.groups[at], reading.groups[at - 1]
        joint = key_at(chunks, before.last + 1)
        near = before.last + 2 == group.first and (
            joint == "," or (joint in ("và", "and") and _after_dash(chunks, group))
        )
        if (
            near
            and listed
            and not _bracketed(chunks, group)
            and group.held
            and not any(map(_is_of_one, group.held))
            and not before.held
            and key_at(chunks, group.last + 1) in (";", ".")
        ):
            reading.groups[at - 1] = replace(before, held=group.held, shared=True)


def _is_of_one(held: Held) -> bool:
    """Tell whether a post is one that a body gives to a single person at a time, so that two cannot share it."""
    return held.post.title.name in _ONE_SEAT and held.post.capacity is Capacity.FULL and not held.post.plural


def _after_dash(chunks: list[Chunk], group: Group) -> bool:
    """Tell whether a dash parts the name of a group from its title, which may then be that of several."""
    return any(chunks[n] is group.chunk and key_at(chunks, n + 1) == "-" for n in range(group.first, group.last))


def _bracketed(chunks: list[Chunk], group: Group) -> bool:
    """Tell whether the title of a group stands in brackets, so that it is that of the one before them alone."""
    return any(chunks[n] is group.chunk and key_at(chunks, n + 1) == "(" for n in range(group.first, group.last))


def _share_line(reading: Reading) -> None:
    """Give the title at the end of a line that holds nothing else to all its names (N, M - Phó Giám đốc X)."""
    groups, chunks = reading.groups, reading.chunks
    if len(groups) < 2 or len(chunks) > _LINE or not groups[-1].held or any(group.held for group in groups[:-1]):
        return
    last = groups[-1]
    if any(map(_is_of_one, last.held)):
        return
    name = next(n for n in range(last.first, last.last + 1) if chunks[n] is last.chunk)
    listed = all(
        key_at(chunks, group.last + 1) == "," and group.last + 2 == following.first
        for group, following in pairwise(groups)
    )
    if listed and key_at(chunks, name + 1) == "-" and last.last >= len(chunks) - 2 and groups[0].first <= 1:
        reading.groups[:-1] = [replace(group, held=last.held, shared=True) for group in groups[:-1]]
