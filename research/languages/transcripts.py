"""What broadcasters set around the transcript of a programme: buttons, and notices of how it was made."""

from __future__ import annotations

from typing import Final

from research.languages.whole_lines import Form

_PROGRAMME: Final = (
    r"(?:segment|episode|broadcast|programme?|interview|show|report|podcast|conversation|bulletin|"
    r"edition)"
)
_MADE: Final = (
    r"(?:auto-?\w*|machine|computer|software|AI|artificial intelligence|lightly edited|"
    r"edited for (?:clarity|length|accuracy)|transcribed (?:by|using|with))\b"
)
# A story may tell of a transcript, too.
_NO_SPEECH: Final = r"(?!.*\b(?:said|says|told|wrote|court|judge|police|prosecutors?|lawyers?)\b)"

ANYWHERE: Final[tuple[Form, ...]] = (
    Form(
        "page furniture",
        (
            r"(?:read|view|see|show|hide|download|open|print|expand|toggle)(?: (?:the|this|our))?"
            r"(?: (?:full|complete|entire|video|audio|interview))* transcripts?(?: (?:here|below))?",
            rf"(?:(?:please )?note|notice|disclaimer|about this transcript)\W{{1,3}}{_NO_SPEECH}.{{0,60}}"
            r"\btranscripts?\b.{0,300}",
            rf"{_NO_SPEECH}(?:(?:this|these|the|our|all|audio|video|\w{{2,12}}) )?transcripts? (?:is|are|"
            rf"was|were|has been|have been) .{{0,60}}\b{_MADE}.{{0,300}}",
            rf"{_NO_SPEECH}(?:(?:this|the|our) )?transcripts?(?: text)? may (?:be|contain|include|have|not)"
            r"\b.{0,120}\b(?:errors?|mistakes|inaccura\w+|updates|final form)\b.{0,300}",
            r"accuracy and availability of (?:.{2,20} ?)?transcripts may vary\b.{0,360}",
        ),
        words=("transcript",),
    ),
    Form(
        "page furniture",
        (
            r"(?:dieses|das) transkript (?:wurde|ist) .{0,40}\b(?:automatisch|maschinell|ki)\b.{0,200}",
            r"(?:cette|la) transcription (?:a été|est) .{0,40}\b(?:automati\w+|machine|ia)\b.{0,200}",
            r"(?:esta|la) transcripción (?:ha sido|fue|es) .{0,40}\b(?:automátic\w+|máquina|ia)\b.{0,200}",
            r"(?:das |le |la )?(?:(?:ganze|volle|vollständige)[sn]? )?(?:transkript|transcription|"
            r"transcripción)(?: (?:lesen|anzeigen|herunterladen|complète|completa|intégrale))?",
        ),
        words=("transkript", "transcription", "transcripción"),
    ),
    Form(
        "page furniture",
        (
            rf"(?:listen (?:again )?to|watch|hear|replay|stream|download|play) (?:the|this)"
            rf"(?: (?:full|whole|entire|complete))? {_PROGRAMME}(?: (?:here|now|online|above|below|again))?",
            r"(?:audio|beitrag|sendung|folge|gespräch) (?:an)?(?:hören|herunterladen|abspielen)",
            r"(?:(?:ré)?écouter|télécharger) (?:l[’'](?:émission|audio|entretien|interview)|le podcast)",
            r"(?:escuchar|descargar) (?:el audio|el programa|la entrevista)",
        ),
    ),
)
EDGES: Final[tuple[Form, ...]] = (
    Form(
        "prompt to pay",
        (
            r"support (?:trusted|independent|local|quality|public|our|nonprofit|non-profit|fearless) "
            r"(?:journalism|news|media|reporting|radio|television|broadcasting)\b.{0,60}",
        ),
    ),
)
