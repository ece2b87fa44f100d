//! What may be done at a place, in the protocol's types.

use std::collections::HashMap;

use gen_lsp_types as lsp;
use gen_lsp_types::{CodeActionKind, Range, TextEdit, Uri};

use super::answers::{Client, diagnostic};
use super::document::Document;
use crate::editor::{Action, Purpose, actions};

/// What may be done about the findings of a range. `only` names the kinds that are asked for.
pub fn offered(
    uri: &Uri,
    document: &Document,
    range: Range,
    only: Option<&[CodeActionKind]>,
    client: Client,
) -> Vec<lsp::CodeAction> {
    let span = document.positions.span(document.page.text(), range);
    let all = actions(&document.page, span).into_iter();
    all.filter(|own| only.is_none_or(|only| only.iter().any(|wanted| is_of(&kind(own.purpose), wanted))))
        .map(|own| action(uri, document, own, client))
        .collect()
}

const fn kind(purpose: Purpose) -> CodeActionKind {
    match purpose {
        Purpose::MendAll => CodeActionKind::SourceFixAll,
        Purpose::Mend | Purpose::Figure | Purpose::Explain => CodeActionKind::QuickFix,
    }
}

/// Whether a kind is another or below it.
fn is_of(kind: &CodeActionKind, wanted: &CodeActionKind) -> bool {
    let (kind, wanted) = (kind.to_string(), wanted.to_string());
    let rest = kind.strip_prefix(&wanted);
    wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn action(uri: &Uri, document: &Document, own: Action, client: Client) -> lsp::CodeAction {
    let text = document.page.text();
    let edits = own.edits.into_iter().map(|edit| TextEdit {
        range: document.positions.range(text, edit.span),
        new_text: edit.replacement,
    });
    let answered = own.findings.iter();
    let answered = answered.filter_map(|number| diagnostic(uri, document, *number, client));
    lsp::CodeAction {
        title: own.title,
        kind: Some(kind(own.purpose)),
        diagnostics: Some(answered.collect()),
        // A figure is changed only by whoever chooses to.
        is_preferred: (own.purpose == Purpose::Mend).then_some(true),
        edit: Some(edit(uri, document.version, edits.collect(), client)),
        ..lsp::CodeAction::default()
    }
}

fn edit(uri: &Uri, version: i32, edits: Vec<TextEdit>, client: Client) -> lsp::WorkspaceEdit {
    if !client.versions {
        return lsp::WorkspaceEdit {
            changes: Some(HashMap::from([(uri.clone(), edits)])),
            ..lsp::WorkspaceEdit::default()
        };
    }
    let edits = lsp::TextDocumentEdit {
        text_document: lsp::OptionalVersionedTextDocumentIdentifier {
            version: Some(version),
            text_document_identifier: lsp::TextDocumentIdentifier { uri: uri.clone() },
        },
        edits: edits.into_iter().map(lsp::Edit::TextEdit).collect(),
    };
    lsp::WorkspaceEdit {
        document_changes: Some(vec![lsp::DocumentChange::TextDocumentEdit(edits)]),
        ..lsp::WorkspaceEdit::default()
    }
}
