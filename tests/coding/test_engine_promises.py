"""What the Coder promises of any text: exact spans, one answer in any order, nothing of it in the file."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
from coding_material import codebook
from hypothesis import given, settings
from hypothesis import strategies as st

from ungtekst import Codebook, Coder
from ungtekst.exchange import read_table
from ungtekst.resources import shipped

BOOK = codebook(
    {
        "buss": {
            "terms": ["buss", "rute*", "rekke ~3 buss"],
            "definition": "Kollektivtrafikk til skole og jobb",
        },
        "kantine": {"terms": ["kantine", "mat", "*pause"], "definition": "Mat og pauser"},
        "lærer": {"terms": ["lærer", "lærar", "=Rektor"], "negated": "cancels"},
        "trygghet": {"codes": [{"id": "mobbing", "label": "Mobbing", "terms": ["mobbe", "mobbing"]}]},
        "prøver": [],
    },
    {"fornøyd": ["bra", "god", "kjempefin"], "misfornøyd": ["dårlig", "kjip"], "verken": []},
    [{"id": "lærerne", "implies": ["lærer"]}, {"id": "skoledagen", "content": ["ingenting"]}],
)
MANY = ["buss", "kantine", "lærer", "trygghet", "mobbing", "prøver"]
QUESTIONS = [None, "lærerne", "skoledagen", "ukjent"]
# The answer, its code and its value, each by another respondent.
LEARNT = [
    ("Bussen går bare hver annen time herfra, så jeg kommer alltid for sent", "buss", "misfornøyd"),
    ("Det er fullt på ruta om morgenen og vi må stå hele veien", "buss", "misfornøyd"),
    ("Rutetabellen passer aldri med når timene begynner", "buss", "misfornøyd"),
    ("Maten i kantina er dyr og pausen er for kort", "kantine", "misfornøyd"),
    ("Frukt i storefri er det beste dei har funne på", "kantine", "fornøyd"),
    ("Vi har ingen plass å sitte når vi spiser", "kantine", "misfornøyd"),
    ("Læreren min forklarer helt til jeg skjønner det", "lærer", "fornøyd"),
    ("Dei vaksne ser deg i gangen og seier hei", "lærer", "fornøyd"),
    ("Kontaktlæreren ringte hjem da jeg var borte", "lærer", "fornøyd"),
    ("Noen blir mobba på snap og ingen gjør noe med det", "mobbing", "misfornøyd"),
    ("Blir kalt ting i garderoben hver eneste gang", "mobbing", "misfornøyd"),
    ("Altfor mange prøver i samme uke før jul", "prøver", "misfornøyd"),
    ("Vurderingene kommer på en gang og ingen får sove", "prøver", "misfornøyd"),
    ("Prøver og innleveringer hver uke", "prøver", "verken"),
]
TEXTS = [text for text, _, _ in LEARNT]


def judged(count: int = len(LEARNT)) -> pd.DataFrame:
    rows = list(itertools.islice(itertools.cycle(LEARNT), count))
    codes = pd.DataFrame({name: [int(name == code) for _, code, _ in rows] for name in MANY})
    codes["trygghet"] = codes["mobbing"]
    return codes.assign(valens=[value for _, _, value in rows])


def taught() -> Coder:
    asked = [QUESTIONS[row % 3] for row in range(len(TEXTS))]
    return Coder(BOOK, seed=1).fit(TEXTS, judged(), asked, respondents=TEXTS)


@pytest.fixture(scope="module")
def coders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Coder]:
    """One that knows the codebook alone, one that has learnt, and the two that saving it makes."""
    path = tmp_path_factory.mktemp("koder") / "koder"
    learnt = taught()
    return {"cold": Coder(BOOK), "learnt": learnt, "saved": learnt.save(path), "loaded": Coder.load(path)}


WORDS = """
buss bussen Bussane ruteplan rutene rekker rakk kantina maten matpause friminutt langpausen lærer læreren
lærarane kontaktlærer Rektor rektor REKTOR mobba mobbing nettmobbing prøver prøve bra brae kjempefint dårleg
dårlig kjip ikke ikkje aldri ingen men og veldig ganske kan det jeg eg vi på i vet ingenting uka hver
""".split()  # noqa: SIM905
GLUE = [
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "\n",
    "\r\n",
    "\t",
    "\u00a0",
    "\u200b",
    "\u00ad",
    "-",
    "/",
    "",
    "\u0301",
    "😀",
    "!",
]
anything = st.text(st.characters(codec="utf-8"), max_size=8)


@st.composite
def answers(draw: st.DrawFn) -> str:
    """Words that the codebook looks for and words it does not, glued and broken by whatever Unicode has."""
    parts = draw(st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), anything), max_size=8))
    shown = [draw(st.sampled_from((part, part, part.upper(), part.capitalize()))) for part in parts]
    return "".join(part + draw(st.sampled_from(GLUE)) for part in shown)


# -- evidence -----------------------------------------------------------------------------------------


@given(st.lists(st.tuples(answers(), st.sampled_from(QUESTIONS)), min_size=1, max_size=4))
@settings(max_examples=40)
def test_every_span_of_evidence_is_an_exact_piece_of_the_answer(
    coders: dict[str, Coder], told: list[tuple[str, str | None]]
):
    texts, asked = [text for text, _ in told], [question for _, question in told]
    for coder in coders.values():
        found = coder.explain(texts, asked)
        assert len(found) == len(texts)
        for text, evidence in zip(texts, found, strict=True):
            for e in evidence:
                assert 0 <= e.start <= e.end <= len(text)
                assert text[e.start : e.end] == e.text
                assert bool(e.text) is (e.source != "question")
                assert np.isfinite(e.weight)


@given(answers(), st.sampled_from(QUESTIONS))
@settings(max_examples=40)
def test_no_code_is_given_without_evidence(coders: dict[str, Coder], text: str, question: str | None):
    for name, coder in coders.items():
        row = coder.predict([text], question).iloc[0]
        has = {code for code in MANY if row[code] == 1}
        assert has <= {e.code for e in coder.explain([text], question)[0]}, name


@given(answers(), st.sampled_from(QUESTIONS))
@settings(max_examples=40)
def test_evidence_is_the_same_alone_and_in_company(coders: dict[str, Coder], text: str, question: str | None):
    for coder in coders.values():
        alone = coder.explain([text], [question])[0]
        company = coder.explain([TEXTS[0], text, text[::-1]], [None, question, "ukjent"])
        assert company[1] == alone


@given(answers(), st.sampled_from(MANY), st.sampled_from(QUESTIONS))
@settings(max_examples=40)
def test_why_not_tells_the_same_as_predict(
    coders: dict[str, Coder], text: str, code: str, question: str | None
):
    for coder in coders.values():
        said = coder.why_not(text, code, question)
        assert said.given == bool(coder.predict([text], question)[code].iloc[0])
        assert said.probability == coder.predict_proba([text], question)[code].iloc[0]
        for e in said.against:
            assert text[e.start : e.end] == e.text


# -- the same in any company --------------------------------------------------------------------------


@given(st.data())
@settings(max_examples=40)
def test_codes_are_the_same_in_any_chunking_and_order(coders: dict[str, Coder], data: st.DataObject):
    told = data.draw(st.lists(st.tuples(answers(), st.sampled_from(QUESTIONS)), min_size=1, max_size=8))
    order = data.draw(st.permutations(range(len(told))))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(told)), max_size=3)) | {0, len(told)})
    for coder in (coders["cold"], coders["learnt"]):
        whole = _everything(coder, told)
        pieces = [[told[place] for place in order[a:b]] for a, b in itertools.pairwise(cuts)]
        parts = pd.concat([_everything(coder, piece) for piece in pieces], ignore_index=True)
        again = parts.set_axis(order).sort_index()
        pd.testing.assert_frame_equal(again, whole, check_exact=True)


def _everything(coder: Coder, told: list[tuple[str, str | None]]) -> pd.DataFrame:
    texts, asked = [text for text, _ in told], [question for _, question in told]
    chances = coder.predict_proba(texts, asked).add_prefix("p_")
    return pd.concat([coder.predict(texts, asked), chances, coder.uncertain(texts, asked)], axis=1)


@given(st.permutations(range(len(TEXTS))))
@settings(max_examples=5)
def test_what_was_coded_before_changes_nothing(coders: dict[str, Coder], order: list[int]):
    fresh, used = taught(), coders["learnt"]
    texts = [TEXTS[place] for place in order]
    assert fresh.predict_proba(texts).equals(used.predict_proba(texts))


def test_the_order_of_columns_and_the_index_of_codes_change_nothing():
    asked = [QUESTIONS[row % 3] for row in range(len(TEXTS))]
    turned = judged()[judged().columns[::-1]].set_axis([f"r{row}" for row in range(len(TEXTS))])
    other = Coder(BOOK, seed=1).fit(pd.Series(TEXTS, index=turned.index[::-1]), turned, asked, None, TEXTS)
    assert other.predict_proba(TEXTS, asked).equals(taught().predict_proba(TEXTS, asked))


# -- saved and loaded ---------------------------------------------------------------------------------


@given(st.lists(st.tuples(answers(), st.sampled_from(QUESTIONS)), max_size=6))
@settings(max_examples=40)
def test_the_coder_that_save_returns_and_the_loaded_one_are_equal_to_the_bit(
    coders: dict[str, Coder], told: list[tuple[str, str | None]]
):
    texts, asked = [text for text, _ in told], [question for _, question in told]
    saved, loaded = coders["saved"], coders["loaded"]
    ours, theirs = saved.predict_proba(texts, asked).to_numpy(), loaded.predict_proba(texts, asked).to_numpy()
    assert ours.tobytes() == theirs.tobytes()
    assert saved.predict(texts, asked).equals(loaded.predict(texts, asked))
    assert (
        saved.uncertain(texts, asked).to_numpy().tobytes()
        == loaded.uncertain(texts, asked).to_numpy().tobytes()
    )
    assert saved.explain(texts, asked) == loaded.explain(texts, asked)


def test_a_loaded_coder_that_is_saved_again_gives_the_same_bytes(coders: dict[str, Coder], tmp_path: Path):
    for name in ("cold", "learnt"):
        first = coders[name].save(tmp_path / "en")
        again = Coder.load(tmp_path / "en").save(tmp_path / "to")
        assert (tmp_path / "en").read_bytes() == (tmp_path / "to").read_bytes()
        assert first.predict_proba(TEXTS).equals(again.predict_proba(TEXTS))


def test_the_same_coder_is_saved_to_the_same_bytes(tmp_path: Path):
    taught().save(tmp_path / "en")
    taught().save(tmp_path / "to")
    assert (tmp_path / "en").read_bytes() == (tmp_path / "to").read_bytes()


# -- no text of an answer in the file -----------------------------------------------------------------

NAME = "Ingrid Solbakken"
# Four respondents know her, so that her name is not rare; it is a person's all the same.
NAMED = [
    "Læreren min heter Ingrid Solbakken og hun er kjempefin",
    "Jeg snakker med Ingrid Solbakken når det er dårlig",
    "Hos Ingrid Solbakken får alle lov til å prøve igjen",
    "Ingrid Solbakken er den beste læreren på skolen",
]


def read_all(coder: Coder) -> str:
    """Everything that can be read out of a saved coder: its bytes, its parts, and text written in escapes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "koder"
        coder.save(path)
        content = path.read_bytes()
    parts = [content]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            part = archive.read(info)
            parts += [info.filename.encode(), info.comment, info.extra, part]
            if info.filename.endswith(".json"):
                parts.append(json.dumps(json.loads(part), ensure_ascii=False).encode())
        parts.append(archive.comment)
    return "\n".join(part.decode(code, "ignore") for part in parts for code in ("utf-8", "latin-1", "utf-16"))


def plain(text: str) -> str:
    """Words alone, in lower case, one space between: so text is found whatever signs stand in it."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def runs(texts: Iterable[str], length: int = 4) -> set[str]:
    """Every so many words in a row that someone wrote."""
    found = set()
    for text in texts:
        words = plain(text).split()
        found |= {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}
    return found


@pytest.mark.parametrize("often", [1, 4])
def test_no_four_words_in_a_row_of_an_answer_are_in_the_file(often: int):
    texts, codes = TEXTS * often, judged(len(TEXTS) * often)
    coder = Coder(BOOK).fit(texts, codes, [QUESTIONS[row % 3] for row in range(len(texts))])
    coder.predict(texts)
    coder.explain(texts)
    content = plain(read_all(coder))
    assert "kollektivtrafikk til skole og jobb" in content  # what is meant to be there can be found
    assert [run for run in sorted(runs(TEXTS)) if run in content] == []


def test_an_unfitted_coder_that_has_read_answers_keeps_none_of_them():
    coder = Coder(BOOK)
    coder.predict([*TEXTS, *NAMED])
    coder.explain([*TEXTS, *NAMED])
    content = plain(read_all(coder))
    assert [run for run in sorted(runs([*TEXTS, *NAMED])) if run in content] == []
    assert not any(word in content for word in ("solbakken", "ingrid", "garderoben", "storefri"))


def test_a_fitted_coder_keeps_nothing_of_the_answers_it_only_coded():
    coder = taught()
    coder.predict(["Tante Borghild kjører skolebåten til Fjellvik"] * 5)
    coder.explain(["Tante Borghild kjører skolebåten til Fjellvik"] * 5)
    content = plain(read_all(coder))
    assert not any(word in content for word in ("borghild", "skolebåten", "fjellvik"))


def test_a_name_that_one_respondent_wrote_is_not_in_the_file():
    codes = pd.concat([judged(), judged()[6:7]], ignore_index=True)
    coder = Coder(BOOK).fit([*TEXTS, NAMED[0]], codes)
    assert not any(word in plain(read_all(coder)) for word in plain(NAME).split())


def test_a_name_that_many_respondents_wrote_is_not_in_the_file_either():
    codes = pd.concat([judged(), judged()[6:7], judged()[6:7], judged()[6:8]], ignore_index=True)
    coder = Coder(BOOK).fit([*TEXTS, *NAMED], codes, respondents=range(len(codes)))
    content = plain(read_all(coder))
    assert [word for word in ("ingrid", "solbakken", "solbakke", "solbakk") if word in content] == []


def test_the_ids_of_respondents_are_not_in_the_file():
    people = [f"respondent{row}kjennetegn" for row in range(len(TEXTS))]
    coder = Coder(BOOK).fit(TEXTS, judged(), respondents=people)
    assert "kjennetegn" not in read_all(coder)


@given(
    st.lists(
        st.lists(st.sampled_from(WORDS[:24]), min_size=5, max_size=9).map(" ".join), min_size=8, max_size=12
    )
)
@settings(max_examples=10)
def test_answers_of_common_words_cannot_be_read_out_of_the_file(texts: list[str]):
    coder = Coder(BOOK).fit(texts, judged(len(texts)))
    content = plain(read_all(coder))
    own = plain(json.dumps(BOOK.to_dict(), ensure_ascii=False))
    assert [run for run in sorted(runs(texts)) if run in content and run not in own] == []


def test_chances_are_the_same_to_the_last_digit_in_any_chunking_of_a_survey():
    codebook = Codebook.read(shipped("codebooks") / "foresatte-arena.yaml")
    table = read_table(shipped("corpus_samples") / "foresatte-arena.csv")
    texts = [cell for _, cells in table.rows for cell in cells if len(cell.split()) > 3]
    assert len(texts) > 100
    whole = Coder(codebook).predict_proba(texts).to_numpy()
    for size in (1, 7):
        coder = Coder(codebook)
        parts = [coder.predict_proba(texts[at : at + size]) for at in range(0, len(texts), size)]
        assert np.array_equal(whole, pd.concat(parts).to_numpy())
