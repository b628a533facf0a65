package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.FailureCause;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF. */
final class PdfFile {

    /** The size of decoded streams kept in memory; more goes to a temporary file. */
    private static final long STREAMS_IN_MEMORY = 16L << 20;

    private PdfFile() {}

    /** {@return what is read from the document, which is closed afterwards} @throws UnreadableDocumentException if it cannot be opened */
    static <T> T read(DocumentFile file, Reading<T> reading) {
        var password = file.password() == null ? "" : file.password();
        try (var bytes = new RandomAccessReadBufferedFile(file.path().toFile());
                var document = Loader.loadPDF(
                        bytes, password, null, null, MemoryUsageSetting.setupMixed(STREAMS_IN_MEMORY).streamCache)) {
            return reading.of(document);
        } catch (InvalidPasswordException e) {
            throw FailureCause.encrypted(file.password(), e);
        } catch (IOException e) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT, "The PDF is damaged or truncated: its cross-reference table cannot be read", e);
        }
    }

    /** What is read from a document. */
    @FunctionalInterface
    interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }
}
