package dev.docent.ingestion.parsing.picture;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.PageOmissions;
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
                    var recognized = read(pictures, i, file, mediaType, tesseract);
                    if (!recognized.paragraphs().isEmpty()) {
                        recognized.addTo(blocks);
                    }
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

    private static RecognizedPage read(
            PictureFile pictures, int index, DocumentFile file, String mediaType, Tesseract tesseract)
            throws IOException, RecognitionException {
        try {
            return tesseract.read(pictures.read(index), 0);
        } catch (IIOException undecoded) {
            // Java decodes neither WebP nor CMYK JPEG; Tesseract may.
            if (mediaType.equals("image/webp") || mediaType.equals("image/jpeg")) {
                var recognized = tesseract.read(Files.readAllBytes(file.path()));
                // Tesseract ignores the Exif orientation that viewers apply, so the positions of the words are unknown.
                return new RecognizedPage(recognized.paragraphs(), new PageWords.Builder());
            }
            throw undecoded;
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
