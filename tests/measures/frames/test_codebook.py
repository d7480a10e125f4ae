"""Codebooks: what they find, and how they complain."""

from dataclasses import replace

import pytest
from steps import steps

from research.errors import CodebookError
from research.measures.frames import codebook
from research.measures.frames.codebook_file import File

HEAD = 'version = "1"\ntitle = "Mine"\nsource = "me"\n'


def written(tmp_path, body, head=HEAD):
    path = tmp_path / "mine.toml"
    path.write_text(head + body, encoding="utf-8")
    return path


def book(tmp_path, terms):
    return codebook.load(written(tmp_path, f'[[frame]]\nname = "f"\n{terms}\n'))


def found(tmp_path, terms, text):
    return [text[hit.start : hit.end] for hit in book(tmp_path, terms).hits(text)]


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        pytest.param('terms = ["tax"]', "A tax, TAX, taxes.", ["tax", "TAX"], id="word"),
        pytest.param('terms = ["econom*"]', "Economy, economists.", ["Economy", "economists"], id="stem"),
        pytest.param('terms = ["war of words"]', "A war of words.", ["war of words"], id="words"),
        pytest.param('terms = ["trade tal*"]', "Trade talks!", ["Trade talks"], id="stem-last"),
        pytest.param('terms = ["/\\\\d+bn/"]', "It cost 30bn.", ["30bn"], id="expression"),
        pytest.param('terms = ["nation"]', "The nation’s day.", ["nation’s"], id="possessive"),
        pytest.param('terms = ["row", "furious row"]', "A furious row.", ["furious row"], id="longest"),
        pytest.param('terms = ["white house"]', "White, house.", [], id="mark-between"),
        pytest.param('terms = ["tax"]', "", [], id="empty"),
        pytest.param('terms = ["tax"]', "\0\ud800 tax", ["tax"], id="odd-characters"),
        pytest.param(
            '[[frame.terms]]\nentries = ["clash*"]\nnegation = 2',
            "They did not really clash; not at all, one clashed; never clash.",
            ["clashed"],
            id="negation-window",
        ),
        pytest.param(
            '[[frame.terms]]\nentries = ["row"]\nunless = ["in a row"]',
            "Three in a row, then a row.",
            ["row"],
            id="exception",
        ),
        pytest.param(
            '[[frame.terms]]\nentries = ["row"]\nunless = ["in a row"]\n'
            '[[frame.terms]]\nentries = ["in a row"]',
            "Three in a row.",
            [],
            id="exception-of-its-whole-frame",
        ),
        pytest.param(
            '[[frame.terms]]\nentries = ["plan"]\nnear = ["problem*"]',
            "A plan. ",
            [],
            id="sense-without-its-words",
        ),
        pytest.param(
            '[[frame.terms]]\nentries = ["plan"]\nnear = ["problem*"]',
            "A plan for all problems.",
            ["plan"],
            id="sense-with-its-words",
        ),
        pytest.param(
            'terms = ["justice", "party", "court"]',
            "On Monday lawyers from the Justice Department quickly met those of the Green Party in court.",
            ["court"],
            id="part-of-a-name",
        ),
        pytest.param(
            'terms = ["justice"]', "Justice Department sued. Justice was done.", ["Justice"],
            id="name-at-the-start-of-a-sentence",
        ),
        pytest.param(
            'terms = ["attack*"]', "Mayor Attacks Harbour Plan as Voters Wait", ["Attacks"],
            id="headline-in-capitals",
        ),
        pytest.param(
            'terms = ["Wall Street"]', "He went to Wall Street.", ["Wall Street"],
            id="name-that-is-a-term",
        ),
    ],
)  # fmt: skip
def test_terms_are_found_as_written(tmp_path, terms, text, expected):
    assert found(tmp_path, terms, text) == expected


ONE = '[[frame]]\nname = "f"\n'
TWO = '[[frame]]\nname = "g"\nterms = ["x"]\n' + ONE
GROUP = ONE + "[[frame.terms]]\n"
WRONG = {
    "star-inside": (ONE + 'terms = ["a*b"]', 6, "bad pattern 'a*b'"),
    "expression": (ONE + 'terms = [\n"good",\n"/(/"]', 8, "not a regular expression"),
    "escaped": (ONE + 'terms = ["/\\\\d(/"]', 6, "not a regular expression"),
    "mark": (ONE + 'terms = ["a, b"]', 6, "not one word"),
    "blank": (ONE + 'terms = [" "]', 6, "it is empty"),
    "second-frame": (TWO + 'terms = ["x",\n"*"]', 10, "bad pattern '*'"),
    "duplicate-frame": (ONE + 'terms = ["a"]\n' + ONE + 'terms = ["b"]', 8, "stands twice"),
    "duplicate-term": (ONE + 'terms = ["a", "b",\n"a"]', 7, "term 'a' stands twice"),
    "empty-frame": (ONE + "terms = []", 5, "frame 'f' is empty"),
    "no-terms": (TWO, 8, "frame 'f' is empty"),
    "unknown-key": (ONE + 'definitoin = "x"\nterms = ["a"]', 6, "did you mean 'definition'?"),
    "no-name": ('[[frame]]\nterms = ["a"]', 4, "a frame with name = None"),
    "negation": (GROUP + 'entries = ["a"]\nnegation = -1', 8, "negation = -1"),
    "reach": (GROUP + 'entries = ["a"]\nreach = 1.5', 8, "reach = 1.5"),
    "group-key": (GROUP + 'entires = ["a"]', 7, "did you mean 'entries'?"),
    "terms-text": (ONE + 'terms = "a"', 6, "neither a list"),
    "threshold": (ONE + 'threshold = "high"\nterms = ["a"]', 6, "is not a number"),
    "residual": (ONE + "residual = 1", 6, "use true or false"),
    "not-toml": ('[[frame]\nname = "f"', 4, "not TOML"),
    "no-frame": ("", 1, "no frame"),
}


@pytest.mark.parametrize(("body", "line", "says"), WRONG.values(), ids=WRONG)
def test_a_bad_codebook_gives_one_error_with_file_and_line(tmp_path, body, line, says):
    path = written(tmp_path, body)
    with pytest.raises(CodebookError) as caught:
        codebook.load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: ")
    assert says in message


def test_a_codebook_without_source_says_so(tmp_path):
    path = written(
        tmp_path, '[[frame]]\nname = "f"\nterms = ["a"]', head='version = "1"\ntitle = "M"\n'
    )
    with pytest.raises(CodebookError, match="source = None"):
        codebook.load(path)


def test_a_missing_codebook_names_the_shipped_ones(tmp_path):
    with pytest.raises(CodebookError, match="generic, policy"):
        codebook.load(tmp_path / "none.toml")


@pytest.mark.parametrize(("name", "frames", "measured"), [("generic", 5, 5), ("policy", 15, 14)])
def test_shipped_codebooks_have_definitions_and_sources(name, frames, measured):
    shipped = codebook.load(name)
    assert len(shipped.frames) == frames
    assert len(shipped.names) == measured
    assert all(frame.definition for frame in shipped.frames)
    assert shipped.source


def sense(group):
    """A word that the terms of a group need in their sentence."""
    return " ".join(word.replace("*", "") for word in group.near[:1])


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Jobs went at a loss.", False),
        ("Jobs were lost at a loss.", True),
        ("The loss of jobs.", True),
        ("Jobs; a loss.", True),
    ],
)
def test_a_word_beside_is_no_farther_off_than_its_reach(tmp_path, text, evidence):
    terms = '[[frame.terms]]\nentries = ["jobs"]\nbeside = ["loss", "lost"]\nreach = 3'
    (hit,) = book(tmp_path, terms).hits(text)
    assert hit.evidence is evidence


def told(book, text):
    """Frames that a sentence is evidence of."""
    return {hit.frame for hit in book.hits(text) if hit.evidence}


def test_every_term_of_the_shipped_codebooks_finds_itself():
    for name in ("generic", "policy"):
        shipped = codebook.load(name)
        for frame in shipped.frames:
            for group in frame.terms:
                for entry in group.entries:
                    if "/" in entry:
                        continue
                    text = f"{entry.replace('*', '')} {sense(group)}"
                    frames = {hit.frame for hit in shipped.hits(text)}
                    assert frame.name in frames, (name, frame.name, entry)


def exceptions():
    """(codebook, frame, phrase) of each exception that ships."""
    for name in ("generic", "policy"):
        for frame in codebook.load(name).frames:
            for group in frame.terms:
                for phrase in group.unless:
                    yield pytest.param(name, frame.name, phrase, id=f"{name}-{frame.name}-{phrase}")


@pytest.mark.parametrize(("name", "frame", "phrase"), [*exceptions()])
def test_every_exception_hides_a_term_of_its_frame(name, frame, phrase):
    shipped = codebook.load(name)
    groups = shipped[frame].terms
    near = " ".join(sense(group) for group in groups)
    entries = {part for g in groups for e in g.entries for part in e.lower().split()}

    def written():
        """The phrase with its stems as words."""
        stem = next((part for part in phrase.split() if part.endswith("*")), "")
        ends = {"", "y", "s", "es", "ing", "er"} if stem else {""}
        longer = {e.replace("*", "") for e in entries if stem and e.startswith(stem[:-1])}
        for word in [stem[:-1] + end for end in sorted(ends)] + sorted(longer):
            yield phrase.replace(stem, word) if stem else phrase

    def found(book, text):
        length = len(text)
        return [h for h in book.hits(f"{text} , {near}") if h.frame == frame and h.start < length]

    bare = File(
        shipped.name, shipped.version, shipped.title, shipped.source,
        tuple(replace(f, terms=tuple(replace(g, unless=()) for g in f.terms)) for f in shipped.frames),
    )  # fmt: skip
    without = codebook._compiled(bare)
    hidden = [text for text in written() if found(without, text) and not found(shipped, text)]
    assert hidden, f"{phrase!r} hides nothing of {frame}"


SENSES = {
    "an obscenity": ("human_interest", "He called the man a motherf***er.", False),
    "a mother in passing": ("human_interest", "Her mother waited at the gate.", False),
    "a mother who mourns": ("human_interest", "Her mother waited at the grave.", True),
    "a spouse in politics": ("human_interest", "His wife gave a speech for the party.", False),
    "a spouse who grieves": ("human_interest", "His wife wept at the news.", True),
    "kin of a killer": ("human_interest", "He and his wife killed nine strangers.", False),
    "a figure of harm": ("human_interest", "The bill died on Friday.", False),
    "an event by its toll": ("human_interest", "Nine residents died on Friday.", False),
    "an event by its dead": (
        "human_interest",
        "Voters asked about the attack that killed two envoys.",
        False,
    ),
    "harm to kin": ("human_interest", "Her two brothers died on Friday.", True),
    "harm and feeling": ("human_interest", "The town grieved for the wounded.", True),
    "harm and illness": ("human_interest", "Lund died of brain cancer in May.", True),
    "kin of a gunman": ("human_interest", "The gunman shot five people and his sister.", False),
    "kin in a name": ("human_interest", "She spoke to the Circle of Mothers, who lost.", False),
    "families in a lawsuit": ("human_interest", "Families of those killed have sued.", False),
    "a way of speaking": (
        "human_interest",
        "He followed in his father's footsteps and died.",
        False,
    ),
    "a feeling about a budget": (
        "human_interest",
        "The cuts are devastating for the party.",
        False,
    ),
    "a feeling about a loss": ("human_interest", "The families are devastated.", True),
    "families in an argument": ("human_interest", "Families deserve clear rules.", False),
    "families who mourn": ("human_interest", "Families mourn their dead.", True),
    "an age limit": ("human_interest", "Nobody under 16 years old may vote.", False),
    "a child's age": ("human_interest", "They brought their 6-year-old daughter.", True),
    "an honour": ("human_interest", "It was the honor of my life.", False),
    "praise": ("human_interest", "These brave heroes defend the flag.", False),
    "eager": ("human_interest", "They were anxious to vote.", False),
    "anxious": ("human_interest", "The anxious parents waited.", True),
    "a name": ("human_interest", "The Coalition for the Homeless sued.", False),
    "tired of it": ("human_interest", "Voters are sick and tired of it.", False),
    "a trait in a list": (
        "morality",
        "Whatever their race, religion or sexual orientation.",
        False,
    ),
    "believers as voters": ("morality", "Most Catholics voted for him.", False),
    "believers and a teaching": ("morality", "The moral teaching of the Catholic bishops.", True),
    "an exclamation": ("morality", "God help us if he wins.", False),
    "a prayer": ("morality", "They prayed to God.", True),
    "a custom": ("morality", "He spoke at a prayer breakfast.", False),
    "condolences": ("morality", "Our thoughts and prayers are with them.", False),
    "believers as a party": ("morality", "He courted people of faith in Iowa.", False),
    "a book": ("morality", "Two priests sent him the Social Doctrine of the bishops.", False),
    "a place": ("morality", "They met at a church where a Bible study was held.", False),
    "a motto": ("morality", 'The motto "In God We Trust" was moved.', False),
    "an institution's standing": ("morality", "It hurt the integrity of the office.", False),
    "character": ("morality", "A senator of integrity and conscience.", True),
    "name-calling": ("morality", "He called her a liar.", False),
    "a body": ("morality", "The ethics committee met.", False),
    "a charge": ("morality", "He faces a corruption investigation.", False),
    "a reproach": ("morality", "The greed and corruption of these men is a disgrace.", True),
    "a policy": ("morality", "We must build more roads.", False),
    "a duty": ("morality", "We must follow our conscience.", True),
    "a former job": ("morality", "Lund, a former preacher, ran for mayor.", False),
    "an offence": ("morality", "He was charged with lying to the FBI.", False),
    "a lie": ("morality", "Lying to her children was immoral.", True),
    "a widow as a candidate": ("human_interest", "The senator's widow may run.", False),
    "a widow who mourns": ("human_interest", "The senator's widow wept.", True),
    "an age for a vaccine": (
        "human_interest",
        "A girl may be vaccinated against cancer at ten.",
        False,
    ),
    "a ward": ("human_interest", "A trauma surgeon spoke to the families.", False),
    "a trait of a candidate": (
        "human_interest",
        "The candidate lacks the empathy of his father.",
        False,
    ),
    "a policy as a wish": ("human_interest", "He called it his father's dying wish.", False),
    "a ceremony": ("human_interest", "It is like a royal wedding or a state funeral.", False),
    "sure of it": ("human_interest", "I know in my heart that my family will win.", False),
    "cryptic": ("human_interest", "His mother sold crypto and was sober.", False),
    "a charity": ("human_interest", "She lost a seat at Big Brothers of Leeds.", False),
    "a holy place": ("morality", "Police closed the holy site at noon.", False),
    "a book thrown": ("morality", "He threw a Bible at a guard.", False),
    "a book that teaches": ("morality", "The Bible tells us to be kind.", True),
    "a radio station": ("morality", "He told Vatican Radio that the sin was grave.", True),
    "an epithet": ("morality", "The disgraced banker was freed.", False),
    "an offence against decency": ("morality", "He denies indecent assault.", False),
    "workers as people": ("economic_consequences", "Construction workers joined the march.", False),
    "workers and wages": ("economic_consequences", "The workers' wages will fall.", True),
    "a firm in passing": ("economic_consequences", "Two companies rebuilt the bridge.", False),
    "a movement": ("economic_consequences", "The Occupy camp went to Wall Street.", False),
    "an office": (
        "economic_consequences",
        "Lund led the Office of Management and Budget.",
        False,
    ),
    "a budget and its gap": ("economic_consequences", "The budget has a shortfall.", True),
    "a surname after an initial": (
        "economic_consequences",
        "The club thanked J. J. Price on Monday.",
        False,
    ),
    "a war": ("economic_consequences", "They waged a war and wage war still.", False),
    "a distance": ("economic_consequences", "The tunnel is 5k long.", False),
    "a price in lives": ("economic_consequences", "The raid cost lives.", False),
    "talks as a topic": ("responsibility", "It may ruin the ceasefire talks.", False),
    "what is cut": ("responsibility", "She came to cut the cake.", False),
    "a problem to cut": ("responsibility", "They vowed to cut pollution.", True),
    "a bargain": ("responsibility", "He has to cut a deal.", False),
    "a demand": ("responsibility", "She urged him to stay.", False),
    "a demand about a problem": ("responsibility", "She urged them to curb pollution.", True),
    "a crime": ("responsibility", "He was accused of murder in the crisis.", False),
    "a blame": ("responsibility", "He was accused of ignoring the crisis.", True),
    "a plan in passing": ("responsibility", "The plan named the crisis.", False),
    "a plan that eases": ("responsibility", "The plan will reduce poverty.", True),
    "to prevent anything": ("responsibility", "He came to prevent her speech.", False),
    "to prevent a problem": ("responsibility", "They acted to prevent an outbreak.", True),
    "a jail term": ("responsibility", "He lied to reduce his jail time for crimes.", False),
    "a prefix of deal": ("responsibility", "They had to deal with emissions, not cut.", False),
    "for fishing": ("responsibility", "They banned fishing tackle in the parks.", False),
    "money in passing": ("economic_consequences", "He carried the money home.", False),
    "money that is granted": ("economic_consequences", "The money is aid for the port.", True),
    "a gift": ("economic_consequences", "A donor gave $5 million.", False),
    "people by the billion": ("economic_consequences", "The faith has 1.6 billion members.", False),
    "a duty to pay": ("economic_consequences", "They learn English and pay taxes.", False),
    "a tax that rises": ("economic_consequences", "Taxes will rise by 3 percent.", True),
    "a kind of insurance": ("economic_consequences", "They carry health insurance.", False),
    "what insurance costs": ("economic_consequences", "Insurance premiums rose.", True),
    "a task": ("economic_consequences", "Let the agents do their jobs.", False),
    "jobs that go": ("economic_consequences", "The plant will lose 400 jobs.", True),
    "time that is invested": ("economic_consequences", "They invested much time in it.", False),
    "a demand for papers": ("economic_consequences", "They issued a demand for documents.", False),
    "demand for goods": ("economic_consequences", "Demand for steel fell.", True),
    "a grievance": ("human_interest", "The parents took their grievances to the council.", False),
    "a grief": ("human_interest", "The parents spoke of their grief.", True),
    "kin of the charged": ("human_interest", "Her brother was charged over the death.", False),
    "kin of the dead": ("human_interest", "Her brother spoke of the death.", True),
    "a toddler by the way": ("human_interest", "The mouse was found by my toddler.", False),
    "a toddler who is missed": ("human_interest", "The toddler was buried on Monday.", True),
    "kin that were lost": ("human_interest", "They lost family members there.", True),
    "an idiom of crying": (
        "human_interest",
        "The parents of the town are crying out for a road.",
        False,
    ),
    "charges of a crime": ("conflict", "The allegations of fraud came in May.", False),
    "charges by a rival": ("conflict", "The allegations of bias came from the mayor.", True),
    "an attack with arms": ("conflict", "Ten were killed in the attack on the hotel.", False),
    "an attack in words": ("conflict", "It was his third attack on the mayor.", True),
    "a claim of a deed": (
        "responsibility",
        "The group claimed responsibility for the deaths.",
        False,
    ),
    "who has to answer": ("responsibility", "The state bears responsibility for the deaths.", True),
    "a film": ("responsibility", "The film adaptation of the book opens in May.", False),
    "a maker's goods": ("responsibility", "The software is a solution for shops.", False),
    "who speaks of money": ("economic_consequences", "The economist met the minister.", False),
    "what an economist says of it": (
        "economic_consequences",
        "The economist said wages fell.",
        True,
    ),
    "a match of cancer": ("conflict", "She died after a battle with cancer.", False),
    "the economy as a topic": (
        "economic_consequences",
        "They spoke of the economy all day.",
        False,
    ),
    "an economy that shrinks": ("economic_consequences", "The economy shrank in May.", True),
    "a loss far from the economy": (
        "economic_consequences",
        "The economy was one of the many topics of a long debate, and in June she lost.",
        False,
    ),
    "investors in passing": ("economic_consequences", "She met investors in Leeds.", False),
    "investors who lose": ("economic_consequences", "Many investors lost heavily.", True),
    "firms that lose": ("economic_consequences", "Two firms lost their best customers.", True),
    "firms far from a loss": (
        "economic_consequences",
        "Two firms sent their heads to the party in Leeds at which she lost.",
        False,
    ),
    "a price in a figure of speech": (
        "economic_consequences",
        "He named the price of fame.",
        False,
    ),
    "a price that rises": ("economic_consequences", "The price of bread rose.", True),
    "a sum for a campaign": (
        "economic_consequences",
        "The candidate has $5 million in funds.",
        False,
    ),
    "a sum in passing": ("economic_consequences", "They asked for $5 million.", False),
    "a sum that is paid": ("economic_consequences", "The port pays $5 million a year.", True),
    "an offence with money": (
        "economic_consequences",
        "He is charged with laundering $5 million in contracts.",
        False,
    ),
    "a deficit in a poll": ("economic_consequences", "He faces a deficit among women.", False),
    "a deficit in a budget": ("economic_consequences", "The spending left a deficit.", True),
    "taxes as a topic": ("economic_consequences", "They asked for a new policy on taxes.", False),
    "poverty as a place": ("economic_consequences", "They fled from poverty and war.", False),
    "poverty that grows": ("economic_consequences", "Poverty grew in May.", True),
    "what somebody holds": ("conflict", "They argue that the bridge is old.", False),
    "what somebody argues against": ("conflict", "They argue against the bridge.", True),
    "an argument in court": ("conflict", "The court heard an argument against it.", False),
    "a party's name": ("conflict", "The main opposition met in Leeds.", False),
    "a doubter": ("conflict", "He is a noted skeptic.", False),
    "a doubter who attacks": ("conflict", "Skeptics are fighting the plan.", True),
    "a fight with an illness": ("conflict", "They lead the fight against the virus.", False),
    "a fight with a rival": ("conflict", "They lead the fight against the mayor.", True),
    "a fire that is fought": ("conflict", "The crew fought five fires.", False),
    "a mayor who is fought": ("conflict", "She fought the mayor.", True),
    "a rocket's attack": ("conflict", "It was a rocket attack on the town.", False),
    "a reform as a topic": ("responsibility", "They spoke of tax reform.", False),
    "a reform that is promised": ("responsibility", "She promised a reform of the police.", True),
    "a tackle": ("responsibility", "They tackled the intruder.", False),
    "a problem that is tackled": ("responsibility", "They tackled poverty.", True),
    "a cure for oneself": (
        "responsibility",
        "She had surgery to prevent the disease.",
        False,
    ),
    "a call to leave": ("responsibility", "They urged him to step down in the crisis.", False),
    "a wish far from a problem": (
        "responsibility",
        "She urged him to sing at the fair in Leeds in the week after the outbreak.",
        False,
    ),
    "a way out": ("morality", "The loan is the last salvation of the island.", False),
    "salvation from sin": ("morality", "They preached salvation from sin.", True),
    "a duty far from morals": (
        "morality",
        "We should ask the mayor of Leeds to close the road by the old harbour, which honor guards use.",
        False,
    ),
    "an old mother": ("human_interest", "Her 72-year-old mother backs the mayor.", False),
    "an old mother who died": ("human_interest", "Her 72-year-old mother died in May.", True),
    "a girl in a charge": ("human_interest", "It is alleged that the girl hid her cancer.", False),
    "a girl who is ill": ("human_interest", "The girl hid her cancer.", True),
}


@pytest.mark.parametrize(("frame", "text", "found"), SENSES.values(), ids=SENSES)
def test_terms_by_sense(frame, text, found):
    assert (frame in told(codebook.load("generic"), text)) is found


def test_foreign_policy_is_no_responsibility():
    shipped = codebook.load("generic")
    for text in (
        "The shift in US foreign policy is plain.",
        "Its foreign policies are no solution",
    ):
        assert "policy" not in [hit.term for hit in shipped.hits(text)]
        assert "policies" not in [hit.term for hit in shipped.hits(text)]


@pytest.mark.parametrize("unit", ["in a row ", "not clash ", '"', "a", "a" * 50 + " "])
def test_time_is_linear_in_the_text(unit):
    shipped = codebook.load("generic")
    shipped.hits(unit)
    short, long = (steps(shipped.hits, unit * (size // len(unit))) for size in (10_000, 40_000))
    assert long < 5 * short


def test_words_without_which_a_term_is_evidence(tmp_path):
    path = tmp_path / "book.toml"
    path.write_text(
        'version = "1"\ntitle = "t"\nsource = "s"\n[[frame]]\nname = "kin"\n[[frame.terms]]\n'
        'entries = ["sister"]\nbeside = ["mourn*", "Lent"]\nwithout = ["gunman"]\nunless = ["in mourning"]\n',
        encoding="utf-8",
    )
    book = codebook.load(path)
    for text, shown in {
        "His sister mourned.": True,
        "His sister mourned the gunman.": False,
        "His sister met Mr. Mourning there.": False,  # a name
        "His sister fasts in Lent.": True,  # written with a capital in the codebook too
        "His sister is in mourning.": False,  # inside an exception
        "The crew of the Sister mourned.": False,
    }.items():
        assert [hit.evidence for hit in book.hits(text)] == [shown], text
