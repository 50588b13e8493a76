"""Masking: what each finder promises, on examples of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ungtekst.errors import CallError
from ungtekst.language import load_pipeline
from ungtekst.quotes.masking import Masked, Masker

MASKER = Masker()


def shown(text: str, masker: Masker = MASKER) -> str:
    return masker.mask([text])[0].shown


def looked_at(masked: Masked) -> list[str]:
    return [masked.text[look.start : look.end] for look in masked.must_look]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        # Birth numbers: any date and five more, whatever the checksum says.
        ("nummeret er 15058712345", "nummeret er [fødselsnummer]"),
        ("150587 12345 er meg", "[fødselsnummer] er meg"),
        ("15.05.87-12345", "[fødselsnummer]"),
        ("55058712345 er et d-nummer", "[fødselsnummer] er et d-nummer"),
        ("15858712345", "[fødselsnummer]"),
        ("15458712345", "[fødselsnummer]"),
        ("fnr150587\u200d12345ok", "fnr[fødselsnummer]ok"),
        # Telephones.
        ("ring 412 34 567", "ring [telefon]"),
        ("ring 41 23 45 67!", "ring [telefon]!"),
        ("41234567", "[telefon]"),
        ("+47 412 34 567", "[telefon]"),
        ("(+47) 41234567", "[telefon]"),
        ("0047 412 34 567", "[telefon]"),
        ("+46 70 123 45 67 er broren min", "[telefon] er broren min"),
        ("sms41234567takk", "sms[telefon]takk"),
        ("412 34 567 / 918 76 543", "[telefon] / [telefon]"),
        ("fire en to tre fire fem seks sju", "[telefon]"),
        ("førtien tjuetre førtifem sekstisju", "[telefon]"),
        ("41 tjuetre 45 sekstisju", "[telefon]"),
        # Accounts and organisations.
        ("konto 1234.56.78903", "konto [kontonummer]"),
        ("kontonr 12345678903", "kontonr [kontonummer]"),
        ("NO9386011117947", "NO[kontonummer]"),
        ("org.nr 923 609 016", "org.nr [orgnummer]"),
        ("923609016", "[orgnummer]"),
        ("duf 2019 123456 07", "duf [nummer]"),
        ("sak 19/12345", "sak [nummer]"),
        ("pasnummer 9876543210987", "pasnummer [nummer]"),
        # E-mail and the net.
        ("skriv til berit.b@firma.no", "skriv til [e-post]"),
        ("berit krøllalfa firma punktum no", "[e-post]"),
        ("berit.b (at) firma.no", "[e-post]"),
        ("berit[at]firma[dot]no", "[e-post]"),
        ("berit @ firma . no", "[e-post]"),
        ("se https://firma.no/berit?x=1.", "se [nettadresse]."),
        ("www.firma.no er min", "[nettadresse] er min"),
        ("firma punktum no", "[nettadresse]"),
        ("insta: @berit_b", "insta: [brukernavn]"),
        ("snap: kulberit99", "snap: [brukernavn]"),
        ("på snap heter jeg fjellgeita", "på snap heter jeg [brukernavn]"),
        # Plates, addresses.
        ("bilen er EL 12345", "bilen er [bilskilt]"),
        ("el12345", "[bilskilt]"),
        ("DN 48 117 på skiltet", "[bilskilt] på skiltet"),
        ("Bor i Bjørkeveien 12 B, 1234 Granås", "Bor i [adresse]"),
        ("vi bor i skogstien 4", "vi bor i [adresse]"),
        ("Olav Kyrres gate 3", "[adresse]"),
        ("kongens gate 14", "[adresse]"),
        ("Postboks 12, 8001 Bodø", "[adresse]"),
        ("7030 trondheim", "[adresse]"),
        # Dates and ages.
        ("født 3. mai 1997", "født [fødselsdato]"),
        ("f. 03.05.97", "f. [fødselsdato]"),
        ("bursdagen min er 3. mai", "bursdagen min er [fødselsdato]"),
        ("født i 1997", "født i [fødselsdato]"),
        ("møtet 12/3-2024", "møtet [dato]"),
        ("1997-05-03", "[dato]"),
        ("tredje mai nittennittisju", "[dato]"),
        ("jeg er 19 og lei", "jeg er [alder] og lei"),
        ("Er 24. Vil jobbe", "Er [alder]. Vil jobbe"),
        ("ho er 17 år", "ho er [alder]"),
        ("ein 19-åring på sofaen", "ein [alder] på sofaen"),
        ("æ e tjueto", "æ e [alder]"),
        ("Fylte atten i fjor", "Fylte [alder] i fjor"),
        ("i en alder av 29", "i en alder av [alder]"),
        ("da jeg var 16 flytta jeg ut", "da jeg var [alder] flytta jeg ut"),
        ("Jeg, 24, har prøvd alt", "Jeg, [alder], har prøvd alt"),
        ("møt meg i Kirkegata da", "møt meg i [adresse] da"),
        ("mailen er bulle.b på gmail", "mailen er [e-post]"),
        ("kundenr 1234567", "kundenr [nummer]"),
    ],
)
def test_what_has_a_form_is_masked(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Berit hjalp meg", "[navn] hjalp meg"),
        ("berit hjalp meg", "[navn] hjalp meg"),
        ("BERIT HJALP MEG MASSE I FJOR", "[navn] HJALP MEG MASSE I FJOR"),
        ("Takk til Berit Solheim på skolen", "Takk til [navn] på skolen"),
        ("takk til berit hansen", "takk til [navn]"),
        ("Kontoret til J. Hansen", "Kontoret til [navn]"),
        ("Han signerer med K.A. alltid", "Han signerer med [navn] alltid"),
        ("Berits kontor", "[navn]s kontor"),
        ("Lars' kontor", "[navn]' kontor"),
        ("Berit-møtet var best", "[navn]-møtet var best"),
        ("NAV-Berit var best", "NAV-[navn] var best"),
        ("Takk for hjelpen, mvh Berit", "Takk for hjelpen, mvh [navn]"),
        ("hilsen berit", "hilsen [navn]"),
        ("jeg heter Zoltran", "jeg heter [navn]"),
        ("alle kaller meg Snurre", "alle kaller meg [navn]"),
        ("veilederen min heter bjørn", "veilederen min heter [navn]"),
        ("Veilederen, Vår, var syk", "Veilederen, [navn], var syk"),
        ("søstera mi Liv og jeg", "søstera mi [navn] og jeg"),
        ("æ snakka med a Turid", "æ snakka med a [navn]"),
        ("far min, Hamid, hjalp", "far min, [navn], hjalp"),
        ("Min saksbehandler er Selamawit Tekle.", "Min saksbehandler er [navn]."),
        ("Det er Tor som bestemmer", "Det er [navn] som bestemmer"),
        ("Berit", "[navn]"),
        ("berit hansen", "[navn]"),
    ],
)
def test_names_of_persons_are_masked(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Jeg bor i Vadsø nå", "Jeg bor i [sted] nå"),
        ("jeg bor i trondheim", "jeg bor i [sted]"),
        ("Flyttet fra Kvernmoen til byen", "Flyttet fra [sted] til byen"),
        ("Møre og Romsdal er fint", "[sted] er fint"),
        ("Granås kommune svarte aldri", "[sted] kommune svarte aldri"),
        ("Granås vgs var fin", "[skole] var fin"),
        ("På Bø videregående skole lærte jeg", "På [skole] lærte jeg"),
        ("jeg gikk på kvernmoen ungdomsskole", "jeg gikk på [skole]"),
        ("gikk på Fagskolen i Granås", "gikk på [skole]"),
        ("NAV Granmo er trege", "[NAV-kontor] er trege"),
        ("nav sarpsborg er trege", "[NAV-kontor] er trege"),
        ("Nav-kontoret på Granmo er trege", "[NAV-kontor] er trege"),
        ("Hun på BUP i Molde hjalp", "Hun på [institusjon] hjalp"),
        ("Jobber på Granås Trelast", "Jobber på [arbeidsgiver]"),
        ("Fjellplast AS ansatte meg", "[arbeidsgiver] ansatte meg"),
        ("hadde praksis hos Rema 1000", "hadde praksis hos [arbeidsgiver]"),
        ("jobba på kiwi i fjor", "jobba på [arbeidsgiver] i fjor"),
        ("Olsens bilverksted ga meg sjansen", "[arbeidsgiver] ga meg sjansen"),
    ],
)
def test_places_schools_offices_and_employers_are_masked(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "NAV svarte aldri, og DPS og BUP sendte meg til Lånekassen.",
        "Politiet og Barnevernet var greie. Stortinget bør gjøre noe.",
        "Jeg går på AAP, KVP og IPS. Har ADHD. CV-en er tom.",
        "Kom til Norge fra Eritrea.",
        "Våren er verst. Bjørner er farlige.",
        "Dag ut og dag inn det samme.",
        "Finn en jobb til meg. Bo hjemme. Per dag får jeg lite.",
        "videregående skole er kjedelig",
        "Ungdomsskolen var verst. Skolen gjorde ingenting.",
        "Husleia er 8 500 kr, strøm 1 140 og buss 420.",
        "Gjelda er 25 000 000 kr, eller 2000-3000 i måneden.",
        "Åpent kl. 08.00-16.00 fra 2019-2021.",
        "Under 20 år. For 15 år siden. I 3 år. 96,4 % av 112 søknader.",
        "Når de er 18 får de ingenting. Vi var 14 i gruppa.",
        "1. august og 17. mai og neste tirsdag",
        "Tone ned, sa han. Det er noe odd med det.",
        "B1-prøven på norsk, klasse B, T4 og vg2",
        "Se nav.no eller finn.no",
        "TikTok og Snap tar all tida",
        "",
        " ",
        "-",
    ],
)
def test_what_tells_of_nobody_is_left(text: str) -> None:
    assert MASKER.mask([text])[0].masks == ()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("jeg er eneste jenta på rørlegger", "eneste jenta på rørlegger"),
        ("er sønnen til ordføreren", "er sønnen til ordføreren"),
        ("det stod om meg i avisa", "det stod om meg i avisa"),
        ("han er bergenser", "bergenser"),
        ("søstera mi liv hjalp meg", "liv"),
        ("flyttet til moss i fjor", "moss"),
    ],
)
def test_what_the_finders_are_unsure_of_must_be_looked_at(text: str, seen: str) -> None:
    (masked,) = MASKER.mask([text])
    assert seen in looked_at(masked)


def test_why_something_must_be_looked_at_holds_nothing_of_the_text() -> None:
    text = "Jeg er eneste jenta på rørlegger, sønnen til ordføreren, og flyttet til moss fra moss."
    for look in MASKER.mask([text])[0].must_look:
        assert look.why
        assert text[look.start : look.end] not in look.why


def test_the_same_person_has_the_same_mask_in_an_answer() -> None:
    text = "Takk til Berit, berit og Berits mann Hamid. Berit Hansen hjalp, ikke Turid."
    assert shown(text) == (
        "Takk til [navn 1], [navn 1] og [navn 1]s mann [navn 2]. [navn 1] hjalp, ikke [navn 3]."
    )


def test_a_name_written_once_with_a_capital_is_a_name_wherever_it_stands() -> None:
    assert shown("Snakket med Vår. Vår er grei.") == "Snakket med [navn]. [navn] er grei."


def test_diagnoses_are_masked_on_request_only() -> None:
    text = "Jeg har Ehlers-Danlos og narkolepsi og Marfans syndrom"
    assert shown(text) == text
    assert shown(text, Masker(diagnoses=True)) == "Jeg har [diagnose] og [diagnose] og [diagnose]"


def test_sex_is_masked_on_request_only() -> None:
    text = "Hun sa at jeg som jente og alenemor måtte vente"
    assert shown(text) == text
    assert shown(text, Masker(sex=True)) == "[person] sa at jeg som [person] og [person] måtte vente"


def test_a_pipeline_without_names_is_refused() -> None:
    with pytest.raises(CallError):
        Masker(pipeline=load_pipeline("blank:nb")).mask(["Berit"])


BAD = {
    "zero-width joiners in a number": ("ring 412\u200d34\u200b567", "ring [telefon]"),
    "soft hyphens in a name": ("takk til Be\u00adrit", "takk til [navn]"),
    "zero-width space in a name": ("takk til B\u200be\u200br\u200bit", "takk til [navn]"),
    "right-to-left marks": ("ring \u200f412\u200f 34 567\u202c nå", "ring \u200f[telefon]\u202c nå"),
    "digits in full width": ("ring ４１２ ３４ ５６７", "ring [telefon]"),
    "digits of another script": ("ring ٤١٢٣٤٥٦٧", "ring [telefon]"),
    "digits as keys": ("4️⃣1️⃣2️⃣ 3️⃣4️⃣ 5️⃣6️⃣7️⃣", "[telefon]"),
    "bold digits": ("𝟒𝟏𝟐 𝟑𝟒 𝟓𝟔𝟕", "[telefon]"),
    "tags in a number": ("4<b>12</b>34567", "[telefon]"),
    "entities in a number": ("412&nbsp;34&#32;567 nå", "[telefon] nå"),
    "an entity for a digit": ("&#52;12 34 567", "[telefon]"),
    "NUL in a number and a name": ("Be\x00rit 412\x0034567", "[navn] [telefon]"),
    "mixed line endings": ("Berit\r\nTurid\rHamid\n", "[navn 1]\r\n[navn 2]\r[navn 3]\n"),
    "letters of another script": ("Ве\u0433it"[:2] + "rit hjalp", "[navn] hjalp"),
    "combining letters": ("A\u030age hjalp", "[navn] hjalp"),
    "emoji": ("😀 Berit 👩‍👩‍👧 412 34 567", "😀 [navn] 👩‍👩‍👧 [telefon]"),
    "dashes of all kinds": ("412–34‑567", "[telefon]"),
    "a script": ("<script>ring(41234567)</script>", "<script>ring([telefon])</script>"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_disguise_hides_nothing(name: str) -> None:
    text, masked = BAD[name]
    assert shown(text) == masked


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "9",
            "@",
            ". ",
            "Lise ",
            "1 ",
            "a@b ",
            "<b>",
            "&#",
            "fire ",
            "Aa",
            "er 1",
            "jobber på ",
            "vei ",
        ),
        *("-", "A.", "eneste ", "+47", "født ", "x.no/", "\x00", "😀", "skole ", "\u0301", "a-", "hilsen "),
    ],
)
def test_fifty_thousand_characters_are_read_in_linear_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    (masked,) = Masker(diagnoses=True, sex=True).mask([text])
    assert masked.text == text
    assert all(0 <= mask.start < mask.end <= len(text) for mask in masked.masks)


def test_a_number_far_into_a_long_answer_is_masked() -> None:
    text = "Det var en gang. " * 2_500 + "Ring Berit på 412 34 567."
    assert shown(text).endswith("Ring [navn] på [telefon].")


def spread(masked: Sequence[Masked]) -> list[tuple[object, ...]]:
    return [(one.text, one.masks, one.must_look) for one in masked]


def test_batching_changes_nothing() -> None:
    texts = ["Berit hjalp", "jeg bor i vadsø", "", "412 34 567", "Granås vgs", "Dag er grei", "vår"] * 30
    whole = spread(MASKER.mask(texts))
    assert whole == [row for text in texts for row in spread(MASKER.mask([text]))]
    assert whole[::-1] == spread(MASKER.mask(texts[::-1]))


def test_masked_text_is_left_as_it_is() -> None:
    text = "[navn 1] og [navn 2] på [NAV-kontor], ring [telefon], [alder]"
    assert MASKER.mask([text])[0].masks == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        # Dates as they are spoken, streets with a number in words.
        ("eg er fødd den 7. i 9. 1998", "eg er fødd den [fødselsdato]"),
        ("født åttende i tredje nittisju", "født [fødselsdato]"),
        ("født 30/11 2001 på kvelden", "født [fødselsdato] på kvelden"),
        ("bor i Lyngveien, nummer ni", "bor i [adresse]"),
        ("flytta til Brattstua 6, ring på", "flytta til [adresse], ring på"),
        ("vi var i nummer fire i køen", "vi var i nummer fire i køen"),
        ("møtet 3. i måneden, 2 timer", "møtet 3. i måneden, 2 timer"),
        # Firms without a trade, and lists of them.
        ("jobba hos Lundes i fjor", "jobba hos [arbeidsgiver] i fjor"),
        ("har søkt på Kiwi, Jula og Biltema", "har søkt på [arbeidsgiver], [arbeidsgiver] og [arbeidsgiver]"),
        ("restauranten Basilika tok meg inn", "restauranten [arbeidsgiver] tok meg inn"),
        ("praksis i Dalheim og Sønner", "praksis i [arbeidsgiver]"),
        ("brev fra Team Oppfølging", "brev fra Team Oppfølging"),
        # Offices and schools.
        ("naven på Stord er fin", "[NAV-kontor] er fin"),
        ("Ringte NAV St. Olav i dag", "Ringte [NAV-kontor] i dag"),
        ("gikk på vgs i Ålesund", "gikk på [skole]"),
        # Names that are words, by what follows them.
        ("Tone ringte meg", "[navn] ringte meg"),
        ("Stein på stein blir det hus", "Stein på stein blir det hus"),
        ("Tore meg til å gå? Nei", "Tore meg til å gå? Nei"),
        ("vi bruker Modia og Gosys", "vi bruker Modia og Gosys"),
        ("bo hjemme til jeg er 25", "bo hjemme til jeg er 25"),
    ],
)
def test_what_is_written_freely_is_read_by_what_stands_around_it(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "Eg er ho som vann landskampen i fjor",
        "Alle her vet hvem vi er",
        "onkel sitter i kommunestyret",
        "vi var tre i klassen",
        "Jeg er den eneste jenta på sveis",
        "vi er fosterforeldre til to",
    ],
)
def test_what_everybody_in_a_small_place_knows_is_looked_at(text: str) -> None:
    assert looked_at(MASKER.mask([text])[0])


@pytest.mark.parametrize("text", ["jeg er den eneste som bryr meg", "ring hele tida så jeg vet hvem det er"])
def test_what_points_at_nobody_is_not_looked_at(text: str) -> None:
    assert not looked_at(MASKER.mask([text])[0])
