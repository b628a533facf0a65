package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.SourceFile;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads PDF with PDFBox, page by page, so that one broken page does not lose the others.
 *
 * <p>A file that opens without a password is read even where its permission bits ask that text not be extracted: whoever
 * uploads it answers for that right.
 */
public final class PdfReader implements FormatReader {

    private static final Logger log = LoggerFactory.getLogger(PdfReader.class);

    /** How much of a file's streams is unpacked into memory; the rest goes to a temporary file. */
    private static final long STREAMS_IN_MEMORY = 16L << 20;

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/pdf");
    }

    @Override
    public void read(SourceFile file, BlockCollector blocks) throws IOException {
        var password = file.password() == null ? "" : file.password();
        try (var bytes = new RandomAccessReadBufferedFile(file.path().toFile());
                var document = Loader.loadPDF(
                        bytes, password, null, null, MemoryUsageSetting.setupMixed(STREAMS_IN_MEMORY).streamCache)) {
            new PdfPages(document, blocks).read();
            readForm(document, blocks);
            AttachedFiles.count(document, blocks);
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED,
                    password.isEmpty()
                            ? "The PDF is encrypted and opens only with its password"
                            : "The password does not open the file",
                    e);
        } catch (IOException e) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT, "The PDF is damaged or cut off: its table of contents cannot be read", e);
        }
    }

    private static void readForm(PDDocument document, BlockCollector blocks) {
        try {
            FormFields.add(document, blocks);
        } catch (UnreadableDocumentException limit) {
            throw limit;
        } catch (RuntimeException broken) {
            log.warn(
                    "The form of a PDF cannot be read: cause={}",
                    broken.getClass().getName());
            blocks.omit(new Omission(
                    "form_unreadable", "What was filled into the form cannot be read because the form is damaged."));
        }
    }
}
