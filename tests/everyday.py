"""The small survey that the tests share: a codebook, and sixteen uneven answers as they are delivered."""

from __future__ import annotations

from ungtekst.steps import add

CODEBOOK = """\
ungtekst: codebook/1
id: hverdag
version: 1.0.0
title: {nb: Hverdagen til unge}
questions:
  - id: hverdag
    wording: {nb: "Hva er vanskelig i hverdagen?"}
    content: [ingenting]
  - id: hjelp
    wording: {nb: "Hva slags hjelp har du fått?"}
dimensions:
  - id: tema
    choice: many
    codes:
      - id: skole
        label: {nb: Skole}
        terms: ["skole", "lærer", "eksamen"]
        examples: ["Læreren så meg aldri."]
      - id: økonomi
        label: {nb: Økonomi}
        terms: ["penge", "husleie", "dyr"]
      - id: helse
        label: {nb: Helse}
        terms: ["sliten", "angst", "sove"]
      - id: nav
        label: {nb: NAV}
        terms: ["=NAV", "veileder"]
  - id: valens
    choice: one
    codes:
      - {id: positiv, label: {nb: Positiv}, terms: ["bra", "fin", "snill"]}
      - {id: negativ, label: {nb: Negativ}, terms: ["dårlig", "vanskelig"]}
      - {id: nøytral, label: {nb: Nøytral}}
"""

# (id, office, sex, «hverdag», «hjelp»): short, long, blank, nynorsk, two lines, and formulas that are none.
ANSWERS = (
    ("101", "Granmo", "kvinne", "Skolen. Læreren så meg aldri.", "Ingen på skolen, men NAV var bra"),
    ("102", "Granmo", "mann", "husleia", ""),
    ("103", "Østbyen", "kvinne", "Er så sliten at jeg ikke får sove", "veilederen min er snill :)"),
    ("104", "Østbyen", "mann", "", "vet ikke"),
    ("105", "Granmo", "kvinne", "ingenting", "-"),
    ("106", "Østbyen", "mann", "=2+3 er alt jeg fikk til på eksamen", "+ at de ringte"),
    ("107", "Granmo", "kvinne", "Alt er dyrt; mat, strøm og «husleie».\nPengane går.", "Litt pengar frå NAV"),
    ("108", "Østbyen", "kvinne", "angst, først og fremst", "@psykologen, og det var vanskelig å få time"),
)
HEADS = ("id", "kontor", "kjønn", "hverdag", "hjelp")
LAYOUT = add.Layout("id", {"hverdag": "hverdag", "hjelp": "hjelp"}, groups=("kontor", "kjønn"))
