"""Codings in every format there and back, and files that do not fit, each with place and next step."""

import csv
import json

import pytest
from made import lines, plan

from research import validity
from research.errors import InputError
from research.validity import inception, refi, writing
from research.validity.journal import Answer, Journal
from research.validity.tasks import Code

NOTE = 'because "it", =1+1; says so\nin two lines'


@pytest.fixture
def made(tmp_path):
    found, truth = plan(tmp_path)
    validity.save(found, tmp_path / "sample")
    return found, truth, tmp_path / "sample"


def filled(made, truth, coder="ana"):
    frame = validity.sheet(made, coder)
    return frame.assign(code=frame["unit_id"].map(truth), rationale=NOTE)


def as_csv(made, truth, folder):
    writing.write(made, folder, coder="ana", form="csv", path=folder / "sheet.csv")
    with (folder / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {"code": truth[row["unit_id"]], "rationale": NOTE}
    with (folder / "done.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return folder / "done.csv"


def as_xlsx(made, truth, folder):
    openpyxl = pytest.importorskip("openpyxl")
    writing.write(made, folder, coder="ana", form="xlsx", path=folder / "sheet.xlsx")
    book = openpyxl.load_workbook(folder / "sheet.xlsx")
    page = book["items"]
    places = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        unit = page.cell(row, places["unit_id"]).value
        page.cell(row, places["code"]).value = truth[unit].upper()  # as Excel may complete it
        page.cell(row, places["rationale"]).value = NOTE
        page.cell(row, places["rationale"]).data_type = "s"
    book.save(folder / "done.xlsx")
    return folder / "done.xlsx"


def as_label_studio(made, truth, folder):
    writing.write(made, folder, coder="ana", form="label-studio", path=folder / "t.tasks.json")
    tasks = json.loads((folder / "t.tasks.json").read_text(encoding="utf-8"))
    config = (folder / "t.config.xml").read_text(encoding="utf-8")
    assert 'value="$choices"' in config
    exported = [
        {
            "id": number, "data": item["data"],
            "annotations": [
                {"completed_by": {"id": 4, "email": "ana"}, "was_cancelled": False, "result": [
                    {"from_name": "code", "to_name": "text", "type": "choices",
                     "value": {"choices": [truth[item["data"]["unit_id"]]]}},
                    {"from_name": "rationale", "to_name": "text", "type": "textarea",
                     "value": {"text": [NOTE]}}]},
                {"completed_by": {"id": 5, "email": "ben"}, "was_cancelled": True, "result": []},
            ],
        }
        for number, item in enumerate(tasks, start=1)
    ]  # fmt: skip
    (folder / "export.json").write_text(json.dumps(exported), encoding="utf-8")
    return folder / "export.json"


def as_doccano(made, truth, folder):
    writing.write(made, folder, coder="ana", form="doccano", path=folder / "d.doccano.jsonl")
    labels = json.loads((folder / "d.labels.json").read_text(encoding="utf-8"))
    assert {"text": "yes", "suffix_key": "1"} in labels
    out = folder / "ana.jsonl"
    with out.open("w", encoding="utf-8") as file:
        for line in (folder / "d.doccano.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            record |= {"id": 1, "label": [truth[record["unit_id"]]], "Comments": [NOTE]}
            file.write(json.dumps(record) + "\n")
    return out


def as_inception(made, truth, folder, coder="ana"):
    """A document as its annotator filled it in, and as a project exports it: named after them."""
    cassis = pytest.importorskip("cassis")
    writing.write(made, folder, coder="ana", form="inception")
    cas = cassis.load_cas_from_json((folder / "ana.inception.json").read_text("utf-8"))
    for mark in cas.select(inception.LAYER):
        item = made.items.set_index("unit_id").loc[mark.unit_id]
        assert mark.get_covered_text() == item["passage"]
        mark.code, mark.rationale = truth[mark.unit_id], NOTE
    exported = folder / "annotation" / "ana.inception.json"
    exported.mkdir(parents=True)
    (exported / f"{coder}.json").write_text(cas.to_json(), encoding="utf-8")
    (exported / "INITIAL_CAS.json").write_bytes((folder / "ana.inception.json").read_bytes())
    return folder / "annotation"


def as_journal(made, truth, folder):
    journal = Journal(folder, sample_id=made.sample_id, coder="ana")
    for row in filled(made, truth).to_dict("records"):
        journal.record(row["unit_id"], row["round"], Answer(row["code"], NOTE))
    return journal.path


@pytest.mark.parametrize(
    "through",
    [as_csv, as_xlsx, as_label_studio, as_doccano, as_inception, as_journal],
    ids=lambda f: f.__name__,
)
def test_a_sheet_there_and_back_loses_nothing(made, through):
    found, truth, folder = made
    codings = validity.read_codings(through(found, truth, folder), found)
    assert codings.problems == ()
    wanted = filled(found, truth)
    assert {(r["unit_id"], r["round"]): r["code"] for r in codings.table.to_dict("records")} == {
        (r["unit_id"], r["round"]): r["code"] for r in wanted.to_dict("records")
    }
    assert set(codings.table["coder"]) == {"ana"}
    assert set(codings.table["rationale"]) == {NOTE}


def test_a_document_of_inception_is_whose_file_it_is(made):
    pytest.importorskip("cassis")
    found, truth, folder = made
    codings = validity.read_codings(as_inception(found, truth, folder, coder="ben"), found)
    assert codings.coders == ["ben"]
    filled = folder / "annotation" / "ana.inception.json" / "ben.json"
    filled.rename(folder / "ana.inception.json")
    assert validity.read_codings(folder / "ana.inception.json", found).coders == ["ana"]


@pytest.mark.parametrize(
    "form", ["notebook", "csv", "doccano", "label-studio", "inception", "refi-qda"]
)
def test_a_sheet_is_not_written_over_one_that_may_be_filled_in(made, form):
    found, _, folder = made
    writing.write(found, folder, coder="ana", form=form)
    with pytest.raises(InputError, match="is there already"):
        writing.write(found, folder, coder="ana", form=form)


def one(made, **change):
    unit = made.items["unit_id"].iloc[0]
    row = {"sample": made.sample_id, "unit_id": unit, "coder": "ana", "code": "yes", "round": 1}
    return {name: value for name, value in (row | change).items() if value is not None}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit_id": ""}, "1: no unit id; keep the column"),
        ({"unit_id": "u9999x"}, "1: unit 'u9999x' is not in this sample"),
        ({"code": "maybe"}, "1: code 'maybe' is not in the codebook; use one of yes, no"),
        ({"coder": ""}, "1: no coder"),
        ({"round": "second"}, "1: round 'second' is no number"),
        ({"sample": "abcdef123456"}, "rows are of sample abcdef123456"),
        ({"code": "", "rationale": "hm"}, "1: a note without a code"),
        ({"code": ["yes", "no"]}, "1: code "),
    ],
)
def test_a_row_that_does_not_fit_is_left_out_and_said(made, tmp_path, change, said):
    found, _, _ = made
    path = tmp_path / "codings.jsonl"
    path.write_text(json.dumps(one(found, **change)) + "\n", encoding="utf-8")
    codings = validity.read_codings(path, found)
    assert codings.table.empty
    (line,) = codings.problems
    assert line.startswith(str(path))
    assert said in line


def test_two_codes_of_one_coder_for_one_item_count_neither(made, tmp_path):
    found, truth, _ = made
    path = tmp_path / "ana.jsonl"
    path.write_text(lines(found, truth) + json.dumps(one(found, code="yes")) + "\n"
                    + json.dumps(one(found, code="no")) + "\n", encoding="utf-8")  # fmt: skip
    codings = validity.read_codings(path, found)
    first = found.items["unit_id"].iloc[0]
    kept = codings.table[codings.table["round"] == 1]
    assert first not in set(kept["unit_id"])
    assert len(kept) == len(found.items) - 1
    assert any("neither counts" in line and "ana.jsonl:" in line for line in codings.problems)


def test_a_revised_answer_of_the_form_stands_for_the_earlier(made):
    found, _, folder = made
    unit = found.items["unit_id"].iloc[0]
    journal = Journal(folder, sample_id=found.sample_id, coder="ana")
    journal.record(unit, 1, Answer("yes", ""))
    journal.record(unit, 1, Answer("no", "second thought"))
    codings = validity.read_codings(folder / "codings", found)
    assert codings.problems == ()
    assert codings.table["code"].tolist() == ["no"]


def test_a_journal_that_a_crash_tore_goes_on_after_the_tear(made):
    found, _, folder = made
    units = list(found.items["unit_id"][:3])
    journal = Journal(folder, sample_id=found.sample_id, coder="ana")
    for unit in units[:2]:
        journal.record(unit, 1, Answer("yes", "größer"))
    whole = journal.path.read_bytes()
    for cut in range(1, 60):
        journal.path.write_bytes(whole[:-cut])
        again = Journal(folder, sample_id=found.sample_id, coder="ana")
        assert (units[0], 1) in again.answers
        again.record(units[2], 1, Answer("no", ""))
        read = Journal(folder, sample_id=found.sample_id, coder="ana")
        assert {(units[0], 1), (units[2], 1)} <= set(read.answers)


def test_a_journal_of_another_sample_is_not_added_to(made):
    found, _, folder = made
    Journal(folder, sample_id="other", coder="ana").record("u", 1, Answer("yes", ""))
    with pytest.raises(InputError, match="choose another name or the right folder"):
        Journal(folder, sample_id=found.sample_id, coder="ana")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "person,answer\n1,yes\n", "no column of units"),
        ("a.csv", "unit_id,comment\n1,yes\n", "no column of codes"),
        ("a.csv", "", "a.csv"),
        ("a.xlsx", "no zip", "not a workbook"),
        ("a.json", "{", "a.json:1: broken JSON"),
        ("a.json", '{"a": 1}', "not an export of Label Studio"),
        ("a.json", '{"%FEATURE_STRUCTURES": [], "%VIEWS": {}}', "import the layer before"),
        ("a.json", '{"%FEATURE_STRUCTURES": {"a": [{}]}, "%TYPES": 3}', "import the layer before"),
        ("a.json", "[" * 100_000, "a.json: nested too deep"),
        ("a.jsonl", "[1]\n", "a.jsonl:1: not an object"),
        ("a.jsonl", "{torn\n", "a.jsonl:1: broken JSON"),
    ],
)
def test_a_broken_file_is_said_and_does_not_stop_the_others(made, tmp_path, name, content, said):
    found, truth, _ = made
    if name.endswith("xlsx"):
        pytest.importorskip("openpyxl")
    if "%" in content:
        pytest.importorskip("cassis")
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(lines(found, truth), encoding="utf-8")
    codings = validity.read_codings([tmp_path / name, tmp_path / "good.jsonl"], found)
    assert codings.table["unit_id"].nunique() == len(found.items)
    assert any(said in line for line in codings.problems)


def test_a_file_of_another_kind_says_what_is_accepted(made, tmp_path):
    (tmp_path / "a.sav").write_text("")
    with pytest.raises(InputError, match="accepted are"):
        validity.read_codings(tmp_path / "a.sav", made[0])
    with pytest.raises(InputError, match="no such file"):
        validity.read_codings(tmp_path / "b.csv", made[0])


def test_columns_of_a_language_model_are_known(made, tmp_path):
    found, _, _ = made
    unit = found.items["unit_id"].iloc[0]
    row = {"unit": unit, "model": "some-model", "answer": "No", "reason": "it says so"}
    (tmp_path / "llm.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (coding,) = validity.read_codings(tmp_path / "llm.jsonl", found).table.to_dict("records")
    assert (coding["coder"], coding["code"], coding["rationale"]) == (
        "some-model",
        "no",
        "it says so",
    )


def test_a_codebook_in_refi_qda_there_and_back(made, tmp_path):
    found, _, _ = made
    (tmp_path / "book.qdc").write_bytes(refi.codebook(found))
    assert refi.read_codebook(tmp_path / "book.qdc") == [
        Code("yes", "it is"),
        Code("no", "it is not"),
    ]


def test_passages_of_a_refi_qda_project(tmp_path):
    import zipfile

    project = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Users><User guid="U1" name="ana"/></Users>'
        '<CodeBook><Codes><Code guid="C1" name="conflict" isCodable="true"/></Codes></CodeBook>'
        '<Sources><TextSource guid="S1" name="a0" plainTextPath="internal://S1.txt">'
        '<PlainTextSelection guid="P" startPosition="4" endPosition="9" creatingUser="U1">'
        '<Coding guid="K" creatingUser="U1"><CodeRef targetGUID="c1"/></Coding></PlainTextSelection>'
        "</TextSource></Sources></Project>"
    )
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", project)
        archive.writestr("sources/S1.txt", "\ufeffThe mayor spoke.")
    (found,) = refi.read_passages(path)
    assert (found.document, found.coder, found.code, found.text) == (
        "a0",
        "ana",
        "conflict",
        "mayor",
    )
    assert [code.name for code in refi.read_codebook(path)] == ["conflict"]
    (tmp_path / "x.qdpx").write_text("no zip")
    with pytest.raises(InputError, match="qdpx project; export"):
        refi.read_passages(tmp_path / "x.qdpx")


def test_xml_of_others_reads_no_file_of_this_machine(tmp_path):
    path = tmp_path / "evil.qdc"
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    path.write_text(
        f'<!DOCTYPE c [<!ENTITY x SYSTEM "file://{secret}">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0">'
        '<Codes><Code guid="1" name="a"><Description>&x;</Description></Code></Codes></CodeBook>'
    )
    assert "secret" not in repr(refi.read_codebook(path))
