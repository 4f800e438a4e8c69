//! The conversation with an editor, from its first word to its last.

use super::agreed::Agreed;
use super::answer::answer;
use super::desk::{Desk, Open};
use super::think::{Found, Job, thinker};
use crate::cli::stop::Stop;
use crossbeam_channel::{Receiver, Sender, select};
use lsp_server::{Connection, ErrorCode, Message, Notification, ProtocolError, Request, RequestId, Response};
use lsp_types::notification as tell;
use lsp_types::*;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// How long an editor that has gone without a goodbye is given to take the last answers.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Serves an editor until it says goodbye.
pub fn run() -> Result<(), Stop> {
    let (connection, threads) = Connection::stdio();
    match converse(connection) {
        // Nothing is left to be read, so nobody waits for a thread that waits for the editor.
        Ok(()) => threads.join().map_err(Stop::from),
        Err(stop) => {
            // The thread that writes has the output until all is written. One that does not listen is not waited for.
            let (written, end) = crossbeam_channel::bounded(1);
            std::thread::spawn(move || {
                drop(std::io::stdout().lock());
                let _ = written.send(());
            });
            let _ = end.recv_timeout(LAST_WORDS);
            Err(stop)
        }
    }
}

fn converse(connection: Connection) -> Result<(), Stop> {
    let said = |error: &dyn std::fmt::Display| Stop::Failed(format!("{error}; `warroom lsp` is started by an editor"));
    let (id, params) = loop {
        let (id, params) = connection.initialize_start().map_err(|error: ProtocolError| said(&error))?;
        match serde_json::from_value::<InitializeParams>(params) {
            Ok(params) => break (id, params),
            Err(error) => {
                let _ = connection.sender.send(refusal(id, ErrorCode::InvalidParams, error.to_string()));
            }
        }
    };
    let agreed = Agreed::with(&params.capabilities);
    let (name, version) = ("warroom".to_owned(), Some(env!("CARGO_PKG_VERSION").to_owned()));
    let result =
        InitializeResult { capabilities: agreed.capabilities(), server_info: Some(ServerInfo { name, version }) };
    let result = serde_json::to_value(result).map_err(|error| said(&error))?;
    connection.initialize_finish(id, result).map_err(|error| said(&error))?;
    let (jobs, found) = thinker();
    let mut server = Server {
        agreed,
        desk: Desk::default(),
        waiting: VecDeque::new(),
        jobs,
        to_editor: connection.sender,
        goodbye: false,
    };
    server.serve(&connection.receiver, &found).map_err(|why| Stop::Failed(why.to_owned()))
}

struct Server {
    agreed: Agreed,
    desk: Desk,
    /// What the editor has said and nobody has looked at.
    waiting: VecDeque<Message>,
    jobs: Sender<Job>,
    to_editor: Sender<Message>,
    /// Whether the editor has asked to end.
    goodbye: bool,
}

impl Server {
    fn serve(&mut self, editor: &Receiver<Message>, found: &Receiver<Found>) -> Result<(), &'static str> {
        loop {
            // All that has been said is heard first, so that what was taken back since is not worked on.
            while let Ok(message) = editor.try_recv() {
                self.hear(message);
            }
            let Some(message) = self.waiting.pop_front() else {
                select! {
                    recv(editor) -> message => match message {
                        Ok(message) => self.hear(message),
                        Err(_) if self.goodbye => return Ok(()),
                        Err(_) => return Err("the editor went away without a goodbye"),
                    },
                    recv(found) -> found => if let Ok(found) = found { self.found(found) },
                }
                continue;
            };
            match message {
                Message::Notification(told) if told.method == <tell::Exit as tell::Notification>::METHOD => {
                    return if self.goodbye { Ok(()) } else { Err("the editor ended without asking to") };
                }
                Message::Notification(told) => self.told(told),
                Message::Request(request) => self.asked(request),
                // Nothing is ever asked of the editor.
                Message::Response(_) => {}
            }
        }
    }

    /// Notes what was said; a request that is taken back is answered so, if it has not been answered yet.
    fn hear(&mut self, message: Message) {
        match message {
            Message::Notification(told) if told.method == <tell::Cancel as tell::Notification>::METHOD => {
                let Ok(params) = serde_json::from_value::<CancelParams>(told.params) else { return };
                let id = match params.id {
                    NumberOrString::Number(id) => RequestId::from(id),
                    NumberOrString::String(id) => RequestId::from(id),
                };
                let at = self.waiting.iter().position(|it| matches!(it, Message::Request(it) if it.id == id));
                if at.and_then(|at| self.waiting.remove(at)).is_some() {
                    self.say(refusal(id, ErrorCode::RequestCanceled, "taken back".to_owned()));
                }
            }
            message => self.waiting.push_back(message),
        }
    }

    fn asked(&mut self, request: Request) {
        let id = request.id.clone();
        if self.goodbye {
            return self.say(refusal(id, ErrorCode::InvalidRequest, "this conversation is over".to_owned()));
        }
        if request.method == <request::Shutdown as request::Request>::METHOD {
            self.goodbye = true;
            return self.say(Response::new_ok(id, ()).into());
        }
        // A bug costs one answer and not the conversation; what it was is told on the standard error.
        let answered = catch_unwind(AssertUnwindSafe(|| answer(&self.desk, self.agreed, request)));
        let bug = || Response::new_err(id, ErrorCode::InternalError as i32, "a bug in Warroom".to_owned());
        self.say(answered.unwrap_or_else(|_| bug()).into());
    }

    fn told(&mut self, Notification { method, params }: Notification) {
        match method.as_str() {
            <tell::DidOpenTextDocument as tell::Notification>::METHOD => {
                let Ok(params) = serde_json::from_value::<DidOpenTextDocumentParams>(params) else { return };
                let job = job(self.desk.open(params.text_document));
                self.look_at(job);
            }
            <tell::DidChangeTextDocument as tell::Notification>::METHOD => {
                let Ok(params) = serde_json::from_value::<DidChangeTextDocumentParams>(params) else { return };
                let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
                let job = self.desk.change(&uri, version, params.content_changes, self.agreed).map(job);
                job.into_iter().for_each(|job| self.look_at(job));
            }
            <tell::DidCloseTextDocument as tell::Notification>::METHOD => {
                let Ok(params) = serde_json::from_value::<DidCloseTextDocumentParams>(params) else { return };
                if self.desk.close(&params.text_document.uri) {
                    self.publish(PublishDiagnosticsParams::new(params.text_document.uri, Vec::new(), None));
                }
            }
            _ => {}
        }
    }

    fn look_at(&mut self, job: Job) {
        let other = self.desk.get(&job.uri).is_some_and(|open| !open.scenario());
        if other {
            // What was wrong with it while it looked like a scenario is so no more.
            self.found(Found { uri: job.uri, version: job.version, diagnostics: Vec::new() });
        } else {
            let _ = self.jobs.send(job);
        }
    }

    /// Says what is wrong with a file, unless it has changed since.
    fn found(&mut self, found: Found) {
        let agreed = self.agreed;
        let Some(open) = self.desk.get_mut(&found.uri).filter(|open| open.version == found.version) else { return };
        let page = open.page(agreed);
        let items = found.diagnostics.iter().map(|diagnostic| page.diagnostic(&found.uri, diagnostic)).collect();
        open.diagnostics = Some(found.diagnostics);
        self.publish(PublishDiagnosticsParams::new(found.uri, items, Some(found.version)));
    }

    fn publish(&mut self, params: PublishDiagnosticsParams) {
        let method = <tell::PublishDiagnostics as tell::Notification>::METHOD.to_owned();
        self.say(Notification::new(method, params).into());
    }

    fn say(&mut self, message: Message) {
        // Where nobody listens any more, the next thing heard is the end.
        let _ = self.to_editor.send(message);
    }
}

fn job(open: &Open) -> Job {
    let (name, text) = (open.name().to_owned(), open.sheet.text().to_owned());
    Job { uri: open.uri.clone(), name, version: open.version, text }
}

fn refusal(id: RequestId, code: ErrorCode, message: String) -> Message {
    Response::new_err(id, code as i32, message).into()
}
