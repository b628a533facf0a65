package dev.docent.ingestion.parsing;

/**
 * Where a word stands on its page. Lengths are parts of the page as it is displayed, turned and cropped: its width and its
 * height are {@link #SIDE} each, and the origin is its top left corner.
 *
 * @param start offset of the word in a text
 * @param end offset after it
 * @param flow which way it is read
 * @param beginsLine whether it is the first of a line
 */
public record WordBox(int start, int end, int left, int top, int right, int bottom, Flow flow, boolean beginsLine) {

    /** A page's width, and its height. A part of a page of A4 is a tenth of a point. */
    public static final int SIDE = 8192;

    /** {@return the same place, of the stretch of another text} */
    public WordBox at(int otherStart, int otherEnd, boolean first) {
        return new WordBox(otherStart, otherEnd, left, top, right, bottom, flow, first);
    }

    /**
     * {@return what of it stands at {@code from..to}} Its letters are taken to be of one width, which is almost true of
     * those of scripts without spaces, whose words are long.
     */
    public WordBox within(int from, int to) {
        double before = Math.max(0, from - start) / (double) (end - start);
        double after = Math.max(0, end - to) / (double) (end - start);
        return switch (flow) {
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
                flow,
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
                flow,
                beginsLine);
    }
}
