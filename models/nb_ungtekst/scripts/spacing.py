"""Where white space stood between the treebank's tokens: its own files do not say, and models see texts."""

from __future__ import annotations

from collections.abc import Sequence

_NO_SPACE_BEFORE = frozenset(".,:;!?)]}%…»”’")
_NO_SPACE_AFTER = frozenset("([{«„“")
_TURNING = '"'


def spaces_after(forms: Sequence[str]) -> list[bool]:
    """Tell for each token whether a space followed it; the last one of a sentence has one."""
    inside = False
    glued_right = []
    glued_left = []
    for form in forms:
        opens = form == _TURNING and not inside
        closes = form == _TURNING and inside
        inside = inside != (form == _TURNING)
        glued_right.append(form in _NO_SPACE_AFTER or opens)
        glued_left.append(form in _NO_SPACE_BEFORE or closes)
    return [not (right or left) for right, left in zip(glued_right, [*glued_left[1:], False], strict=True)]
