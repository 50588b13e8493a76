"""Templates of users: what they may do, what they may not, and what a user is told."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import report_full as material
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_reading import read, shown
from report_reading import Page

from ungtekst.errors import CallError, DataError, Fault
from ungtekst.report import LANGUAGES, Report, render_html
from ungtekst.report import sandbox as room
from ungtekst.report.page_rules import POLICY, look
from ungtekst.report.render import render_markdown
from ungtekst.report.user_templates import LARGEST, UserTemplate, read_template
from ungtekst.report.words import words

DOCS = Path(__file__).parents[2] / "docs" / "templates.md"
RENDER = {"html": render_html, "md": render_markdown}
SMALL = replace(material.full(approved=True), chapters=material.full().chapters[:1])
UNREAD = "hemmelig-4711"
HEAD = '<!DOCTYPE html>\n<html lang="nb">\n<head>\n{{ policy }}\n<title>x</title>\n</head>\n<body>\n'


def faults(text: str, form: str = "html", report: Report | None = None) -> tuple[Fault, ...]:
    """The faults of a template: each a sentence with its cure in both languages, without an answer in it."""
    with pytest.raises(DataError) as caught:
        RENDER[form](report or material.full(), UserTemplate(text, "mal.txt"))
    for fault in caught.value.faults:
        for language in ("en", "nb"):
            said = fault.sentence(language)
            assert said.startswith("mal.txt")
            assert "; " in said
            assert not [answer for answer in material.ANSWERS.values() if answer[:25] in said]
            assert "Traceback" not in said
    return caught.value.faults


def codes(text: str, form: str = "html") -> list[str]:
    return [fault.code.removeprefix("report-template-") for fault in faults(text, form)]


def approved() -> Report:
    return material.full(approved=True)


def page(body: str, report: Report | None = None) -> str:
    return render_html(report or approved(), UserTemplate(HEAD + body + "</body></html>", "mal.html"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["html", "md"])
def test_a_template_that_changes_nothing_gives_our_report(form: str, language: str) -> None:
    report = material.full(language)
    mine = RENDER[form](report, UserTemplate(f'{{% extends "report.{form}.j2" %}}'))
    assert mine == RENDER[form](report)


def test_our_own_page_keeps_the_rules_that_users_pages_must() -> None:
    for language in LANGUAGES:
        looked = look(render_html(material.full(language)))
        assert looked.breaches == ()
        assert words(language)("warning") in looked.text


def test_the_examples_in_the_documentation_work() -> None:
    blocks = re.findall(
        r"^```(html|md)\n(.*?)^```$", DOCS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [form for form, _ in blocks] == ["html", "md", "html"]
    part, whole, bare = (RENDER[form](material.full(), UserTemplate(text)) for form, text in blocks)
    assert "Notat 4/2024" in part
    assert f"5 spørsmål, {len(material.full().quotes)} sitater" in part
    assert "h1 { color: #003b5c; }" in part
    assert ["Arbeid", "52", "41\N{NO-BREAK SPACE}%"] in read(whole).rows
    assert material.MARKDOWN not in read(whole).quotes
    assert shown(material.LINES) in read(whole).quotes
    assert [quote[2] for quote in Page(bare).quotes] == [quote.text for quote in material.full().quotes]


def test_the_documentation_names_every_block_and_filter() -> None:
    said = DOCS.read_text(encoding="utf-8")
    ours = Path(room.__file__).parent / "templates"
    for form in ("html", "md"):
        blocks = re.findall(r"{% block (\w+)", (ours / f"report.{form}.j2").read_text("utf-8"))
        assert not [name for name in blocks if f"`{name}`" not in said]
    filters = {name for form in ("html", "md") for name in room.Sandbox(form).filters}  # type: ignore[arg-type]
    known = filters - {"d", "escape", room.TOLL, room.JOINED}
    assert not [name for name in known if f"`{name}`" not in said]


# -- reaching out ------------------------------------------------------------------------------------

REACHING = [
    "{{ r.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ r['__class__'] }}",
    "{{ r['__cl' ~ 'ass__'] }}",
    "{% set n = '__class__' %}{{ r[n] }}",
    "{{ r|attr('__class__') }}",
    "{{ r|map(attribute='__class__')|list }}",
    "{{ r.chapters|map(attribute='__class__')|list }}",
    "{{ r.chapters|map(attribute='wording.__class__')|join }}",
    "{{ r.chapters|map('attr', '__class__')|list }}",
    "{{ r.chapters|selectattr('__class__')|list }}",
    "{{ r.chapters|groupby('__class__') }}",
    "{{ r.chapters|sort(attribute='__class__')|list }}",
    "{{ r.chapters|sum(attribute='__class__') }}",
    "{{ w.__call__.__globals__ }}",
    "{{ w.number.__func__ }}",
    "{{ w.number.__self__ }}",
    "{{ w.number.func_globals }}",
    "{{ w.table.__class__ }}",
    "{{ '{0.__class__}'.format(r) }}",
    "{{ '{x.__class__}'.format_map({'x': r}) }}",
    "{{ '%s'|format(r) }}",
    "{{ '%(x)s' % {'x': r} }}",
    "{{ w.number.__call__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ range.__init__ }}",
    "{{ dict.mro() }}",
    "{{ dict.__subclasses__() }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% for x in [1] %}{{ loop.__class__ }}{{ loop._iterable }}{% endfor %}",
    "{{ (1).__class__ }}",
    "{{ (1).to_bytes(9) }}",
    "{{ r.chapters.__class__ }}",
    "{{ r.chapters.append(1) }}",
    "{{ r.__dataclass_fields__ }}",
    "{{ r.replace }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler.__init__ }}",
    "{{ joiner() }}",
    "{{ g }}{{ request }}{{ config }}",
    "{{ caller }}",
    "{{ open('/etc/passwd') }}",
    "{{ import('os') }}",
    "{% if r.__class__ is defined %}x{% endif %}",
    "{{ r.__class__ or 'x' }}",
    "{{ r.__class__|default('x') }}",
    "{% set r.title = 'x' %}",
    "{{ environment }}{{ context }}",
    "{{ r.chapters|tojson }}",
    "{{ r|pprint }}",
    "{{ r|string }}",
    "{{ r|upper }}",
    "{{ [r]|join }}",
    "{{ r.chapters|join }}",
    "{{ r|replace('a', 'b') }}",
    "{{ r ~ '' }}",
    "{{ [r] ~ '' }}",
    "{{ w }}",
    "{{ range }}",
]


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("text", REACHING)
def test_a_template_that_reaches_for_python_is_refused(text: str, form: str) -> None:
    found = faults(f"{HEAD}\n{text}" if form == "html" else text, form)
    assert {fault.code for fault in found} <= {
        f"report-template-{code}"
        for code in ("forbidden", "undefined", "filter", "printed", "syntax", "stopped")
    }
    assert all(fault.line for fault in found)


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize(
    "text",
    [
        "{% include 'FILE' %}",
        "{% include ['FILE', 'FILE'] %}",
        "{% include 'FI' ~ 'LE' %}",
        "{% include 'FILE' ignore missing %}",
        "{% extends 'FILE' %}",
        "{% import 'FILE' as x %}",
        "{% from 'FILE' import x %}",
        "{% set x = 'FILE' %}{% include x %}",
        "{% include '../../../../FILE' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'codebook.html.j2' %}",
        "{% include 'report.docx' %}",
        "{% include '../render.py' %}",
        "{% include 'mal.txt' %}",
        "{% include '<template>' %}",
        "{% extends none %}",
    ],
)
def test_a_template_takes_in_no_file(text: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / "fil.html.j2"
    file.write_text(UNREAD, encoding="utf-8")
    found = faults(
        text.replace("FILE", str(file)).replace("FI", str(file)[:4]).replace("LE", str(file)[4:]), form
    )
    assert {fault.code for fault in found} <= {f"report-template-{c}" for c in ("parent", "stopped")}


def test_a_file_that_is_asked_for_softly_is_not_read_either(tmp_path: Path) -> None:
    file = tmp_path / "fil.html.j2"
    file.write_text(UNREAD, encoding="utf-8")
    text = f"{{% set x = '{file}' %}}{{% include x ignore missing %}}slutt"
    assert UNREAD not in page(text)


def test_a_template_may_take_in_ours() -> None:
    html = page(
        '{% from "tables.html.j2" import value_table %}{{ value_table(r.chapters[1]["values"][0], w) }}'
    )
    assert Page(html).tables[0].rows[1][:2] == ["Positiv", "47"]
    text = '{% from "tables.md.j2" import value_table %}{{ value_table(r.chapters[1]["values"][0], w) }}'
    assert read(render_markdown(approved(), UserTemplate(text))).rows[1][:2] == ["Positiv", "47"]


# -- markup ------------------------------------------------------------------------------------------


def quote_of(answer: int) -> str:
    return f"(r.quotes|selectattr('answer', 'eq', {answer})|first)"


LETTING_OUT = [
    "{{ Q.text }}",
    "{{ Q.text ~ '' }}",
    "{{ Q.text + '' }}",
    "{{ '' + Q.text }}",
    "{% set x = Q.text %}{{ x }}",
    "{% set x %}{{ Q.text }}{% endset %}{{ x }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(Q.text) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('') ~ Q.text }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('') + Q.text }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ Q.text }}{% endcall %}",
    "{{ [Q.text, '']|join }}",
    "{% macro m() %}{% endmacro %}{{ [m(), Q.text]|join }}",
    "{{ ['', Q.text]|join(Q.text[:0]) }}",
    "{% filter trim %}{{ Q.text }}{% endfilter %}",
    "{{ Q.text|replace('\N{SNOWMAN}', '') }}",
    "{{ Q.text|replace('\N{SNOWMAN}', '')|string|default('') }}",
    "{{ Q.text|e }}",
    "{{ Q.text|e|e }}",
    "{% for p in Q.pieces %}{{ p.text }}{% endfor %}",
    "{{ Q.text|list|join }}",
    "{{ Q.text|reverse|reverse }}",
    "{{ Q.text[:5] }}{{ Q.text[5:] }}",
    "{{ {'x': Q.text}.x }}",
    "{{ namespace(x=Q.text).x }}",
    "{{ w('finding_all', labels=Q.text)[-99999:] }}",
]


@pytest.mark.parametrize("text", LETTING_OUT)
def test_an_answer_is_text_in_html_however_it_is_put_there(text: str) -> None:
    html = page(text.replace("Q", quote_of(5)))
    assert [tag for tag, _ in Page(html).tags][4:] == ["body"]
    assert material.HTML.split()[0] in Page(html).text
    assert "49" not in html


@pytest.mark.parametrize("text", LETTING_OUT)
@pytest.mark.parametrize("answer", [5, 9])
def test_an_answer_is_text_in_markdown_however_it_is_put_there(text: str, answer: int) -> None:
    document = read(render_markdown(approved(), UserTemplate("> " + text.replace("Q", quote_of(answer)))))
    whole = " ".join(" ".join(document.quotes).split())
    assert " ".join(shown(material.ANSWERS[answer]).split()) in whole
    assert document.kinds | {*document.emphases} == set()


@pytest.mark.parametrize(
    "text",
    [
        "{{ r.title|safe }}",
        "{{ r.title|forceescape }}",
        "{{ {'onclick': r.title}|xmlattr }}",
        "{{ r.title|urlize }}",
        "{{ r.title|striptags }}",
        "{% autoescape false %}{{ r.title }}{% endautoescape %}",
        "{% autoescape x %}{{ r.title }}{% endautoescape %}",
        "{{ (r.title|e).unescape() }}",
        "{{ (r.title|e).translate({38: '<'}) }}",
        "{{ (r.title|e).striptags() }}",
        "{{ (r.title|e).__html__() }}",
        "{{ Markup(r.title) }}",
    ],
)
def test_escaping_cannot_be_turned_off(text: str) -> None:
    assert {*codes(HEAD + text)} <= {"filter", "forbidden", "undefined"}
    assert {*codes(text, "md")} <= {"filter", "forbidden", "undefined"}


def test_texts_are_compared_and_replaced_as_they_read_in_markdown_too() -> None:
    text = (
        "{% for t in r.chapters[1].themes if t.label == 'Venner <og> familie' %}a{% endfor %}"
        "{% if 'Venner <og> familie' in r.chapters[1].themes|map(attribute='label') %}b{% endif %}"
        "{{ r.title|replace('<uten>', '*uten*') }}"
    )
    assert render_markdown(approved(), UserTemplate(text)) == "abUnge \\*uten\\* skole og arbeid\n"


# -- what a page may hold ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=x></SCRIPT>",
        "<svg><script>alert(1)</script></svg>",
        "<img src=x onerror=alert(1)>",
        "<p onclick='x'>",
        "<body onload=x>",
        "<iframe src=x></iframe>",
        "<object data=x></object>",
        "<embed src=x>",
        "<base href='http://a.example/'>",
        "<link rel=stylesheet href=x>",
        "<meta http-equiv=refresh content='0;url=http://a.example'>",
        "<form action=http://a.example><button>x</button></form>",
        "<a href='http://a.example'>x</a>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='http://a.example' href='#x'>x</a>",
        "<a href='jav&#x09;ascript:alert(1)'>x</a>",
        "<svg><a xlink:href='http://a.example'></a></svg>",
        "<svg><use href='http://a.example#x'/></svg>",
        "<svg><animate attributeName=href to=x /></svg>",
        "<svg><rect fill='url(http://a.example)'/></svg>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        "<svg><style><p title='</style><img src=x>'></style></svg>",
        "<math><mtext></mtext></math>",
        "<p style='background: url(http://a.example)'>",
        "<p style='background: u\\72l(//a.example)'>",
        "<p style='background: url/**/(x)'>",
        "<style>p { background: URL( 'x' ) }</style>",
        "<style>@import 'x';</style>",
        "<style>@\\69mport 'x';</style>",
        "<textarea><p title='</textarea><script>x</script>'></textarea>",
        "<noscript><p title='</noscript><script>x</script>'></noscript>",
        "<template><script>x</script></template>",
        "<xmp></xmp>",
        "<plaintext>",
        "<!--><script>x</script>-->",
        "<!-- --!><script>x</script>-->",
        "<![CDATA[><script>x</script>]]>",
        "<?php x ?>",
        "<video poster=x></video>",
        "<input type=image src=x>",
        "<input formaction=x>",
        "<table background=x></table>",
        "<p class={{ r.quotes[3].text }} onmouseover=x>",
    ],
)
def test_a_page_that_would_run_or_fetch_something_is_refused(body: str) -> None:
    assert "element" in codes(HEAD + body)


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html><html><head><title>x</title>",
        "<!DOCTYPE html><html><head><title>x</title>{{ policy }}",
        "<!DOCTYPE html><html><head><!-- {{ policy }} -->",
        "<p>x</p>{{ policy }}",
        "<!DOCTYPE html><html><head>{{ policy|replace('none', 'self') }}",
        "x",
        "",
    ],
)
def test_a_page_without_the_policy_first_is_refused(head: str) -> None:
    with pytest.raises(DataError) as caught:
        render_html(approved(), UserTemplate(head, "mal.html"))
    assert "report-template-policy" in [fault.code for fault in caught.value.faults]


def test_a_page_nested_without_end_is_refused() -> None:
    assert "deep" in codes(HEAD + "<p>" * 1_000)


def test_the_policy_is_the_one_of_our_own_page() -> None:
    assert POLICY in render_html(material.full())


def test_a_markdown_template_lets_no_script_in_and_may_name_links() -> None:
    assert codes('# x\n\n<script>alert(1)</script>\n\n{{ w("warning") }}', "md") == ["element"]
    assert codes('<p onclick="x">a</p>\n\n{{ w("warning") }}', "md") == ["element"]
    for bad in ("![a](b.png)", "![a][b]", "[a](javascript:alert(1))", "[a]( <Data:x>)", "[a]: javascript:x"):
        assert {*codes(bad + "\n\n{{ w('warning') }}", "md")} == {"element"}
    sound = "[a](https://a.example) <https://a.example> \\![a] [b]\n\n[b]: #b\n"
    assert render_markdown(approved(), UserTemplate(sound)) == sound


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{{ w('warning_title') }}",
        "<!-- {{ w('warning') }} -->",
        "<p hidden>{{ w('warning') }}</p>",
        "<p style='display:none'>{{ w('warning') }}</p>",
        "<div style='visibility: hidden'><p>{{ w('warning') }}</p></div>",
        "<style>/* {{ w('warning') }} */</style>",
        "<p title=\"{{ w('warning') }}\">x</p>",
        "{{ w('warning')[:-1] }}",
    ],
)
def test_what_prints_unread_quotes_carries_the_warning(body: str) -> None:
    assert codes(HEAD + body) == ["warning"]
    assert page(body, approved())


def test_the_warning_is_asked_of_markdown_too() -> None:
    assert codes("# x", "md") == ["warning"]
    assert codes("<!-- {{ w('warning') }} -->", "md") == ["warning"]
    assert render_markdown(material.full(), UserTemplate("> **NB**\n>\n> {{ w('warning') }}\n"))
    assert codes('{% extends "report.md.j2" %}{% block warning %}{% endblock %}', "md") == ["warning"]
    assert codes('{% extends "report.html.j2" %}{% block warning %}{% endblock %}') == ["warning"]


# -- too much ----------------------------------------------------------------------------------------

GROWING = "{% set n = namespace(x='aa') %}{% for i in range(60) %}{% set n.x = GROW %}{% endfor %}"
MACRO = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}"
CAPTURE = "{% set y %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = y %}"
OURS_AGAIN = "{% set x %}{% include 'method.FORM.j2' %}{% endset %}"
LEAVING_OUT = "{% for j in range(9999) if i < 0 %}{% endfor %}"
COSTLY = {
    "a long range": "{% for i in range(10 ** 9) %}x{% endfor %}",
    "loops in loops": "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
    "loops that leave out": "{% for i in range(9999) %}" + LEAVING_OUT + "{% endfor %}",
    "loops over a text": "{% set x = LONG.text %}{% for i in x %}{% for j in x %}{% endfor %}{% endfor %}",
    "a great number": "{{ 10 ** 10 ** 10 }}",
    "a number that grows": GROWING.replace("'aa'", "9").replace("GROW", "n.x * n.x"),
    "a text that grows with ~": GROWING.replace("GROW", "n.x ~ n.x"),
    "a text that grows with +": GROWING.replace("GROW", "n.x + n.x"),
    "a text that grows with join": GROWING.replace("GROW", "[n.x, n.x]|join"),
    "a text that grows with replace": GROWING.replace("GROW", "n.x|replace('a', 'aaa')"),
    "a list that grows": GROWING.replace("'aa'", "[1]").replace("GROW", "n.x + n.x"),
    "a list of itself": GROWING.replace("GROW", "[n.x, n.x]") + "{{ n.x|string }}",
    "a list of itself, compared": GROWING.replace("GROW", "[n.x, n.x]") + "{{ n.x == [n.x] }}",
    "a block that grows": GROWING.replace("{% set n.x = GROW %}", CAPTURE),
    "a macro that calls itself twice": MACRO,
    "a loop that calls itself": "{% for x in [[]] recursive %}{{ loop([[], []]) }}{% endfor %}",
    "a macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a block in itself": "{% block a %}{{ self.a() }}{% endblock %}",
    "much text in a loop": "{% for i in range(9999) %}" + "x" * 99_999 + "{% endfor %}",
    "all of us many times": "{% for i in range(9999) %}" + OURS_AGAIN + "{% endfor %}",
    "nothing but tags": "{{ r.title }}" * 20_000,
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "a long sum": "{{ 1" + "+1" * 50_000 + " }}",
    "a long chain": "{{ r" + ".a" * 20_000 + " }}",
    "deep tags": "{% if 1 %}" * 200 + "{% endif %}" * 200,
    "deep loops": "{% for x in [1] %}" * 30 + "{% endfor %}" * 30,
}


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY.keys())
def test_a_template_that_would_not_end_is_stopped(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a tenth of the limit here, to be quick; only how long it takes to get there differs."""
    monkeypatch.setattr(room, "STEPS", room.STEPS // 10)
    monkeypatch.setattr(room, "CHARACTERS", room.CHARACTERS // 10)
    for form in ("html", "md"):
        written = text.replace("FORM", form).replace("LONG", quote_of(7))
        assert set(codes(written, form)) <= {"costly", "deep"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 10 }}",
        "{{ [1] * 10 }}",
        "{{ 'a'.center(10) }}",
        "{{ 'a'|center(10) }}",
        "{{ 'a'.join(['b']) }}",
        "{{ '%9d' % 1 }}",
    ],
)
def test_what_could_make_great_texts_of_small_is_not_there(text: str) -> None:
    assert {*codes(text), *codes(text, "md")} <= {"forbidden", "filter"}


def test_a_large_report_is_far_from_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    report = material.full()
    whole = report.chapters[1]
    quotes = (whole.themes[0].quotes * 2)[:5]
    themes = tuple(
        replace(whole.themes[i % 3], code=f"tema-{i}", label=f"Tema {i}", quotes=quotes) for i in range(20)
    )
    large = replace(report, chapters=tuple(replace(whole, number=i, themes=themes) for i in range(1, 5)))
    assert len(large.quotes) == 400
    monkeypatch.setattr(room, "STEPS", room.STEPS // 8)
    monkeypatch.setattr(room, "CHARACTERS", room.CHARACTERS // 8)
    for form, render in RENDER.items():
        assert render(large, UserTemplate(f'{{% extends "report.{form}.j2" %}}')) == render(large)


# -- what a user is told -----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n{{ r.title", "syntax", 2),
        ("a\n\n{% for x %}", "syntax", 3),
        ("a\n{% if x %}\n{% endfor %}", "syntax", 3),
        ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", "syntax", 2),
        ("a\n{{ r.titel }}", "undefined", 2),
        ("a\n{{ nope }}", "undefined", 2),
        ("a\n{% for c in r.chapters %}\n{{ c.navn }}\n{% endfor %}", "undefined", 3),
        ("a\n{{ w('nope') }}", "undefined", 2),
        ("a\n{{ r.title is nope }}", "syntax", 2),
        ("a\n{{ r.title|nope }}", "filter", 2),
        ("a\n{{ 1 / 0 }}", "stopped", 2),
        ("a\n{{ 1 + 'a' }}", "stopped", 2),
        ("a\n{{ r.title() }}", "stopped", 2),
        ("a\n{{ w('lead') }}", "undefined", 2),
        ("a\n{{ r.chapters }}", "printed", 2),
        ("a\n{{ r.chapters[4].bases.invited }}", "printed", 2),
        ("a\n{{ r.quotes[99].text }}", "undefined", 2),
    ],
)
def test_a_fault_says_where_and_what(text: str, code: str, line: int, form: str) -> None:
    (fault,) = faults(text, form)
    assert (fault.code, fault.line, fault.file) == (f"report-template-{code}", line, "mal.txt")


def test_every_fault_that_shows_is_told_at_once() -> None:
    found = faults(
        "{{ r.__class__ }}\n{{ r|attr('x') }}\n{% include 'x' %}\n{{ r['_a'] }}\n{{ r.title|safe }}"
    )
    assert [fault.line for fault in found] == [1, 2, 3, 4, 5]


def test_a_fault_in_one_of_our_templates_names_the_users_file() -> None:
    (fault,) = faults('{% extends "report.html.j2" %}\n{% block overview %}\n{{ nope }}\n{% endblock %}')
    assert (fault.file, fault.line) == ("mal.txt", 3)


TOKENS = (
    "{{ | }} {% | %} {# #} if else endif for in endfor set = endset macro endmacro m( ) r . w ( 'lead' , [ ]"
    " { } chapters themes quotes text label __class__ _x 0 1 9 + - * ** // ~ | safe join map upper list not"
    " and is loop first last block endblock a extends 'report.html.j2' include super() self namespace range"
    " x \n : none"
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TOKENS.split(" ")), max_size=14), st.sampled_from(["html", "md"]))
def test_whatever_a_template_holds_it_gives_a_report_or_a_fault(tokens: list[str], form: str) -> None:
    written = " ".join(tokens)
    for text in (
        written,
        f"{{{{ {written} }}}}",
        f"{{% {written} %}}",
        f"{{% set x = {written} %}}{{{{ x }}}}",
    ):
        with suppress(DataError):
            RENDER[form](SMALL, UserTemplate(text))


def test_an_answer_never_stands_in_a_fault() -> None:
    for text in ("{{ r[r.quotes[0].text] }}", "{{ w(r.quotes[2].text) }}", "{% include r.quotes[0].text %}"):
        for form in ("html", "md"):
            (fault,) = faults("\n" + text, form)
            assert "…" in fault.sentence()


def test_a_template_is_a_small_file_of_text(tmp_path: Path) -> None:
    file = tmp_path / "mal.html"
    file.write_bytes("\N{BYTE ORDER MARK}æ {{ r.title }}".encode())
    assert read_template(file) == UserTemplate("æ {{ r.title }}", str(file))
    for content, code in [
        (b"x" * (LARGEST + 1), "large"),
        (b"a\n\xe6", "encoding"),
        (b"a\n\0", "encoding"),
        (b"PK\x03\x04\xff", "encoding"),
    ]:
        file.write_bytes(content)
        with pytest.raises(DataError) as caught:
            read_template(file)
        (fault,) = caught.value.faults
        assert fault.code == f"report-template-{code}"
        assert fault.file == str(file)
        assert code != "encoding" or fault.line in (1, 2)
    with pytest.raises(CallError):
        read_template(tmp_path / "ingen.html")
    with pytest.raises(CallError):
        read_template(tmp_path)
