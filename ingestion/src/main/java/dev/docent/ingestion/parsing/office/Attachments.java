package dev.docent.ingestion.parsing.office;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Reads what is attached to a mail, each under its name. Other documents are read without what they embed. */
final class Attachments extends ParsingEmbeddedDocumentExtractor {

    private final boolean wanted;

    Attachments(ParseContext context, boolean wanted) {
        super(context);
        this.wanted = wanted;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        var type = metadata.get(Metadata.CONTENT_TYPE);
        return wanted && (type == null || !type.startsWith("image/"));
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        var name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        var entry = new AttributesImpl();
        entry.addAttribute("", "class", "class", "CDATA", name == null ? "" : XhtmlBlocks.ATTACHMENT);
        handler.startElement(XHTMLContentHandler.XHTML, "div", "div", entry);
        if (name != null) {
            handler.startElement(XHTMLContentHandler.XHTML, "h1", "h1", new AttributesImpl());
            handler.characters(name.toCharArray(), 0, name.length());
            handler.endElement(XHTMLContentHandler.XHTML, "h1", "h1");
        }
        super.parseEmbedded(stream, handler, metadata, false);
        handler.endElement(XHTMLContentHandler.XHTML, "div", "div");
    }
}
