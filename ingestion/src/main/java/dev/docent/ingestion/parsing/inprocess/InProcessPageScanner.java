package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.ScannedDocument;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.ScannedWord;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.WordBox;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FailureCause;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Scans the pages of pictures and PDFs in this process. */
public final class InProcessPageScanner {

    private final ParsingProperties limits;

    public InProcessPageScanner(ParsingProperties limits) {
        this.limits = limits;
    }

    /** {@return the pages of the file} */
    public ScannedDocument scan(DocumentFile file, ReadingProgress progress) {
        try {
            if (Files.size(file.path()) == 0) {
                throw new UnreadableDocumentException(Reason.EMPTY, "The file is empty");
            }
            return scan(file, TypeRecognizer.recognize(file), progress);
        } catch (StackOverflowError e) {
            throw new UnreadableDocumentException(Reason.LIMIT, "The parts of the file are nested too deeply", e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableDocumentException(Reason.LIMIT, "Reading the file requires too much memory", e);
        } catch (Exception e) {
            throw FailureCause.of(e, file.password());
        }
    }

    private ScannedDocument scan(DocumentFile file, String mediaType, ReadingProgress progress) throws Exception {
        var reader = mediaType.equals("application/pdf") || mediaType.startsWith("image/")
                ? FormatReaders.of(mediaType)
                : Optional.<FormatReader>empty();
        var blocks = new BlockCollector(limits, progress, true);
        reader.orElseThrow(() -> unsupported(mediaType)).read(file, mediaType, blocks);
        return document(mediaType, blocks);
    }

    /** Pages with text of their own are not recognized; their words are exact. */
    private static ScannedDocument document(String mediaType, BlockCollector blocks) {
        var parsed = blocks.document(mediaType);
        var pages = new ArrayList<>(blocks.scans());
        parsed.words().stream().map(InProcessPageScanner::page).forEach(pages::add);
        pages.sort(Comparator.comparingInt(ScannedPage::page));
        return new ScannedDocument(mediaType, pages, parsed.omissions());
    }

    private static ScannedPage page(PageWords words) {
        var lines = new ArrayList<ScannedLine>();
        var line = new ArrayList<ScannedWord>();
        for (var box : words.boxes()) {
            if (box.beginsLine() && !line.isEmpty()) {
                lines.add(new ScannedLine(line));
                line.clear();
            }
            line.add(word(words.text().substring(box.start(), box.end()), box));
        }
        if (!line.isEmpty()) {
            lines.add(new ScannedLine(line));
        }
        return new ScannedPage(words.page(), 0, lines, List.of());
    }

    private static ScannedWord word(String text, WordBox box) {
        double side = WordBox.SIDE;
        return new ScannedWord(text, box.left() / side, box.top() / side, box.right() / side, box.bottom() / side, 1);
    }

    private static UnreadableDocumentException unsupported(String mediaType) {
        return new UnreadableDocumentException(
                Reason.UNSUPPORTED,
                "Fields are extracted from pictures and PDFs; this is a file of the type " + mediaType);
    }
}
