"""Messages about masking and dossiers."""

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "mask-column-taken": {
        "en": (
            "the table has a column «{column}» already, which masking writes itself",
            "rename it or take it out",
        ),
        "nb": (
            "tabellen har alt en kolonne «{column}», som maskeringen skriver selv",
            "gi den et annet navn eller ta den ut",
        ),
    },
    "dossier-in-the-way": {
        "en": (
            "here lies a file that is no dossier of ours, and it is not written over",
            "move it, or choose another folder",
        ),
        "nb": (
            "her ligger en fil som ikke er et dossier fra oss, og den skrives ikke over",
            "flytt den, eller velg en annen mappe",
        ),
    },
}
