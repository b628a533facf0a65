package dev.docent.ingestion.parsing;

/**
 * The words of a page and their positions.
 *
 * @param page page number, from 1
 * @param text the cleaned words in reading order, without separators
 * @param boxes positions by offset in {@code text}, in UTF-16 units; words outside the page have none
 */
public record PageWords(int page, String text, WordBoxes boxes) {

    /** Collects the words of a page in reading order, with coordinates relative to the page. For one thread. */
    public static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final WordBoxes.Builder boxes = new WordBoxes.Builder();
        private boolean newLine = true;

        /** Starts a new line. */
        public void nextLine() {
            newLine = true;
        }

        /** Adds a word with its direction and its edges, which are between 0 and 1 within the page. */
        public void add(String word, double left, double top, double right, double bottom, TextDirection direction) {
            int start = text.length();
            text.append(word);
            int from = part(left);
            int to = part(right);
            int high = part(top);
            int low = part(bottom);
            if (from < to && high < low && !word.isEmpty()) {
                boxes.add(new WordBox(start, text.length(), from, high, to, low, direction, newLine));
                newLine = false;
            }
        }

        public PageWords of(int page) {
            return new PageWords(page, text.toString(), boxes.build());
        }

        private static int part(double share) {
            return Math.clamp(Math.round(share * WordBox.SIDE), 0, WordBox.SIDE);
        }
    }
}
