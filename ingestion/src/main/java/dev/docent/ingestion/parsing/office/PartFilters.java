package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.tika.sax.ToXMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Selects the filter for each part of a zipped document. Document type declarations are rejected. */
final class PartFilters {

    private static final SAXParserFactory PARSERS = hardened();

    private final HiddenStyles hidden = new HiddenStyles();
    private final boolean strict;
    private final boolean sheets;

    PartFilters(ZipFile zip, OfficeFormat format, long limit) throws IOException, SAXException {
        checkEncryption(zip, limit);
        read(zip, "word/styles.xml", hidden, limit);
        read(zip, "styles.xml", hidden, limit);
        read(zip, "content.xml", hidden, limit);
        var namespaces = new StrictNamespaces.Search();
        read(zip, "_rels/.rels", namespaces, limit);
        strict = namespaces.found();
        sheets = format == OfficeFormat.OPEN_SHEET;
    }

    void copy(String name, InputStream in, OutputStream out) throws IOException, SAXException {
        var filter = filter(name);
        if (filter == null) {
            in.transferTo(out);
        } else {
            filter.setContentHandler(new ToXMLContentHandler(out, "UTF-8"));
            parse(in, strict ? new StrictNamespaces(filter) : filter);
            out.flush();
        }
    }

    private @Nullable PartFilter filter(String name) {
        if (name.matches("word/(document|header\\d*|footer\\d*|footnotes|endnotes|comments)\\d*\\.xml")) {
            return new WordFilter(hidden);
        }
        if (name.matches("ppt/slides/[^/]+\\.xml")) {
            return new SlideFilter();
        }
        if (name.matches("(?:word|ppt|xl)/charts/[^/]+\\.xml")) {
            return new ChartFilter();
        }
        if (name.equals("content.xml") || sheets && name.equals("styles.xml")) {
            return new OpenDocumentFilter(hidden);
        }
        return strict && name.matches(".*\\.(xml|rels)") ? new PartFilter() : null;
    }

    /** Fails if a part of the document is encrypted. */
    static void checkEncryption(ZipFile zip, long limit) throws IOException, SAXException {
        read(zip, "META-INF/manifest.xml", new EncryptionCheck(), limit);
        read(zip, "META-INF/encryption.xml", new EncryptionCheck(), limit);
    }

    private static void read(ZipFile zip, String name, ContentHandler handler, long limit)
            throws IOException, SAXException {
        var entry = zip.getEntry(name);
        if (entry != null) {
            try (var in = VisibleCopy.open(zip, entry, limit)) {
                parse(in, handler);
            }
        }
    }

    private static void parse(InputStream in, ContentHandler handler) throws IOException, SAXException {
        try {
            var reader = PARSERS.newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(new DefaultHandler());
            reader.parse(new InputSource(CloseShieldInputStream.wrap(in)));
        } catch (ParserConfigurationException e) {
            throw new SAXException(e);
        }
    }

    private static SAXParserFactory hardened() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's XML parser cannot reject document type declarations", e);
        }
    }

    /** Marks the title of a slide, identified by its placeholder (ECMA-376 part 1, 19.7.10). */
    private static final class SlideFilter extends PartFilter {

        private boolean title;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            super.startElement(uri, name, qualified, attributes);
            switch (name) {
                case "sp" -> title = false;
                case "ph" -> {
                    var type = attribute(attributes, "type");
                    title = "title".equals(type) || "ctrTitle".equals(type);
                }
                case "t" -> {
                    if (title) {
                        mark(TITLE_MARK);
                        title = false;
                    }
                }
                default -> {}
            }
        }
    }

    /**
     * Rejects documents whose manifest lists encrypted content: OpenDocument (1.3 part 2, 4.4) and EPUB (OCF 3.3,
     * 4.2.6.3.2), where encrypted fonts are accepted.
     */
    private static final class EncryptionCheck extends DefaultHandler {

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (name.equals("encryption-data")) {
                throw new UnreadableDocumentException(
                        Reason.ENCRYPTED, "The document is encrypted; save it without a password");
            }
            var part = attributes.getValue("URI");
            if (name.equals("CipherReference") && part != null && part.matches("(?i).*\\.x?html?")) {
                throw new UnreadableDocumentException(
                        Reason.ENCRYPTED, "The book is copy-protected and opens only in the vendor's program");
            }
        }
    }
}
