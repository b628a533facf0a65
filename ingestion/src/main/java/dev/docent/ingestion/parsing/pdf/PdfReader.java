package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads PDF with PDFBox, page by page, so that a broken page does not affect the others.
 *
 * <p>A file that opens without a password is read even if its permissions disallow text extraction: this is the
 * responsibility of the user who uploads it.
 */
public final class PdfReader implements FormatReader {

    private static final Logger log = LoggerFactory.getLogger(PdfReader.class);

    /** The size of decoded streams kept in memory; more goes to a temporary file. */
    private static final long STREAMS_IN_MEMORY = 16L << 20;

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/pdf");
    }

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var password = file.password() == null ? "" : file.password();
        try (var bytes = new RandomAccessReadBufferedFile(file.path().toFile());
                var document = Loader.loadPDF(
                        bytes, password, null, null, MemoryUsageSetting.setupMixed(STREAMS_IN_MEMORY).streamCache)) {
            new PdfPages(document, blocks).read();
            readForm(document, blocks);
            AttachedFiles.count(document, blocks);
        } catch (InvalidPasswordException e) {
            throw FailureCause.encrypted(file.password(), e);
        } catch (IOException e) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT, "The PDF is damaged or truncated: its cross-reference table cannot be read", e);
        }
    }

    private static void readForm(PDDocument document, BlockCollector blocks) {
        try {
            FormFields.add(document, blocks);
        } catch (UnreadableDocumentException limit) {
            throw limit;
        } catch (RuntimeException broken) {
            log.warn("pdf form unreadable cause={}", broken.getClass().getName());
            blocks.omit(new Omission(
                    "form_unreadable", "The values of the form fields cannot be read because the form is damaged."));
        }
    }
}
