"""What each quote is there for: the typical, the contrast and the edge; and who is told when it is skewed."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.quotes import (
    Disproportion,
    Quote,
    Role,
    allotted,
    choose,
    disproportions,
    proportion_words,
)
from ungtekst.quotes.quote import Part
from ungtekst.quotes.vocabulary import content_lemmas, covered, represented, theme_words

PENGER = [
    "pengene er slutt lenge før neste lønning",
    "har aldri penger igjen til mat og husleie",
    "husleia tar alle pengene hver eneste måned",
    "penger til mat er det verste av alt",
    "lønna går til husleie og strøm, ingen penger igjen",
    "regninger og husleie spiser opp pengene mine",
    "strømmen og husleia er dyrere enn lønna",
    "penger er et problem hver eneste måned",
    "nå har jeg endelig nok penger til mat",
    "fikk bostøtte, så pengene holder ut måneden",
    "tannlegen måtte vente til skattepengene kom",
    "sparer til lappen, kroner for kroner",
]
ANDRE = [
    "læreren forklarer fort og går videre",
    "klassen er stor og bråkete",
    "vennene mine flytta til byen",
    "trener fotball to ganger i uka",
    "søvnen er helt snudd på hodet",
    "bussen går sjelden og er full",
    "mor hjelper med det meste hjemme",
    "liker praksisen på verkstedet veldig godt",
]
NEGATIVE, POSITIVE = range(1, 9), (9, 10)


def survey() -> tuple[pd.Series[str], pd.DataFrame, pd.Series[str]]:
    texts = pd.Series([*PENGER, *ANDRE], index=range(1, len(PENGER) + len(ANDRE) + 1))
    coded = pd.DataFrame({"penger": texts.index <= len(PENGER)}, index=texts.index)
    values = {**dict.fromkeys(NEGATIVE, "negativ"), **dict.fromkeys(POSITIVE, "positiv")}
    return texts, coded, pd.Series(values, name="valens").reindex(texts.index)


def all_human() -> pd.DataFrame:
    return survey()[1]


@pytest.mark.parametrize(
    ("count", "typical", "contrast", "edge"),
    [(0, 0, 0, 0), (1, 1, 0, 0), (2, 2, 0, 0), (3, 2, 1, 0), (4, 3, 1, 0), (5, 3, 1, 1), (10, 6, 2, 2)],
)
def test_seats_are_shared_out_between_the_roles(count: int, typical: int, contrast: int, edge: int) -> None:
    assert allotted(count) == {"typical": typical, "contrast": contrast, "edge": edge}


def test_seats_of_a_role_that_is_not_wanted_go_to_the_first_that_is() -> None:
    assert allotted(5, {"typical"}) == {"typical": 5}
    assert allotted(5, {"contrast", "edge"}) == {"contrast": 4, "edge": 1}


def test_of_five_quotes_three_are_typical_one_is_a_contrast_and_one_an_edge() -> None:
    texts, coded, valence = survey()
    quotes = choose(texts, coded, valence=valence, human=all_human())
    assert [quote.role for quote in quotes] == ["typical"] * 3 + ["contrast", "edge"]
    assert quotes[3].answer in POSITIVE
    assert quotes[3].why.startswith("kontrast: valens «positiv», flere svar om temaet har «negativ»")
    assert quotes[4].answer in (1, 11, 12), "none of them has a word that many have"
    assert quotes[4].why.startswith("ytterkant")


def test_without_valence_there_is_no_contrast_and_its_seat_is_filled() -> None:
    texts, coded, _ = survey()
    roles = Counter(quote.role for quote in choose(texts, coded, human=all_human()))
    assert roles == {"typical": 4, "edge": 1}


def test_where_all_agree_or_are_split_even_there_is_no_contrast() -> None:
    texts, coded, _ = survey()
    for values in (["negativ"] * 20, ["negativ", "positiv"] * 10):
        valence = pd.Series(values, index=texts.index)
        assert "contrast" not in {quote.role for quote in choose(texts, coded, valence=valence)}


def test_a_neutral_answer_is_no_contrast_and_a_mixed_one_is_where_none_is_opposite() -> None:
    texts, coded, valence = survey()
    neutral = valence.replace("positiv", "nøytral")
    assert "contrast" not in {quote.role for quote in choose(texts, coded, valence=neutral)}
    mixed = choose(texts, coded, valence=valence.replace("positiv", "blandet"))
    assert [quote.answer in POSITIVE for quote in mixed if quote.role == "contrast"] == [True]


def test_an_answer_that_only_the_machine_finds_far_out_is_no_edge() -> None:
    texts, coded, valence = survey()
    assert "edge" not in {quote.role for quote in choose(texts, coded, valence=valence)}
    agreement = pd.DataFrame({"penger": [0.5] * len(texts)}, index=texts.index)
    agreement.loc[12, "penger"] = 1.0
    edges = [q for q in choose(texts, coded, valence=valence, agreement=agreement) if q.role == "edge"]
    assert [edge.answer for edge in edges] == [12]
    assert "alle kodet likt" in edges[0].why


def test_words_that_speak_for_the_theme_make_an_edge_clear() -> None:
    texts, coded, _ = survey()
    row = {"answer": 11, "code": "penger", "start": 30, "end": 41, "weight": 1.0}
    quotes = choose(texts, coded, evidence=pd.DataFrame([row]))
    assert [quote.answer for quote in quotes if quote.role == "edge"] == [11]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_a_small_theme_gives_what_it_has(size: int) -> None:
    texts, _, valence = survey()
    coded = pd.DataFrame({"penger": texts.index <= size}, index=texts.index)
    quotes = choose(texts, coded, valence=valence, human=coded)
    assert sorted(quote.answer for quote in quotes) == list(range(1, size + 1))
    assert {quote.role for quote in quotes} == {"typical"}


def test_only_the_roles_that_are_asked_for_are_given() -> None:
    texts, coded, valence = survey()
    asked: list[tuple[Role, ...]] = [("typical",), ("contrast",), ("contrast", "edge")]
    for roles in asked:
        quotes = choose(texts, coded, valence=valence, human=all_human(), roles=roles)
        assert {quote.role for quote in quotes} == set(roles)
    with pytest.raises(ValueError, match="unknown roles: odd"):
        choose(texts, coded, roles=("odd",))


def test_quotes_come_from_as_many_groups_as_they_can() -> None:
    texts = pd.Series(
        ["kjøpe mat koster penger", "ingen penger til klær", "hvor er pengene mine", "penger løser alt her"]
    )
    coded = pd.DataFrame({"penger": [True] * 4})
    groups = pd.DataFrame({"kontor": ["Nord", "Nord", "Sør", "Sør"]})
    for seed in range(5):
        quotes = choose(texts, coded, groups=groups, count=2, seed=seed)
        assert {groups.at[quote.answer, "kontor"] for quote in quotes} == {"Nord", "Sør"}


def test_answers_that_coders_agree_on_come_before_those_they_do_not() -> None:
    texts = pd.Series(["penger til mat mangler her", "mat og penger mangler her"])
    coded = pd.DataFrame({"penger": [True, True]})
    for best in (0, 1):
        agreement = pd.DataFrame({"penger": [float(best == 0), float(best == 1)]})
        assert [q.answer for q in choose(texts, coded, agreement=agreement, count=1)] == [best]


def test_a_slip_does_not_make_a_duplicate_another_quote() -> None:
    texts = pd.Series(
        ["saksbehandlaren ringjer aldri tilbake til meg", "saksbehandlarn ringer aldri tilbake meg"]
    )
    assert len(choose(texts, pd.DataFrame({"nav": [True, True]}))) == 1


def test_an_answer_about_something_else_changes_no_quote() -> None:
    texts, coded, valence = survey()
    before = choose(texts, coded, valence=valence, human=all_human())
    texts.loc[99] = "ferja var innstilt på grunn av vind"
    coded.loc[99] = False
    after = choose(texts, coded, valence=valence, human=coded)
    assert after == before


def test_a_quote_of_a_theme_of_few_answers_is_not_called_typical() -> None:
    texts, _, _ = survey()
    for size, said in ((1, "ett av få"), (3, "ett av få"), (4, "typisk")):
        coded = pd.DataFrame({"penger": texts.index <= size}, index=texts.index)
        assert choose(texts, coded)[0].why.startswith(said)


def test_every_reason_is_true_of_its_quote() -> None:
    texts, coded, valence = survey()
    for quote in choose(texts, coded, valence=valence, human=coded, count=12):
        assert ("kontrast" in quote.why) == (quote.role == "contrast")
        assert ("ytterkant" in quote.why) == (quote.role == "edge")
        assert "kodet av menneske" in quote.why
        assert "forkortet" not in quote.why


def test_a_set_out_of_proportion_is_told_of() -> None:
    _, coded, valence = survey()
    quotes = [Quote(answer, "penger", (Part("x"),), "") for answer in (9, 10, 1)]
    found = disproportions(quotes, coded, valence=valence)
    assert found == (Disproportion("penger", "valens", "positiv", 2, 3, 2, 10),)
    assert (round(found[0].share_quoted, 2), found[0].share_coded) == (0.67, 0.2)
    assert proportion_words(found[0]) == (
        "Sitatene er ikke representative: valens «positiv» gjelder 2 av 3 sitater, men 2 av 10 svar om temaet"
        " (20 %)."
    )


def test_a_set_in_proportion_and_a_single_quote_are_not_told_of() -> None:
    texts, coded, valence = survey()
    groups = pd.DataFrame({"kontor": ["Nord", "Sør"] * 10}, index=texts.index)
    given = {"valence": valence, "groups": groups}
    assert disproportions(choose(texts, coded, human=coded, **given), coded, **given) == ()
    assert disproportions([Quote(9, "penger", (Part("x"),), "")], coded, **given) == ()


@given(st.lists(st.sampled_from(["positiv", "negativ", None]), min_size=20, max_size=20), st.integers(0, 6))
def test_whatever_the_valence_the_seats_are_filled_and_no_reason_lies(
    values: list[str | None], count: int
) -> None:
    texts, coded, _ = survey()
    valence = pd.Series(values, index=texts.index, dtype=object)
    quotes = choose(texts, coded, valence=valence, human=coded, count=count)
    assert len(quotes) == count
    theme = Counter(value for value in values[: len(PENGER)] if value)
    for quote in quotes:
        if quote.role == "contrast":
            assert 2 * theme[valence[quote.answer]] < theme.total()


def test_the_words_of_a_theme_are_those_it_uses_more_than_others() -> None:
    spoken = {n: frozenset(content_lemmas(text)) for n, text in enumerate([*PENGER, *ANDRE])}
    weights = theme_words(spoken, range(len(PENGER)))
    assert {"penge", "husleie", "mat"} & set(weights)
    assert "lærer" not in weights
    assert sum(weights.values()) == pytest.approx(1.0)
    assert covered(weights, PENGER) == pytest.approx(1.0)
    assert covered(weights, ANDRE) < 0.1


def test_groups_count_by_how_many_they_stand_for() -> None:
    values = [("negativ", "Nord")] * 3 + [("positiv", "Sør")]
    assert represented(values, [("negativ", "Nord")]) == 0.75
    assert represented(values, [("negativ", "Sør")]) == 0.5
    assert represented(values, [("negativ", "Nord"), ("positiv", "Sør")]) == 1.0
    assert represented([("",)], [("",)]) == 0.0
