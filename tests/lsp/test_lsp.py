"""`warroom lsp` as editors use it."""

import asyncio
import json
import re
import subprocess

import pytest
from editor import COMMAND, FLAGSHIP, ROOT, Editor, connected
from lsprotocol import types
from pygls.exceptions import JsonRpcException

BROKEN = FLAGSHIP.replace('Ask("nadia", "what-changed")', 'Ask("nadia", "what-chnged")', 1)


@pytest.fixture(params=["visual-studio-code", "neovim@v0.11"])
async def editor(request):
    client = await connected(request.param)
    yield Editor(client)
    await client.shutdown_session()
    assert client._server.returncode == 0
    await client.stop()


def checked(*paths):
    """What `warroom check` says, without what it takes a search to find."""
    told = subprocess.run([COMMAND[0], "check", "--format", "json", *paths], capture_output=True, text=True)
    found = json.loads(told.stdout)
    return [(it["code"], it["line"]) for it in found if it["code"] < "W1000"]


async def test_the_flagship_opens_as_checked_and_what_breaks_it_is_marked(editor):
    opened = await editor.open(FLAGSHIP)
    assert [(it.code, it.range.start.line + 1) for it in opened] == checked(ROOT / "scenarios/late-objection/scenario.ron")
    assert not [it for it in opened if it.severity == types.DiagnosticSeverity.Error]
    found = await editor.replace('Ask("nadia", "what-changed")', 'Ask("nadia", "what-chnged")')
    assert [editor.slice(it.range) for it in found] == ['"what-chnged"']
    [one] = found
    assert (one.severity, one.source, bool(re.fullmatch(r"W\d{4}", one.code))) == (
        types.DiagnosticSeverity.Error,
        "warroom",
        True,
    )
    assert 'did you mean "what-changed"?' in one.message
    # The change that the hint speaks of, made.
    actions = await editor.client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(editor.uri),
            range=one.range,
            context=types.CodeActionContext(diagnostics=found),
        )
    )
    [action] = actions
    assert (action.title, action.kind, action.is_preferred) == ('Write "what-changed"', "quickfix", True)
    assert await editor.apply(action.edit.changes[editor.uri]) == opened
    assert editor.text == FLAGSHIP


async def test_two_places_of_one_mistake(editor):
    found = await editor.open('(\n    format: 1, format: 1,\n)')
    twice = next(it for it in found if it.code == "W0106")
    assert editor.slice(twice.range) == "format"
    [first] = twice.related_information
    assert (first.message, first.location.range.start) == ("first given here", types.Position(1, 4))


async def test_what_can_be_written(editor):
    await editor.open(FLAGSHIP)
    # Inside a condition: what can be known.
    items = await editor.complete('moved_by: ["¦rollback-proven"')
    assert items["nadia-proof"].detail.startswith("need: ") and items["scripts-changed"].detail.startswith("fact: ")
    assert "goran" not in items and items["scripts-changed"].text_edit.new_text == "scripts-changed"
    assert editor.slice(items["scripts-changed"].text_edit.range) == "rollback-proven"
    # People, and what this one can be asked.
    assert "goran" in await editor.complete('with: ["¦nadia"]')
    asked = await editor.complete('Ask("nadia", "¦what-changed")')
    assert "who-asked" in asked and "dates" not in asked
    # Scenes.
    assert "call-1" in await editor.complete('scene: "¦')
    # Names of a set, with their words.
    moods = await editor.complete("mood: ¦Concerned")
    assert list(moods)[:2] == ["Calm", "Concerned"] and "Worried" in moods["Concerned"].documentation.value
    effects = await editor.complete('effects: [¦Trust("nadia", 5)')
    assert "Settle" in effects and "Known" not in effects
    # Fields that are not there yet; first those that must be.
    await editor.replace('id: "tomasz", name: "Tomasz Wren", role: ', 'id: "tomasz",  name: "Tomasz Wren", about: ')
    fields = await editor.complete('id: "tomasz", ¦ name:')
    assert list(fields) == ["role", "needs", "windows", "moved_by", "blocks", "refuses"]
    role = fields["role"]
    assert (role.text_edit.new_text, role.insert_text_format) == ('role: "$1",', types.InsertTextFormat.Snippet)
    assert "Their role." in role.documentation.value and "required" in role.detail


async def test_a_scenario_is_written_by_completion_alone(editor):
    """From nothing: take the first thing that is offered, and each field that must be there."""
    await editor.open("")
    [whole] = (await editor.client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(editor.uri), types.Position(0, 0))
    ))
    snippet = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", re.sub(r"\$\d+", "", whole.text_edit.new_text))
    left = await editor.change([(0, 0, snippet)])
    # It is a scenario that lacks what only its author can know.
    assert editor.text.startswith("(format: 1, id: ")
    assert {it.code for it in left} & {"W0001", "W0002", "W0101", "W0102", "W0103"} == set(), left


async def test_what_stands_under_the_pointer(editor):
    await editor.open(FLAGSHIP)

    async def told(mark):
        hover = await editor.client.text_document_hover_async(types.HoverParams(**editor.at(mark)))
        return hover and (editor.slice(hover.range), hover.contents.value)

    word, words = await told("mood: Conc¦erned")
    assert word == "Concerned" and "Worried." in words
    word, words = await told("hair_col¦our: Black")
    assert word == "hair_colour" and "Colour of the hair." in words and "`Brown` if left out" in words
    word, words = await told('Ask("na¦dia", "what-changed")')
    assert word == '"nadia"' and "**Nadia Okafor**" in words and "Application lead, core accounts" in words
    word, words = await told('tells: "scripts-¦changed"')
    assert "fact `scripts-changed`" in words and "used in" in words
    assert await told('title: "The Late ¦Objection"') is None


async def test_where_an_id_is_given_and_used(editor):
    await editor.open(FLAGSHIP)
    given = await editor.client.text_document_definition_async(
        types.DefinitionParams(**editor.at('Ask("na¦dia", "what-changed")'))
    )
    assert [editor.slice(it.range) for it in given] == ['"nadia"']
    assert editor.text[editor.offset(given[0].range.start) - 4 :].startswith('id: "nadia", name: ')
    asked = editor.at('tells: "scripts-¦changed"')
    places = {}
    for declared in (True, False):
        context = types.ReferenceContext(include_declaration=declared)
        places[declared] = await editor.client.text_document_references_async(
            types.ReferenceParams(context=context, **asked)
        )
    assert len(places[True]) == len(places[False]) + 1 == FLAGSHIP.count('"scripts-changed"')
    marks = await editor.client.text_document_document_highlight_async(types.DocumentHighlightParams(**asked))
    assert [mark.kind for mark in marks].count(types.DocumentHighlightKind.Write) == 1
    assert len(marks) == len(places[True])


async def test_an_id_gets_a_new_name_everywhere(editor):
    opened = await editor.open(FLAGSHIP)
    asked = editor.at('Ask("na¦dia", "what-changed")')
    ready = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(**asked))
    assert (editor.slice(ready.range), ready.placeholder) == ("nadia", "nadia")
    edit = await editor.client.text_document_rename_async(types.RenameParams(new_name="nadja", **asked))
    assert [it.code for it in await editor.apply(edit.changes[editor.uri])] == [it.code for it in opened]
    assert '"nadia"' not in editor.text and editor.text.count('"nadja"') == FLAGSHIP.count('"nadia"')
    for refused, why in [("goran", "already"), ("two words", "one word"), ("", "one word")]:
        with pytest.raises(JsonRpcException, match=why):
            asked = editor.at('Ask("na¦dja", "what-changed")')
            await editor.client.text_document_rename_async(types.RenameParams(new_name=refused, **asked))


async def test_the_outline(editor):
    await editor.open(FLAGSHIP)
    lists = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri))
    )
    named = {it.name: it for it in lists}
    assert {"cast", "facts", "risks", "measures", "scenes", "endings"} <= set(named)
    nadia = named["cast"].children[0]
    assert (nadia.name, nadia.detail, nadia.children[0].name) == ("nadia", "Nadia Okafor", "nadia-proof")
    assert editor.slice(nadia.selection_range) == '"nadia"'


async def test_other_files_in_the_same_notation_are_left_alone(editor):
    other = Editor(editor.client, "file:///work/theme.ron")
    assert await other.open("(night: (1, 2, 3), day: (4, 5, 6))") == []
    assert await other.client.text_document_hover_async(types.HoverParams(**other.at("ni¦ght"))) is None
    # And a file that is closed has nothing wrong with it any more.
    assert len(await editor.open(BROKEN)) == 1
    editor.client.text_document_did_close(
        types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri))
    )
    told = await editor.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert (told.uri, list(told.diagnostics)) == (editor.uri, [])
    with pytest.raises(JsonRpcException, match="not open"):
        await editor.client.text_document_hover_async(types.HoverParams(**editor.at("mood: ¦Concerned")))


@pytest.mark.parametrize("encodings", [["utf-8", "utf-16"], ["utf-16"], None])
async def test_columns_are_counted_as_agreed(encodings):
    client = await connected(encodings=encodings)
    assert client.told.capabilities.position_encoding == ("utf-8" if encodings and "utf-8" in encodings else "utf-16")
    editor = Editor(client)
    wide = FLAGSHIP.replace('title: "The Late Objection",', 'title: "🧭 Ž漢 é", hiar: 1,', 1)
    [found] = await editor.open(wide)
    assert editor.slice(found.range) == "hiar"
    # And what is typed behind wide characters lands where it should.
    left = await editor.replace('é", hiar: 1,', 'é🧭",')
    assert not [it for it in left if it.severity == types.DiagnosticSeverity.Error]
    hover = await client.text_document_hover_async(types.HoverParams(**editor.at('é🧭",\n    su¦mmary')))
    assert editor.slice(hover.range) == "summary"
    await client.shutdown_session()
    await client.stop()


async def test_keystrokes_come_together_and_the_last_one_counts(editor):
    await editor.open(FLAGSHIP)
    start = editor.text.index("mood: Concerned") + len("mood: ")
    for letter in "xyz":
        editor.version += 1
        position = editor.position(start)
        editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=editor.version, uri=editor.uri),
                [types.TextDocumentContentChangePartial(text=letter, range=types.Range(position, position))],
            )
        )
        editor.text = editor.text[:start] + letter + editor.text[start:]
        start += 1
    [found] = await editor.diagnostics()
    assert editor.slice(found.range) == "xyzConcerned"


def framed(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


HELLO = framed({"id": 1, "method": "initialize", "params": {"capabilities": {}}}) + framed(
    {"method": "initialized", "params": {}}
)


async def said(*messages):
    """Sends bytes, closes the pipe, and gives the exit code with everything that was answered."""
    server = await asyncio.create_subprocess_exec(
        *COMMAND, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await asyncio.wait_for(server.communicate(b"".join(messages)), 20)
    assert b"bug:" not in err, err
    answers = [json.loads(part.split(b"\r\n\r\n", 1)[1]) for part in re.split(rb"(?=Content-Length: )", out) if part]
    return server.returncode, answers, err.decode()


async def test_the_last_word():
    shutdown, leave = framed({"id": 2, "method": "shutdown"}), framed({"method": "exit"})
    code, answers, err = await said(HELLO, shutdown, leave)
    assert (code, [it["id"] for it in answers], err) == (0, [1, 2], "")
    code, _, err = await said(HELLO, leave)
    assert code == 1 and "without asking" in err
    code, _, err = await said(HELLO)
    assert code == 1 and "without a goodbye" in err
    # After the goodbye nothing is answered any more.
    late = framed({"id": 3, "method": "textDocument/hover", "params": {}})
    code, answers, _ = await said(HELLO, shutdown, late, leave)
    assert code == 0 and answers[2]["error"]["code"] == -32600


async def test_nonsense_is_answered_or_ends_it_and_is_never_a_bug():
    unknown = framed({"id": 2, "method": "textDocument/nothing", "params": {}})
    wrong = framed({"id": 3, "method": "textDocument/hover", "params": {"position": "here"}})
    away = framed({"id": 4, "method": "textDocument/hover", "params": {
        "textDocument": {"uri": "file:///nowhere.ron"}, "position": {"line": 4000000000, "character": 4000000000}}})
    told = framed({"method": "textDocument/didChange", "params": {"nothing": 1}})
    shutdown, leave = framed({"id": 5, "method": "shutdown"}), framed({"method": "exit"})
    code, answers, _ = await said(HELLO, unknown, wrong, away, told, shutdown, leave)
    assert code == 0
    assert [it["error"]["code"] for it in answers[1:4]] == [-32601, -32602, -32602]
    for garbage in [b"", b"hello\r\n\r\n", b"Content-Length: x\r\n\r\n{}", b"Content-Length: 7\r\n\r\n{\"a\": \xff", b"\x00" * 64]:
        for before in (b"", HELLO):
            code, _, err = await said(before, garbage)
            assert code == 1 and err.startswith("error: "), (garbage, code, err)
    # Before the first word there is nothing to be asked, and a first word that makes no sense is told so.
    early = framed({"id": 9, "method": "textDocument/hover", "params": {}})
    code, answers, _ = await said(early, HELLO, shutdown, leave)
    assert code == 0 and answers[0]["error"]["code"] == -32002
    odd = framed({"id": 8, "method": "initialize", "params": {"capabilities": 7}})
    code, answers, _ = await said(odd, HELLO, shutdown, leave)
    assert code == 0 and [it.get("error", {}).get("code") for it in answers] == [-32602, None, None]


async def test_a_request_that_is_taken_back_is_answered_so():
    opened = framed({"method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": "file:///a.ron", "languageId": "ron", "version": 0, "text": FLAGSHIP}}})
    asked = [framed({"id": n, "method": "textDocument/documentSymbol", "params": {
        "textDocument": {"uri": "file:///a.ron"}}}) for n in range(10, 40)]
    back = framed({"method": "$/cancelRequest", "params": {"id": 39}})
    shutdown, leave = framed({"id": 50, "method": "shutdown"}), framed({"method": "exit"})
    code, answers, _ = await said(HELLO, opened, *asked, back, shutdown, leave)
    by_id = {it["id"]: it for it in answers if "id" in it}
    assert code == 0 and set(by_id) >= set(range(10, 40)), "each is answered once"
    last = by_id[39]
    assert "result" in last or last["error"]["code"] == -32800
