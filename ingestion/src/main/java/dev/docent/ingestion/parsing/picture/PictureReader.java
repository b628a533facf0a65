package dev.docent.ingestion.parsing.picture;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.PageOmissions;
import dev.docent.ingestion.parsing.ocr.PageScan;
import dev.docent.ingestion.parsing.ocr.RecognizedPage;
import dev.docent.ingestion.parsing.ocr.Tesseract;
import dev.docent.ingestion.parsing.ocr.Tesseract.RecognitionException;
import java.io.IOException;
import java.nio.file.Files;
import javax.imageio.IIOException;

/** Reads the text in pictures by OCR. Each picture of a file is a page. */
public final class PictureReader implements FormatReader {

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var tesseract = Tesseract.of(blocks.limits().ocr());
        var omissions = new PageOmissions();
        try (var pictures = new PictureFile(file.path(), blocks.limits().maxPixels())) {
            int count = pictures.count();
            blocks.expectPages(count);
            for (int i = 0; i < count; i++) {
                blocks.nextPage();
                try {
                    tesseract.require();
                    blocks.progress().recognitionBegins();
                    read(pictures, i, file, mediaType, tesseract, blocks);
                } catch (RecognitionException unread) {
                    omissions.withoutText(i + 1, unread.reason());
                } catch (IOException | RuntimeException broken) {
                    damaged(i + 1, count, broken, omissions);
                } finally {
                    blocks.progress().recognitionEnds();
                }
            }
        }
        omissions.report(blocks);
    }

    private static void read(
            PictureFile pictures,
            int index,
            DocumentFile file,
            String mediaType,
            Tesseract tesseract,
            BlockCollector blocks)
            throws IOException, RecognitionException {
        try {
            var picture = pictures.read(index);
            if (blocks.isScan()) {
                blocks.scanned(PageScan.of(tesseract, picture, 0));
            } else {
                add(tesseract.read(picture, 0), blocks);
            }
        } catch (IIOException undecoded) {
            add(undecoded(undecoded, file, mediaType, tesseract), blocks);
        }
    }

    /** Java decodes no CMYK JPEG, and not every WebP; Tesseract may. */
    private static RecognizedPage undecoded(
            IIOException undecoded, DocumentFile file, String mediaType, Tesseract tesseract)
            throws IOException, RecognitionException {
        if (!mediaType.equals("image/webp") && !mediaType.equals("image/jpeg")) {
            throw undecoded;
        }
        var recognized = tesseract.read(Files.readAllBytes(file.path()));
        // Tesseract ignores the Exif orientation that viewers apply, so the positions of the words are unknown.
        return new RecognizedPage(recognized.paragraphs(), new PageWords.Builder(), recognized.lines());
    }

    private static void add(RecognizedPage recognized, BlockCollector blocks) {
        if (blocks.isScan()) {
            blocks.scanned(PageScan.of(recognized));
        } else if (!recognized.paragraphs().isEmpty()) {
            recognized.addTo(blocks);
        }
    }

    private static void damaged(int page, int count, Exception broken, PageOmissions omissions) {
        if (broken instanceof UnreadableDocumentException limit) {
            throw limit;
        }
        omissions.damaged(page);
        if (omissions.damaged() == count) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT, "The picture is damaged and cannot be decoded", broken);
        }
    }
}
