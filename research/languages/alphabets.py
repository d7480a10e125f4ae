"""Letters beyond ASCII that languages write, by the code page that has them."""

from __future__ import annotations

from typing import Final

_CENTRAL: Final = (
    "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "ëç",
)  # fmt: skip
_WESTERN: Final = (
    "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúüïç", "àèéìòùî", "ãáâàçéêíóôõúü", "åäöéü", "æøåéòôü",
    "áðéíóúýþæö", "áàäéèëêíïóôöüû",
)  # fmt: skip
# The first counts where two fit alike.
OF_PAGES: Final[dict[str, tuple[str, ...]]] = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1254": ("çğıöşüâîû",),
    "mac_roman": _WESTERN,
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    "iso8859_2": _CENTRAL,
    "cp850": _WESTERN,
}  # fmt: skip
