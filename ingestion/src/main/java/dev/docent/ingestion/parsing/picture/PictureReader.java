package dev.docent.ingestion.parsing.picture;

import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.format.PageOmissions;
import dev.docent.ingestion.parsing.format.SourceFile;
import dev.docent.ingestion.parsing.ocr.RecognitionException;
import dev.docent.ingestion.parsing.ocr.RecognizedPage;
import dev.docent.ingestion.parsing.ocr.Tesseract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import javax.imageio.IIOException;

/** Reads the text in pictures by character recognition. Each picture of a file is a page. */
public final class PictureReader implements FormatReader {

    private static final Set<String> TYPES =
            Set.of("image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/x-ms-bmp", "image/webp");

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType);
    }

    @Override
    public void read(SourceFile file, BlockCollector blocks) throws IOException {
        var tesseract = Tesseract.of(blocks.limits().ocr());
        var omissions = new PageOmissions();
        try (var pictures = PictureFile.open(file.path(), blocks.limits().maxPixels())) {
            int count = pictures.count();
            blocks.expectPages(count);
            for (int i = 0; i < count; i++) {
                blocks.nextPage();
                try {
                    tesseract.require();
                    blocks.recognitionBegins();
                    recognized(read(pictures, i, file, tesseract), blocks);
                } catch (RecognitionException unread) {
                    omissions.withoutText(i + 1, unread.reason());
                } catch (IOException | RuntimeException broken) {
                    damaged(i + 1, count, broken, omissions);
                } finally {
                    blocks.recognitionEnds();
                }
            }
        }
        omissions.tell(blocks);
    }

    private static RecognizedPage read(PictureFile pictures, int index, SourceFile file, Tesseract tesseract)
            throws IOException, RecognitionException {
        try {
            return tesseract.read(pictures.read(index), 0);
        } catch (IIOException undecoded) {
            // Java knows no WebP and no JPEG for printing; Tesseract may.
            if (file.mediaType().equals("image/webp") || file.mediaType().equals("image/jpeg")) {
                var recognized = tesseract.read(Files.readAllBytes(file.path()));
                // It does not turn the picture as its Exif mark says, and viewers do: where words stand is not known.
                return new RecognizedPage(recognized.paragraphs(), new PageWords.Builder());
            }
            throw undecoded;
        }
    }

    private static void recognized(RecognizedPage page, BlockCollector blocks) {
        page.paragraphs().forEach(blocks::paragraph);
        blocks.placed(page.words());
        if (!page.paragraphs().isEmpty()) {
            blocks.recognized();
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
