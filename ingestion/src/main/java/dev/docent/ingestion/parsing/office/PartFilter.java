package dev.docent.ingestion.parsing.office;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Passes a part on as it is, without marks of ours. Knows the elements that are open. */
class PartFilter extends XMLFilterImpl {

    private final Deque<String> open = new ArrayDeque<>();

    /** Tika's writer does not know the prefix that every document has. */
    @Override
    public void startDocument() throws SAXException {
        super.startDocument();
        startPrefixMapping(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        open.push(name);
        super.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        open.pop();
        super.endElement(uri, name, qualified);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        var kept = new char[length];
        int end = 0;
        for (int i = start; i < start + length; i++) {
            if (!Mark.isMark(text[i])) {
                kept[end++] = text[i];
            }
        }
        super.characters(kept, 0, end);
    }

    final void mark(char mark) throws SAXException {
        super.characters(new char[] {mark}, 0, 1);
    }

    /** {@return whether the named elements are open, the innermost first} */
    final boolean within(String innermost, String around) {
        var names = open.iterator();
        return names.hasNext()
                && names.next().equals(innermost)
                && names.hasNext()
                && names.next().equals(around);
    }

    /** {@return the attribute of that local name, whatever its namespace} */
    static @Nullable String attribute(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(name)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }
}
