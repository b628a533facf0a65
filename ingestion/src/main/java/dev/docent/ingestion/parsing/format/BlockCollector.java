package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.PageFigure;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects the blocks of a document: cleans their text, drops empty ones, records the page and enforces the limits. For
 * one document and one thread.
 */
public final class BlockCollector {

    private static final int DEEPEST_HEADING = 6;

    private final ParsingProperties limits;
    private final ReadingProgress progress;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Omission> omissions = new ArrayList<>();
    private final Set<Integer> recognizedPages = new TreeSet<>();
    private final List<PageWords> words = new ArrayList<>();
    private final List<ScannedPage> scans = new ArrayList<>();
    private final List<PageFigure> figures = new ArrayList<>();
    private final boolean scan;
    private @Nullable Integer page;
    private @Nullable Integer expectedPages;
    private int pages;
    private long characters;

    public BlockCollector(ParsingProperties limits, ReadingProgress progress) {
        this(limits, progress, false);
    }

    /** @param scan whether the positions of the words are needed rather than blocks of text */
    public BlockCollector(ParsingProperties limits, ReadingProgress progress, boolean scan) {
        this.limits = limits;
        this.progress = progress;
        this.scan = scan;
    }

    /** {@return whether pages are added by {@link #scanned} after optical character recognition} */
    public boolean isScan() {
        return scan;
    }

    /** Adds the words of the current page, whose number is set. */
    public void scanned(ScannedPage ofPage) {
        scans.add(new ScannedPage(Objects.requireNonNull(page), ofPage.turned(), ofPage.lines(), ofPage.zone()));
    }

    /** {@return the scanned pages} */
    public List<ScannedPage> scans() {
        return List.copyOf(scans);
    }

    /** {@return whether figures are wanted, and there are not too many} */
    public boolean takesFigures() {
        return limits.figures().enabled()
                && !scan
                && figures.size() < limits.figures().maxPerDocument();
    }

    /** Adds a figure of the current page. */
    public void figure(String mediaType, byte[] content) {
        figures.add(new PageFigure(Objects.requireNonNull(page), mediaType, content));
    }

    /** {@return the limits that are enforced} */
    public ParsingProperties limits() {
        return limits;
    }

    /** Sets the number of pages that the file states. */
    public void expectPages(int total) {
        expectedPages = total < 1 ? null : Integer.valueOf(total);
    }

    public ReadingProgress progress() {
        return progress;
    }

    /** Marks the current page as read by OCR. */
    public void recognized() {
        recognizedPages.add(Objects.requireNonNull(page));
    }

    /** Adds the positions of the words of the current page, in the order of its blocks. */
    public void placed(PageWords.Builder placed) {
        var ofPage = placed.of(Objects.requireNonNull(page));
        if (!ofPage.boxes().isEmpty()) {
            words.add(ofPage);
        }
    }

    /** Reports a part of the document that is not read. */
    public void omit(Omission omission) {
        omissions.add(omission);
    }

    /** Starts the next page. */
    public void nextPage() {
        progress.pages(pages, expectedPages);
        if (++pages > limits.maxPages()) {
            throw UnreadableDocumentException.limit("The document has more than %,d pages", limits.maxPages());
        }
        page = pages;
    }

    /** Adds a heading; level 1 is the outermost. */
    public void heading(int level, String text) {
        var line = CleanText.line(text);
        if (!line.isEmpty()) {
            add(new Block.Heading(Math.clamp(level, 1, DEEPEST_HEADING), line, page), line.length());
        }
    }

    /** Adds a paragraph, including its line breaks. */
    public void paragraph(String text) {
        var lines = CleanText.lines(text);
        if (!lines.isEmpty()) {
            add(new Block.Paragraph(lines, page), lines.length());
        }
    }

    /** Adds a list item; depth 0 is an outermost list. */
    public void listItem(int depth, String marker, String text) {
        var lines = CleanText.lines(text);
        if (!lines.isEmpty()) {
            add(new Block.ListItem(depth, CleanText.line(marker), lines, page), lines.length());
        }
    }

    /** Adds text whose spaces and line breaks are significant. */
    public void preformatted(String text) {
        var kept = CleanText.preformatted(text);
        if (!kept.isBlank()) {
            add(new Block.Preformatted(kept, page), kept.length());
        }
    }

    /**
     * Adds a table; the rows of a table with a single column become paragraphs.
     *
     * @param rows all rows, including the header row
     * @param header whether the first row is the header; if false, the header is detected from the cells
     */
    public void table(List<? extends List<String>> rows, boolean header) {
        var cells = TableCells.of(rows, header);
        if (cells.columns() == 1) {
            cells.rows().forEach(row -> paragraph(row.getFirst()));
        } else if (cells.columns() > 1) {
            cells.title().ifPresent(this::paragraph);
            add(cells.asTable(header, page), cells.characters());
        }
    }

    /** Adds a table without a header row, whose rows begin with their label. */
    public void labelledRows(List<? extends List<String>> rows) {
        var cells = TableCells.of(rows, false);
        if (cells.columns() > 1) {
            cells.title().ifPresent(this::paragraph);
            add(cells.asRows(page), cells.characters());
        } else {
            table(rows, false);
        }
    }

    /** {@return the blocks collected so far} */
    public List<Block> blocks() {
        return blocks;
    }

    /** {@return the collected document} */
    public ParsedDocument document(String mediaType) {
        return new ParsedDocument(
                mediaType,
                page == null ? null : Integer.valueOf(pages),
                blocks,
                omissions,
                recognizedPages,
                words,
                figures);
    }

    /** Checks the limit on characters for text that is not yet a complete block. */
    public void expect(long pending) {
        if (characters + pending > limits.maxCharacters()) {
            throw UnreadableDocumentException.limit(
                    "The document has more than %,d characters of text", limits.maxCharacters());
        }
    }

    private void add(Block block, long length) {
        expect(length);
        characters += length;
        blocks.add(block);
    }
}
