package dev.docent.ingestion.parsing.office;

import org.apache.tika.extractor.EmbeddedDocumentExtractor;
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
import org.jspecify.annotations.Nullable;

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
}
