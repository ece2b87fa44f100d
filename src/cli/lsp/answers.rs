//! What the room of editors says, in the protocol's types.

use gen_lsp_types as lsp;
use gen_lsp_types::{Location, Position, Uri};

use super::document::Document;
use crate::diagnostic::Severity;
use crate::editor::{
    Completion, Hover, Sort, Symbol, complete, hover, last_year, marked, outline, related, words,
};

/// Who says it, beside each finding.
const SOURCE: &str = "nianbao";
/// The most places beside a finding's own.
const MAX_RELATED: usize = 12;

/// What a client can show.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a client can do each of them or not"
)]
pub struct Client {
    /// Markdown in what is said of a place.
    pub markdown: bool,
    /// Places to be filled in what is completed.
    pub snippets: bool,
    /// Further places beside a finding.
    pub related: bool,
    /// Edits of a version of a document.
    pub versions: bool,
    /// Lists of parts within parts.
    pub nested: bool,
    /// It asks what was found: told unasked too, it would show everything twice.
    pub pulls: bool,
}

/// All that was found in a document.
pub fn diagnostics(uri: &Uri, document: &Document, client: Client) -> Vec<lsp::Diagnostic> {
    let count = document.page.findings().len();
    let all = (0..count).filter_map(|number| diagnostic(uri, document, number, client));
    all.collect()
}

/// All that was found in a document, as who asks for it is answered.
pub fn pulled(uri: &Uri, document: &Document, client: Client) -> lsp::RelatedFullDocumentDiagnosticReport {
    let items = diagnostics(uri, document, client);
    let report = lsp::FullDocumentDiagnosticReport {
        result_id: None,
        items,
    };
    lsp::RelatedFullDocumentDiagnosticReport::new(None, report)
}

/// The finding of a number.
pub fn diagnostic(uri: &Uri, document: &Document, number: usize, client: Client) -> Option<lsp::Diagnostic> {
    let (page, positions) = (&document.page, &document.positions);
    let found = page.findings().get(number)?;
    let (text, source) = (page.text(), page.source());
    let beside: Vec<_> = related(found).take(MAX_RELATED).collect();
    let mut message = words(found);
    if !client.related {
        for (_, words) in &beside {
            if !message.contains(words) {
                message.push('\n');
                message.push_str(words);
            }
        }
    }
    message.push_str("\n说明：nianbao explain ");
    message.push_str(found.rule.id);
    let beside = beside
        .into_iter()
        .map(|(span, words)| lsp::DiagnosticRelatedInformation {
            location: Location::new(uri.clone(), positions.range(text, span)),
            message: words.to_owned(),
        });
    // A document's places are pages and paragraphs: there is none to go to.
    let before = document.last.as_ref().and_then(|last| {
        let (span, message) = last_year(page, found)?;
        let location = Location::new(Uri(last.uri.clone()), last.positions.range(&last.text, span));
        Some(lsp::DiagnosticRelatedInformation { location, message })
    });
    let beside: Vec<_> = beside.chain(before).collect();
    Some(lsp::Diagnostic {
        range: positions.range(text, marked(found, source)),
        severity: Some(match found.severity {
            Severity::Error => lsp::DiagnosticSeverity::Error,
            Severity::Warning => lsp::DiagnosticSeverity::Warning,
            Severity::Info => lsp::DiagnosticSeverity::Information,
        }),
        code: Some(lsp::Code::String(found.rule.id.to_owned())),
        code_description: None,
        source: Some(SOURCE.to_owned()),
        message: lsp::Message::String(message),
        tags: None,
        related_information: (client.related && !beside.is_empty()).then_some(beside),
        data: None,
    })
}

/// What stands at a place.
pub fn hovered(document: &Document, position: Position, client: Client) -> Option<lsp::Hover> {
    let text = document.page.text();
    let Hover { span, markdown } = hover(&document.page, document.positions.offset(text, position))?;
    let content = if client.markdown {
        lsp::MarkupContent::new(lsp::MarkupKind::Markdown, markdown)
    } else {
        lsp::MarkupContent::new(lsp::MarkupKind::PlainText, unmarked(&markdown))
    };
    Some(lsp::Hover {
        contents: lsp::Contents::MarkupContent(content),
        range: Some(document.positions.range(text, span)),
    })
}

/// Markdown without its marks.
fn unmarked(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let text = markdown.replace("**", "");
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        out.extend(if c == '\\' { characters.next() } else { Some(c) });
    }
    out
}

/// What may stand at a place.
pub fn completed(document: &Document, position: Position, client: Client) -> lsp::CompletionList {
    let text = document.page.text();
    let offset = document.positions.offset(text, position);
    let all = complete(&document.page, offset);
    // Another name of figures begins with each dot: what is listed is listed anew.
    let is_incomplete = all
        .iter()
        .any(|own| matches!(own.sort, Sort::Level | Sort::Figure));
    lsp::CompletionList {
        is_incomplete,
        items: all.into_iter().map(|own| item(document, own, client)).collect(),
        ..lsp::CompletionList::default()
    }
}

fn item(document: &Document, own: Completion, client: Client) -> lsp::CompletionItem {
    let snippet = own.snippet.filter(|_| client.snippets);
    let format = if snippet.is_some() {
        lsp::InsertTextFormat::Snippet
    } else {
        lsp::InsertTextFormat::PlainText
    };
    let range = document.positions.range(document.page.text(), own.span);
    lsp::CompletionItem {
        kind: Some(match own.sort {
            Sort::Required => lsp::CompletionItemKind::Field,
            Sort::Key => lsp::CompletionItemKind::Property,
            Sort::Value => lsp::CompletionItemKind::Value,
            Sort::Level => lsp::CompletionItemKind::Module,
            Sort::Figure => lsp::CompletionItemKind::Constant,
        }),
        detail: own.detail,
        documentation: own.about.map(lsp::Documentation::String),
        sort_text: Some(format!("{:05}", own.rank)),
        filter_text: Some(own.label.clone()),
        insert_text_format: Some(format),
        insert_text_mode: Some(lsp::InsertTextMode::AsIs),
        text_edit: Some(lsp::TextEdit::new(range, snippet.unwrap_or(own.text)).into()),
        label: own.label,
        ..lsp::CompletionItem::default()
    }
}

/// The parts of a document.
pub fn symbols(document: &Document, client: Client) -> Vec<lsp::DocumentSymbol> {
    let all = outline(&document.page).into_iter();
    all.map(|own| symbol(document, own, client)).collect()
}

#[expect(
    deprecated,
    reason = "the type has a field that must be given and says nothing"
)]
fn symbol(document: &Document, own: Symbol, client: Client) -> lsp::DocumentSymbol {
    let (text, positions) = (document.page.text(), &document.positions);
    let below: Vec<_> = own
        .below
        .into_iter()
        .map(|own| symbol(document, own, client))
        .collect();
    lsp::DocumentSymbol {
        name: own.name,
        detail: own.detail,
        kind: if below.is_empty() {
            lsp::SymbolKind::Field
        } else {
            lsp::SymbolKind::Struct
        },
        tags: None,
        deprecated: None,
        range: positions.range(text, own.span),
        selection_range: positions.range(text, own.key),
        children: (client.nested && !below.is_empty()).then_some(below),
    }
}

/// What of a document can be folded away: each part that has several lines, and the parts within it.
pub fn folds(document: &Document) -> Vec<lsp::FoldingRange> {
    let mut out = Vec::new();
    let mut waiting = outline(&document.page);
    while let Some(own) = waiting.pop() {
        let range = document.positions.range(document.page.text(), own.span);
        if range.start.line < range.end.line {
            out.push(lsp::FoldingRange {
                start_line: range.start.line,
                end_line: range.end.line,
                ..lsp::FoldingRange::default()
            });
        }
        waiting.extend(own.below);
    }
    out.sort_by_key(|fold| (fold.start_line, std::cmp::Reverse(fold.end_line)));
    out
}
