"""Numbers and names as sentences say them."""

from __future__ import annotations

from collections.abc import Sequence


def percent(share: float, digits: int = 0) -> str:
    """A share as whole per cent, or with so many decimals; one decimal below one per cent.

    >>> percent(0.617), percent(0.0042), percent(0.0), percent(0.0001), percent(0.0617, 1)
    ('62%', '0.4%', '0%', '<0.1%', '6.2%')
    """
    if 0 < abs(share) < 0.0005:
        return "<0.1%"
    return f"{share:.1%}" if abs(share) < 0.0095 and share else f"{share:z.{digits}%}"


def share(value: float, digits: int = 0) -> str:
    """A share as a number of a table or sentence: below ten per cent with one decimal at least.

    >>> share(0.617), share(0.016), share(0.07), share(0.0), share(0.617, 1)
    ('62%', '1.6%', '7.0%', '0%', '61.7%')
    """
    if not value:
        return "0%"
    return percent(value, places(value, digits))


def places(value: float, digits: int = 0) -> int:
    """Decimals with which `share` writes a share, and its limits: on the page and where it is cited."""
    return max(digits, 1) if 0 < abs(value) < 0.0995 else digits


def limits(low: float, high: float, digits: int = 0) -> str:
    """The limits of a share: those below ten per cent with as many decimals as the share.

    >>> limits(0.053, 0.178), limits(0.053, 0.178, places(0.09)), limits(0.0, 0.004, 1)
    ('5 to 18%', '5.3 to 18%', '0 to 0.4%')
    """
    below, above = (percent(one, min(digits, places(one))) for one in (low, high))
    return f"{below.removesuffix('%')} to {above}"


def points(difference: float, *, sign: bool = True) -> str:
    """A difference of shares as percentage points, with so many decimals that its side of 0 is seen.

    >>> points(0.182), points(-0.003), points(0.0004), points(0.0), points(0.182, sign=False)
    ('+18', '-0.3', '+0.04', '0', '18')
    """
    if abs(difference) < 0.00005:
        return "0"
    plus = "+" if sign else ""
    for decimals in (0, 1):
        if abs(round(100 * difference, decimals)) >= 10**-decimals:
            return f"{100 * difference:{plus}.{decimals}f}"
    return f"{100 * difference:{plus}.2f}"


def count(number: float, counted: str) -> str:
    """A count with its noun, singular where it is one.

    >>> count(1, "articles"), count(1200, "sentences")
    ('1 article', '1,200 sentences')
    """
    return f"{number:,.0f} {counted.removesuffix('s') if number == 1 else counted}"


def listed(names: Sequence[str], *, most: int = 8) -> str:
    """Names in a sentence, the rest as a count.

    >>> listed(["A", "B", "C"], most=2)
    'A, B and 1 more'
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def upper(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
