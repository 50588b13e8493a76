"""Messages of the language room."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "pipeline-lacks": {
        "en": (
            "the spaCy pipeline «{name}» has no component {parts}",
            "name a pipeline that has it, or use nb_ungtekst, which is shipped",
        ),
        "nb": (
            "spaCy-pipelinen «{name}» har ingen komponent {parts}",
            "oppgi en pipeline som har den, eller bruk nb_ungtekst, som følger med",
        ),
    },
    "pipeline-unknown": {
        "en": (
            "no spaCy pipeline «{name}» can be loaded",
            "name a folder that holds one, an installed pipeline package, blank:nb, or nb_ungtekst",
        ),
        "nb": (
            "ingen spaCy-pipeline «{name}» kan lastes",
            "oppgi en mappe som inneholder en, en installert pipelinepakke, blank:nb, eller nb_ungtekst",
        ),
    },
}
