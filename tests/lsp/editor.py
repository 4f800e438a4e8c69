"""An editor with one file open: it keeps the text, counts columns as agreed, and makes the changes that it is offered."""

import os
import pathlib

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, client_capabilities

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGSHIP = (ROOT / "scenarios/late-objection/scenario.ron").read_text(encoding="utf-8")
COMMAND = [os.environ["WARROOM"], "lsp"]
UNITS = {"utf-8": lambda c: len(c.encode("utf-8")), "utf-16": lambda c: len(c.encode("utf-16-le")) // 2}


async def connected(name="visual-studio-code", encodings=None):
    """A client with the capabilities of an editor, connected to a server of its own."""
    client = await ClientServerConfig(server_command=COMMAND).start()
    capabilities = client_capabilities(name)
    if encodings:
        capabilities.general.position_encodings = encodings
    client.told = await client.initialize_session(
        types.InitializeParams(capabilities=capabilities, root_uri=ROOT.as_uri())
    )
    return client


class Editor:
    """A file in an editor."""

    def __init__(self, client, uri="file:///work/my%20sc%C3%A9nario/scenario.ron"):
        self.client = client
        self.uri = uri
        self.text = ""
        self.version = 0
        encoding = client.told.capabilities.position_encoding
        self.unit = UNITS[getattr(encoding, "value", encoding) or "utf-16"]

    def position(self, offset):
        before = self.text[:offset]
        line = before.count("\n")
        return types.Position(line, sum(map(self.unit, before[before.rfind("\n") + 1 :])))

    def offset(self, position):
        start = sum(len(line) + 1 for line in self.text.split("\n")[: position.line])
        column = 0
        while column < position.character:
            column += self.unit(self.text[start])
            start += 1
        return start

    def slice(self, range):
        return self.text[self.offset(range.start) : self.offset(range.end)]

    def find(self, mark):
        """The offset of `¦` in a piece of the text."""
        piece = mark.replace("¦", "")
        assert self.text.count(piece) >= 1, f"the text does not hold {piece}"
        return self.text.index(piece) + mark.index("¦")

    def at(self, mark):
        return {
            "text_document": types.TextDocumentIdentifier(self.uri),
            "position": self.position(self.find(mark)),
        }

    async def diagnostics(self):
        """What is wrong with this very version."""
        while True:
            told = await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
            if told.uri == self.uri and told.version == self.version:
                return list(told.diagnostics)

    async def open(self, text):
        self.text = text
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri, "ron", self.version, text))
        )
        return await self.diagnostics()

    async def replace(self, old, new):
        """Types something in place of something, as one incremental change."""
        start = self.text.index(old)
        return await self.change([(start, start + len(old), new)])

    async def change(self, changes):
        events = []
        for start, end, new in changes:
            range = types.Range(self.position(start), self.position(end))
            events.append(types.TextDocumentContentChangePartial(text=new, range=range))
            self.text = self.text[:start] + new + self.text[end:]
        self.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri), events
            )
        )
        return await self.diagnostics()

    async def apply(self, edits):
        """Makes changes that all speak of the text as it is, from the last to the first."""
        found = [(self.offset(edit.range.start), self.offset(edit.range.end), edit.new_text) for edit in edits]
        return await self.change(sorted(found, reverse=True))

    async def complete(self, mark):
        items = await self.client.text_document_completion_async(types.CompletionParams(**self.at(mark)))
        return {item.label: item for item in items}
