package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.chunking.ChunkedTexts;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A parsed, stored and rendered document, to compare the boxes of quotes with the drawn text. */
public final class PlacedQuotes {

    private static final int DOTS_PER_INCH = 144;
    private static final int DARK = 160;

    private final InMemoryRecords records = new InMemoryRecords();
    private final Map<Integer, BufferedImage> pictures = new HashMap<>();
    private final byte[] pdf;
    private final String text;
    private final List<Chunk> passages;

    public PlacedQuotes(byte[] pdf, ParsedDocument parsed) {
        this.pdf = pdf;
        var content = ChunkedTexts.chunked(parsed);
        this.text = content.text().text();
        this.passages = content.chunks();
        var document = records.register.save(Document.stored(
                "d1", new KnowledgeBaseRef("ann", "kb"), Filename.of("a.pdf"), new Original(1, "00"), Metadata.NONE));
        records.texts.put(document, content.text(), content.boxes());
    }

    /** {@return the extracted text} */
    public String text() {
        return text;
    }

    /** {@return the boxes of each passage} */
    public List<List<Box>> passages() {
        return passages.stream()
                .map(passage -> records.content.boxes(new DocumentRef("ann", "d1"), passage.start(), passage.text()))
                .toList();
    }

    /** {@return the boxes of the first occurrence of the quote} */
    public List<Box> boxes(String quote) {
        int at = text.indexOf(quote);
        if (at < 0) {
            throw new AssertionError("There is no \"" + quote + "\" in: " + text);
        }
        return records.content.boxes(new DocumentRef("ann", "d1"), text.codePointCount(0, at), quote);
    }

    /** {@return the smallest box around all dark pixels of a page} */
    Box ink(int page) {
        var picture = picture(page);
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (shade(picture, x, y) < DARK) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        double width = picture.getWidth();
        double height = picture.getHeight();
        return new Box(page, left / width, top / height, (right - left) / width, (bottom - top) / height);
    }

    /** {@return the share of dark pixels in a box} */
    double darkness(Box box) {
        return shades(box).filter(shade -> shade < DARK).count()
                / (double) shades(box).count();
    }

    /** {@return the difference between the lightest and the darkest pixel of a box, up to 255} */
    public int contrast(Box box) {
        var shades = shades(box).summaryStatistics();
        return shades.getMax() - shades.getMin();
    }

    private IntStream shades(Box box) {
        var picture = picture(box.page());
        int left = (int) (box.x() * picture.getWidth());
        int top = (int) (box.y() * picture.getHeight());
        int right = Math.min(picture.getWidth(), (int) Math.ceil((box.x() + box.width()) * picture.getWidth()));
        int bottom = Math.min(picture.getHeight(), (int) Math.ceil((box.y() + box.height()) * picture.getHeight()));
        return IntStream.range(top, bottom)
                .flatMap(y -> IntStream.range(left, right).map(x -> shade(picture, x, y)));
    }

    private BufferedImage picture(int page) {
        return pictures.computeIfAbsent(page, this::draw);
    }

    private BufferedImage draw(int page) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page - 1, DOTS_PER_INCH, ImageType.GRAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int shade(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFF;
    }
}
