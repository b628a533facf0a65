package dev.docent.ingestion.parsing.office;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/** Replaces the namespaces of Strict Open XML (ISO/IEC 29500-1) by the transitional ones, which POI reads. */
final class StrictNamespaces extends XMLFilterImpl {

    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    StrictNamespaces(ContentHandler next) {
        setContentHandler(next);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        super.startPrefixMapping(prefix, transitional(uri));
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        var changed = new AttributesImpl(attributes);
        for (int i = 0; i < changed.getLength(); i++) {
            changed.setURI(i, transitional(changed.getURI(i)));
            changed.setValue(i, transitional(changed.getValue(i)));
        }
        super.startElement(transitional(uri), name, qualified, changed);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        super.endElement(transitional(uri), name, qualified);
    }

    private static String transitional(String uri) {
        if (!uri.startsWith(STRICT)) {
            return uri;
        }
        var path = uri.substring(STRICT.length());
        int slash = path.indexOf('/');
        return slash < 0
                ? uri
                : "http://schemas.openxmlformats.org/" + path.substring(0, slash) + "/2006"
                        + path.substring(slash).replace("extendedProperties", "extended-properties");
    }

    /** Detects strict namespaces in the relationships of a package. */
    static final class Search extends DefaultHandler {

        private boolean found;

        boolean found() {
            return found;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            var type = attributes.getValue("Type");
            found |= type != null && type.startsWith(STRICT);
        }
    }
}
