"""What a report says in sentences of its own: its front, its findings, what leads a theme, and its method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ungtekst.quotes.display import Display
from ungtekst.report.data import Chapter, Drawn, Report, Theme
from ungtekst.report.word.text import isolated
from ungtekst.report.writing import Words

_DIGEST_SHOWN = 12


@dataclass(frozen=True)
class Told:
    """A paragraph; ``listed`` when it is an item of a list."""

    text: str
    listed: bool = False


def listing(items: Sequence[str], w: Words) -> str:
    """Join names as a sentence does: commas, and a word before the last."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {w('and')} {items[-1]}"


def facts(report: Report, w: Words) -> tuple[str, ...]:
    """Give the lines of the title page that are known: when, how, and from which codebook."""
    front, method = report.front, report.method
    wave = w("wave" if len(report.waves) == 1 else "waves")
    lines = (
        report.waves and f"{wave} {', '.join(report.waves)}",
        front.period and w("period", period=front.period),
        front.mode and w("mode", mode=front.mode),
        w("codebook", id=method.codebook, version=method.codebook_version),
        report.by_machine and method.run_date and w("date", date=w.date(method.run_date)),
    )
    return tuple(line for line in lines if isinstance(line, str) and line)


def chapter_facts(chapter: Chapter, w: Words) -> tuple[str, ...]:
    """Give what a chapter says under its head: the question's name, the wave, and how it was asked."""
    lines = (
        f"{w('question')}: {chapter.question}",
        f"{w('wave')}: {chapter.wave}",
        chapter.period and w("period", period=chapter.period),
        chapter.mode and w("mode", mode=chapter.mode),
    )
    return tuple(line for line in lines if line)


def finding(chapter: Chapter, w: Words) -> str:
    """Say which themes of a chapter are mentioned most, and which in every answer; empty where none is."""
    themes = chapter.commonest
    if not themes:
        return ""
    own = "" if all(theme.whole for theme in themes) else "_own"
    items = [
        w(
            f"finding_item{own}",
            label=theme.label,
            count=theme.count,
            base=theme.base,
            share=w.percent(theme.percent),
        )
        for theme in themes
    ]
    said = w(f"finding{own}", base=themes[0].base, items=listing(items, w))
    if chapter.everywhere:
        said += f" {w('finding_all', labels=listing(chapter.everywhere, w))}"
    return said


def lead(theme: Theme, w: Words) -> str:
    """Say how many mention a theme, after what the researcher says of it."""
    before = f"{theme.lead} " if theme.lead else ""
    key = "lead" if theme.whole else "lead_own"
    return before + w(key, count=theme.count, base=theme.base, share=w.percent(theme.percent))


def heading(theme: Theme, w: Words) -> str:
    """Give a theme's head, with the category it belongs to."""
    return f"{theme.label} ({w('belongs_under', label=theme.under)})" if theme.under else theme.label


def caution(report: Report, w: Words) -> str:
    """Say that the numbers have no margin of error, and why."""
    return w("naive" if report.by_machine else "naive_human")


def source(quote: Display, w: Words) -> str:
    """Say whose a quote is, as far as it may be told: the group, and the number of the answer."""
    answer = w("answer", n=quote.answer)
    return f"{isolated(quote.group)}. {answer}" if quote.group else answer


def spoken(quote: Display, w: Words) -> tuple[str, tuple[str, ...]]:
    """Say what a quote was coded by: the words that lead in, and the quote's own words that spoke."""
    if quote.words:
        return w("coded_by"), quote.words
    return (f"{w('coded_by')} {w('the_question')}" if quote.by_question else ""), ()


def unsafe(chapter: Chapter, report: Report, w: Words) -> tuple[str, ...]:
    """Say which tables by group a chapter leaves out, and why."""
    groups = dict.fromkeys(group for group, question in report.unsafe if question == chapter.question)
    return tuple(w("unsafe", group=group, n=report.min_cell) for group in groups)


def method(report: Report, w: Words) -> tuple[Told, ...]:
    """Tell how the answers were coded, quoted and counted."""
    return tuple(_method(report, w))


def _method(report: Report, w: Words) -> Iterator[Told]:
    yield Told(" ".join(_machine(report, w)))
    yield Told(w("method_usable"))
    coded = report.method.coders
    yield Told(w("method_human", n=report.method.human_codings) if coded else w("method_human_none"))
    for coder in report.method.coders:
        item = w("method_coder", name=coder.name, codings=coder.codings, answers=coder.answers)
        yield Told(item, listed=True)
    yield Told(" ".join(_control(report, w)))
    if report.quotes:
        yield Told(f"{w('method_quotes')} {w('method_answer')}")
        yield Told(" ".join(_masking(report, w)))
    if report.lapsed:
        yield Told(w("lapsed", n=report.lapsed))
    yield Told(" ".join(_shown(report, w)))
    vouched = (w("method_vouched", n=len(report.vouched)),) if report.vouched else ()
    yield Told(" ".join((w("method_checked"), *vouched)))
    yield Told(f"{w('unweighted')} {caution(report, w)}")


def _machine(report: Report, w: Words) -> Iterator[str]:
    method = report.method
    yield w(
        "method_codebook",
        version=method.version,
        id=method.codebook,
        codebook_version=method.codebook_version,
        digest=method.codebook_digest[:_DIGEST_SHOWN],
    )
    if not method.source:
        yield w("method_none")
        return
    when = w("method_when", date=w.date(method.run_date)) if method.run_date else ""
    yield w(f"method_{method.source}", n=method.learnt_from, when=when)
    yield w("method_pipeline", pipeline=method.pipeline, seed=method.seed)


def _control(report: Report, w: Words) -> Iterator[str]:
    drawn: dict[str, Drawn] = {draw.kind: draw for draw in report.method.draws}
    audit, double = drawn.get("audit"), drawn.get("double")
    if audit:
        yield w("method_audit", drawn=audit.drawn, frame=audit.frame, coded=audit.coded)
    elif report.method.source:
        yield w("method_no_audit")
    if double:
        yield w("method_double", drawn=double.drawn, coded=double.coded, coders=double.coders)
    yield w("method_no_agreement")
    if report.method.resolved:
        yield w("method_resolved", n=report.method.resolved)


def _masking(report: Report, w: Words) -> Iterator[str]:
    yield w("method_masking_unread" if report.unapproved else "method_masking")
    if report.masked:
        yield w("masked_note")
    if report.approvers:
        yield w("method_approved", who=", ".join(report.approvers))


def _shown(report: Report, w: Words) -> Iterator[str]:
    yield w("method_min_base", n=report.min_base)
    if report.by:
        if report.min_cell > 1:
            yield w("method_suppression", hidden=report.hidden, n=report.min_cell)
        else:
            yield w("method_suppression_off")
