import pytest

from research.reporting.citing import styles
from research.reporting.citing.values import Value

SHARE = Value("a.b", 0.38749, "share of sentences", ".0%", n=29)


@pytest.mark.parametrize(
    ("stands", "now"),
    [
        ("41 %", "39 %"),
        ("41%", "39%"),
        ("41\u202f%", "39\u202f%"),
        ("41.2 per cent", "38.7 per cent"),
        ("41.2 percent", "38.7 percent"),
        ("0.41", "0.39"),
        ("41,2 %", "38,7 %"),
        ("+0.1", "+0.4"),
        ("-0.30", "0.39"),
        ("12 of 29", "11 of 29"),
        ("12 out of 29", "11 out of 29"),
        ("12/29", "11/29"),
    ],
)
def test_a_share_is_written_as_the_number_that_stood_there(stands, now):
    assert styles.read(stands).write(SHARE) == now


@pytest.mark.parametrize(
    ("stands", "value", "now"),
    [
        ("1,204", 98765.4, "98,765"),
        ("1 204", 98765.4, "98 765"),
        ("1.204,5", 98765.44, "98765,4"),
        ("-0.3", -0.51, "-0.5"),
        ("−0.3", -0.51, "−0.5"),
        ("-0.3", -0.01, "0.0"),
    ],
)
def test_numbers_keep_their_marks(stands, value, now):
    style = styles.read(stands) or styles.read("0,1")
    assert style.write(Value("a.b", value, "words", ".1f")) == now


def test_per_cent_as_a_unit_is_not_multiplied_again():
    assert styles.read("3.2 %").write(Value("a.b", 41.26, "per cent", ".1f")) == "41.3 %"


@pytest.mark.parametrize("text", ["many", "", "about 3", "3 and 4", "v1.2", "12 of many"])
def test_what_is_not_one_number_has_no_style(text):
    assert styles.read(text) is None


def test_numbers_inside_words_are_not_numbers_of_the_prose():
    found = styles.numbers("In part B2 and v1.2, 41 % of 1,204 sentences; U2. Then -0.3.")
    assert [match.group() for match in found] == ["41 %", "1,204", "-0.3"]
