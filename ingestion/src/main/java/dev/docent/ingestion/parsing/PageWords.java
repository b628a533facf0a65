package dev.docent.ingestion.parsing;

/**
 * The words of a page and where they stand on it.
 *
 * @param page from 1
 * @param text the words in reading order, clean, nothing between them
 * @param boxes with offsets in this text, in UTF-16 units; a word that is not within the page has none
 */
public record PageWords(int page, String text, WordBoxes boxes) {

    /** Takes the words of a page, as parts of its sides, in reading order. For one thread. */
    public static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final WordBoxes.Builder boxes = new WordBoxes.Builder();
        private boolean newLine = true;

        /** What follows is on another line. */
        public void nextLine() {
            newLine = true;
        }

        /** A word that is read this way, and its edges, from 0 to 1 where they are on the page. */
        public void add(String word, double left, double top, double right, double bottom, Flow flow) {
            int start = text.length();
            text.append(word);
            int from = part(left);
            int to = part(right);
            int high = part(top);
            int low = part(bottom);
            if (from < to && high < low && !word.isEmpty()) {
                boxes.add(new WordBox(start, text.length(), from, high, to, low, flow, newLine));
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
