package dev.docent.ingestion.parsing.markup;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;

/** Removes the marks of footnotes that are written as text, such as {@code [17]} or {@code [23]: 105} after a word. */
final class NoteMarks {

    private static final Pattern MARK = Pattern.compile(
            "(?<=[\\p{L}\\p{N}.,;:!?)\\]\"'”’»…%])(?:\\[\\d{1,3}](?::\\s?\\d{1,4}(?:[-–]\\d{1,4})?(?!\\d))?)+");
    private static final Pattern AT_THE_END_OF_A_CLAUSE = Pattern.compile("[.,;:!?)\"”’»]\\[\\d{1,3}]");

    /** Fewer marks may be something else, such as an index. */
    private static final int MIN_MARKS = 3;

    private NoteMarks() {}

    static void remove(Element body) {
        if (AT_THE_END_OF_A_CLAUSE
                        .matcher(body.wholeText())
                        .results()
                        .limit(MIN_MARKS)
                        .count()
                < MIN_MARKS) {
            return;
        }
        body.filter((node, depth) -> {
            if (node instanceof Element element && isCode(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof TextNode text && text.getWholeText().indexOf('[') > 0) {
                text.text(MARK.matcher(text.getWholeText()).replaceAll(""));
            }
            return FilterResult.CONTINUE;
        });
    }

    private static boolean isCode(Element element) {
        return switch (element.normalName()) {
            case "pre", "code", "kbd", "samp", "math", "textarea" -> true;
            default -> false;
        };
    }
}
