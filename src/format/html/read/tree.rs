//! The tree that the parser makes of a page: elements with their attributes, and text. Of comments, document types and the
//! like it keeps only the place.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use ego_tree::{NodeId, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, expanded_name, local_name, ns};

use super::put_aside::put_back;

/// A node of the page.
pub enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(StrTendril),
    /// What no reader sees: the root, a comment, a document type, the contents of a template.
    Other,
}

/// An element.
pub struct Element {
    name: QualName,
    attributes: Vec<Attribute>,
}

impl Node {
    /// The element, where it is one.
    pub const fn as_element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) | Self::Other => None,
        }
    }

    /// The text, where it is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Element(_) | Self::Other => None,
        }
    }
}

impl Element {
    /// Its name in small letters.
    pub fn name(&self) -> &str {
        &self.name.local
    }

    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        let found = self
            .attributes
            .iter()
            .find(|attribute| attribute.name.ns == ns!() && &*attribute.name.local == name);
        found.map(|attribute| &*attribute.value)
    }

    /// Its classes.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attr("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// How many attributes it has.
    pub fn attribute_count(&self) -> usize {
        self.attributes.len()
    }

    /// Its name and those of its attributes, as the parser keeps them.
    pub fn names(&self) -> impl Iterator<Item = &QualName> {
        let attributes = self.attributes.iter().map(|attribute| &attribute.name);
        attributes.chain([&self.name])
    }
}

/// What the parser grows the tree with.
pub struct Sink {
    growing: RefCell<Growing>,
}

struct Growing {
    tree: Tree<Node>,
    /// What a node that is no element is called; the parser asks for names of elements only.
    nameless: QualName,
    /// Data of pictures that went round the parser; each is given back once.
    aside: Vec<Option<String>>,
}

impl Growing {
    /// The whole tree, with the data that went round the parser.
    fn finish(mut self) -> Tree<Node> {
        let aside = &mut self.aside;
        let mut whole = |text: &mut StrTendril| {
            if let Some(whole) = put_back(text, |number| aside.get_mut(number)?.take()) {
                *text = whole.into();
            }
        };
        for node in self.tree.values_mut() {
            match node {
                Node::Element(element) => element.attributes.iter_mut().for_each(|a| whole(&mut a.value)),
                Node::Text(text) => whole(text),
                Node::Other => {}
            }
        }
        self.tree
    }
}

impl Sink {
    /// An empty page.
    pub fn new() -> Self {
        Self {
            growing: RefCell::new(Growing {
                tree: Tree::new(Node::Other),
                nameless: QualName::new(None, ns!(), local_name!("")),
                aside: Vec::new(),
            }),
        }
    }

    /// Keeps the data of a picture that goes round the parser; its number.
    pub fn keep(&self, data: &str) -> usize {
        let aside = &mut self.growing.borrow_mut().aside;
        aside.push(Some(data.to_owned()));
        aside.len() - 1
    }

    /// The tree as far as it has grown.
    pub fn tree(&self) -> Ref<'_, Tree<Node>> {
        Ref::map(self.growing.borrow(), |growing| &growing.tree)
    }

    /// A node that has no place in the tree yet.
    fn orphan(&self, node: Node) -> NodeId {
        self.growing.borrow_mut().tree.orphan(node).id()
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree<Node>;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree<Node> {
        let growing = self.growing.into_inner();
        if growing.aside.is_empty() {
            growing.tree
        } else {
            growing.finish()
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.growing.borrow().tree.root().id()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.growing.borrow(), |growing| {
            let node = growing.tree.get(*target);
            let element = node.and_then(|node| node.value().as_element());
            element.map_or(&growing.nameless, |element| &element.name)
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        let template = name.expanded() == expanded_name!(html "template");
        let mut growing = self.growing.borrow_mut();
        let mut node = growing.tree.orphan(Node::Element(Element { name, attributes }));
        if template {
            node.append(Node::Other);
        }
        node.id()
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.orphan(Node::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.orphan(Node::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut growing = self.growing.borrow_mut();
        let Some(mut parent) = growing.tree.get_mut(*parent) else {
            return;
        };
        match child {
            NodeOrText::AppendNode(child) => drop(parent.append_id(child)),
            NodeOrText::AppendText(text) => {
                if let Some(mut last) = parent.last_child()
                    && let Node::Text(before) = last.value()
                {
                    before.push_tendril(&text);
                } else {
                    parent.append(Node::Text(text));
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let growing = self.growing.borrow();
        let has_parent = growing
            .tree
            .get(*element)
            .is_some_and(|node| node.parent().is_some());
        drop(growing);
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        self.growing.borrow_mut().tree.root_mut().append(Node::Other);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let growing = self.growing.borrow();
        let contents = growing.tree.get(*target).and_then(|node| node.first_child());
        contents.map_or(*target, |contents| contents.id())
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut growing = self.growing.borrow_mut();
        if let NodeOrText::AppendNode(child) = child
            && let Some(mut child) = growing.tree.get_mut(child)
        {
            child.detach();
        }
        let Some(mut sibling) = growing.tree.get_mut(*sibling) else {
            return;
        };
        if sibling.parent().is_none() {
            return;
        }
        match child {
            NodeOrText::AppendNode(child) => drop(sibling.insert_id_before(child)),
            NodeOrText::AppendText(text) => {
                if let Some(mut before) = sibling.prev_sibling()
                    && let Node::Text(before) = before.value()
                {
                    before.push_tendril(&text);
                } else {
                    sibling.insert_before(Node::Text(text));
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut growing = self.growing.borrow_mut();
        let Some(mut node) = growing.tree.get_mut(*target) else {
            return;
        };
        if let Node::Element(element) = node.value() {
            for attribute in attributes {
                if element.attributes.iter().all(|own| own.name != attribute.name) {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        if let Some(mut node) = self.growing.borrow_mut().tree.get_mut(*target) {
            node.detach();
        }
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        if let Some(mut parent) = self.growing.borrow_mut().tree.get_mut(*new_parent) {
            parent.reparent_from_id_append(*node);
        }
    }
}
