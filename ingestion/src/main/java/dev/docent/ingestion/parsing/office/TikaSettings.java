package dev.docent.ingestion.parsing.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.PasswordProvider;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** The Tika parsers in use. Excluded are parsers for images and parsers that start a program. */
final class TikaSettings {

    static final Parser PARSER = new AutoDetectParser(
            new OOXMLParser(),
            new OfficeParser(),
            new OpenDocumentParser(),
            new RTFParser(),
            new EpubParser(),
            new RFC822Parser(),
            new TNEFParser(),
            new JSoupParser(),
            new PDFParser(),
            new TXTParser());

    private TikaSettings() {}

    /**
     * {@return the context for one document}
     *
     * @param embedded counts the embedded files that are not read
     * @param password the password of the document; null if none is known
     */
    static ParseContext context(OfficeFormat format, EmbeddedFiles embedded, @Nullable String password) {
        var context = new ParseContext();
        context.set(Parser.class, PARSER);
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        context.set(OfficeParserConfig.class, office());
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        context.set(PDFParserConfig.class, pdf);
        context.set(EmbeddedDocumentExtractor.class, new Attachments(context, format, embedded));
        if (password != null) {
            context.set(PasswordProvider.class, metadata -> password);
        }
        return context;
    }

    private static OfficeParserConfig office() {
        var office = new OfficeParserConfig();
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        office.setExtractMacros(false);
        office.setIncludeSlideMasterContent(false);
        office.setWriteSelectHeadersInBody(false);
        return office;
    }

    /** Reads the attachments of mails, each under its name; the embedded files of other documents are only counted. */
    private static final class Attachments extends ParsingEmbeddedDocumentExtractor {

        /** Types of embedded resources without text of their own. */
        private static final Set<String> WITHOUT_TEXT = Set.of(
                TikaCoreProperties.EmbeddedResourceType.INLINE.name(),
                TikaCoreProperties.EmbeddedResourceType.MACRO.name(),
                TikaCoreProperties.EmbeddedResourceType.METADATA.name(),
                TikaCoreProperties.EmbeddedResourceType.FONT.name(),
                TikaCoreProperties.EmbeddedResourceType.THUMBNAIL.name());

        private final OfficeFormat format;
        private final EmbeddedFiles files;

        Attachments(ParseContext context, OfficeFormat format, EmbeddedFiles files) {
            super(context);
            this.format = format;
            this.files = files;
        }

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            boolean picture = isMedia(metadata.get(Metadata.CONTENT_TYPE));
            if (format.hasAttachments() && !picture) {
                return true;
            }
            // Pictures count as files only in mails; elsewhere they belong to the page.
            if (format.hasAttachments() || !picture && !belongsToDocument(metadata)) {
                files.skip();
            }
            return false;
        }

        private boolean belongsToDocument(Metadata metadata) {
            var kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE_KEY);
            // Resources of a book outside its reading order, such as a second table of contents, are not displayed.
            return format == OfficeFormat.EPUB
                    || kind != null && WITHOUT_TEXT.contains(kind)
                    || files.isChartWorkbook(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
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
            var text = new TextDetector(handler);
            super.parseEmbedded(stream, text, metadata, false);
            if (!text.found) {
                files.skip();
            }
            handler.endElement(XHTMLContentHandler.XHTML, "div", "div");
        }

        private static boolean isMedia(@Nullable String type) {
            return type != null
                    && (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/"));
        }

        /** Detects whether there is any text. */
        private static final class TextDetector extends ContentHandlerDecorator {

            private boolean found;

            TextDetector(ContentHandler handler) {
                super(handler);
            }

            @Override
            public void characters(char[] text, int start, int length) throws SAXException {
                found |= !new String(text, start, length).isBlank();
                super.characters(text, start, length);
            }
        }
    }
}
