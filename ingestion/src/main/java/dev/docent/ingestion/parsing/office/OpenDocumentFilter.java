package dev.docent.ingestion.parsing.office;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Removes the hidden text of OpenDocument content, marks slides and their titles, and inserts the name of each sheet
 * above it (OASIS OpenDocument 1.3, part 3). The page styles of spreadsheets are removed too: their headers and
 * footers, intended for printing, contain only patterns.
 */
final class OpenDocumentFilter extends PartFilter {

    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    private final HiddenStyles styles;
    private int skipped;
    private boolean sheets;
    private boolean title;

    OpenDocumentFilter(HiddenStyles styles) {
        this.styles = styles;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (skipped > 0 || isHidden(uri, name, attributes)) {
            skipped++;
            return;
        }
        if (sheets && name.equals("table")) {
            paragraph("h", attribute(attributes, "name"));
        }
        super.startElement(uri, name, qualified, attributes);
        switch (name) {
            case "spreadsheet" -> sheets = true;
            case "page" -> paragraph("p", String.valueOf(PAGE_MARK));
            case "frame" -> title = "title".equals(attribute(attributes, "class"));
            case "p", "h" -> {
                if (title) {
                    mark(TITLE_MARK);
                    title = false;
                }
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        if (skipped > 0) {
            skipped--;
        } else {
            super.endElement(uri, name, qualified);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (skipped == 0) {
            super.characters(text, start, length);
        }
    }

    private boolean isHidden(String uri, String name, Attributes attributes) {
        if (!uri.equals(TEXT)) {
            return name.equals("master-page");
        }
        return switch (name) {
            case "hidden-text", "hidden-paragraph", "tracked-changes" -> true;
            case "section" -> "none".equals(attribute(attributes, "display"));
            case "p", "h", "span" -> styles.hides(attribute(attributes, "style-name"));
            default -> false;
        };
    }

    private void paragraph(String name, @Nullable String text) throws SAXException {
        if (text == null) {
            return;
        }
        var level = new AttributesImpl();
        if (name.equals("h")) {
            level.addAttribute(TEXT, "outline-level", "text:outline-level", "CDATA", "2");
        }
        super.startElement(TEXT, name, "text:" + name, level);
        getContentHandler().characters(text.toCharArray(), 0, text.length());
        super.endElement(TEXT, name, "text:" + name);
    }
}
