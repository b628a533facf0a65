package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.PageOmissions;
import dev.docent.ingestion.parsing.ocr.PageScan;
import dev.docent.ingestion.parsing.ocr.Tesseract;
import dev.docent.ingestion.parsing.ocr.Tesseract.RecognitionException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the pages of a document one by one: by their text, or by OCR where the text is not all that is visible. */
final class PdfPages {

    private static final Logger log = LoggerFactory.getLogger(PdfPages.class);

    /** A page with fewer letters is a picture with some words, rather than a scan of text. */
    private static final int LETTERS_OF_PICTURES = 60;

    private final PDDocument document;
    private final BlockCollector blocks;
    private final WorkBudget budget;
    private final Tesseract tesseract;
    private final PageBlocks pageBlocks;
    private final PageFigures figures;
    private final PageOmissions omissions = new PageOmissions();
    private PageText text;
    private int count;

    PdfPages(PDDocument document, BlockCollector blocks) {
        this.document = document;
        this.blocks = blocks;
        this.budget = new WorkBudget(blocks.limits());
        this.tesseract = Tesseract.of(blocks.limits().ocr());
        this.pageBlocks = new PageBlocks(blocks);
        this.figures = new PageFigures(blocks);
        this.text = newText();
    }

    /** Reads all existing pages, regardless of the number that the file states. */
    void read() {
        int expected = document.getNumberOfPages();
        blocks.expectPages(expected);
        for (var page : document.getPages()) {
            blocks.nextPage();
            count++;
            readOrSkip(page);
        }
        omissions.report(blocks);
        if (count == 0 || omissions.damaged() == count) {
            throw new UnreadableDocumentException(
                    Reason.CORRUPT,
                    count == 0
                            ? "The PDF is damaged: it has no pages"
                            : "The PDF is damaged: none of its pages can be read");
        }
        if (count < expected) {
            blocks.omit(new Omission(
                    "pages_unreadable",
                    "The PDF is damaged: only %2$,d of the %1$,d pages that it states were found."
                            .formatted(expected, count)));
        }
    }

    private void readOrSkip(PDPage page) {
        try {
            var lines = Columns.inOrder(PageNumbers.removeFrom(
                    text.lines(document, page), DisplayedPage.of(page).height()));
            if (text.graphics().hidesText(lines)) {
                if (recognize(page, lines) < LETTERS_OF_PICTURES) {
                    figures.take(text.graphics());
                }
            } else {
                add(page, lines);
                figures.take(text.graphics());
            }
            if (text.isDamaged() || lacksContents(page)) {
                omissions.damaged(count);
            }
        } catch (UnreadableDocumentException limit) {
            throw limit;
        } catch (IOException | RuntimeException broken) {
            log.warn(
                    "pdf page unreadable page={} cause={}",
                    count,
                    broken.getClass().getName());
            text = newText();
            omissions.damaged(count);
        }
    }

    /** {@return the number of letters recognized; 0 if nothing was} */
    private long recognize(PDPage page, List<Line> lines) throws IOException {
        long letters = 0;
        try {
            tesseract.require();
            if (text.graphics().isTooLarge()) {
                omissions.withoutText(count, "too large to fit into memory");
                return letters;
            }
            blocks.progress().recognitionBegins();
            var picture = RenderedPage.of(document, page);
            if (blocks.isScan()) {
                blocks.scanned(PageScan.of(tesseract, picture.image(), picture.dotsPerInch()));
                return letters;
            }
            var recognized = tesseract.read(picture.image(), picture.dotsPerInch());
            letters = PageGraphics.letters(recognized.paragraphs().stream());
            if (text.graphics().isGarbled()
                    || letters > PageGraphics.letters(lines.stream().map(Line::text))) {
                recognized.addTo(blocks);
                return letters;
            }
        } catch (RecognitionException unread) {
            omissions.withoutText(count, unread.reason());
        } finally {
            blocks.progress().recognitionEnds();
        }
        if (!text.graphics().isGarbled()) {
            add(page, lines);
        }
        return letters;
    }

    private void add(PDPage page, List<Line> lines) {
        pageBlocks.add(lines);
        blocks.placed(DisplayedPage.of(page).words(lines));
    }

    private PageText newText() {
        return new PageText(budget, blocks.limits().maxExpandedSize());
    }

    /** The content stream of a page may be missing from the file, most often because the file is truncated. */
    private static boolean lacksContents(PDPage page) {
        var contents = page.getCOSObject().getItem(COSName.CONTENTS);
        var there = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        return contents != null && contents != COSNull.NULL && (there == null || there == COSNull.NULL);
    }

    /** Removes page numbers in the top or bottom margin that interrupt a sentence continuing on the next page. */
    private static final class PageNumbers {

        private static final Pattern NUMBER = Pattern.compile(
                "(?i)[-–—|\\s]*(?:page|seite|p\\.|pág\\.|стр\\.)?\\s*\\d{1,4}(?:\\s*(?:/|of|von|de|sur|из)\\s*\\d{1,4})?[-–—|\\s]*");

        /** The maximum share of the page height that a margin takes. */
        private static final double MARGIN = 0.18;

        /** The minimum distance to the text, relative to the font size. */
        private static final double APART = 1.8;

        /** {@return the lines of a page without a page number that interrupts a sentence} */
        static List<Line> removeFrom(List<Line> lines, double height) {
            var text = lines.stream()
                    .filter(line -> !isNumber(line, lines, height))
                    .toList();
            return !text.isEmpty() && (beginsAmidSentence(text.getFirst()) || endsAmidSentence(text.getLast()))
                    ? text
                    : lines;
        }

        private static boolean beginsAmidSentence(Line first) {
            return Character.isLowerCase(first.text().codePointAt(0));
        }

        private static boolean endsAmidSentence(Line last) {
            int end = last.text().codePointBefore(last.text().length());
            return Character.isLowerCase(end) || end == ',' || end == '-';
        }

        private static boolean isNumber(Line line, List<Line> lines, double height) {
            double at = line.baseline();
            double apart = APART * line.size();
            return (at < MARGIN * height || at > (1 - MARGIN) * height)
                    && line.segments().size() == 1
                    && NUMBER.matcher(line.text()).matches()
                    && (lines.stream().allMatch(other -> other == line || other.baseline() - at > apart)
                            || lines.stream().allMatch(other -> other == line || at - other.baseline() > apart));
        }
    }
}
