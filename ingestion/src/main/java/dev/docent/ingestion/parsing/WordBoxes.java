package dev.docent.ingestion.parsing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A compact sequence of word boxes in reading order, about five bytes per box, encoded as differences to the previous
 * box.
 *
 * <p>Each word is a flags byte (two bits for the direction, one for the first word of a line, one for the same top and
 * bottom as the previous word, two for the gap between the offsets: 0, 1, 2, or 3 if the gap follows), then as
 * variable-length integers the length, the distance from the right edge of the previous word, the width, and unless
 * unchanged, the distance from the previous top and the height.
 */
public final class WordBoxes implements Iterable<WordBox> {

    /** An empty sequence. */
    public static final WordBoxes NONE = new WordBoxes(new byte[0]);

    private static final int DIRECTION = 0b11;
    private static final int BEGINS_LINE = 1 << 2;
    private static final int SAME_BAND = 1 << 3;
    private static final int GAP_SHIFT = 4;
    private static final int LARGE_GAP = 3;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final byte[] encoded;

    private WordBoxes(byte[] encoded) {
        this.encoded = encoded;
    }

    /** {@return the boxes with the given {@link #encoded() encoding}} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WordBoxes of(byte[] encoded) {
        return new WordBoxes(encoded.clone());
    }

    /** {@return the encoded form} */
    @JsonValue
    public byte[] encoded() {
        return encoded.clone();
    }

    public boolean isEmpty() {
        return encoded.length == 0;
    }

    @Override
    public Iterator<WordBox> iterator() {
        return new Reader();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordBoxes boxes && Arrays.equals(encoded, boxes.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    /** Builds a sequence from boxes in ascending order of their offsets, without overlaps. For one thread. */
    public static final class Builder {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        private int end;
        private int right;
        private int top;
        private int bottom;

        public void add(WordBox box) {
            if (box.start() < end || box.end() < box.start() || box.right() < box.left() || box.bottom() < box.top()) {
                throw new IllegalArgumentException("Boxes must be added in order, without overlaps: " + box);
            }
            int gap = box.start() - end;
            boolean sameBand = box.top() == top && box.bottom() == bottom;
            bytes.write(box.direction().ordinal()
                    | (box.beginsLine() ? BEGINS_LINE : 0)
                    | (sameBand ? SAME_BAND : 0)
                    | Math.min(gap, LARGE_GAP) << GAP_SHIFT);
            if (gap >= LARGE_GAP) {
                number(gap);
            }
            number(box.end() - box.start());
            signed(box.left() - right);
            number(box.right() - box.left());
            if (!sameBand) {
                signed(box.top() - top);
                number(box.bottom() - box.top());
            }
            end = box.end();
            right = box.right();
            top = box.top();
            bottom = box.bottom();
        }

        public WordBoxes build() {
            return new WordBoxes(bytes.toByteArray());
        }

        private void signed(int number) {
            number(number << 1 ^ number >> 31);
        }

        private void number(int number) {
            int rest = number;
            while (rest > SEVEN_BITS) {
                bytes.write(rest & SEVEN_BITS | MORE);
                rest >>>= 7;
            }
            bytes.write(rest);
        }
    }

    private final class Reader implements Iterator<WordBox> {

        private int at;
        private int end;
        private int right;
        private int top;
        private int bottom;

        @Override
        public boolean hasNext() {
            return at < encoded.length;
        }

        @Override
        public WordBox next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int flags = encoded[at++];
            int gap = flags >> GAP_SHIFT & LARGE_GAP;
            int start = end + (gap == LARGE_GAP ? number() : gap);
            end = start + number();
            int left = right + signed();
            right = left + number();
            if ((flags & SAME_BAND) == 0) {
                top += signed();
                bottom = top + number();
            }
            return new WordBox(
                    start,
                    end,
                    left,
                    top,
                    right,
                    bottom,
                    TextDirection.at(flags & DIRECTION),
                    (flags & BEGINS_LINE) != 0);
        }

        private int signed() {
            int number = number();
            return number >>> 1 ^ -(number & 1);
        }

        private int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                int next = encoded[at++];
                number |= (next & SEVEN_BITS) << shift;
                if ((next & MORE) == 0) {
                    return number;
                }
            }
        }
    }
}
