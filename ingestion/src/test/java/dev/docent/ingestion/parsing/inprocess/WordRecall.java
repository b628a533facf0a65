package dev.docent.ingestion.parsing.inprocess;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The share of the words of a text that another text contains, with multiplicity; Markdown and HTML markup is ignored.
 */
public final class WordRecall {

    private static final Pattern MARKS =
            Pattern.compile("(?s)<!--.*?-->|\\]\\([^)\\s]*\\)|&(amp|lt|gt|quot);|\\\\(?=[_*#])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private WordRecall() {}

    public static double of(String truth, String found) {
        var left = count(found);
        var words = count(MARKS.matcher(truth).replaceAll(" "));
        var hits = 0;
        var all = 0;
        for (var word : words.entrySet()) {
            all += word.getValue();
            hits += Math.min(word.getValue(), left.getOrDefault(word.getKey(), 0));
        }
        return all == 0 ? 1 : (double) hits / all;
    }

    private static Map<String, Integer> count(String text) {
        var counts = new HashMap<String, Integer>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> counts.merge(word.group(), 1, Integer::sum));
        return counts;
    }
}
