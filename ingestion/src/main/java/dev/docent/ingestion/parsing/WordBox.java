package dev.docent.ingestion.parsing;

/**
 * The position of a word on its page. Coordinates are relative to the page as displayed, after rotation and cropping:
 * its width and its height are {@link #SIDE} each, and the origin is the top left corner.
 *
 * @param start offset of the word in a text
 * @param end offset after the word
 * @param direction reading direction
 * @param beginsLine whether the word is the first of a line
 */
public record WordBox(
        int start, int end, int left, int top, int right, int bottom, TextDirection direction, boolean beginsLine) {

    /** The width and the height of a page; on A4, one unit is a tenth of a point. */
    public static final int SIDE = 8192;

    /** {@return this position, for a range of another text} */
    public WordBox at(int otherStart, int otherEnd, boolean first) {
        return new WordBox(otherStart, otherEnd, left, top, right, bottom, direction, first);
    }

    /**
     * {@return the part of this box that covers {@code from..to}} Assumes that all letters have the same width, which
     * is almost true for scripts without spaces, whose words are long.
     */
    public WordBox within(int from, int to) {
        double before = Math.max(0, from - start) / (double) (end - start);
        double after = Math.max(0, end - to) / (double) (end - start);
        return switch (direction) {
            case RIGHTWARD -> cut(before, 0, after, 0);
            case DOWNWARD -> cut(0, before, 0, after);
            case LEFTWARD -> cut(after, 0, before, 0);
            case UPWARD -> cut(0, after, 0, before);
        };
    }

    /** {@return the smallest box around this and the next word} */
    public WordBox joined(WordBox next) {
        return new WordBox(
                start,
                next.end,
                Math.min(left, next.left),
                Math.min(top, next.top),
                Math.max(right, next.right),
                Math.max(bottom, next.bottom),
                direction,
                beginsLine);
    }

    private WordBox cut(double fromLeft, double fromTop, double fromRight, double fromBottom) {
        int width = right - left;
        int height = bottom - top;
        return new WordBox(
                start,
                end,
                left + (int) (fromLeft * width),
                top + (int) (fromTop * height),
                right - (int) (fromRight * width),
                bottom - (int) (fromBottom * height),
                direction,
                beginsLine);
    }
}
