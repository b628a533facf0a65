package dev.docent.ingestion.parsing.pdf;

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
import org.apache.pdfbox.pdmodel.PDPage;
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
        try (var bytes = new RandomAccessReadBufferedFile(file.path().toFile());
                var document = Loader.loadPDF(
                        bytes, "", null, null, MemoryUsageSetting.setupMixed(STREAMS_IN_MEMORY).streamCache)) {
            readPages(document, blocks);
            readForm(document, blocks);
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED, "The PDF is encrypted and opens only with its password", e);
        }
    }

    private static void readPages(PDDocument document, BlockCollector blocks) throws IOException {
        var body = new BodySize();
        var pageBlocks = new PageBlocks(body, new Hyphenation(), blocks);
        var effort = new Effort(blocks.limits());
        var text = new PageText(effort, blocks.limits().maxExpandedSize());
        int count = 0;
        int failed = 0;
        // The pages that are there; what the file says of their number may be anything.
        for (var page : document.getPages()) {
            blocks.nextPage();
            count++;
            try {
                var lines = Columns.inOrder(PageNumbers.leaveOut(text.lines(document, page), height(page)));
                body.count(lines);
                pageBlocks.add(lines);
            } catch (UnreadableDocumentException limit) {
                throw limit;
            } catch (IOException | RuntimeException broken) {
                log.warn(
                        "A page cannot be read: page={} cause={}",
                        count,
                        broken.getClass().getName());
                text = new PageText(effort, blocks.limits().maxExpandedSize());
                failed++;
            }
        }
        if (failed > 0 && failed == count) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT, "The PDF is damaged: none of its pages can be read", null);
        }
    }

    private static double height(PDPage page) {
        var box = page.getCropBox();
        return page.getRotation() % 180 == 0 ? box.getHeight() : box.getWidth();
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
        }
    }
}
