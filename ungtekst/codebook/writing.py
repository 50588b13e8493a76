"""A codebook back to YAML, keeping the comments and the order of the file it was read from."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 110
_DEFAULTS = {"language": "nb"}  # what a file need not say
LONG = 60  # a text of more characters may be broken over lines


def yaml_text(content: Mapping[str, Any], before: str = "") -> str:
    """Give a codebook's plain values as YAML.

    ``before`` is the text the codebook was read from: what did not change stays as it stands there, to the
    letter where YAML allows, and comments stay with what they stand by. Without it a fresh file is made.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.emitter import RoundTripEmitter

    class Emitter(RoundTripEmitter):
        """Breaks lines between the items of a list and in long texts, never inside a term."""

        def write_double_quoted(self, text: Any, split: Any = True) -> None:
            super().write_double_quoted(text, split=split and len(text) > LONG)

    # The round-trip reader makes no objects of tags, and the text has passed our own reader before.
    round_trip = YAML(typ="rt")
    round_trip.Emitter = Emitter
    round_trip.width = WIDTH
    round_trip.preserve_quotes = True
    round_trip.allow_unicode = True
    round_trip.indent(mapping=2, sequence=4, offset=2)
    tree = round_trip.load(before) if before.strip() else CommentedMap()
    _merge_map(tree, content)
    stream = io.StringIO()
    round_trip.dump(tree, stream)
    return stream.getvalue()


def _merge_map(tree: Any, content: Mapping[str, Any]) -> None:
    for key in [key for key in tree if key not in content]:
        del tree[key]
    for place, (key, value) in enumerate(content.items()):
        if key not in tree and _DEFAULTS.get(key) == value:
            continue
        if key not in tree:
            tree.insert(min(place, len(tree)), key, _fresh(value))
        else:
            tree[key] = _merged(tree[key], value)


def _merged(old: Any, new: Any) -> Any:
    """Give the old node where it says the same, changed as little as can be where it does not."""
    if isinstance(old, dict) and isinstance(new, Mapping):
        _merge_map(old, new)
        return old
    if isinstance(old, list) and isinstance(new, Sequence) and not isinstance(new, str):
        _merge_list(old, new)
        return old
    return old if _says(old, new) or new == {"nb": old} else _fresh(new, _is_quoted(old))


def _merge_list(tree: Any, content: Sequence[Any]) -> None:
    """Match items by id, or by being equal, so that a comment follows its item through moves."""
    if len(tree) == len(content) and all(_key(a) == _key(b) for a, b in zip(tree, content, strict=True)):
        for place, value in enumerate(content):
            tree[place] = _merged(tree[place], value)
        return
    old = {_key(item): item for item in tree}
    quoted = any(map(_is_quoted, tree))
    comments = {_key(item): tree.ca.items.get(place) for place, item in enumerate(tree)}
    items = [
        _merged(old[_key(value)], value) if _key(value) in old else _fresh(value, quoted) for value in content
    ]
    tree.clear()
    tree.ca.items.clear()
    for place, (value, item) in enumerate(zip(content, items, strict=True)):
        tree.append(item)
        if comments.get(_key(value)):
            tree.ca.items[place] = comments[_key(value)]


def _key(item: Any) -> str:
    """Name an item: a mapping by its id, or by the text that it is; a scalar by its text."""
    if isinstance(item, Mapping):
        return str(item.get("id") or item.get("text") or item.get("what") or sorted(item.items()))
    return str(item)


def _says(old: Any, new: Any) -> bool:
    """Tell whether a scalar as YAML read it (1.0 a number, say) is the text that the codebook holds."""
    if isinstance(new, bool) or isinstance(old, bool):
        return old is new or (isinstance(old, bool) and bool(old) == new)
    return str(old) == str(new)


def _is_quoted(item: Any) -> bool:
    from ruamel.yaml.scalarstring import ScalarString

    return isinstance(item, ScalarString)


def _fresh(value: Any, quoted: bool = False) -> Any:
    """Make new nodes: mappings and lists in block style, texts in double quotes where they need them.

    ``quoted`` asks for quotes in any case, as what stands beside the new text has them.
    """
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, Mapping):
        return CommentedMap({key: _fresh(item) for key, item in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return CommentedSeq([_fresh(item) for item in value])
    if isinstance(value, str) and (quoted or not value.replace("-", "").isalnum()):
        return DoubleQuotedScalarString(value)
    return value
