package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.BodyContentHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads office documents (Microsoft, OpenDocument, RTF), books (EPUB) and mails (RFC 5322, Outlook) with Apache Tika.
 * Hidden text is removed from a temporary copy first, because Tika does not recognize it.
 *
 * <p>A damaged document is read up to the damage, with an omission. Every failure is an {@link
 * dev.docent.ingestion.parsing.UnreadableDocumentException}. The libraries are loaded with the first document.
 */
public final class OfficeReader implements FormatReader {

    private static final Omission DAMAGED =
            new Omission("file_damaged", "The file is damaged or truncated: only the part before the damage was read.");

    @Override
    public boolean reads(String mediaType) {
        return OfficeFormat.of(mediaType).isPresent();
    }

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws Exception {
        var format = OfficeFormat.of(mediaType).orElseThrow(() -> new IllegalArgumentException(mediaType));
        var copy = Files.createTempFile("docent-office-", ".tmp");
        var recovered = Files.createTempFile("docent-recovered-", ".tmp");
        try {
            boolean complete = true;
            Path visible;
            try {
                visible = VisibleCopy.make(file.path(), copy, format, blocks.limits());
            } catch (ZipException damaged) {
                complete = false;
                ZipRecovery.copy(file.path(), recovered, blocks.limits());
                visible = VisibleCopy.make(recovered, copy, format, blocks.limits());
            }
            complete &= parse(visible, file.password(), mediaType, format, blocks);
            if (!complete) {
                blocks.omit(DAMAGED);
            }
        } catch (Exception e) {
            throw FailureCause.of(e, file.password());
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(recovered);
        }
    }

    /** {@return whether the document was read completely; otherwise there is text before the damage} */
    private static boolean parse(
            Path visible, @Nullable String password, String mediaType, OfficeFormat format, BlockCollector blocks)
            throws Exception {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, mediaType);
        var handler = new XhtmlBlocks(blocks, format, new MailHeader(format, metadata));
        var embedded = EmbeddedFiles.of(visible, format);
        var context = TikaSettings.context(format, embedded, password);
        try (var stream = TikaInputStream.get(visible)) {
            TikaSettings.PARSER.parse(stream, new BodyContentHandler(handler), metadata, context);
            handler.finish();
            embedded.report(metadata, blocks);
            return true;
        } catch (Exception e) {
            var cause = FailureCause.of(e, password);
            if (cause.reason() != Reason.CORRUPT) {
                throw cause;
            }
            handler.finish();
            if (blocks.blocks().isEmpty()) {
                throw cause;
            }
            embedded.report(metadata, blocks);
            return false;
        }
    }
}
