package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.PageOmissions;
import dev.docent.ingestion.parsing.ocr.RecognitionException;
import dev.docent.ingestion.parsing.ocr.Tesseract;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the pages of a document one by one, by their text where they have it and by their picture where not. */
final class PdfPages {

    private static final Logger log = LoggerFactory.getLogger(PdfPages.class);

    /** The share of the memory that the picture on a page may take; drawing the page takes about as much again. */
    private static final int SHARE_OF_MEMORY = 4;

    private final PDDocument document;
    private final BlockCollector blocks;
    private final Effort effort;
    private final Tesseract tesseract;
    private final BodySize body = new BodySize();
    private final PageBlocks pageBlocks;
    private final PageOmissions omissions = new PageOmissions();
    private PageText text;
    private int count;

    PdfPages(PDDocument document, BlockCollector blocks) {
        this.document = document;
        this.blocks = blocks;
        this.effort = new Effort(blocks.limits());
        this.tesseract = Tesseract.of(blocks.limits().ocr());
        this.pageBlocks = new PageBlocks(body, new Hyphenation(), blocks);
        this.text = newText();
    }

    /** Reads all pages that are there; what the file says of their number may be anything. */
    void read() {
        int expected = document.getNumberOfPages();
        blocks.expectPages(expected);
        for (var page : document.getPages()) {
            blocks.nextPage();
            count++;
            readOrSkip(page);
        }
        omissions.tell(blocks);
        if (count == 0 || omissions.damaged() == count) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT,
                    count == 0
                            ? "The PDF is damaged: it has no page that can be found"
                            : "The PDF is damaged: none of its pages can be read",
                    null);
        }
        if (count < expected) {
            blocks.omit(new Omission(
                    "pages_unreadable",
                    "The PDF is damaged: it says that it has %,d pages, and %,d are there."
                            .formatted(expected, count)));
        }
    }

    private void readOrSkip(PDPage page) {
        try {
            var lines = Columns.inOrder(PageNumbers.leaveOut(
                    text.lines(document, page), DisplayedPage.of(page).height()));
            if (text.ink().hidesText(lines)) {
                recognize(page, lines);
            } else {
                add(page, lines);
            }
            if (text.isDamaged() || lacksContents(page)) {
                omissions.damaged(count);
            }
        } catch (UnreadableDocumentException limit) {
            throw limit;
        } catch (IOException | RuntimeException broken) {
            log.warn(
                    "A page cannot be read: page={} cause={}",
                    count,
                    broken.getClass().getName());
            text = newText();
            omissions.damaged(count);
        }
    }

    private void recognize(PDPage page, List<Line> lines) throws IOException {
        try {
            tesseract.require();
            if (text.ink().largestPictureBytes() > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) {
                omissions.withoutText(count, "of more pixels than fit into memory");
                return;
            }
            blocks.recognitionBegins();
            var picture = PagePicture.of(document, page);
            var recognized = tesseract.read(picture.image(), picture.dotsPerInch());
            if (text.ink().isGarbled() || letters(recognized.paragraphs()) > PageInk.letters(lines)) {
                recognized.paragraphs().forEach(blocks::paragraph);
                blocks.placed(recognized.words());
                blocks.recognized();
                return;
            }
        } catch (RecognitionException unread) {
            omissions.withoutText(count, unread.reason());
        } finally {
            blocks.recognitionEnds();
        }
        if (!text.ink().isGarbled()) {
            add(page, lines);
        }
    }

    private void add(PDPage page, List<Line> lines) {
        body.count(lines);
        pageBlocks.add(lines);
        blocks.placed(DisplayedPage.of(page).words(lines));
    }

    private PageText newText() {
        return new PageText(effort, blocks.limits().maxExpandedSize());
    }

    /** What a page refers to may not be in the file, most often because the file is cut off. */
    private static boolean lacksContents(PDPage page) {
        var contents = page.getCOSObject().getItem(COSName.CONTENTS);
        var there = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        return contents != null && contents != COSNull.NULL && (there == null || there == COSNull.NULL);
    }

    private static long letters(List<String> paragraphs) {
        return paragraphs.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isLetterOrDigit)
                .count();
    }
}
