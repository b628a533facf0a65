package dev.docent.ingestion.document.content;

import dev.docent.ingestion.parsing.WordBox;
import dev.docent.ingestion.parsing.WordBoxes;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Reads imported boxes and verifies that they belong to the text. Memory is bounded by the pages of the text, whatever
 * lengths the input states.
 */
public final class ImportedBoxes {

    /** Maximum size of a word in bytes: one byte of flags, and six numbers. */
    private static final int LARGEST_WORD = 31;

    /** Maximum size of all words in bytes: ten million words of usual size. */
    private static final int MOST_BYTES = 64 << 20;

    private ImportedBoxes() {}

    /**
     * {@return the boxes that another installation exported with {@link DocumentTexts#storedBoxes}}
     *
     * @param text the text of the boxes
     * @throws InvalidContentException if the boxes do not belong to the text
     */
    public static List<PageBoxes> read(InputStream stored, ExtractedText text) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(stored));
        try {
            require(in.readByte() == StoredBoxes.FORMAT
                    && in.readInt() == text.text().length()
                    && in.readInt() == text.text().hashCode());
            var pages = pages(in, text);
            require(in.read() < 0);
            return pages;
        } catch (EOFException | IndexOutOfBoundsException tooShort) {
            throw wrong();
        }
    }

    /** Reads the pages, which are in the order of the text, each at most once. */
    private static List<PageBoxes> pages(DataInputStream in, ExtractedText text) throws IOException {
        var pages = new ArrayList<PageBoxes>();
        var of = text.pages().iterator();
        int bytesLeft = MOST_BYTES;
        for (int left = in.readInt(); left > 0; left--) {
            int number = in.readInt();
            int length = in.readInt();
            var page = next(of, number);
            require(length >= 0 && length <= Math.min(bytesLeft, (page.end() - page.start()) * (long) LARGEST_WORD));
            bytesLeft -= length;
            pages.add(page(in, page, length));
        }
        return pages;
    }

    private static ExtractedText.Page next(Iterator<ExtractedText.Page> pages, int number) {
        while (pages.hasNext()) {
            var page = pages.next();
            if (page.number() == number) {
                return page;
            }
        }
        throw wrong();
    }

    private static PageBoxes page(DataInputStream in, ExtractedText.Page page, int length) throws IOException {
        var bytes = in.readNBytes(length);
        require(bytes.length == length);
        var words = WordBoxes.of(bytes);
        int before = page.start();
        for (var word : words) {
            require(word.start() >= before && word.end() > word.start() && word.end() <= page.end() && isOnPage(word));
            before = word.end();
        }
        return new PageBoxes(page.number(), words);
    }

    /** Letters may extend beyond the edge of the page. */
    private static boolean isOnPage(WordBox word) {
        int most = 4 * WordBox.SIDE;
        return -most < word.left()
                && word.left() <= word.right()
                && word.right() < most
                && -most < word.top()
                && word.top() <= word.bottom()
                && word.bottom() < most;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw wrong();
        }
    }

    private static InvalidContentException wrong() {
        return new InvalidContentException("is not about the words of its text");
    }
}
