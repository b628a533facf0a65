package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.ingestion.parsing.picture.PictureConverter;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** A page of a PDF as an image for a screen. */
public final class PagePicture {

    private PagePicture() {}

    /**
     * {@return the page}
     *
     * @param number page number, from 1
     */
    public static Rendition of(DocumentFile file, int number, ParsingProperties limits) throws IOException {
        return PdfFile.read(file, document -> of(document, number, limits));
    }

    private static Rendition of(PDDocument document, int number, ParsingProperties limits) throws IOException {
        int count = 0;
        for (var page : document.getPages()) {
            if (++count == number) {
                check(document, page, limits);
                return PictureConverter.screen(
                        RenderedPage.forScreen(document, page).image());
            }
        }
        throw new UnreadableDocumentException(Reason.CORRUPT, "The PDF has no page " + number);
    }

    /** Follows the drawing of the page within the limits before it is drawn. */
    private static void check(PDDocument document, PDPage page, ParsingProperties limits) throws IOException {
        var text = new PageText(new WorkBudget(limits), limits.maxExpandedSize());
        text.lines(document, page);
        if (text.graphics().isTooLarge()) {
            throw new UnreadableDocumentException(Reason.LIMIT, "A picture of the page does not fit into memory");
        }
    }
}
