package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Converts the elements of an HTML page to blocks. For one page and one thread. */
final class HtmlBlocks {

    /** Elements that jsoup considers to be blocks but browsers display inline. */
    private static final Set<String> INLINE_BLOCKS = Set.of("button", "label", "summary", "legend", "option");

    private final BlockCollector blocks;
    private final int maxDepth;
    private final StringBuilder open = new StringBuilder();
    private int listDepth = -1;
    private @Nullable String marker;

    HtmlBlocks(BlockCollector blocks) {
        this.blocks = blocks;
        this.maxDepth = blocks.limits().maxNesting();
    }

    /** Adds the visible content of the page, and its title if it has no top-level heading. */
    void add(Document page) {
        HiddenElements.remove(page);
        PageFurniture.remove(page);
        NoteMarks.remove(page.body());
        if (page.select("h1").isEmpty() && !page.title().isBlank()) {
            blocks.heading(1, page.title());
        }
        walk(page.body(), 0);
        flush();
    }

    private void walk(Element parent, int depth) {
        for (var child : parent.childNodes()) {
            add(child, depth);
        }
    }

    private void add(Node node, int depth) {
        switch (node) {
            case TextNode text -> open.append(text.getWholeText().replaceAll("\\s+", " "));
            case Element element -> add(element, depth + 1);
            default -> {}
        }
    }

    private void add(Element element, int depth) {
        if (depth > maxDepth) {
            open.append(element.text()).append(' ');
            return;
        }
        switch (element.normalName()) {
            case "br" -> open.append('\n');
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol", "menu" -> list(element, depth);
            case "table" -> table(element, depth);
            case "pre", "textarea", "listing" -> preformatted(element);
            case "hr" -> flush();
            default -> {
                boolean block = element.isBlock() && !INLINE_BLOCKS.contains(element.normalName());
                if (block) {
                    flush();
                }
                walk(element, depth);
                if (block) {
                    flush();
                }
            }
        }
    }

    private void heading(Element element) {
        flush();
        blocks.heading(element.normalName().charAt(1) - '0', element.text());
    }

    private void list(Element list, int depth) {
        flush();
        listDepth++;
        int number = number(list.attr("start"));
        for (var child : list.childNodes()) {
            if (child instanceof Element item && item.normalName().equals("li")) {
                flush();
                marker = list.normalName().equals("ol") ? number++ + "." : "-";
                walk(item, depth + 1);
                flush();
                marker = null;
            } else {
                add(child, depth);
            }
        }
        flush();
        listDepth--;
    }

    private static int number(String start) {
        return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
    }

    private void table(Element element, int depth) {
        flush();
        var caption = element.selectFirst("> caption");
        var table = HtmlTable.of(element);
        if (table.layout()) {
            walk(element, depth);
            flush();
            return;
        }
        if (caption != null) {
            blocks.paragraph(caption.text());
        }
        if (table.labelled()) {
            blocks.labelledRows(table.rows());
        } else {
            blocks.table(table.rows(), table.header());
        }
    }

    private void preformatted(Element element) {
        flush();
        blocks.preformatted(element.wholeText());
    }

    private void flush() {
        if (!open.toString().isBlank()) {
            if (marker != null) {
                blocks.listItem(Math.max(0, listDepth), marker, open.toString());
                marker = null;
            } else {
                blocks.paragraph(open.toString());
            }
        }
        open.setLength(0);
    }
}
