"""Where sentences begin and end in answers typed on a phone: by rules, in linear time."""

from __future__ import annotations

import re

from ungtekst.language.normalise import normalise

_NEVER_LAST = """
adr. ang. avd. bl.a. ca. dr. dvs. d.v.s. ekskl. el.l. eks. evt. f.eks. f.o.m. forts. gj.sn. gnr. hhv.
ifb. ifm. ift. iflg. iht. inkl. innb. istf. jf. jfr. kap. kl. kr. m.a. m.a.o. maks. mht. mill. mnd. moh.
mrd. mtp. nr. nyn. o.h. obs. p.g.a. pga. pgr. pkt. pr. pst. resp. s.k. sml. spm. stk. t.d. t.h. t.o.m.
t.v. tidl. tlf. tilsv. vedr. vha. vs. årg. årh.
"""
_MAY_BE_LAST = "etc. m.fl. m.m. m.v. mfl. mm. mv. o.a. o.fl. o.l. o.s.b. o.s.v. ofl. ol. osb. osv."
_MONTH_NAMES = "januar februar mars april mai juni juli august september oktober november desember"
# After «17.» these begin a new sentence, where other small letters make it an ordinal («17. mai»).
_AFTER_A_NUMBER = "jeg eg det vi han hun ho men så da dei de"

# Abbreviations with a stop, in both standards: those that never end a sentence, and those that may.
ABBREVIATIONS = frozenset(_NEVER_LAST.split())
CLOSING_ABBREVIATIONS = frozenset(_MAY_BE_LAST.split())
_MONTHS = frozenset(_MONTH_NAMES.split())
_OPENERS = frozenset(_AFTER_A_NUMBER.split())

_EMOTICON = (
    r"(?:[:;=]['\-]?[)(DPpOo3/\\|*\]\[]+|[xX]D+|<3+|\^_*\^"
    r"|[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)(?![^\W_])"
)
_STOP = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<closed>[\"')\]]*)(?:\s*{_EMOTICON})*|(?<=\s){_EMOTICON}(?:\s*{_EMOTICON})*"
)
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,4}")
_LAST_WORD = re.compile(r"[^\s(\"']{1,40}\Z")
_NEXT_WORD = re.compile(r"\w+")
_WRAPPED_AT = 60


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Give the sentences of a text as (start, end) in the original, without surrounding white space.

    Lines and list items are sentences of their own; a missing capital or space does not hide a boundary;
    abbreviations, ordinals and clock times make none; an emoticon belongs to what it follows. Every
    character that is not white space lies in exactly one sentence.
    """
    normalised = normalise(text)
    written = normalised.text
    spans = []
    for start, end in _lines(written):
        begun = start
        for match in _STOP.finditer(written, start, end):
            if match.end() < end and _ends_sentence(written, match, start, end):
                spans.append((begun, match.end()))
                begun = match.end()
        spans.append((begun, end))
    trimmed = (_trim(written, start, end) for start, end in spans)
    return [normalised.span(start, end) for start, end in trimmed if start < end]


def _lines(written: str) -> list[tuple[int, int]]:
    """Cut at line breaks, but not where a long line merely wraps into a small letter."""
    lines = []
    start = 0
    for gap in _LINE_BREAK.finditer(written):
        wrapped = (
            gap.start() - start >= _WRAPPED_AT
            and written[gap.start() - 1] not in ".!?…:;"
            and written[gap.end() : gap.end() + 1].islower()
            and gap.group().count("\n") <= 1
        )
        if not wrapped:
            lines.append((start, gap.start()))
            start = gap.end()
    lines.append((start, len(written)))
    return lines


def _ends_sentence(written: str, match: re.Match[str], start: int, end: int) -> bool:
    """Decide whether a stop (or an emoticon) inside a line ends a sentence."""
    after = match.end()
    following = written[after:end].lstrip()[:1] if after + 1 < end else written[after:end]
    spaced = written[after].isspace()
    stop = match["stop"]
    if stop is None:
        return spaced and following.isupper()
    if not spaced:
        return _joined_boundary(written, match, following)
    if following in ",;:)" or (following.islower() and '"' in match["closed"]):
        return False
    if stop == ".":
        return _full_stop(written, match, start, following, end)
    return bool(stop.strip(".…")) or not following.islower()


def _joined_boundary(written: str, match: re.Match[str], following: str) -> bool:
    """Decide about a stop with no space behind: «bra.Men», «bra!men», but not «kl. 10.30» or «nav.no»."""
    before = written[match.start() - 1 : match.start()]
    if not following.isalpha() or not before.isalpha():
        return False
    if match["stop"].strip(".…"):
        return True
    if len(match["stop"]) > 1 or "…" in match["stop"]:
        return following.isupper()
    return following.isupper() and before.islower() and written[max(match.start() - 2, 0)].isalpha()


def _full_stop(written: str, match: re.Match[str], start: int, following: str, end: int) -> bool:
    """Decide about a single full stop with a space behind it: sentence, abbreviation or ordinal."""
    found = _LAST_WORD.search(written, max(start, match.start() - 40), match.start())
    word = found.group() if found else ""
    abbreviation = f"{word.lower()}."
    if abbreviation in CLOSING_ABBREVIATIONS:
        return following.isupper()
    if abbreviation in ABBREVIATIONS or _INITIALS.fullmatch(word):
        return False
    if word.isdigit():
        opener = _NEXT_WORD.search(written, match.end(), end)
        opening = opener.group() if opener else ""
        if opening.lower() in _MONTHS or not written[start : match.start()].removesuffix(word).strip():
            return False
        return not following.isalnum() or following.isupper() or opening in _OPENERS
    return not (len(word) == 1 and word.isupper() and following.isupper())


def _trim(written: str, start: int, end: int) -> tuple[int, int]:
    while start < end and written[start].isspace():
        start += 1
    while end > start and written[end - 1].isspace():
        end -= 1
    return start, end
