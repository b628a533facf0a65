package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.BodyContentHandler;

/**
 * Reads office documents (Microsoft, OpenDocument, RTF), books (EPUB) and mails (RFC 5322, Outlook) with Apache Tika.
 * Text that the document hides is taken out of a temporary copy first, since Tika does not know it is hidden.
 *
 * <p>Every failure is an {@link dev.docent.ingestion.parsing.UnreadableDocumentException}. The libraries are loaded by
 * the first document. Safe for concurrent use.
 */
public final class OfficeReader implements FormatReader {

    @Override
    public boolean reads(String mediaType) {
        return OfficeFormat.of(mediaType).isPresent();
    }

    @Override
    public void read(SourceFile file, BlockCollector blocks) throws Exception {
        var format =
                OfficeFormat.of(file.mediaType()).orElseThrow(() -> new IllegalArgumentException(file.mediaType()));
        var copy = Files.createTempFile("docent-office-", ".tmp");
        try {
            var visible = VisibleCopy.make(file.path(), copy, format, blocks.limits());
            parse(visible, file.mediaType(), format, blocks);
        } catch (Exception e) {
            throw OfficeFailure.explain(e);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void parse(Path file, String mediaType, OfficeFormat format, BlockCollector blocks)
            throws Exception {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, mediaType);
        var handler = new XhtmlBlocks(blocks, format, new MailHeader(format, metadata));
        try (var stream = TikaInputStream.get(file)) {
            TikaSettings.parser()
                    .parse(stream, new BodyContentHandler(handler), metadata, TikaSettings.context(format));
        }
        handler.finish();
    }
}
