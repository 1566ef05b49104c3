"""What an editor says of its texts, folders and settings."""

from __future__ import annotations

from lsprotocol import types as t

from argmap.lsp.server import Server
from argmap.lsp.wire import path_of

WATCHED = "**/*.{arg,lock,toml,txt,md,html}"
"""Files that the editor is to watch: maps, locks, settings, texts of sources."""


def register(server: Server) -> None:
    """Add these to a server."""

    @server.feature(t.INITIALIZE)
    def initialize(params: t.InitializeParams) -> None:
        server.encoding = t.PositionEncodingKind(server.workspace.position_encoding)
        folders = [path_of(f.uri) for f in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [path_of(params.root_uri)]
        server.session.folders = folders
        server.set(params.initialization_options)

    @server.feature(t.INITIALIZED)
    async def initialized(_: t.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is not None and watching.dynamic_registration:
            options = t.DidChangeWatchedFilesRegistrationOptions([t.FileSystemWatcher(WATCHED)])
            one = t.Registration("files", t.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(t.RegistrationParams([one]))

    @server.feature(t.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.goodbye = True

    @server.feature(t.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: t.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document)

    @server.feature(t.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: t.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(t.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: t.DidSaveTextDocumentParams) -> None:
        server.outside()

    @server.feature(t.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def outside(_: t.DidChangeWatchedFilesParams) -> None:
        server.outside()

    @server.feature(t.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: t.DidChangeConfigurationParams) -> None:
        settings = params.settings
        server.set(settings.get("argmap", settings) if isinstance(settings, dict) else None)
        server.check_all()

    @server.feature(t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: t.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(f.uri) for f in params.event.removed}
        here = [f for f in server.session.folders if f not in gone]
        server.session.folders = [*here, *(path_of(f.uri) for f in params.event.added)]
        server.outside()
