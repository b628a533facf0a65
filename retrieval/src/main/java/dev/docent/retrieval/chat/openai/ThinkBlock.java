package dev.docent.retrieval.chat.openai;

import java.util.regex.Pattern;

/**
 * Removes what a model thinks from the beginning of its text, where servers leave it between {@code <think>} and {@code
 * </think>}. Where the prompt's template already has {@code <think>}, as that of DeepSeek R1, the text has only the end; it
 * is held back until then if the model is known for that. Used by one thread.
 */
final class ThinkBlock {

    private static final String BEGIN = "<think>";
    private static final String END = "</think>";
    private static final Pattern THINKING =
            Pattern.compile(".*(\\br1\\b|qwq|think|reason|glm-z1|nemotron).*", Pattern.CASE_INSENSITIVE);

    private final StringBuilder held = new StringBuilder();
    private boolean mayLackBegin;
    private boolean lacksBegin;
    private boolean isBegun;
    private boolean isOver;

    /** @param mayLackBegin whether the text may begin with thoughts without {@code <think>} */
    ThinkBlock(boolean mayLackBegin) {
        this.mayLackBegin = mayLackBegin;
    }

    /** {@return whether the name is that of a model that may think without {@code <think>}} */
    static boolean mayLackBegin(String model) {
        return THINKING.matcher(model).matches();
    }

    /** {@return the text that follows, without thoughts} A text that may still be a thought is held back. */
    String without(String text) {
        if (isOver) {
            return afterUnexpectedEnd(text);
        }
        held.append(text);
        var start = held.toString().stripLeading();
        var hasBegin = start.startsWith(BEGIN);
        if (!hasBegin && !mayLackBegin) {
            return BEGIN.startsWith(start) ? "" : rest(0);
        }
        isBegun = isBegun || hasBegin;
        var end = held.indexOf(END);
        return end < 0 ? "" : thought(end, !hasBegin);
    }

    /** What came before is sent already, so that it is only known for the next text. */
    private String afterUnexpectedEnd(String text) {
        var end = isBegun ? -1 : text.indexOf(END);
        if (end < 0) {
            return text;
        }
        held.setLength(0);
        held.append(text);
        return thought(end, true);
    }

    private String thought(int end, boolean withoutBegin) {
        isBegun = true;
        lacksBegin = withoutBegin;
        return rest(end + END.length()).stripLeading();
    }

    /** Records that the server returns thoughts separately, so that the text contains none. */
    void areApart() {
        mayLackBegin = false;
    }

    /** {@return what is held back of a text that is complete} @param isCut whether it reached the limit of its length */
    String last(boolean isCut) {
        return isOver || isBegun || (mayLackBegin && isCut) ? "" : rest(0);
    }

    /** {@return whether the text began with thoughts} */
    boolean isBegun() {
        return isBegun;
    }

    /** {@return whether the text had the end of thoughts without their beginning} */
    boolean lacksBegin() {
        return lacksBegin;
    }

    private String rest(int from) {
        isOver = true;
        return held.substring(from);
    }
}
