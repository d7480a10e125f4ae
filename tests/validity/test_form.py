"""The coder's form: a session that nothing is lost of, and its page in a browser."""

import json
import shutil
from pathlib import Path

import pytest
from made import plan

from research import validity
from research.errors import InputError, ParameterError
from research.validity import form as forms
from research.validity.form import Session

FORM = Path(forms.__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture
def folder(tmp_path):
    made, _ = plan(tmp_path, n=20)
    validity.save(made, tmp_path / "sample")
    return tmp_path / "sample"


def answer_all(session, code="yes"):
    while not session.state()["done"]:
        state = session.state()
        session.answer(state["unit_id"], state["round"], code=code)


def test_a_session_shows_every_item_once_and_some_again(folder):
    session = Session(folder, coder="ana")
    assert session.state()["total"] == 22
    answer_all(session)
    codings = validity.read_codings(folder / "codings", validity.load(folder))
    assert codings.problems == ()
    assert (codings.table["round"] == 1).sum() == 20
    assert (codings.table["round"] == 2).sum() == 2


def test_a_new_session_goes_on_where_the_last_one_stopped(folder):
    first = Session(folder, coder="ana")
    for _ in range(7):
        state = first.state()
        first.answer(state["unit_id"], state["round"], code="no", rationale="since")
    here = first.state()
    again = Session(folder, coder="ana").state()
    assert again == here
    assert again["coded"] == 7


def test_an_answer_is_changed_by_going_back(folder):
    session = Session(folder, coder="ana")
    state = session.state()
    session.answer(state["unit_id"], state["round"], code="no")
    session.go(-1)
    assert session.state()["code"] == "no"
    session.answer(state["unit_id"], state["round"], code="yes", rationale="after all")
    assert Session(folder, coder="ana").state()["coded"] == 1
    codings = validity.read_codings(folder / "codings", validity.load(folder))
    assert codings.table["code"].tolist() == ["yes"]


def test_coders_do_not_see_each_other_or_the_machine(folder):
    answer_all(Session(folder, coder="ana"))
    state = Session(folder, coder="ben").state()
    assert state["coded"] == 0
    assert not {"machine", "score", "stratum", "probability"} & set(state)
    assert "ana" not in json.dumps(state)


@pytest.mark.parametrize("change", [{"code": "maybe"}, {"unit_id": "elsewhere"}])
def test_an_answer_that_cannot_be_is_refused_and_not_stored(folder, change):
    session = Session(folder, coder="ana")
    state = session.state()
    given = {"unit_id": state["unit_id"], "code": "yes"} | change
    with pytest.raises(ParameterError):
        session.answer(given["unit_id"], 1, code=given["code"])
    assert Session(folder, coder="ana").state()["coded"] == 0


def test_a_form_without_a_name_or_a_sample_says_so(folder, tmp_path):
    with pytest.raises(ParameterError, match="coder is empty"):
        Session(folder, coder=" ")
    with pytest.raises(InputError, match="research sample"):
        Session(tmp_path, coder="ana")


def test_the_widget_sends_back_what_was_saved_and_what_was_not(folder, monkeypatch):
    pytest.importorskip("anywidget")
    shown = forms.open_form(folder, coder="ana")
    sent = []
    monkeypatch.setattr(shown, "send", sent.append)
    state = shown.item
    message = {"kind": "answer", "unit_id": state["unit_id"], "round": state["round"],
               "code": "yes", "rationale": "", "ticket": 5}  # fmt: skip
    shown._receive(shown, message, [])
    assert sent == [{"kind": "saved", "ticket": 5}]
    assert shown.item["coded"] == 1
    shown._receive(shown, {**message, "code": "maybe"}, [])
    assert sent[-1]["kind"] == "failed"
    shown._receive(shown, {"kind": "answer"}, [])
    assert sent[-1]["kind"] == "failed"
    shown._receive(shown, {"kind": "go", "step": -1, "ticket": 6}, [])
    assert shown.item["unit_id"] == state["unit_id"]


PAGE = """<!doctype html><div id="at"></div><script type="module">
%s
const heard = {};
window.sent = [];
window.model = {
  get: () => window.item,
  on: (name, run) => (heard[name] = [...(heard[name] ?? []), run]),
  off: () => {},
  send: (message) => window.sent.push(message),
};
window.tell = (name, ...more) => heard[name].forEach((run) => run(...more));
window.item = %s;
render({ model: window.model, el: document.getElementById("at") });
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="NO CHROMIUM: the form is not tried in a browser")
def test_the_page_is_coded_by_keyboard_and_runs_nothing_of_an_article():
    from playwright.sync_api import sync_playwright

    item = {
        "coder": "ana", "coded": 0, "total": 3, "sample": "s", "number": 1, "torn": 0, "done": False,
        "codebook": [{"name": "yes", "definition": "it is"}], "unit_id": "u1", "round": 1,
        "question": "Is it?", "before": "", "after": "", "choices": ["yes", "no"], "code": "",
        "passage": "<img src=x onerror='window.harm=1'><script>window.harm=1</script>",
        "rationale": "",
    }  # fmt: skip
    source = (FORM / "form.js").read_text(encoding="utf-8").replace("export default", "const _ =")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(PAGE % (source, json.dumps(item).replace("</", "<\\/")))
        page.wait_for_selector(".nf-form mark")
        assert page.inner_text("mark") == item["passage"]
        page.focus(".nf-form")
        page.keyboard.press("Enter")
        assert "Choose an answer" in page.inner_text(".nf-status")
        page.keyboard.press("2")
        page.keyboard.press("n")
        page.keyboard.type("n 1 2")
        page.keyboard.press("Escape")
        page.keyboard.press("Enter")
        (sent,) = page.evaluate("window.sent")
        assert (sent["code"], sent["rationale"], sent["unit_id"]) == ("no", "n 1 2", "u1")
        page.evaluate("window.tell('msg:custom', {kind: 'failed', text: 'Not saved: disk full'})")
        assert "disk full" in page.inner_text(".nf-status")
        assert page.input_value("textarea") == "n 1 2"
        assert page.evaluate("window.harm") is None
        browser.close()
