package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.media.PagePictures;
import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.ingestion.parsing.pdf.PagePicture;
import dev.docent.ingestion.parsing.picture.PictureConverter;
import java.io.IOException;

/** Draws the pages of pictures and PDFs in this process. */
public final class InProcessPagePictures implements PagePictures {

    private final ParsingProperties limits;

    public InProcessPagePictures(ParsingProperties limits) {
        this.limits = limits;
    }

    @Override
    public Rendition picture(DocumentFile file, int page) {
        try {
            return drawn(file, TypeRecognizer.recognize(file), page);
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw new UnreadableDocumentException(Reason.LIMIT, "Drawing the page requires too much memory", e);
        } catch (Exception e) {
            throw FailureCause.of(e, file.password());
        }
    }

    private Rendition drawn(DocumentFile file, String mediaType, int page) throws IOException {
        if (mediaType.equals("application/pdf")) {
            return PagePicture.of(file, page, limits);
        }
        if (mediaType.startsWith("image/")) {
            return PictureConverter.page(file.path(), page - 1, limits.maxPixels());
        }
        throw new UnreadableDocumentException(Reason.UNSUPPORTED, "Files of the type " + mediaType + " have no pages");
    }
}
