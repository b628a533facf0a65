package dev.docent.ingestion.parsing.office;

import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Copies an XML part, without the private-use characters that mark pages and titles. */
class PartFilter extends XMLFilterImpl {

    /** Marks the beginning of a page. Marks are private-use characters that carry structure through Tika's output. */
    static final char PAGE_MARK = '\uF8D0';

    /** Marks the title of a slide. */
    static final char TITLE_MARK = '\uF8D1';

    /** Marks the beginning of a table, a cell after the first one, a row, and the end of the table. */
    static final char TABLE_MARK = '\uF8D2';

    static final char CELL_MARK = '\uF8D3';
    static final char ROW_MARK = '\uF8D4';
    static final char TABLE_END = '\uF8D5';

    /** Declares the prefix {@code xml}, which Tika's writer does not know. */
    @Override
    public void startDocument() throws SAXException {
        super.startDocument();
        startPrefixMapping(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        var kept = new char[length];
        int end = 0;
        for (int i = start; i < start + length; i++) {
            if (text[i] < PAGE_MARK || text[i] > TABLE_END) {
                kept[end++] = text[i];
            }
        }
        super.characters(kept, 0, end);
    }

    final void mark(char mark) throws SAXException {
        super.characters(new char[] {mark}, 0, 1);
    }

    /** Writes a text that contains marks. */
    final void writeMarked(String text) throws SAXException {
        super.characters(text.toCharArray(), 0, text.length());
    }

    /** {@return the attribute with the given local name, in any namespace} */
    static @Nullable String attribute(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(name)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }
}
