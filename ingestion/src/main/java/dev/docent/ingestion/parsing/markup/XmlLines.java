package dev.docent.ingestion.parsing.markup;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The HTML that an element of XML becomes, added block by block. Running text and values share a paragraph until another
 * block begins. For one thread.
 */
final class XmlLines {

    private final Element target;
    private @Nullable Element open;
    private String lastName = "";
    private String label;

    /** @param label the label of the first block, such as "2.1 ", or empty */
    XmlLines(Element target, String label) {
        this.target = target;
        this.label = label;
    }

    /** Sets the label of the next block. */
    void label(String next) {
        label = next;
    }

    /** {@return the label of the next block, which then has none} */
    String takeLabel() {
        return labeled("");
    }

    /** {@return the words behind the label, if there is one} */
    String labeled(String words) {
        var labeled = label + words;
        label = "";
        return labeled;
    }

    /** Adds a line with a value; further values of the same name follow in that line. */
    void value(String name, String value) {
        if (value.isBlank()) {
            return;
        }
        if (open != null && name.equals(lastName)) {
            open.appendText(", " + value);
        } else if (open != null && !lastName.isEmpty()) {
            open.appendElement("br");
            open.appendText(name + ": " + value);
        } else {
            end();
            inline(name + ": " + value);
        }
        lastName = name;
    }

    void inline(String words) {
        if (open == null && words.isBlank()) {
            return;
        }
        if (open == null) {
            open = target.appendElement("p");
            words = labeled(words);
        }
        open.appendText(words);
    }

    /** @param level of the section, below which headings of the HTML are put */
    void embed(int level, String html) {
        end();
        target.appendChild(EmbeddedHtml.below(level, html));
    }

    /** {@return a new block, at the end} */
    Element block(String tag) {
        end();
        return target.appendElement(tag);
    }

    /** Ends the open paragraph. */
    void end() {
        open = null;
        lastName = "";
    }
}
