package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Converts the XHTML output of Tika to blocks. For one document. */
final class XhtmlBlocks extends DefaultHandler {

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
            "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
            "tt", "u", "var", "wbr");
    /** The CSS class of the element around an attachment. */
    static final String ATTACHMENT = "package-entry";

    private static final Set<String> SKIPPED = Set.of("head", "script", "style", "template", "title");

    private final XhtmlText text;
    private final BlockCollector blocks;
    private final OfficeFormat format;
    private final Deque<XhtmlTable> tables = new ArrayDeque<>();
    private int skipped;
    private boolean attached;

    XhtmlBlocks(BlockCollector blocks, OfficeFormat format, DocumentProperties header) {
        this.blocks = blocks;
        this.format = format;
        this.text = new XhtmlText(blocks, format, header);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        var name = local.isEmpty() ? qualified : local;
        var style = value(attributes, "class");
        if (skipped > 0 || SKIPPED.contains(name) || isHidden(attributes)) {
            skipped++;
        } else if (name.equals("br")) {
            append("\n");
        } else if (!INLINE.contains(name) && !isTable(name, attributes)) {
            endBlock();
            block(name, style, value(attributes, "start"));
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        var name = local.isEmpty() ? qualified : local;
        if (skipped > 0) {
            skipped--;
        } else if (!INLINE.contains(name) && !name.equals("br") && !endTable(name)) {
            endBlock();
            text.end(name);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (skipped == 0) {
            append(new String(chars, start, length));
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) {
        characters(chars, start, length);
    }

    void finish() {
        endBlock();
        text.finish();
    }

    private void block(String name, String style, String start) {
        if (style.equals("slide-content") && !format.hasAttachments()) {
            blocks.nextPage();
            text.startSlide();
        }
        attached |= style.equals(ATTACHMENT);
        text.start(name, style, start, attached);
    }

    private boolean isTable(String name, Attributes attributes) {
        switch (name) {
            case "table" -> {
                endBlock();
                tables.push(new XhtmlTable());
            }
            case "tr" -> table(XhtmlTable::startRow);
            case "td", "th" -> table(table -> table.startCell(name, value(attributes, "colspan")));
            case "tbody", "thead", "tfoot", "caption" -> {
                return !name.equals("caption");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean endTable(String name) {
        switch (name) {
            case "table" -> {
                var table = tables.poll();
                if (table != null) {
                    close(table);
                }
            }
            case "td", "th", "tr" -> table(XhtmlTable::endCell);
            case "tbody", "thead", "tfoot" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void close(XhtmlTable table) {
        table.endCell();
        var outer = tables.peek();
        if (outer == null) {
            text.header();
            blocks.table(table.rows(), table.hasHeader());
            text.resetCount();
        } else {
            outer.append(table.asLines());
        }
    }

    private void append(String more) {
        var table = tables.peek();
        if (table == null) {
            text.append(more);
        } else if (table.isInCell()) {
            text.count(more.length());
            table.append(text.unmarked(more));
        }
    }

    private void endBlock() {
        var table = tables.peek();
        if (table == null) {
            text.flush();
        } else if (table.isInCell()) {
            table.append("\n");
        }
    }

    private void table(Consumer<XhtmlTable> action) {
        var table = tables.peek();
        if (table != null) {
            action.accept(table);
        }
    }

    private static boolean isHidden(Attributes attributes) {
        var style = value(attributes, "style").replace(" ", "").toLowerCase(Locale.ROOT);
        return attributes.getIndex("hidden") >= 0
                || style.contains("display:none")
                || style.contains("visibility:hidden");
    }

    private static String value(Attributes attributes, String name) {
        @Nullable String value = attributes.getValue(name);
        return value == null ? "" : value;
    }
}
