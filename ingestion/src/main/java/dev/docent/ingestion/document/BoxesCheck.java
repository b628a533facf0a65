package dev.docent.ingestion.document;

import dev.docent.ingestion.parsing.WordBox;
import dev.docent.ingestion.parsing.WordBoxes;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads boxes that come from elsewhere, and looks whether they are for the text: nothing that they announce is believed. */
final class BoxesCheck {

    private BoxesCheck() {}

    /** {@return the boxes} @throws InvalidContentException when they are not for the text */
    static List<PageBoxes> read(InputStream stored, ExtractedText text) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(stored));
        try {
            require(in.readByte() == StoredBoxes.FORMAT
                    && in.readInt() == text.text().length()
                    && in.readInt() == text.text().hashCode());
            var pages = new ArrayList<PageBoxes>();
            var end = text.text().codePointCount(0, text.text().length());
            for (int left = in.readInt(); left > 0; left--) {
                pages.add(page(in, end));
            }
            require(in.read() < 0);
            return pages;
        } catch (EOFException | IndexOutOfBoundsException tooShort) {
            throw wrong();
        }
    }

    private static PageBoxes page(DataInputStream in, int end) throws IOException {
        int number = in.readInt();
        int length = in.readInt();
        require(number > 0 && length >= 0);
        // Allocated as it comes: the length may be any.
        var bytes = in.readNBytes(length);
        require(bytes.length == length);
        var words = WordBoxes.of(bytes);
        int before = 0;
        for (var word : words) {
            require(word.start() >= before && word.end() >= word.start() && word.end() <= end && isOnPage(word));
            before = word.end();
        }
        return new PageBoxes(number, words);
    }

    /** Letters may reach a little over the edge. */
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
