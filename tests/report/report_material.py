"""A small survey made for these tests: 30 answers, a codebook, and codings counted by hand.

Question `hverdag`: 22 answers of 25 asked, one of them blank, one a non-answer, one off the question:
21 answered, 19 usable, 19 coded. Question `råd`: 8 answers, too few for a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from ungtekst.codebook import Codebook
from ungtekst.quotes.masking import Mask, Masked
from ungtekst.report import Method
from ungtekst.report.data import Coder
from ungtekst.steps.quoting import Chosen

LONG = (
    "Jeg begynte på verkstedet i høst. Sjefen der er rolig og forklarer ting to ganger. "
    "Det tok noen uker før jeg torde å spørre om noe som helst. Nå spør jeg hele tida! "
    "Bussen går bare én gang i timen, så jeg må opp klokka fem. "
    "Det verste er at pengene ikke rekker, for jeg betaler både rom og mat selv. "
    "Mor sender litt når hun kan. Ellers går det greit, og jeg vil gjerne fortsette til sommeren."
)
HTML = "<script>alert('hei')</script> & <b>fett</b> {{ 7*7 }} {% raw %} jobb på lager"
RTL = "jeg vil ha \u202ejobb\u202c og fred"
WORD = "arbeidsmarkedstiltak" * 15 + " var jobben min"
LINES = "jobb først\r\nso skule\nså får vi sjå"

# answer, text, codes, valens, source of the codes
HVERDAG: list[tuple[int, str, str, str, str]] = [
    (1, "Jeg står opp, tar bussen og er på jobb til fire", "arbeid fast", "positiv", "human"),
    (2, "jobb på kiosken to kvelder i uka", "arbeid deltid", "nøytral", "human"),
    (3, "leiter etter jobb hver dag men får aldri svar", "arbeid", "negativ", "model"),
    (4, "for lite penger til husleia", "penger", "negativ", "model"),
    (5, "pengene er borte den tiende", "penger", "negativ", "human"),
    (6, "trener og er med venner", "venner", "positiv", "model"),
    (7, LONG, "arbeid fast penger", "blandet", "model"),
    (8, HTML, "arbeid", "nøytral", "rule"),
    (9, RTL, "arbeid", "positiv", "rule"),
    (10, WORD, "arbeid", "nøytral", "rule"),
    (11, LINES, "arbeid", "nøytral", "model"),
    (12, "jeg spiller og sover, det er det", "", "negativ", "model"),
    (13, "Spiller og sover, det er det.", "", "negativ", "model"),
    (14, "eg er heime med katten", "annet", "positiv", "human"),
    (15, "dumt spørsmål", "klage", "negativ", "model"),
    (16, "står opp, tar bussen og er på jobb til fire", "arbeid fast", "positiv", "model"),
    (17, "jobb på fabrikk, fast stilling siden mai", "arbeid fast", "positiv", "model"),
    (18, "venner og litt penger, det er nok", "venner penger", "positiv", "model"),
    (19, "hunden må ut tre ganger om dagen", "annet", "nøytral", "model"),
]
RAAD = [
    "mer penger til bussen",
    "snakk med noen",
    "gi dem jobb",
    "ikke gi opp",
    "ring tilbake",
    "jobb med fast lønn",
    "lytt",
    "kom hjem til folk",
]
MANY = ("arbeid", "fast", "deltid", "penger", "venner", "tiltak", "annet", "klage")


def codebook() -> Codebook:
    """A codebook with children, a residual, a complaint, a code nobody has, and a valence."""

    def code(name: str, nb: str, nn: str, en: str, **more: object) -> dict[str, object]:
        return {"id": name, "label": {"nb": nb, "nn": nn, "en": en}, **more}

    return Codebook.from_dict(
        {
            "ungtekst": "codebook/1",
            "id": "hverdag-test",
            "version": "1.0.0",
            "title": {"nb": "Hverdagen <uten> skole", "nn": "Kvardagen <utan> skule", "en": "Days & school"},
            "questions": [
                {
                    "id": "hverdag",
                    "wording": {"nb": "Hvordan er en vanlig dag?", "nn": "Korleis er ein dag?"},
                },
                {"id": "råd", "wording": {"nb": "Hvilke råd vil du gi?"}},
            ],
            "dimensions": [
                {
                    "id": "tema",
                    "choice": "many",
                    "label": {"nb": "Temaer", "nn": "Tema", "en": "Themes"},
                    "codes": [
                        code(
                            "klage",
                            "Klage på spørsmålet",
                            "Klage på spørsmålet",
                            "Complaint",
                            role="complaint",
                        ),
                        code("annet", "Annet", "Anna", "Other", role="residual"),
                        code("venner", "Venner", "Vener", "Friends"),
                        code(
                            "arbeid",
                            "Arbeid",
                            "Arbeid",
                            "Work",
                            definition="Svaret nevner lønnet arbeid.",
                            codes=[
                                code("deltid", "Deltid", "Deltid", "Part time"),
                                code("fast", "Fast arbeid", "Fast arbeid", "Steady work"),
                            ],
                        ),
                        code("penger", "Penger", "Pengar", "Money"),
                        code("tiltak", "Tiltak", "Tiltak", "Measures"),
                    ],
                },
                {
                    "id": "valens",
                    "choice": "one",
                    "label": {"nb": "Valens", "nn": "Valens", "en": "Valence"},
                    "codes": [
                        code("positiv", "Positiv", "Positiv", "Positive"),
                        code("blandet", "Blandet", "Blanda", "Mixed"),
                        code("negativ", "Negativ", "Negativ", "Negative"),
                        code("nøytral", "Nøytral", "Nøytral", "Neutral"),
                    ],
                },
            ],
        }
    )


def answers() -> pd.DataFrame:
    """Thirty answers; respondent 100 + answer, but those to `råd` come from people who answered `hverdag`."""
    rows = [(number, 100 + number, "hverdag", text) for number, text, *_ in HVERDAG]
    rows += [(20, 120, "hverdag", "  "), (21, 121, "hverdag", "vet ikke"), (22, 122, "hverdag", "hils mor")]
    rows += [(23 + number, 101 + number, "råd", text) for number, text in enumerate(RAAD)]
    frame = pd.DataFrame(rows, columns=["answer", "respondent", "question", "text"]).set_index("answer")
    return frame.assign(wave="2024", weight=1.0)


def codings(*changes: tuple[int, str, str | None, str, bool]) -> pd.DataFrame:
    """Every current decision; a change replaces the decision on its cell, or adds one."""
    rows: dict[tuple[int, str], tuple[str | None, str, bool]] = {}
    for number, _, codes, valence, source in HVERDAG:
        for code in MANY:
            rows[number, code] = ("1" if code in codes.split() else "0", source, False)
        rows[number, "valens"] = (valence, source, False)
        rows[number, "bruk"] = ("ja", "model", False)
    for number, use in ((20, "tomt"), (21, "ikke-svar"), (22, "utenfor-spørsmålet")):
        rows[number, "bruk"] = (use, "model", False)
    rows[22, "venner"] = ("1", "model", False)
    for number, text in enumerate(RAAD, 23):
        rows[number, "bruk"] = ("ja", "model", False)
        for code in MANY:
            rows[number, code] = ("1" if code == "arbeid" and "jobb" in text else "0", "model", False)
    for number, variable, value, source, disputed in changes:
        rows[number, variable] = (value, source, disputed)
    listed = [
        (a, v, value, source, "kari" if source == "human" else "", disputed)
        for (a, v), (value, source, disputed) in rows.items()
    ]
    return pd.DataFrame(listed, columns=["answer", "variable", "value", "source", "coder", "disputed"])


def evidence() -> pd.DataFrame:
    """What speaks for `penger` and for `arbeid` in the long answer, and for more in some others."""
    texts = {number: text for number, text, *_ in HVERDAG}

    def row(answer: int, code: str, word: str, source: str, weight: float) -> tuple[object, ...]:
        start = texts[answer].index(word)
        return answer, code, start, start + len(word), source, weight

    rows = [
        row(7, "penger", "pengene", "rule", 1.0),
        row(7, "arbeid", "verkstedet", "rule", 1.0),
        (7, "fast", 0, 0, "question", 0.3),
        (17, "fast", 0, 0, "question", 0.3),
        row(1, "fast", "jobb", "rule", 1.0),
        row(1, "fast", "tar bussen", "model", 1.7),
        (1, "fast", 0, 0, "question", 0.3),
        row(2, "deltid", "to kvelder", "meaning", 0.4),
        row(8, "arbeid", "<b>fett</b>", "model", 0.6),
        row(9, "arbeid", "\u202ejobb", "model", 0.6),
        row(10, "arbeid", "arbeidsmarkedstiltak" * 15, "model", 0.6),
        row(11, "arbeid", "først\r\nso", "rule", 1.0),
    ]
    return pd.DataFrame(rows, columns=["answer", "code", "start", "end", "source", "weight"])


def asked() -> pd.DataFrame:
    """25 were asked `hverdag`; nobody knows how many were asked `råd`."""
    frame = pd.DataFrame({"wave": ["2024", "2024"], "question": ["hverdag", "råd"], "asked": [25, None]})
    return frame.astype({"asked": "Int64"})


METHOD = Method(
    version="0.1.0",
    codebook="hverdag-test",
    codebook_version="1.0.0",
    codebook_digest="0123456789abcdef" * 4,
    run_date="2024-03-12",
    source="model",
    learnt_from=4,
    pipeline="nb_ungtekst",
    seed=0,
    human_codings=36,
    coders=(Coder("kari", 4, 36),),
)


def unmasked(texts: Sequence[str]) -> list[Masked]:
    """Mask nothing but one word, so that a mask can be seen."""
    return [
        Masked(
            text, tuple(Mask(m.start(), m.end(), "person", "[navn]") for m in re.finditer("Mor", text)), ()
        )
        for text in texts
    ]


def quoting(count: int = 5) -> Chosen:
    """The program's own choice of quotes."""
    return Chosen(evidence(), unmasked, count=count, seed=METHOD.seed)
