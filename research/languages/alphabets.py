"""Letters beyond ASCII that languages write, by the code page that has them."""

from __future__ import annotations

from typing import Final

_WESTERN: Final = (
    "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúüïç", "àèéìòùî", "ãáâàçéêíóôõúü", "åäöéü", "æøåéòôü",
    "áðéíóúýþæö", "áàäéèëêíïóôöüû",
)  # fmt: skip
# The first counts where two fit alike.
OF_PAGES: Final[dict[str, tuple[str, ...]]] = {
    "cp1252": _WESTERN,
    "cp1250": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "ëç",
    ),
    "cp1254": ("çğıöşüâîû",),
    "mac_roman": _WESTERN,
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}  # fmt: skip
