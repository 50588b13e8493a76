"""Where a report's quotes come from: those the writer has approved, or those the program chooses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ungtekst.project import Covered, Project, Verdict
from ungtekst.quotes import ROLES, Quote, choose, disproportions, proportion_words
from ungtekst.quotes.display import Display, Span
from ungtekst.quotes.printing import Masking, found_in, laid_out, printed, told_words
from ungtekst.quotes.speaking import Speaking, by_answer, only_the_question

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.quotes.masking import Masked
    from ungtekst.report.build import Quotable


class Chosen:
    """Chooses quotes among what a chapter may quote, masks them and puts their slips right."""

    def __init__(
        self,
        evidence: pd.DataFrame,
        mask: Masking,
        *,
        groups: pd.DataFrame | None = None,
        safe: bool = False,
        count: int = 5,
        seed: int = 0,
    ) -> None:
        """``evidence`` as ``choose`` takes it, ``groups`` by answer.

        ``safe`` leaves out the quotes with something that a person must look at first.
        """
        self._evidence = evidence
        self._mask = mask
        self._groups = groups
        self._safe = safe
        self._count = count
        self._seed = seed

    def __call__(self, quotable: Quotable) -> Mapping[str, Sequence[Display]]:
        """Give quotes by code."""
        texts = quotable.answers["text"]
        stored: dict[int, str] = dict(zip(texts.index.tolist(), texts.tolist(), strict=True))
        quotes = choose(
            texts,
            quotable.codes,
            respondents=quotable.answers["respondent"],
            human=quotable.human[list(quotable.codes.columns)],
            evidence=self._evidence,
            valence=quotable.valence,
            groups=None if self._groups is None else self._groups.reindex(quotable.answers.index),
            count=self._count,
            seed=self._seed,
            shown=quotable.quoted,
        )
        by_code: dict[str, list[Display]] = defaultdict(list)
        for display in printed(quotes, stored, self._mask):
            if not (self._safe and display.looks):
                by_code[display.code].append(display)
        return _shared_out(by_code, quotable.share)


def _shared_out(quotes: Mapping[str, Sequence[Display]], share: int) -> dict[str, list[Display]]:
    """Keep so many, round by round: every theme's first before any theme's second."""
    rounds = [
        one
        for turn in range(max(map(len, quotes.values()), default=0))
        for every in quotes.values()
        for one in every[turn : turn + 1]
    ]
    kept: dict[str, list[Display]] = {code: [] for code in quotes}
    for one in rounds[: max(share, len(quotes))]:
        kept[one.code].append(one)
    return kept


class Approved:
    """Gives the quotes that a writer has approved, as long as each approval holds.

    It binds to the text's revision, the passage, the code, the masks and what is printed: where one of them
    is another today, or the code is no longer a current, undisputed 1, it has lapsed. At most one quote a
    respondent is given.
    """

    def __init__(
        self,
        project: Project,
        codebook: str,
        masking: Callable[[tuple[str, ...]], Masking],
        ones: Collection[tuple[int, str]],
        evidence: pd.DataFrame,
    ) -> None:
        """``masking`` is given what a sheet masked beyond the usual; ``ones`` are revisions with their codes.

        ``evidence`` as ``choose`` takes it: what to tell beside a quote of why it has its code.
        """
        answers = project.answers(codebook)
        number = answers["answer"].to_dict()
        texts: dict[int, str] = dict(zip(answers.index.tolist(), answers["text"].tolist(), strict=True))
        respondents = zip(answers["answer"].tolist(), answers["respondent_id"].tolist(), strict=True)
        self._respondents: dict[int, int] = dict(respondents)
        verdicts = [one for one in project.quote_verdicts() if one.codebook == codebook]
        current = [one for one in verdicts if (one.revision, one.code) in ones and one.revision in number]
        masked = _masked(current, texts, masking)
        speaking = by_answer(evidence, {number[one.revision] for one in current})
        self.printed = 0
        self._displays: dict[Display, Verdict] = {}
        for one in current:
            if not one.approved:
                continue
            found, looks = found_in(masked[one.beyond, one.revision], one.start, one.end)
            spoken = speaking.get((number[one.revision], one.code), ())
            display = as_approved(one, number[one.revision], texts[one.revision], looks, spoken)
            if same_masks(found, one.found) and display.text == one.display:
                self._displays[display] = one
        self.lapsed = sum(one.approved for one in verdicts) - len(self._displays)
        held = set(self._displays.values())
        self._others = [
            (number[one.revision], one) for one in verdicts if one not in held and one.revision in number
        ]

    @property
    def left_out(self) -> int:
        """How many that hold have not been printed, once the report is built."""
        return len(self._displays) - self.printed

    @property
    def respondents(self) -> frozenset[int]:
        """Those who have a quote that stands approved."""
        return frozenset(self._respondents[display.answer] for display in self._displays)

    @property
    def turned_down(self) -> frozenset[tuple[int, str]]:
        """The answers, each with a code, of which a quote has been turned down."""
        return frozenset((answer, one.code) for answer, one in self._others if not one.approved)

    @property
    def in_doubt(self) -> frozenset[int]:
        """The answers of which a quote has been turned down, or approved in a form that has lapsed."""
        return frozenset(answer for answer, _ in self._others)

    def verdict(self, display: Display) -> Verdict | None:
        """Give the approval of a quote that was given, None for another's."""
        return self._displays.get(display)

    def __call__(self, quotable: Quotable) -> Mapping[str, Sequence[Display]]:
        """Give quotes by code."""
        quoted = set(quotable.quoted)
        by_code: dict[str, list[Display]] = defaultdict(list)
        for display in self._displays:
            if display.answer not in quotable.answers.index or display.code not in quotable.codes:
                continue
            respondent = self._respondents[display.answer]
            if quotable.codes.at[display.answer, display.code] and respondent not in quoted:
                quoted.add(respondent)
                by_code[display.code].append(display)
                self.printed += 1
        return by_code


class ApprovedFirst:
    """Gives the quotes that stand approved, and in the seats that are left what the program chooses.

    Nothing new is chosen of those who have a quote approved. ``notes`` says in Norwegian, by answer and code,
    where a theme's quotes are out of proportion to its answers.
    """

    def __init__(
        self,
        approved: Approved,
        chosen: Chosen,
        *,
        never: Collection[tuple[int, str]] = (),
        never_answers: Collection[int] = (),
        only: str | None = None,
        count: int = 5,
        valence: str = "",
        groups: pd.DataFrame | None = None,
    ) -> None:
        """``never`` are answers not to be chosen for a code, ``never_answers`` those not to be for any.

        ``only`` names the one theme wanted, ``valence`` is what the valence is called, and ``groups`` are by
        answer.
        """
        self._approved = approved
        self._chosen = chosen
        self._never = never
        self._never_answers = list(never_answers)
        self._only = only
        self._count = count
        self._valence = valence
        self._groups = groups
        self.notes: dict[tuple[int, str], str] = {}

    def __call__(self, quotable: Quotable) -> Mapping[str, Sequence[Display]]:
        """Give quotes by code, the approved first."""
        codes = [code for code in quotable.codes.columns if self._only in (None, code)]
        quotable = quotable._replace(codes=quotable.codes[codes])
        if quotable.valence is not None and self._valence:
            quotable = quotable._replace(valence=quotable.valence.rename(self._valence))
        kept = self._approved(quotable)
        free = quotable.codes.copy()
        free.loc[free.index.isin(self._never_answers)] = False
        for answer, code in self._never:
            if answer in free.index and code in free:
                free.at[answer, code] = False
        taken = {*quotable.quoted, *self._approved.respondents}
        fresh = self._chosen(quotable._replace(codes=free, quoted=taken))
        given = {code: _filled(kept.get(code, ()), fresh.get(code, ()), self._count) for code in codes}
        self._weigh(quotable, given)
        return given

    def _weigh(self, quotable: Quotable, given: Mapping[str, Sequence[Display]]) -> None:
        """Note which themes have quotes out of proportion to their answers."""
        quotes = [Quote(one.answer, one.code, (), "") for every in given.values() for one in every]
        groups = None if self._groups is None else self._groups.reindex(quotable.answers.index)
        found = disproportions(quotes, quotable.codes, valence=quotable.valence, groups=groups)
        said: dict[str, list[str]] = defaultdict(list)
        for one in found:
            said[one.code].append(proportion_words(one))
        for quote in quotes:
            if quote.code in said:
                self.notes[quote.answer, quote.code] = " ".join(said[quote.code])


def _filled(kept: Sequence[Display], fresh: Sequence[Display], count: int) -> list[Display]:
    """Put new quotes beside the approved; for each approved one that takes a seat, one of its role yields."""
    left = list(fresh)
    for one in kept:
        if not left or len(kept) + len(left) <= count:
            break
        left.remove(([new for new in left if new.role == one.role] or left)[-1])
    return [*sorted(kept, key=lambda one: ROLES.index(one.role)), *left]


def _masked(
    verdicts: Sequence[Verdict], texts: Mapping[int, str], masking: Callable[[tuple[str, ...]], Masking]
) -> Mapping[tuple[tuple[str, ...], int], Masked]:
    """Mask what verdicts are of, each as its sheet was: by what it masked beyond the usual, and revision."""
    masked: dict[tuple[tuple[str, ...], int], Masked] = {}
    for beyond in sorted({one.beyond for one in verdicts}):
        revisions = list(dict.fromkeys(one.revision for one in verdicts if one.beyond == beyond))
        results = masking(beyond)([texts[revision] for revision in revisions])
        masked.update(zip([(beyond, revision) for revision in revisions], results, strict=True))
    return masked


def as_approved(
    verdict: Verdict, answer: int, text: str, looks: tuple[Span, ...], speaking: Sequence[Speaking]
) -> Display:
    """Lay a quote out in the form that was approved."""
    masks = tuple(Span(*mask) for mask in verdict.masks)
    plain, pieces = laid_out(text, verdict.start, verdict.end, masks, verdict.corrected)
    return Display(
        answer,
        verdict.code,
        pieces,
        plain,
        verdict.start,
        verdict.end,
        verdict.role,
        verdict.why,
        masks,
        looks,
        words=told_words(text, pieces, verdict.start, verdict.end, speaking),
        by_question=only_the_question(speaking),
        approved=True,
        approver=verdict.coder,
    )


def same_masks(found: Sequence[Span], then: Sequence[Covered]) -> bool:
    """Tell whether the recognisers find in a passage what they found when it was approved."""
    return [tuple(one) for one in found] == [tuple(one) for one in then]
