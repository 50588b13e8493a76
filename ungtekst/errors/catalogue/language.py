"""Messages of the language room."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
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
