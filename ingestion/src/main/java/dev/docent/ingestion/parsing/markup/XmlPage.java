package dev.docent.ingestion.parsing.markup;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Converts an XML document to an HTML page by its structure: titles become headings, values lines with their name, and
 * elements of equal shape the rows of a table. For one document and one thread.
 */
final class XmlPage {

    private final XmlText text;
    private final XmlRecords records;
    private final int maxDepth;
    private final boolean known;
    private final Document page = Document.createShell("");
    private boolean titled;

    private XmlPage(int maxDepth, boolean known) {
        this.maxDepth = maxDepth;
        this.known = known;
        this.text = new XmlText(maxDepth);
        this.records = new XmlRecords(text, known);
    }

    /** {@return the page; elements that are nested more deeply become plain text} */
    static Document of(Document xml, int maxDepth) {
        var root = xml.firstElementChild();
        boolean known = root == null || XmlRole.isKnown(root);
        if (known) {
            xml.getAllElements().stream()
                    .filter(element -> XmlRole.of(element) == XmlRole.HIDDEN)
                    .forEach(Element::remove);
        }
        var converted = new XmlPage(maxDepth, known);
        var part = new XmlPart(converted, converted.page.body(), 1, 0);
        if (root != null && converted.role(root) == XmlRole.TABLE) {
            part.add(root, false);
        } else {
            part.addAll(root == null ? xml : root, false);
        }
        return converted.page;
    }

    XmlText text() {
        return text;
    }

    XmlRecords records() {
        return records;
    }

    int maxDepth() {
        return maxDepth;
    }

    /** Records that the page has a heading. */
    void titled() {
        titled = true;
    }

    boolean isTitled() {
        return titled;
    }

    /** {@return what the element is in the vocabulary of the document} */
    XmlRole role(Element element) {
        return known ? XmlRole.of(element) : XmlRole.ofUnknown(element);
    }
}
