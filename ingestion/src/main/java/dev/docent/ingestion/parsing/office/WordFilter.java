package dev.docent.ingestion.parsing.office;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Removes the text of runs that are hidden, directly or by a style (ECMA-376 part 1, 17.3.2.41). */
final class WordFilter extends PartFilter {

    private final HiddenStyles styles;
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Boolean> paragraphs = new ArrayDeque<>();
    private final Deque<Boolean> runs = new ArrayDeque<>();

    WordFilter(HiddenStyles styles) {
        this.styles = styles;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        switch (name) {
            case "p" -> paragraphs.push(false);
            case "pStyle" -> replace(paragraphs, styles.hides(attribute(attributes, "val")));
            case "r" -> runs.push(!paragraphs.isEmpty() && paragraphs.getFirst());
            case "rStyle" -> {
                if (isRunProperty() && styles.hides(attribute(attributes, "val"))) {
                    replace(runs, true);
                }
            }
            case "vanish" -> {
                if (isRunProperty()) {
                    replace(runs, HiddenStyles.isOn(attributes));
                }
            }
            default -> {}
        }
        open.push(name);
        super.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        super.endElement(uri, name, qualified);
        open.pop();
        switch (name) {
            case "p" -> paragraphs.poll();
            case "r" -> runs.poll();
            default -> {}
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (!runs.contains(true)) {
            super.characters(text, start, length);
        }
    }

    /** {@return whether the next element is a property of a run, not of the mark of a paragraph} */
    private boolean isRunProperty() {
        var names = open.iterator();
        return open.size() > 1 && names.next().equals("rPr") && names.next().equals("r");
    }

    private static void replace(Deque<Boolean> stack, boolean value) {
        if (stack.poll() != null) {
            stack.push(value);
        }
    }
}
