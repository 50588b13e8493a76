"""A codebook as a page for coders: all of it, escaped, in the language asked for."""

from __future__ import annotations

import html

import pytest

from ungtekst import Codebook
from ungtekst.errors import CallError
from ungtekst.report import render_codebook
from ungtekst.resources import shipped

SHIPPED = sorted((shipped("codebooks")).glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_code_rule_and_example_is_on_the_page(path, language):
    codebook = Codebook.read(path)
    page = html.unescape(render_codebook(codebook, language))
    for dimension in codebook.dimensions:
        for code in dimension.all_codes():
            assert f'id="{code.id}"' in page
            assert code.label[language] in page
            for text in (code.definition, *code.include, *(rule.what for rule in code.exclude)):
                assert text in page
            for example in (*code.examples, *code.counterexamples):
                assert example.text in page


def test_hostile_texts_are_shown_as_text():
    codebook = Codebook.from_dict(
        {
            "ungtekst": "codebook/1",
            "id": "fiendtlig",
            "version": "1.0.0",
            "dimensions": [
                {
                    "id": "tema",
                    "choice": "many",
                    "codes": [
                        {"id": "a", "label": "<script>alert(1)</script>", "definition": "{{ 7 * 7 }} <b>"},
                    ],
                }
            ],
        }
    )
    page = render_codebook(codebook)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }} &lt;b&gt;" in page


def test_a_language_it_does_not_have_is_refused():
    with pytest.raises(CallError, match="se"):
        render_codebook(Codebook.read(SHIPPED[0]), "se")
