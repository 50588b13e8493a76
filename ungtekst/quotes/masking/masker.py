"""The masker: every finder over every answer, in batches, the recogniser once for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ungtekst.language import Pipeline, load_pipeline
from ungtekst.quotes.masking.ages import find_ages
from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.dates import find_dates
from ungtekst.quotes.masking.diagnoses import eponyms, find_diagnoses
from ungtekst.quotes.masking.employers import find_employers
from ungtekst.quotes.masking.initials import find_initials
from ungtekst.quotes.masking.numbers import find_numbers
from ungtekst.quotes.masking.offices import find_offices
from ungtekst.quotes.masking.online import find_online
from ungtekst.quotes.masking.persons import find_persons
from ungtekst.quotes.masking.places import find_places
from ungtekst.quotes.masking.plates import find_plates
from ungtekst.quotes.masking.rare import find_rare
from ungtekst.quotes.masking.reading import read
from ungtekst.quotes.masking.recogniser import label
from ungtekst.quotes.masking.resolving import resolve
from ungtekst.quotes.masking.schools import find_schools
from ungtekst.quotes.masking.sexes import find_sexes
from ungtekst.quotes.masking.spoken import SAID, find_spoken
from ungtekst.quotes.masking.streets import find_named_streets, find_streets
from ungtekst.quotes.masking.values import Found, Masked
from ungtekst.quotes.masking.wordbook import load_wordbook

_AT_ONCE = 512
_NAMES = frozenset({"person", "sted", "arbeidsgiver"})


class Masker:
    """Finds in answers what could tell who somebody is.

    Parameters: ``diagnoses`` masks rare diagnoses too, ``sex`` words that tell somebody's sex;
    ``pipeline`` is one that has a component ``ner``, by default the shipped one.
    """

    def __init__(
        self, *, diagnoses: bool = False, sex: bool = False, pipeline: Pipeline | None = None
    ) -> None:
        self.diagnoses = diagnoses
        self.sex = sex
        self.pipeline = pipeline

    def mask(self, texts: Sequence[str]) -> list[Masked]:
        """Mask some answers, one result a text in the same order; no text changes another's masks.

        Raises CallError (``pipeline-lacks``) when the pipeline recognises no names.
        """
        pipeline = self.pipeline or load_pipeline()
        book = load_wordbook()
        results: list[Masked] = []
        for start in range(0, len(texts), _AT_ONCE):
            some = texts[start : start + _AT_ONCE]
            readings = [read(text) for text in some]
            answers = [Answer(reading.text, book) for reading in readings]
            label(pipeline, answers)
            results.extend(
                resolve(text, reading, answer, list(self._find(answer)))
                for text, reading, answer in zip(some, readings, answers, strict=True)
            )
        return results

    def _find(self, answer: Answer) -> Iterator[Found]:
        text = answer.text
        if answer.has_digit:
            yield from find_numbers(text)
            yield from find_plates(text)
        if answer.has_digit or answer.forms & SAID.keys():
            yield from find_streets(answer)
        yield from find_named_streets(answer)
        yield from find_spoken(answer)
        yield from find_online(answer)
        yield from find_dates(text)
        yield from find_ages(answer)
        yield from find_rare(answer)
        spared = [] if self.diagnoses else eponyms(answer)
        for finder in (find_persons, find_initials, find_places, find_schools, find_offices, find_employers):
            for found in finder(answer):
                if not any(found.start < end and start < found.end for start, end in spared):
                    yield found
        if self.diagnoses:
            yield from find_diagnoses(answer)
        if self.sex:
            yield from find_sexes(answer)
