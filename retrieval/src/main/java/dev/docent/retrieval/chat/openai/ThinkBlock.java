package dev.docent.retrieval.chat.openai;

/**
 * Removes what a model thinks from the beginning of its text, where servers that do not know the model leave it between
 * {@code <think>} and {@code </think>}. Used by one thread.
 */
final class ThinkBlock {

    private static final String BEGIN = "<think>";
    private static final String END = "</think>";

    private final StringBuilder held = new StringBuilder();
    private boolean isBegun;
    private boolean isOver;

    /** {@return the text that follows, without thoughts} A text that may still become the beginning is held back. */
    String without(String text) {
        if (isOver) {
            return text;
        }
        held.append(text);
        var start = held.toString().stripLeading();
        if (!isBegun && !start.startsWith(BEGIN)) {
            return BEGIN.startsWith(start) ? "" : rest(0);
        }
        isBegun = true;
        var end = held.indexOf(END);
        return end < 0 ? "" : rest(end + END.length()).stripLeading();
    }

    /** {@return whether the text began with thoughts} */
    boolean isBegun() {
        return isBegun;
    }

    private String rest(int from) {
        isOver = true;
        return held.substring(from);
    }
}
