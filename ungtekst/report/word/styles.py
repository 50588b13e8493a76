"""The styles of the shipped Word template, as the XML of its style part."""

from __future__ import annotations

from dataclasses import dataclass

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SERIF, _SANS = "Georgia", "Calibri"
_QUIET, _WARN, _HAIR = "555555", "8A1F11", "C8C8C8"


@dataclass(frozen=True)
class Style:
    """A paragraph style: ``name`` as Word shows it (built-in names are English), ``p`` and ``r`` as XML."""

    id: str
    name: str
    p: str = ""
    r: str = ""
    on: str = "Normal"
    then: str = ""
    built_in: bool = True

    @property
    def xml(self) -> str:
        """The style as Word stores it."""
        custom = "" if self.built_in else ' w:customStyle="1"'
        then = f'<w:next w:val="{self.then}"/>' if self.then else ""
        on = f'<w:basedOn w:val="{self.on}"/>' if self.on else ""
        default = ' w:default="1"' if self.id == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>{on}'
            f"{then}<w:qFormat/><w:pPr>{self.p}</w:pPr><w:rPr>{self.r}</w:rPr></w:style>"
        )


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'


def _space(before: float, after: float, line: int = 264) -> str:
    return (
        f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"'
        f' w:line="{line}" w:lineRule="auto"/>'
    )


def _left(twips: int, hanging: int = 0, right: int = 0) -> str:
    more = (f' w:hanging="{hanging}"' if hanging else "") + (f' w:right="{right}"' if right else "")
    return f'<w:ind w:left="{twips}"{more}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _heading(level: int, points: float, before: float, after: float) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/>{_space(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>',
        f"{_font(_SERIF)}<w:b/>{_size(points)}",
        then="BodyText",
    )


_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="12" w:space="8" w:color="{_WARN}"/>'
    for side in ("top", "left", "bottom", "right")
)
_DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'

STYLES = (
    Style("Normal", "Normal", f"<w:widowControl/><w:suppressAutoHyphens/>{_space(0, 0)}", "", on=""),
    Style("BodyText", "Body Text", _space(0, 7)),
    Style(
        "Title",
        "Title",
        f"<w:keepNext/>{_space(0, 16, 252)}",
        f"{_font(_SERIF)}<w:b/>{_size(28)}",
        then="Subtitle",
    ),
    Style("Subtitle", "Subtitle", _space(0, 5), _size(13), then="BodyText"),
    Style(
        "Overtittel",
        "Overtittel",
        _space(150, 10),
        f'<w:color w:val="{_QUIET}"/>{_size(12)}',
        built_in=False,
    ),
    Style("Tittelfakta", "Tittelfakta", _space(0, 2), f'<w:color w:val="{_QUIET}"/>', built_in=False),
    _heading(1, 19, 24, 10),
    _heading(2, 14, 20, 6),
    _heading(3, 11.5, 14, 3),
    Style(
        "TOCHeading",
        "TOC Heading",
        f"<w:keepNext/><w:pageBreakBefore/>{_space(0, 12)}",
        f"{_font(_SERIF)}<w:b/>{_size(19)}",
        then="BodyText",
    ),
    Style("TOC1", "toc 1", f"{_DOTS}{_space(5, 0)}{_left(0, 0, 567)}", "<w:b/>"),
    Style("TOC2", "toc 2", f"{_DOTS}{_space(1, 0)}{_left(340, 0, 567)}"),
    Style("TOC3", "toc 3", f"{_DOTS}{_space(0, 0)}{_left(680, 0, 567)}"),
    Style("Caption", "caption", f"<w:keepNext/><w:keepLines/>{_space(14, 4, 252)}", _size(10)),
    Style("Figur", "Figur", f"<w:keepNext/>{_space(12, 0, 240)}", built_in=False),
    Style(
        "Figurtekst",
        "Figurtekst",
        f"<w:keepLines/>{_space(4, 12, 252)}",
        _size(10),
        on="Normal",
        built_in=False,
    ),
    Style("Tabelltekst", "Tabelltekst", _space(2, 2, 240), _size(9.5), built_in=False),
    Style("Tabelltall", "Tabelltall", '<w:jc w:val="right"/>', on="Tabelltekst", built_in=False),
    Style(
        "Tabellhode",
        "Tabellhode",
        # A long word in the head of a narrow column is the one place where words are divided.
        '<w:keepNext/><w:suppressAutoHyphens w:val="0"/>',
        "<w:b/>",
        on="Tabelltekst",
        built_in=False,
    ),
    Style("Tabellhodetall", "Tabellhode tall", '<w:jc w:val="right"/>', on="Tabellhode", built_in=False),
    Style("Tabellherunder", "Tabell herunder", _left(284), on="Tabelltekst", built_in=False),
    Style("Tabelldypere", "Tabell dypere", _left(567), on="Tabelltekst", built_in=False),
    Style(
        "Tabellfrafall",
        "Tabell frafall",
        _left(284),
        f'<w:color w:val="{_QUIET}"/>',
        on="Tabelltekst",
        built_in=False,
    ),
    Style("Tabellgrunnlag", "Tabell grunnlag", "", "<w:b/>", on="Tabelltekst", built_in=False),
    Style("Tabellgrunnlagtall", "Tabell grunnlag tall", "", "<w:b/>", on="Tabelltall", built_in=False),
    Style(
        "Note",
        "Note",
        f"<w:keepLines/>{_space(3, 0, 252)}",
        f'<w:color w:val="{_QUIET}"/>{_size(9)}',
        built_in=False,
    ),
    Style("Fakta", "Fakta", _space(0, 10), f'<w:color w:val="{_QUIET}"/>{_size(9.5)}', built_in=False),
    Style(
        "Definisjon",
        "Definisjon",
        f"<w:keepNext/><w:keepLines/>{_space(0, 4)}",
        f'<w:i/><w:color w:val="{_QUIET}"/>{_size(9.5)}',
        built_in=False,
    ),
    Style("Ingress", "Ingress", f"<w:keepNext/><w:keepLines/>{_space(0, 4)}", built_in=False),
    Style(
        "Quote",
        "Quote",
        f'<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="B9B9B9"/></w:pBdr>'
        f"{_space(6, 0, 264)}{_left(454, 0, 284)}",
        f"{_font(_SERIF)}{_size(10)}",
        then="Sitatkilde",
    ),
    Style(
        "Sitatkilde",
        "Sitatkilde",
        f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="B9B9B9"/></w:pBdr>'
        f"{_space(0, 6, 252)}{_left(454, 0, 284)}",
        f'<w:color w:val="{_QUIET}"/>{_size(8.5)}',
        built_in=False,
    ),
    Style("ListBullet", "List Bullet", f"{_space(0, 4)}{_left(284, 284)}"),
    Style(
        "Advarsel",
        "Advarsel",
        f"<w:keepNext/><w:keepLines/><w:pBdr>{_BOX}</w:pBdr>{_space(0, 0)}{_left(170, 0, 170)}",
        "",
        built_in=False,
    ),
    Style(
        "Advarseltittel",
        "Advarsel tittel",
        _space(30, 0),
        f'<w:b/><w:color w:val="{_WARN}"/>{_size(12)}',
        on="Advarsel",
        then="Advarsel",
        built_in=False,
    ),
    Style(
        "Header",
        "header",
        _space(0, 0, 240),
        f'<w:color w:val="{_QUIET}"/>{_size(8.5)}',
    ),
    Style(
        "Footer",
        "footer",
        f'{_space(0, 0, 240)}<w:jc w:val="right"/>',
        f'<w:color w:val="{_QUIET}"/>{_size(9)}',
    ),
    Style(
        "Mal",
        "Mal",
        _space(0, 0, 240),
        f'{_font("Consolas")}<w:noProof/><w:color w:val="2E74B5"/>{_size(8)}',
        built_in=False,
    ),
)


def _letters(id: str, name: str, r: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{r}</w:rPr></w:style>"
    )


_LETTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    + _letters("Nummer", "Nummer", "<w:b/>")
    + _letters("Rettet", "Rettet", '<w:u w:val="dotted"/>')
    + _letters("Maskert", "Maskert", f'{_font(_SANS)}<w:color w:val="{_QUIET}"/>')
    + _letters("Utelatt", "Utelatt", f'<w:color w:val="{_QUIET}"/>')
)

_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Rapporttabell"><w:name w:val="Rapporttabell"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single" w:sz="12" w:space="0" w:color="1A1A1A"/>'
    '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="1A1A1A"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_HAIR}"/></w:tblBorders><w:tblCellMar>'
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="1A1A1A"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    "</w:style>"
)


def styles_xml() -> str:
    """Give the whole style part. The document's language is put in when a report is filled in."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font(_SANS)}{_size(10.5)}"
        '<w:lang w:val="nb-NO" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    every = "".join(style.xml for style in STYLES)
    return f'<w:styles xmlns:w="{_W}">{defaults}{every}{_LETTERS}{_TABLES}</w:styles>'
