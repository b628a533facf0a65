package dev.docent.retrieval.gemini;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Vectors that depend on the words of a text and on what they are for, always the same ones, and never of unit length. Who
 * does not say what they are for gets one that is near to none.
 */
final class StandInVectors {

    private static final Map<String, Pattern> PREFIXES = Map.of(
            "RETRIEVAL_QUERY", Pattern.compile("task: search result \\| query: (.*)", Pattern.DOTALL),
            "RETRIEVAL_DOCUMENT", Pattern.compile("title: .+? \\| text: (.*)", Pattern.DOTALL));

    private StandInVectors() {}

    /** {@return the vector as JSON} */
    static String of(String model, String text, String taskType, int dimensions) {
        if (!model.equals("gemini-embedding-2")) {
            return vector(text, taskType, dimensions);
        }
        for (var prefix : PREFIXES.entrySet()) {
            var matcher = prefix.getValue().matcher(text);
            if (matcher.matches()) {
                return vector(matcher.group(1), prefix.getKey(), dimensions);
            }
        }
        return vector(text, "", dimensions);
    }

    private static String vector(String text, String taskType, int dimensions) {
        var vector = new double[dimensions];
        if (!taskType.isEmpty()) {
            for (var word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
                vector[Math.floorMod(word.hashCode() * 31, dimensions - 2)] += 3;
            }
        }
        vector[dimensions - 2] = taskType.equals("RETRIEVAL_QUERY") ? 0.1 : 0;
        vector[dimensions - 1] = taskType.isEmpty() ? 3 : 0;
        return Arrays.toString(vector);
    }
}
