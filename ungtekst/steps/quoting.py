"""Where a report's quotes come from: those the writer has approved, or those the program chooses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ungtekst.project import Covered, Project, Verdict
from ungtekst.quotes import choose
from ungtekst.quotes.display import Display, Span
from ungtekst.quotes.printing import Masking, found_in, laid_out, printed, told_words
from ungtekst.quotes.speaking import Speaking, by_answer, only_the_question

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.report.build import Quotable


class Chosen:
    """Chooses quotes among what a chapter may quote, masks them and puts their slips right."""

    def __init__(
        self,
        evidence: pd.DataFrame,
        mask: Masking,
        *,
        groups: pd.DataFrame | None = None,
        only: str | None = None,
        safe: bool = False,
        count: int = 5,
        seed: int = 0,
    ) -> None:
        """``evidence`` as ``choose`` takes it, ``groups`` by answer; ``only`` names the one theme wanted.

        ``safe`` leaves out the quotes with something that a person must look at first.
        """
        self._evidence = evidence
        self._mask = mask
        self._groups = groups
        self._only = only
        self._safe = safe
        self._count = count
        self._seed = seed

    def __call__(self, quotable: Quotable) -> Mapping[str, Sequence[Display]]:
        """Give quotes by code."""
        codes = [code for code in quotable.codes.columns if self._only in (None, code)]
        texts = quotable.answers["text"]
        stored: dict[int, str] = dict(zip(texts.index.tolist(), texts.tolist(), strict=True))
        quotes = choose(
            texts,
            quotable.codes[codes],
            respondents=quotable.answers["respondent"],
            human=quotable.human[codes],
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
        return by_code


class Approved:
    """Gives the quotes that a writer has approved, as long as each approval holds.

    It binds to the text's revision, the passage, the code, the masks and what is printed: where one of them
    is another today, or the code is no longer a current, undisputed 1, it has lapsed. So has one by somebody
    who is quoted already: at most one quote a respondent stands in a report.
    """

    def __init__(self, project: Project, mask: Masking, evidence: pd.DataFrame) -> None:
        """``evidence`` as ``choose`` takes it: what to tell beside a quote of why it has its code."""
        answers = project.answers()
        number = answers["answer"].to_dict()
        verdicts = [one for one in project.approved_quotes() if one.revision in number]
        texts = answers["text"].to_dict()
        revisions = list(dict.fromkeys(one.revision for one in verdicts))
        masked = dict(zip(revisions, mask([texts[one] for one in revisions]), strict=True))
        self.approved = len(verdicts)
        self.printed = 0
        self._by_answer: dict[int, list[Display]] = defaultdict(list)
        speaking = by_answer(evidence, {number[one.revision] for one in verdicts})
        for one in verdicts:
            found, _ = found_in(masked[one.revision], one.start, one.end)
            spoken = speaking.get((number[one.revision], one.code), ())
            display = as_approved(one, number[one.revision], texts[one.revision], spoken)
            if same_masks(found, one.found) and display.text == one.display:
                self._by_answer[number[one.revision]].append(display)

    @property
    def lapsed(self) -> int:
        """How many approved quotes have not been printed, once the report is built."""
        return self.approved - self.printed

    def __call__(self, quotable: Quotable) -> Mapping[str, Sequence[Display]]:
        """Give quotes by code."""
        respondents = quotable.answers["respondent"].to_dict()
        quoted = set(quotable.quoted)
        by_code: dict[str, list[Display]] = defaultdict(list)
        for answer in quotable.answers.index:
            for display in self._by_answer.get(answer, ()):
                holds = display.code in quotable.codes and bool(quotable.codes.at[answer, display.code])
                if holds and respondents[answer] not in quoted:
                    quoted.add(respondents[answer])
                    by_code[display.code].append(display)
                    self.printed += 1
        return by_code


def as_approved(verdict: Verdict, answer: int, text: str, speaking: Sequence[Speaking]) -> Display:
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
        masks=masks,
        words=told_words(text, pieces, verdict.start, verdict.end, speaking),
        by_question=only_the_question(speaking),
        approved=True,
    )


def same_masks(found: Sequence[Span], then: Sequence[Covered]) -> bool:
    """Tell whether the recognisers find in a passage what they found when it was approved."""
    return [tuple(one) for one in found] == [tuple(one) for one in then]


def attributed(
    quotes: Mapping[str, Sequence[Display]], groups: Mapping[int, str]
) -> dict[str, list[Display]]:
    """Attribute each quote to the group of its respondent, by answer."""
    return {
        code: [replace(one, group=groups.get(one.answer, "")) for one in every]
        for code, every in quotes.items()
    }
