package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.BodyContentHandler;

/**
 * Reads office documents (Microsoft, OpenDocument, RTF), books (EPUB) and mails (RFC 5322, Outlook) with Apache Tika.
 * Text that the document hides is taken out of a temporary copy first, since Tika does not know it is hidden.
 *
 * <p>Of a document that is damaged, what can be read before the damage is read, and an omission says so. Every failure is
 * an {@link dev.docent.ingestion.parsing.UnreadableDocumentException}. The libraries are loaded by the first document.
 * Safe for concurrent use.
 */
public final class OfficeReader implements FormatReader {

    private static final Omission DAMAGED = new Omission(
            "file_damaged", "The file is damaged or cut off: what could be saved of it is read, the rest is missing.");

    @Override
    public boolean reads(String mediaType) {
        return OfficeFormat.of(mediaType).isPresent();
    }

    @Override
    public void read(SourceFile file, BlockCollector blocks) throws Exception {
        var format =
                OfficeFormat.of(file.mediaType()).orElseThrow(() -> new IllegalArgumentException(file.mediaType()));
        var copy = Files.createTempFile("docent-office-", ".tmp");
        var saved = Files.createTempFile("docent-saved-", ".tmp");
        try {
            boolean whole = true;
            Path visible;
            try {
                visible = VisibleCopy.make(file.path(), copy, format, blocks.limits());
            } catch (ZipException cutOff) {
                whole = false;
                SavedParts.copy(file.path(), saved, blocks.limits());
                visible = VisibleCopy.make(saved, copy, format, blocks.limits());
            }
            whole &= parse(visible, file, format, blocks);
            if (!whole) {
                blocks.omit(DAMAGED);
            }
        } catch (Exception e) {
            throw OfficeFailure.explain(e, file.password());
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(saved);
        }
    }

    /** {@return whether all of it is read; otherwise there is text from before the damage} */
    private static boolean parse(Path visible, SourceFile file, OfficeFormat format, BlockCollector blocks)
            throws Exception {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, file.mediaType());
        var handler = new XhtmlBlocks(blocks, format, new MailHeader(format, metadata));
        var embedded = new EmbeddedFiles(ChartWorkbooks.names(visible, format));
        var context = TikaSettings.context(format, embedded, file.password());
        try (var stream = TikaInputStream.get(visible)) {
            TikaSettings.parser().parse(stream, new BodyContentHandler(handler), metadata, context);
            handler.finish();
            embedded.tell(metadata, blocks);
            return true;
        } catch (Exception e) {
            var cause = OfficeFailure.explain(e, file.password());
            if (cause.reason() == Reason.CORRUPT) {
                handler.finish();
            }
            if (cause.reason() != Reason.CORRUPT || blocks.blocks().isEmpty()) {
                throw cause;
            }
            embedded.tell(metadata, blocks);
            return false;
        }
    }
}
