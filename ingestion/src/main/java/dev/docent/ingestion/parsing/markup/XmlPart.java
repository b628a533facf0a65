package dev.docent.ingestion.parsing.markup;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The content of one element, converted to HTML in order. For one thread. */
final class XmlPart {

    private static final int DEEPEST_HEADING = 6;
    private static final int LONGEST_VALUE = 200;

    private final XmlPage page;
    private final XmlText text;
    private final XmlRecords records;
    private final Element target;
    private final int level;
    private final int depth;
    private final XmlLines lines;

    XmlPart(XmlPage page, Element target, int level, int depth) {
        this(page, new XmlLines(target, ""), target, level, depth);
    }

    private XmlPart(XmlPage page, XmlLines lines, Element target, int level, int depth) {
        this.page = page;
        this.text = page.text();
        this.records = page.records();
        this.lines = lines;
        this.target = target;
        this.level = level;
        this.depth = depth;
    }

    void addAll(Element parent, boolean prose) {
        boolean mixed = prose || XmlText.isMixed(parent);
        int position = 0;
        // The elements before this position are no rows of a table.
        int plain = 0;
        for (var node = parent.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof TextNode words) {
                if (mixed) {
                    lines.inline(words.getWholeText());
                }
            } else if (node instanceof Element element) {
                var table = mixed || !isData(element) || position < plain ? List.<Element>of() : records.from(element);
                if (records.isTable(table)) {
                    lines.end();
                    target.appendChild(records.asTable(table));
                    node = table.getLast();
                } else {
                    plain = Math.max(plain, position + table.size());
                    add(element, mixed);
                }
                position++;
            }
        }
        lines.end();
    }

    private boolean isData(Element element) {
        var role = page.role(element);
        return role == XmlRole.OTHER || role == XmlRole.SECTION;
    }

    void add(Element element, boolean mixed) {
        if (depth > page.maxDepth()) {
            lines.block("p").text(element.text());
            return;
        }
        switch (page.role(element)) {
            case LABEL -> lines.label(text.of(element) + " ");
            case HEADING -> {
                page.titled();
                lines.block("h" + Math.min(level, DEEPEST_HEADING))
                        .text(lines.labeled(EmbeddedHtml.title(element, text.of(element))));
            }
            case PREFORMATTED -> lines.block("pre").text(element.wholeText());
            case CITATION -> lines.block("p").text(lines.labeled(text.of(element)));
            case PEOPLE -> lines.block("p").text(text.people(element));
            case PERSON -> lines.value(XmlText.label(element), text.person(element));
            case TABLE -> table(element);
            case LIST, NUMBERED_LIST -> list(element);
            case DEFINITION, ITEM, PARAGRAPH -> {
                lines.end();
                part(element, level, true);
            }
            case SECTION -> {
                lines.end();
                part(element, level + 1, false);
            }
            case HIDDEN, OTHER -> addOther(element, mixed);
        }
    }

    private void addOther(Element element, boolean mixed) {
        if (mixed) {
            lines.inline(text.within(element));
        } else if (EmbeddedHtml.isTeaser(element)) {
            return;
        } else if (element.childrenSize() == 0 || XmlText.isDate(element)) {
            attributes(element);
            leaf(element);
        } else if (isXhtml(element)) {
            lines.embed(level, element.html());
        } else if (!pair(element)) {
            lines.end();
            part(element, isTitled(element) ? level + 1 : level, false);
        }
    }

    /** Below the title of the document, an element with a title is a section, whatever its name. */
    private boolean isTitled(Element element) {
        return page.isTitled() && element.children().stream().anyMatch(child -> page.role(child) == XmlRole.HEADING);
    }

    private void part(Element element, int inner, boolean prose) {
        var part = new XmlPart(page, new XmlLines(target, lines.takeLabel()), target, inner, depth + 1);
        part.attributes(element);
        part.addAll(element, prose);
    }

    private void leaf(Element element) {
        var value = text.of(element);
        if (EmbeddedHtml.is(value)) {
            lines.embed(level, element.wholeText());
        } else if (value.length() > LONGEST_VALUE || isProse(element)) {
            lines.block("p").text(value);
        } else {
            lines.value(XmlText.label(element), value);
        }
    }

    private static boolean isProse(Element element) {
        return List.of("description", "summary", "content", "text", "body").contains(XmlRole.name(element));
    }

    private void attributes(Element element) {
        records.attributes(element).forEach((name, value) -> lines.value(XmlText.label(name), value));
    }

    /** Adds the name and the value of a property, which some vocabularies put into two elements. */
    private boolean pair(Element element) {
        if (element.childrenSize() != 2) {
            return false;
        }
        var name = element.child(0);
        var value = element.child(1);
        boolean named = XmlRole.name(name).matches("(?:.*-)?(?:name|key)") && name.childrenSize() == 0;
        if (named && XmlRole.name(value).matches("(?:.*-)?value")) {
            lines.value(text.of(name), text.of(value));
            return true;
        }
        return false;
    }

    private void list(Element list) {
        lines.end();
        var type = list.attr("list-type") + list.attr("type") + list.attr("numeration");
        boolean numbered =
                XmlRole.of(list) == XmlRole.NUMBERED_LIST || type.matches("order|arabic|ordered|gloss-order");
        var html = target.appendElement(numbered ? "ol" : "ul");
        for (var child : list.children()) {
            switch (page.role(child)) {
                case PARAGRAPH, HEADING -> html.before(new Element("p").text(text.of(child)));
                case DEFINITION -> html.appendElement("li").text(definition(child));
                default -> new XmlPart(page, html.appendElement("li"), level, depth + 1).addAll(child, true);
            }
        }
    }

    private String definition(Element entry) {
        var first = entry.firstElementChild();
        var rest = first == null ? null : first.nextElementSibling();
        if (first == null || rest == null) {
            return text.of(entry);
        }
        return text.of(first) + ": " + text.of(rest);
    }

    private void table(Element table) {
        for (var child : table.children()) {
            switch (page.role(child)) {
                case LABEL -> lines.label(text.of(child) + " ");
                case PARAGRAPH, HEADING -> lines.block("p").text(lines.labeled(text.of(child)));
                default -> {}
            }
        }
        lines.end();
        target.appendChild(new XmlTable(text).asHtml(table));
    }

    private static boolean isXhtml(Element element) {
        return element.attr("type").equals("xhtml");
    }
}
